import type { Archive } from '../open.js';
import { transaction } from '../transaction.js';
import { accountRows } from './accounts.js';
import type { Check, Finding, Found, QueryCheck } from './check.js';
import { correctionBodies, mergedEntities, orphans } from './corrected.js';
import { evidenceChecks } from './evidence.js';
import { rowsMatchRecord } from './rows.js';
import { searchIndex, searchSurplus } from './search.js';
import {
  currentVersion,
  database,
  reportKeys,
  reportVersions,
  rowTimes,
  sequences,
  strayRows,
  uidMatchesKey,
  unread,
  unreadable,
} from './structure.js';
import { summaries } from './summaries.js';
import { correctedWords } from './verify.js';
import { versionBatches } from './versions.js';

const queries: readonly QueryCheck[] = [
  database,
  sequences,
  reportVersions,
  reportKeys,
  uidMatchesKey,
  currentVersion,
  strayRows,
  rowTimes,
  searchSurplus,
  searchIndex,
  mergedEntities,
  correctionBodies,
  orphans,
  accountRows,
  summaries,
  unread,
  unreadable,
];

const correctionWords: Check = {
  name: 'correction-words',
  kind: 'fault',
  means: 'The words that a correction names stand in the version that was corrected.',
  remedy: 'Restore a backup: the text or the correction was changed from outside.',
};

/** Every check, in the order they are made. Those that go through every text are made only when all is asked for. */
export const checks: readonly (Check & { readonly deep: boolean })[] = [
  ...queries.map((c) => ({ ...c, deep: false })),
  ...[...evidenceChecks, correctionWords, rowsMatchRecord].map((c) => ({ ...c, deep: true })),
];

export interface DiagnoseOptions {
  /** Also go through every text, record and row. Minutes for a large archive; memory stays the same. */
  readonly deep?: boolean;
  /** Told of each check that is begun and of versions gone through. */
  readonly progress?: (what: string) => void;
}

/** Looks for whatever an archive should not have. Changes nothing. */
export async function* diagnose(
  archive: Archive,
  { deep = false, progress = () => {} }: DiagnoseOptions = {},
): AsyncGenerator<Finding> {
  const finding = (check: Check, found: Found): Finding => ({ ...found, check: check.name, kind: check.kind });
  for (const check of queries) {
    progress(check.name);
    for await (const f of check.find(archive, deep)) yield finding(check, f);
  }
  if (!deep) return;
  let done = 0;
  for await (const versions of versionBatches(archive)) {
    for (const v of versions)
      for (const check of evidenceChecks) for (const f of await check.find(v)) yield finding(check, f);
    for await (const f of correctedWords(archive, versions)) yield finding(correctionWords, f);
    for (const f of await rowsMatchRecord.find(archive.db, versions)) yield finding(rowsMatchRecord, f);
    done += versions.length;
    progress(`${done} versions`);
  }
}

/** How many are mended in one transaction. */
const batch = 100;

/** What came of mending: how many targets were, and why others could not be. */
export interface Mended {
  readonly mended: number;
  readonly failures: readonly string[];
}

/** Puts right what a check found. A target that cannot be mended keeps no other from it. */
export async function mend(archive: Archive, check: Check, targets: readonly number[]): Promise<Mended> {
  const { mend: act } = check;
  if (act === undefined) return { mended: 0, failures: [] };
  const all = [...new Set(targets)];
  const failures: string[] = [];
  const attempt = async (some: readonly number[]): Promise<void> => {
    try {
      await transaction(archive, (tx) => act(tx, some));
    } catch (error) {
      if (some.length > 1) for (const one of some) await attempt([one]);
      else failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  for (let from = 0; from < all.length; from += batch) await attempt(all.slice(from, from + batch));
  return { mended: all.length - failures.length, failures };
}

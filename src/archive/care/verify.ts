import { wordsOf } from '../corrections/carry.js';
import type { Correction } from '../corrections/correction.js';
import type { Archive } from '../open.js';
import { unpackRecord } from '../pack.js';
import type { Finding, Found, LoadedVersion } from './check.js';
import { evidenceChecks, itemsOf, spansIn } from './evidence.js';
import { versionBatches } from './versions.js';

/** What was compared. */
export interface Verified {
  versions: number;
  sources: number;
  spans: number;
  corrections: number;
}

/**
 * Compares the SHA-256 of every text and source with the one it came with, and the words of every span, of records and of
 * corrections, with the stored text: of all reports, or of those with these public ids. Findings come as they are made;
 * `done` is counted up meanwhile.
 */
export async function* verify(
  archive: Archive,
  { uids = null, done }: { readonly uids?: readonly string[] | null; readonly done: Verified },
): AsyncGenerator<Finding> {
  for await (const versions of versionBatches(archive, uids)) {
    for (const v of versions) {
      let good = true;
      for (const check of evidenceChecks)
        for (const f of await check.find(v)) {
          good = false;
          yield { ...f, check: check.name, kind: check.kind };
        }
      done.versions++;
      if (v.source !== null) done.sources++;
      if (good && v.record !== null) for (const _ of spansIn(itemsOf(unpackRecord(v.record, v.text)))) done.spans++;
    }
    for await (const f of correctedWords(archive, versions, done))
      yield { ...f, check: 'correction-words', kind: 'fault' };
  }
}

/** Corrections whose words do not stand in the version they were made on. */
export async function* correctedWords(
  { db }: Pick<Archive, 'db'>,
  versions: readonly LoadedVersion[],
  done?: Verified,
): AsyncGenerator<Found> {
  const byId = new Map(versions.map((v) => [v.id, v]));
  const rows = await db
    .selectFrom('correction')
    .select(['id', 'version_id', 'body'])
    .where('version_id', 'in', [...byId.keys()])
    .execute();
  for (const row of rows) {
    if (done) done.corrections++;
    const v = byId.get(row.version_id!)!;
    for (const { start, end, text } of wordsOf(JSON.parse(row.body) as Correction))
      if (v.text.slice(start, end) !== text) {
        yield {
          report: v.uid,
          detail: `version ${v.seq}: correction ${row.id} names «${text.slice(0, 60)}», which does not stand at ${start}–${end}.`,
          target: row.id,
        };
        break;
      }
  }
}

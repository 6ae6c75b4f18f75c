import { inflateRawSync } from 'node:zlib';
import type { IsnadRecord } from '../../record/record.js';
import { sha256 } from '../identity.js';
import { unpackRecord } from '../pack.js';
import { removeRows } from '../replace.js';
import { indexUnread } from '../search/store.js';
import { tally } from '../summaries.js';
import type { Found, LoadedVersion, VersionCheck } from './check.js';

const found = (v: LoadedVersion, detail: string, target = v.id): Found => ({
  report: v.uid,
  detail: `version ${v.seq}: ${detail}`,
  target,
});

const fromBackup = 'Take the report from a backup, or add it again from its source.';

/** A record of a version, or why it cannot be had. */
function recordOf(v: LoadedVersion): IsnadRecord | Error | null {
  if (v.record === null) return null;
  try {
    return unpackRecord(v.record, v.text);
  } catch (error) {
    return error as Error;
  }
}

/** Every span of a value, at whatever depth. */
export function* spansIn(value: unknown): Generator<{ start: number; end: number; text: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'text' in value)
    yield value as { start: number; end: number; text: string };
  for (const inner of Object.values(value)) if (typeof inner === 'object') yield* spansIn(inner);
}

/** The items of a record whose spans must be its text's. */
export const itemsOf = (r: IsnadRecord) => [r.entities, r.times, r.figures, r.statements, r.events, r.notes];

export const textHash: VersionCheck = {
  name: 'text-hash',
  kind: 'fault',
  means: 'The text of every version has the SHA-256 it was taken in with.',
  remedy: fromBackup,
  *find(v) {
    const hash = sha256(v.text);
    if (hash !== v.hash) yield found(v, `its text has SHA-256 ${hash}, not ${v.hash}.`);
  },
};

export const sourceHash: VersionCheck = {
  name: 'source-hash',
  kind: 'fault',
  means: 'The bytes a version was taken from have the SHA-256 and the length they came with.',
  remedy: fromBackup,
  *find(v) {
    if (v.source === null) return;
    let bytes: Uint8Array;
    try {
      bytes = inflateRawSync(v.source.bytes);
    } catch {
      yield found(v, 'its source cannot be unpacked.');
      return;
    }
    if (bytes.length !== v.source.size || sha256(bytes) !== v.source.hash)
      yield found(v, 'its source is not the bytes that came.');
  },
};

const dropReading: Pick<VersionCheck, 'remedy' | 'mend'> = {
  remedy: 'Forget what was read in it; isnad reread then reads it again. Corrections stay.',
  async mend(tx, targets) {
    await removeRows(tx, targets);
    await tx.db.deleteFrom('reading').where('version_id', 'in', targets).execute();
    const current = await tx.db.selectFrom('report').select('version_id').where('version_id', 'in', targets).execute();
    const waiting = current.map((r) => r.version_id!);
    await indexUnread(tx, waiting);
    await tally(tx, waiting);
  },
};

export const recordUnpacks: VersionCheck = {
  name: 'record-unpacks',
  kind: 'fault',
  means: 'What was read in a version can be unpacked and is of this text.',
  ...dropReading,
  *find(v) {
    const record = recordOf(v);
    if (record instanceof Error) yield found(v, 'its record cannot be unpacked.');
    else if (record !== null && record.report.id !== v.hash) yield found(v, 'its record is of another text.');
  },
};

export const spanSlices: VersionCheck = {
  name: 'span-slices',
  kind: 'fault',
  means: 'The words of every span of a record are the words at that place of the text.',
  ...dropReading,
  *find(v) {
    const record = recordOf(v);
    if (record === null || record instanceof Error) return;
    for (const { start, end, text } of spansIn(itemsOf(record)))
      if (v.text.slice(start, end) !== text) {
        yield found(v, `«${text.slice(0, 60)}» does not stand at ${start}–${end}.`);
        return;
      }
  },
};

/** Whether the text is as it came, and every word that was read in it is its own. */
export const evidenceChecks: readonly VersionCheck[] = [textHash, sourceHash, recordUnpacks, spanSlices];

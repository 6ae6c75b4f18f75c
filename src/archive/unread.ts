import type { Archive } from './open.js';
import type { Reading } from './reading.js';
import { replaceReadings } from './replace.js';
import { type Tx, transaction } from './transaction.js';

/** A version that nobody has read yet. */
export interface Unread {
  readonly id: number;
  readonly text: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** Those of these versions that have not been read. */
export const unread = (archive: Archive, versionIds: readonly number[]): Promise<Unread[]> =>
  archive.db
    .selectFrom('version')
    .leftJoin('reading', 'reading.version_id', 'version.id')
    .select(['id', 'text', 'title', 'published', 'publisher', 'url'])
    .where('id', 'in', versionIds)
    .where('reading.version_id', 'is', null)
    .orderBy('id')
    .execute();

/** Puts in what was read in versions. `also` happens in the same transaction. */
export async function putReadings(
  archive: Archive,
  readings: ReadonlyMap<number, Reading>,
  { reader, now, also }: { readonly reader: string; readonly now: string; readonly also?: (tx: Tx) => Promise<void> },
): Promise<void> {
  await transaction(archive, async (tx) => {
    // a batch whose lease ran out may have been read by another worker in the meantime
    if (readings.size > 0) {
      const versions = await placesOf(tx, [...readings.keys()]);
      await replaceReadings(
        tx,
        versions.map((v) => ({ versionId: v.id, reading: readings.get(v.id)!, at: v.at, current: v.current === v.id })),
        { reader, now, fresh: false },
      );
    }
    await also?.(tx);
  });
}

const placesOf = (tx: Tx, versionIds: readonly number[]) =>
  tx.db
    .selectFrom('version')
    .innerJoin('report', 'report.id', 'version.report_id')
    .select(['version.id', 'version.at', 'report.version_id as current'])
    .where('version.id', 'in', versionIds)
    .orderBy('version.id')
    .execute();

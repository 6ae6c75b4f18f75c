import type { Archive } from '../open.js';
import type { LoadedVersion } from './check.js';

/** Few enough that the sources of a page's batch stay within some MB. */
const batch = 50;

/**
 * Versions with all that is kept of them, in batches, in the order of their rows; of all reports or of those with these
 * public ids. Memory does not grow with the archive.
 */
export async function* versionBatches(
  { db }: Pick<Archive, 'db'>,
  uids: readonly string[] | null = null,
): AsyncGenerator<readonly LoadedVersion[]> {
  for (let last = 0; ; ) {
    let query = db
      .selectFrom('version')
      .innerJoin('report', 'report.id', 'version.report_id')
      .leftJoin('reading', 'reading.version_id', 'version.id')
      .leftJoin('source', 'source.version_id', 'version.id')
      .select(['version.id', 'report_id', 'uid', 'seq', 'version.hash', 'at', 'text', 'record'])
      .select(['report.version_id as current', 'source.hash as source_hash', 'size', 'bytes'])
      .where('version.id', '>', last)
      .orderBy('version.id')
      .limit(batch);
    if (uids !== null) query = query.where('uid', 'in', uids);
    const rows = await query.execute();
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    yield rows.map((r) => ({
      ...{ id: r.id, reportId: r.report_id, uid: r.uid, seq: r.seq, current: r.current === r.id },
      ...{ hash: r.hash, at: r.at, text: r.text, record: r.record },
      source: r.bytes === null ? null : { hash: r.source_hash!, size: r.size!, bytes: r.bytes },
    }));
  }
}

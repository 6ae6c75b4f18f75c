import type { Location } from '../src/archive/location.js';
import { openArchive } from '../src/archive/open.js';
import { unpackRecord } from '../src/archive/pack.js';

/**
 * What an archive holds, a line a report in the order of their public ids: its texts, its identities, what was read and
 * how many rows were made of it; without ids, which depend on the order of things, and without times of capture.
 */
export async function* contentsOf(location: Location): AsyncGenerator<string> {
  await using archive = await openArchive(location);
  const { db } = archive;
  for (let after = ''; ; ) {
    const reports = await db
      .selectFrom('report')
      .selectAll()
      .where('uid', '>', after)
      .orderBy('uid')
      .limit(200)
      .execute();
    if (reports.length === 0) return;
    for (const report of reports) {
      const versions = await db
        .selectFrom('version')
        .leftJoin('reading', 'reading.version_id', 'version.id')
        .select(['version.id', 'seq', 'hash', 'text', 'record', 'error'])
        .where('report_id', '=', report.id)
        .orderBy('seq')
        .execute();
      const keys = await db
        .selectFrom('report_key')
        .select('key')
        .where('report_id', '=', report.id)
        .orderBy('key')
        .execute();
      const rows = [];
      for (const table of ['appearance', 'statement', 'event', 'figure'] as const)
        rows.push(
          await db
            .selectFrom(table)
            .select((e) => e.fn.countAll().as('n'))
            .where('version_id', '=', report.version_id)
            .executeTakeFirstOrThrow(),
        );
      yield JSON.stringify({
        uid: report.uid,
        keys,
        versions: versions.map((v) => [v.seq, v.hash, v.record && unpackRecord(v.record, v.text), v.error]),
        rows: rows.map((r) => Number(r.n)),
      });
    }
    after = reports.at(-1)!.uid;
  }
}

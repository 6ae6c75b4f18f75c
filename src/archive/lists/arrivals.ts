import type { Archive } from '../open.js';
import type { ReportRef } from './refs.js';

/** A version as it came in, with its place in the order of coming. */
export interface Arrival extends ReportRef {
  readonly id: number;
  readonly capturedAt: string;
}

/** The place of the version that came last; 0 in an empty archive. */
export async function lastVersion({ db }: Archive): Promise<number> {
  const row = await db.selectFrom('version').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

/** Versions that came after a place, in order, at most `limit`. */
export async function versionsAfter({ db }: Archive, after: number, limit: number): Promise<readonly Arrival[]> {
  const rows = await db
    .selectFrom('version as v')
    .innerJoin('report as r', 'r.id', 'v.report_id')
    .select(['v.id', 'r.uid', 'v.seq', 'v.title', 'v.published', 'v.publisher', 'v.url', 'v.captured_at'])
    .where('v.id', '>', after)
    .orderBy('v.id')
    .limit(limit)
    .execute();
  return rows.map(({ captured_at, ...r }) => ({ ...r, capturedAt: captured_at }));
}

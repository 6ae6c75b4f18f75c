import { sql } from 'kysely';
import { all } from '../lists/conditions.js';
import type { Filters } from '../lists/filters.js';
import { cursorOf, everyItem, limitOf, type Page, type PageRequest, pageOf, readCursor } from '../lists/page.js';
import type { ReportRef } from '../lists/refs.js';
import { resolveFilters } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { currentReports } from './newest.js';

/** A report in its current version. */
export interface ReportItem extends ReportRef {
  /** Its title or, where the source gives none, its first line. */
  readonly headline: string;
  readonly author: string | null;
  /** ISO 8601 instant. */
  readonly captured: string;
  /** How often its text was found to have changed, and once for the first. */
  readonly versions: number;
  /** Whether it was read; `failed` where it could not be, which `error` tells of. */
  readonly reading: 'read' | 'unread' | 'failed';
  readonly error: string | null;
  readonly statements: number;
  readonly events: number;
  readonly figures: number;
  /** How many of these a person has looked at. */
  readonly reviewed: number;
}

/** Reports as the filters ask, the latest first. */
export async function listReports(
  archive: Archive,
  filters: Filters,
  request: PageRequest = {},
): Promise<Page<ReportItem>> {
  const { db } = archive;
  const limit = limitOf(request);
  const after = readCursor(request, 'string', 'number');
  const asked = [
    ...currentReports('c', await resolveFilters(archive, filters)),
    ...(after === null ? [] : [sql`(c.at, c.id) < (${after[0]}, ${after[1]})`]),
  ];
  const { rows } = await sql<{ id: number; at: string }>`
    select c.id, c.at from version as c where ${all(asked)}
    order by c.at desc, c.id desc limit ${limit + 1}`.execute(db);
  const { items, next } = pageOf(rows, limit, (last) => cursorOf(last.at, last.id));
  return {
    items: await reportsById(
      archive,
      items.map((r) => r.id),
    ),
    next,
  };
}

/** All of them, one by one, in constant memory. */
export const eachReport = (archive: Archive, filters: Filters): AsyncGenerator<ReportItem> =>
  everyItem((request) => listReports(archive, filters, request));

/** Reports by the ids of their current versions, in that order. One that is gone is left out. */
async function reportsById({ db }: Archive, ids: readonly number[]): Promise<readonly ReportItem[]> {
  if (ids.length === 0) return [];
  const versions = await db
    .selectFrom('version as v')
    .innerJoin('report as r', 'r.id', 'v.report_id')
    .leftJoin('reading as g', 'g.version_id', 'v.id')
    .select(['v.id', 'r.uid', 'v.seq', 'v.title', 'v.published', 'v.publisher', 'v.url', 'v.author', 'v.captured_at'])
    .select(['g.reader', 'g.error', sql<string>`substr(ltrim(v.text), 1, 300)`.as('beginning')])
    .select((e) =>
      e
        .selectFrom('version as o')
        .select((o) => o.fn.countAll().as('n'))
        .whereRef('o.report_id', '=', 'r.id')
        .as('versions'),
    )
    .where('v.id', 'in', ids)
    .execute();
  const counts = await itemCounts(db, ids);
  const made = new Map(
    versions.map(({ id, reader, error, beginning, captured_at, versions, ...v }) => {
      const [statements, events, figures] = (['statement', 'event', 'figure'] as const).map((t) => counts[t].get(id));
      const item: ReportItem = {
        ...v,
        headline: v.title ?? beginning.split(/[\r\n]/u, 1)[0]!.trim(),
        captured: captured_at,
        versions: Number(versions),
        reading: reader === null ? 'unread' : error === null ? 'read' : 'failed',
        error,
        statements: statements?.n ?? 0,
        events: events?.n ?? 0,
        figures: figures?.n ?? 0,
        reviewed: [statements, events, figures].reduce((sum, c) => sum + (c?.reviewed ?? 0), 0),
      };
      return [id, item] as const;
    }),
  );
  return ids.flatMap((id) => made.get(id) ?? []);
}

interface Counts {
  readonly n: number;
  readonly reviewed: number;
}

async function itemCounts(db: Archive['db'], ids: readonly number[]) {
  const counted = async (table: 'statement' | 'event' | 'figure'): Promise<ReadonlyMap<number, Counts>> => {
    const { rows } = await sql<{ id: number; n: number; reviewed: number }>`
      select version_id as id, count(*) as n, sum(case when reviewed > 0 then 1 else 0 end) as reviewed
      from ${sql.table(table)} where version_id in (${sql.join(ids)}) group by version_id`.execute(db);
    return new Map(rows.map((r) => [r.id, { n: Number(r.n), reviewed: Number(r.reviewed) }]));
  };
  return { statement: await counted('statement'), event: await counted('event'), figure: await counted('figure') };
}

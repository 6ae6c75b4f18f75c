import { sql } from 'kysely';
import type { Archive } from '../open.js';
import { all, conditions, within } from './conditions.js';
import type { Filters } from './filters.js';
import { cursorOf, limitOf, type Page, type PageRequest, pageOf, readCursor } from './page.js';
import { resolveFilters } from './resolve.js';

/** What is listed, by its table, and what the conditions call it in a query. */
const aliases = { statement: 's', event: 'e', figure: 'f' } as const;

/** Ids of the rows that the filters ask for, the latest report's first. */
export async function latest(
  archive: Archive,
  table: keyof typeof aliases,
  filters: Filters,
  request: PageRequest,
): Promise<Page<number>> {
  const limit = limitOf(request);
  const after = readCursor(request, 'string', 'number');
  const f = await resolveFilters(archive, filters);
  const alias = aliases[table];
  const at = sql.ref(`${alias}.at`);
  const id = sql.ref(`${alias}.id`);
  const asked = [
    ...conditions(table, alias, f),
    ...(f.published === undefined ? [] : within(at, f.published)),
    ...(after === null ? [] : [sql`(${at}, ${id}) < (${after[0]}, ${after[1]})`]),
  ];
  const { rows } = await sql<{ id: number; at: string }>`
    select ${id}, ${at} from ${sql.table(table)} as ${sql.ref(alias)} where ${all(asked)}
    order by ${at} desc, ${id} desc limit ${limit + 1}`.execute(archive.db);
  const { items, next } = pageOf(rows, limit, (last) => cursorOf(last.at, last.id));
  return { items: items.map((r) => r.id), next };
}

import { type RawBuilder, sql } from 'kysely';
import type { WordAnalyzer } from '../../record/asked-words.js';
import { all, type Conditions, conditions, within } from '../lists/conditions.js';
import type { Filters } from '../lists/filters.js';
import { type Resolved, resolveFilters } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { newestHits } from '../search/find.js';
import { parseQuery } from '../search/query.js';
import { termsOf } from '../search/terms.js';

/** Which reports or statements a view is of: what a search finds, or all that the filters ask for. */
export interface Selection {
  readonly query?: string;
  /** All words letter by letter. */
  readonly exact?: boolean;
  readonly filters?: Filters;
}

/** How many were counted; `all` is false where there are more, of which those counted are the newest. */
export interface Of {
  readonly counted: number;
  readonly all: boolean;
}

/** So many of each value, those that are met most often first. */
export interface Count<T> {
  readonly value: T;
  readonly count: number;
}

/** The newest `most` reports (ids of their current versions) or statements of a selection, as SQL of a column `id`. */
export async function newest(
  archive: Archive,
  what: 'reports' | 'statements',
  { query, exact = false, filters = {} }: Selection,
  analyze: WordAnalyzer | null,
  most: number,
): Promise<RawBuilder<{ id: number }>> {
  const f = await resolveFilters(archive, filters);
  if (query !== undefined && query.trim() !== '') {
    if (analyze === null) throw new TypeError('To search, an analyzer of words is needed.');
    const index = what === 'reports' ? 'search_report' : 'search_statement';
    return newestHits(archive, index, termsOf(parseQuery(query, { exact }), analyze), f, most);
  }
  if (what === 'reports')
    return sql`select c.id from version as c where ${all(currentReports('c', f))} order by c.at desc, c.id desc limit ${most}`;
  const asked = [...conditions('statement', 's', f), ...published('s', f)];
  return sql`select s.id from statement as s where ${all(asked)} order by s.at desc, s.id desc limit ${most}`;
}

export const published = (alias: string, f: Resolved): Conditions =>
  f.published === undefined ? [] : within(sql.ref(`${alias}.at`), f.published);

/** That a version is the current one of a report as the filters ask. */
export function currentReports(version: string, f: Resolved): Conditions {
  const column = (name: string) => sql.ref(`${version}.${name}`);
  const { publisher, captured, ...rest } = f;
  return [
    ...(publisher === undefined
      ? []
      : [publisher.length === 0 ? sql`1 = 0` : sql`${column('publisher')} in (${sql.join(publisher)})`]),
    ...(captured === undefined ? [] : within(column('captured_at'), captured)),
    ...published(version, f),
    ...conditions('report', column('id'), rest),
    sql`exists (select 1 from report where report.id = ${column('report_id')} and report.version_id = ${column('id')})`,
  ];
}

/** Those that are met most often first. */
export const byCount = (counts: readonly Count<string>[]): readonly Count<string>[] =>
  counts.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

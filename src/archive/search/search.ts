import { sql } from 'kysely';
import type { WordAnalyzer } from '../../record/asked-words.js';
import type { TextWords } from '../../record/text-words.js';
import type { Filters } from '../lists/filters.js';
import type { Page, PageRequest } from '../lists/page.js';
import { type ReportRef, versionsById } from '../lists/refs.js';
import { resolveFilters } from '../lists/resolve.js';
import { type StatementItem, statementsById } from '../lists/statements.js';
import type { Archive } from '../open.js';
import { countIds, findIds, type Order } from './find.js';
import { unpackWords } from './pack.js';
import { parseQuery } from './query.js';
import { type Excerpt, headlineOf, hitsOf, marksOf, snippetOf } from './snippet.js';
import { type Terms, termsOf } from './terms.js';
import { wordsWithin } from './text.js';

/** What is looked for; with the analyzer of `wordAnalyzerWith`, which understands the words as reports are understood. */
export interface SearchRequest extends PageRequest {
  readonly query: string;
  /** All words letter by letter, as with `=`. */
  readonly exact?: boolean;
  readonly filters?: Filters;
  readonly order?: Order;
}

export interface ReportHit {
  readonly report: ReportRef;
  readonly text: string;
  readonly headline: Excerpt | null;
  /** Null for a report that has nothing but its headline. */
  readonly snippet: Excerpt | null;
  /** How many statements were found in the report. */
  readonly statements: number;
}

export interface StatementHit {
  readonly statement: StatementItem;
  /** The content, with the words that were found. */
  readonly excerpt: Excerpt;
}

/** Reports that hold what is looked for. Throws QueryError. */
export async function searchReports(
  archive: Archive,
  analyze: WordAnalyzer,
  request: SearchRequest,
): Promise<Page<ReportHit>> {
  const { terms, found } = await find(archive, analyze, request, 'search_report');
  const versions = await versionsById(archive.db, found.items);
  const words = await wordsById(archive, versions);
  const counts = await statementCounts(archive, found.items);
  const items = found.items.flatMap((id): readonly ReportHit[] => {
    const version = versions.get(id);
    const own = words.get(id);
    // taken away by another process between two questions
    if (version === undefined || own === undefined) return [];
    const { report, text } = version;
    const [headline, snippet] = [headlineOf(text, own, terms), snippetOf(text, own, terms)];
    return [{ report, text, headline, snippet, statements: counts.get(id) ?? 0 }];
  });
  return { items, next: found.next };
}

/** Statements whose content holds what is looked for. Throws QueryError. */
export async function searchStatements(
  archive: Archive,
  analyze: WordAnalyzer,
  request: SearchRequest,
): Promise<Page<StatementHit>> {
  const { terms, found } = await find(archive, analyze, request, 'search_statement');
  const statements = await statementsById(archive, found.items);
  if (statements.length === 0) return { items: [], next: null };
  const rows = await archive.db.selectFrom('statement').select('version_id').where('id', 'in', found.items).execute();
  const versions = await versionsById(
    archive.db,
    rows.map((r) => r.version_id),
  );
  const words = await wordsById(archive, versions);
  const byReport = new Map([...versions].map(([id, v]) => [v.report.uid, { text: v.text, words: words.get(id) }]));
  const items = statements.map((statement): StatementHit => {
    const { start, end } = statement.words;
    const { text, words } = byReport.get(statement.report.uid)!;
    const marks = words === undefined ? [] : marksWithin(text, words, terms, start, end);
    return { statement, excerpt: { start, end, marks } };
  });
  return { items, next: found.next };
}

/** How many reports or statements a request finds, counted up to `most`. */
export async function countHits(
  archive: Archive,
  analyze: WordAnalyzer,
  { query, exact = false, filters = {} }: SearchRequest,
  what: 'reports' | 'statements',
  most = 10_000,
): Promise<number> {
  const terms = termsOf(parseQuery(query, { exact }), analyze);
  const index = what === 'reports' ? 'search_report' : 'search_statement';
  return countIds(archive, index, terms, await resolveFilters(archive, filters), most);
}

async function find(
  archive: Archive,
  analyze: WordAnalyzer,
  { query, exact = false, filters = {}, order = 'ranked', ...page }: SearchRequest,
  index: 'search_report' | 'search_statement',
): Promise<{ readonly terms: Terms; readonly found: Page<number> }> {
  const terms = termsOf(parseQuery(query, { exact }), analyze);
  const found = await findIds(archive, index, terms, await resolveFilters(archive, filters), { ...page, order });
  return { terms, found };
}

async function wordsById(
  { db }: Archive,
  versions: ReadonlyMap<number, { readonly text: string }>,
): Promise<ReadonlyMap<number, TextWords>> {
  if (versions.size === 0) return new Map();
  const rows = await db
    .selectFrom('search_words')
    .selectAll()
    .where('version_id', 'in', [...versions.keys()])
    .execute();
  return new Map(rows.map((r) => [r.version_id, unpackWords(r.words, versions.get(r.version_id)!.text)]));
}

async function statementCounts({ db }: Archive, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; n: number }>`
    select version_id as id, count(*) as n from statement where version_id in (${sql.join(ids)}) group by version_id`.execute(
    db,
  );
  return new Map(rows.map((r) => [r.id, Number(r.n)]));
}

/** Marks of words that end within `[start, end)`, as they were indexed. */
function marksWithin(text: string, words: TextWords, terms: Terms, start: number, end: number): Excerpt['marks'] {
  const [from, to] = wordsWithin(words, start, end);
  return marksOf(words, hitsOf(text, words, terms, from, to));
}

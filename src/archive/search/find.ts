import { type RawBuilder, sql } from 'kysely';
import { all, byPeople, type Conditions, conditions } from '../lists/conditions.js';
import { type Days, dayAfter } from '../lists/filters.js';
import { cursorOf, limitOf, type Page, type PageRequest, readCursor, strangeCursor } from '../lists/page.js';
import type { Resolved } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { type Index, matches, type Place } from './match.js';
import { firstPlaceOf, idIn } from './place.js';
import { type Terms, together } from './terms.js';

/** `ranked`: what has all words in the headline first, then in the lead too, then anywhere; each newest first. */
export type Order = 'ranked' | 'newest';

interface Level {
  readonly place: Place;
  readonly but: Place | null;
}

/*
 * Measures that databases make of their own (bm25, ts_rank) differ and change with every report that is added. These
 * levels do neither, and each is walked in the order of the index, so that no page sorts what it does not show.
 */
function levelsOf(index: Index, terms: Terms, order: Order): readonly Level[] {
  const anywhere = { terms, zones: 0 };
  if (order === 'newest') return [{ place: anywhere, but: null }];
  if (index === 'search_report') {
    const [headline, lead] = [1, 2].map((zones) => ({ terms, zones })) as [Place, Place];
    return [
      { place: headline, but: null },
      { place: lead, but: headline },
      { place: anywhere, but: lead },
    ];
  }
  // of statements those first where the words stand side by side
  const phrase = together(terms);
  if (phrase === null) return [{ place: anywhere, but: null }];
  const side = { terms: phrase, zones: 0 };
  return [
    { place: side, but: null },
    { place: anywhere, but: side },
  ];
}

/** Ids of versions or statements that hold the terms and are as the filters ask, a page of them. */
export async function findIds(
  archive: Archive,
  index: Index,
  terms: Terms,
  filters: Resolved,
  { order, ...request }: PageRequest & { readonly order: Order },
): Promise<Page<number>> {
  const limit = limitOf(request);
  const levels = levelsOf(index, terms, order);
  const from = readCursor(request, 'number', 'string');
  if (from !== null && !(/^\d{1,19}$/u.test(from[1]) && BigInt(from[1]) < 2n ** 63n)) throw strangeCursor();
  const found: { readonly level: number; readonly place: string; readonly id: number }[] = [];
  for (let level = from?.[0] ?? 0; level < levels.length && found.length <= limit; level++) {
    const after = level === from?.[0] ? [sql`${rowid(index)} < cast(${from[1]} as bigint)`] : [];
    const { rows } = await sql<{ place: string; id: number }>`
      select cast(${rowid(index)} as text) as place, ${idIn(rowid(index))} as id from ${sql.table(index)}
      where ${matchesLevel(archive, index, levels[level]!)} and ${all([...after, ...asked(index, filters)])}
      order by ${rowid(index)} desc limit ${limit + 1 - found.length}`.execute(archive.db);
    for (const row of rows) found.push({ level, ...row });
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = found.length > limit ? cursorOf(last!.level, last!.place) : null;
  return { items: items.map((f) => f.id), next };
}

/** The same as SQL of a column `id`, the newest first, at most `most`. */
export const newestHits = (
  archive: Pick<Archive, 'engine'>,
  index: Index,
  terms: Terms,
  filters: Resolved,
  most: number,
): RawBuilder<{ id: number }> => sql`select ${idIn(rowid(index))} as id from ${sql.table(index)}
  where ${matchesLevel(archive, index, levelsOf(index, terms, 'newest')[0]!)} and ${all(asked(index, filters))}
  order by ${rowid(index)} desc limit ${most}`;

/** How many there are, up to `most`. */
export async function countIds(
  archive: Archive,
  index: Index,
  terms: Terms,
  filters: Resolved,
  most: number,
): Promise<number> {
  const level = levelsOf(index, terms, 'newest')[0]!;
  const { rows } = await sql<{ n: number }>`select count(*) as n from (
    select 1 from ${sql.table(index)}
    where ${matchesLevel(archive, index, level)} and ${all(asked(index, filters))} limit ${most}) as found`.execute(
    archive.db,
  );
  return Number(rows[0]!.n);
}

const rowid = (index: Index) => sql.ref(`${index}.rowid`);

const matchesLevel = ({ engine }: Pick<Archive, 'engine'>, index: Index, { place, but }: Level): RawBuilder<boolean> =>
  matches(engine.name, index, place, but);

function asked(index: Index, f: Resolved): Conditions {
  const id = idIn(rowid(index));
  const days = f.published === undefined ? [] : placesWithin(index, f.published);
  if (index === 'search_report') return [...days, ...conditions('report', id, f)];
  const people = byPeople(f) || f.entity !== undefined;
  const own = conditions('statement', 's', f, { looking: !people });
  if (own.length === 0) return days;
  // whom one asks for seldom speaks: all that is by or about them is gathered once
  return [
    ...days,
    people
      ? sql`${id} in (select s.id from statement as s where ${all(own)})`
      : sql`exists (select 1 from statement as s where s.id = ${id} and ${all(own)})`,
  ];
}

const placesWithin = (index: Index, { from, to }: Days): Conditions => [
  ...(from === undefined ? [] : [sql`${rowid(index)} >= cast(${String(firstPlaceOf(from))} as bigint)`]),
  ...(to === undefined ? [] : [sql`${rowid(index)} < cast(${String(firstPlaceOf(dayAfter(to)))} as bigint)`]),
];

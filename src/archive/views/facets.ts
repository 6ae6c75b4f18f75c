import { type RawBuilder, sql } from 'kysely';
import type { WordAnalyzer } from '../../record/asked-words.js';
import { type EntityRef, entitiesById } from '../lists/refs.js';
import type { Archive } from '../open.js';
import { type Count, newest, type Of, type Selection } from './newest.js';

/** What is counted: reports, or statements. */
export type Counted = 'reports' | 'statements';

/**
 * How many of what was found are of each publisher, stance and so on. A report counts for each of its statements' stances,
 * modes, media and speakers, and its events' types and places, once; a statement for the events that it vouches for.
 */
export interface Facets {
  readonly of: Of;
  /** Null where none is known. */
  readonly publisher: readonly Count<string | null>[];
  readonly stance: readonly Count<string>[];
  readonly mode: readonly Count<string>[];
  readonly medium: readonly Count<string>[];
  readonly speaker: readonly Count<EntityRef>[];
  /** Of events. */
  readonly type: readonly Count<string>[];
  readonly place: readonly Count<EntityRef>[];
  /** `2024-03`, when it was published, in the order of time. */
  readonly month: readonly Count<string>[];
}

/** So many of each facet's values are given; of closed lists there are fewer. */
const top = 20;
/** So many reports or statements are counted. */
const most: Readonly<Record<Counted, number>> = { reports: 5000, statements: 20_000 };

/** Counts of what a search finds or filters ask for; over the newest where they are very many. Throws QueryError. */
export async function facets(
  archive: Archive,
  what: Counted,
  selection: Selection,
  analyze: WordAnalyzer | null = null,
  limit = most[what],
): Promise<Facets> {
  const found = await newest(archive, what, selection, analyze, limit + 1);
  const { rows } = await sql<{ facet: keyof Facets | 'all'; value: string | null; n: number }>`
    with found as materialized (${found}), ${what === 'reports' ? ofReports(limit) : ofStatements(limit)}
    select 'all' as facet, null as value, count(*) as n from found
    union all ${counts('publisher', sql`publisher`, sql`item`)}
    union all ${counts('month', sql`substr(at, 1, 7)`, sql`item`)}
    union all ${counts('stance', sql`stance`, sql`said`)}
    union all ${counts('mode', sql`mode`, sql`said`)}
    union all ${counts('medium', sql`medium`, sql`said where medium is not null`)}
    union all ${counts('speaker', standing(sql`speaker_id`), sql`said left join entity as e on e.id = speaker_id where speaker_id is not null`)}
    union all ${counts('type', sql`type`, sql`happened`)}
    union all ${counts('place', standing(sql`place_id`), sql`happened left join entity as e on e.id = place_id where place_id is not null`)}
    `.execute(archive.db);
  const entities = await entitiesById(
    archive.db,
    rows.flatMap((r) => (r.facet === 'speaker' || r.facet === 'place' ? [Number(r.value)] : [])),
  );
  const total = Number(rows.find((r) => r.facet === 'all')!.n);
  const of = <T>(facet: string, value: (of: string | null) => T): readonly Count<T>[] =>
    rows
      .filter((r) => r.facet === facet)
      .map((r) => ({ value: value(r.value), count: Number(r.n) }))
      .sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1));
  const text = (value: string | null): string => value!;
  const entity = (value: string | null): EntityRef => entities.get(Number(value))!;
  return {
    of: { counted: Math.min(total, limit), all: total <= limit },
    publisher: of('publisher', (value) => value).slice(0, top),
    stance: of('stance', text),
    mode: of('mode', text),
    medium: of('medium', text),
    speaker: of('speaker', entity),
    type: of('type', text),
    place: of('place', entity),
    month: of('month', text).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
  };
}

const standing = (id: RawBuilder<unknown>) => sql`coalesce(e.merged_into, ${id})`;

/** A value's items are counted once each, however often it is met in one. */
function counts(facet: keyof Facets, value: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> {
  const of = facet === 'publisher' || facet === 'month' ? sql`count(*)` : sql`count(distinct item)`;
  const grouped = sql`select ${sql.lit(facet)} as facet, cast(${value} as text) as value, ${of} as n from ${from} group by ${value}`;
  return facet === 'speaker' || facet === 'place'
    ? sql`select * from (${grouped} order by n desc, value limit ${top}) as ${sql.ref(`top_${facet}`)}`
    : grouped;
}

/** What is counted of reports: themselves, what is said in them, what happened in them. */
const ofReports = (limit: number) => sql`
  item as materialized (select v.version_id as item, v.publisher, v.at from found join tally as v on v.version_id = found.id
    order by v.at desc, v.version_id desc limit ${limit}),
  said as materialized (select item, s.stance, s.mode, s.medium, s.speaker_id from item
    join statement as s on s.version_id = item),
  happened as materialized (select item, v.type, v.place_id from item join event as v on v.version_id = item)`;

const ofStatements = (limit: number) => sql`
  said as materialized (select s.id as item, s.version_id, s.n, s.at, s.stance, s.mode, s.medium, s.speaker_id
    from found join statement as s on s.id = found.id order by s.at desc, s.id desc limit ${limit}),
  item as (select said.item, v.publisher, said.at from said join tally as v on v.version_id = said.version_id),
  happened as materialized (select item, v.type, v.place_id from said
    join event as v on v.version_id = said.version_id and v.statement = said.n)`;

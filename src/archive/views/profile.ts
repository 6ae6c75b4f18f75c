import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../engine.js';
import type { EntityItem } from '../lists/entities.js';
import { type EntityRef, entitiesById } from '../lists/refs.js';
import { entitiesNamed } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import type { Count } from './newest.js';
import { type Precision, precisionOf } from './precision.js';

/** A place on the map, with how often. */
export interface PlaceCount extends Count<EntityRef> {
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number] | null;
  readonly precision: Precision;
}

/** All that the archive tells of an entity at a glance. Whom people merged into it counts with it. */
export interface Profile extends EntityItem {
  /** How near `coordinates` are to it; null without. */
  readonly precision: Precision | null;
  /** What people said to be the same. */
  readonly merged: readonly EntityRef[];
  /** What reports call it, with how many do. */
  readonly names: readonly Count<string>[];
  /** In how many statements it is what. */
  readonly roles: {
    readonly speaker: number;
    readonly relay: number;
    readonly addressee: number;
    /** Its words are about it. */
    readonly about: number;
  };
  readonly events: { readonly actor: number; readonly recipient: number; readonly place: number };
  /** The first and last day on which a report that names it was published. */
  readonly first: string | null;
  readonly last: string | null;
  /** By the month of the report: reports it is in, statements it makes, statements about it. */
  readonly months: readonly {
    readonly month: string;
    readonly reports: number;
    readonly statements: number;
    readonly about: number;
  }[];
  /** How it speaks. */
  readonly stances: readonly Count<string>[];
  /** Whose words it passes on: the next links of chains. */
  readonly relays: readonly Count<EntityRef>[];
  /** Who passes its words on: the links before it. Outlets that report it themselves are not among them. */
  readonly relayedBy: readonly Count<EntityRef>[];
  /** Of whom and what it speaks. */
  readonly speaksOf: readonly Count<EntityRef>[];
  readonly spokenOfBy: readonly Count<EntityRef>[];
  /** To whom it speaks. */
  readonly addresses: readonly Count<EntityRef>[];
  readonly types: readonly Count<string>[];
  /** Where events happened in which it took part. */
  readonly places: readonly PlaceCount[];
  /** The countries of these places, by ISO 3166-1 alpha-2. */
  readonly countries: readonly Count<string>[];
  /** Outlets whose reports name it. */
  readonly publishers: readonly Count<string>[];
}

/** So many of each list. */
const top = 15;

/** An entity by its number; of one that was merged, that into which it was. Null where there is none. */
export async function profile(archive: Archive, id: number): Promise<Profile | null> {
  const { db } = archive;
  const asked = await db.selectFrom('entity').select(['id', 'merged_into']).where('id', '=', id).executeTakeFirst();
  if (asked === undefined) return null;
  const own = asked.merged_into ?? asked.id;
  const ids = await entitiesNamed(db, String(own));
  const is = (column: string): RawBuilder<boolean> => sql<boolean>`${sql.ref(column)} in (${sql.join(ids)})`;
  const row = await db
    .selectFrom('entity')
    .select(['country', 'longitude', 'latitude'])
    .where('id', '=', own)
    .executeTakeFirstOrThrow();
  const refs = await entitiesById(db, [own]);
  const self = refs.get(own)!;
  const merged = await db
    .selectFrom('entity')
    .select(['id', 'key', 'type', 'name', 'named', 'english', 'link'])
    .where('merged_into', '=', own)
    .orderBy('id')
    .execute();

  const values = async (from: RawBuilder<unknown>, value: RawBuilder<unknown>, limit = top) => {
    const { rows } = await sql<{ value: string; n: number }>`
      select ${value} as value, count(*) as n ${from} group by ${value} order by n desc, ${value} limit ${limit}`.execute(
      db,
    );
    return rows.map((r): Count<string> => ({ value: r.value, count: Number(r.n) }));
  };
  const others = (from: RawBuilder<unknown>, column: string) => countEntities(db, from, column, ids);

  const appearances = sql`from (select distinct version_id from appearance where ${is('entity_id')}) as a`;
  const spoken = sql`from statement as s where ${is('s.speaker_id')}`;
  const about = sql`(select distinct statement_id from about where ${is('entity_id')})`;
  const links = async (): Promise<{ readonly [role: string]: number }> => {
    const { rows } = await sql<{ role: string; n: number }>`
      select role, count(distinct statement_id) as n from link where ${is('entity_id')} group by role`.execute(db);
    return Object.fromEntries(rows.map((r) => [r.role, Number(r.n)]));
  };
  const part = sql`(select distinct event_id from participant where ${is('entity_id')})`;

  const [role, months] = [await links(), await monthsOf(db, appearances, spoken, about)];
  const places = await placesOf(db, part);
  const span = (
    await sql<{ first: string | null; last: string | null; n: number }>`
    select min(v.at) as first, max(v.at) as last, count(*) as n ${appearances}
    join tally as v on v.version_id = a.version_id`.execute(db)
  ).rows[0]!;
  const coordinates = row.longitude === null || row.latitude === null ? null : ([row.longitude, row.latitude] as const);
  return {
    ...self,
    country: row.country,
    coordinates,
    precision: coordinates === null ? null : precisionOf({ ...self, country: row.country }),
    reports: Number(span.n),
    statements: await count(db, spoken),
    merged: merged.map((m) => ({ ...m, named: m.named === 1 })),
    names: await values(sql`from appearance as a where ${is('a.entity_id')}`, sql`a.name`),
    roles: {
      speaker: role['speaker'] ?? 0,
      relay: role['relay'] ?? 0,
      addressee: await count(db, sql`from statement where ${is('addressee_id')}`),
      about: await count(db, sql`from ${about} as a`),
    },
    events: {
      actor: await count(db, sql`from participant where ${is('entity_id')} and role = 'actor'`),
      recipient: await count(db, sql`from participant where ${is('entity_id')} and role = 'recipient'`),
      place: await count(db, sql`from event where ${is('place_id')}`),
    },
    first: span.first?.slice(0, 10) ?? null,
    last: span.last?.slice(0, 10) ?? null,
    months,
    stances: await values(spoken, sql`s.stance`),
    relays: await others(
      sql`from link as a join link as b on b.statement_id = a.statement_id and b.position = a.position + 1
        where ${is('a.entity_id')}`,
      'b.entity_id',
    ),
    relayedBy: await others(
      sql`from link as a join link as b on b.statement_id = a.statement_id and b.position = a.position - 1
        where ${is('a.entity_id')}`,
      'b.entity_id',
    ),
    speaksOf: await others(
      sql`from statement as s join about as b on b.statement_id = s.id where ${is('s.speaker_id')}`,
      'b.entity_id',
    ),
    spokenOfBy: await others(
      sql`from ${about} as a join statement as s on s.id = a.statement_id where s.speaker_id is not null`,
      's.speaker_id',
    ),
    addresses: await others(
      sql`from statement as s where ${is('s.speaker_id')} and s.addressee_id is not null`,
      's.addressee_id',
    ),
    types: await values(sql`from ${part} as p join event as v on v.id = p.event_id`, sql`v.type`),
    ...places,
    publishers: await values(
      sql`${appearances} join tally as v on v.version_id = a.version_id where v.publisher is not null`,
      sql`v.publisher`,
    ),
  };
}

async function count(db: Db, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${from}`.execute(db);
  return Number(rows[0]!.n);
}

/** Others that are met with it, those met most often first; it itself is not among them. */
async function countEntities(db: Db, from: RawBuilder<unknown>, column: string, own: readonly number[]) {
  const { rows } = await sql<{ id: number; n: number }>`
    select coalesce(e.merged_into, e.id) as id, sum(c.n) as n
    from (select ${sql.ref(column)} as id, count(*) as n ${from} group by ${sql.ref(column)}) as c
    join entity as e on e.id = c.id where e.id not in (${sql.join(own)})
    group by coalesce(e.merged_into, e.id) order by n desc, id limit ${top}`.execute(db);
  const refs = await entitiesById(
    db,
    rows.map((r) => r.id),
  );
  return rows.map((r): Count<EntityRef> => ({ value: refs.get(r.id)!, count: Number(r.n) }));
}

async function monthsOf(
  db: Db,
  appearances: RawBuilder<unknown>,
  spoken: RawBuilder<unknown>,
  about: RawBuilder<unknown>,
): Promise<Profile['months']> {
  const { rows } = await sql<{ kind: 'reports' | 'statements' | 'about'; month: string; n: number }>`
    select 'reports' as kind, substr(v.at, 1, 7) as month, count(*) as n
      ${appearances} join tally as v on v.version_id = a.version_id group by substr(v.at, 1, 7)
    union all select 'statements', substr(s.at, 1, 7), count(*) ${spoken} group by substr(s.at, 1, 7)
    union all select 'about', substr(s.at, 1, 7), count(*)
      from ${about} as a join statement as s on s.id = a.statement_id group by substr(s.at, 1, 7)`.execute(db);
  const months = new Map<string, { reports: number; statements: number; about: number }>();
  for (const { kind, month, n } of rows) {
    const counts = months.get(month) ?? { reports: 0, statements: 0, about: 0 };
    counts[kind] = Number(n);
    months.set(month, counts);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, ...counts }));
}

/** Places of events, and the countries these are in. */
async function placesOf(db: Db, events: RawBuilder<unknown>): Promise<Pick<Profile, 'places' | 'countries'>> {
  const { rows } = await sql<{
    id: number;
    n: number;
    country: string | null;
    longitude: number | null;
    latitude: number | null;
  }>`
    select e.id, p.n, e.country, e.longitude, e.latitude from (
      select coalesce(m.merged_into, m.id) as id, count(*) as n from ${events} as t join event as v on v.id = t.event_id
      join entity as m on m.id = v.place_id group by coalesce(m.merged_into, m.id)) as p
    join entity as e on e.id = p.id order by p.n desc, e.id`.execute(db);
  const countries = new Map<string, number>();
  for (const { country, n } of rows)
    if (country !== null) countries.set(country, (countries.get(country) ?? 0) + Number(n));
  const shown = rows.slice(0, top * 4);
  const refs = await entitiesById(
    db,
    shown.map((r) => r.id),
  );
  return {
    places: shown.map(({ id, n, country, longitude, latitude }) => ({
      value: refs.get(id)!,
      count: Number(n),
      coordinates: longitude === null || latitude === null ? null : [longitude, latitude],
      precision: precisionOf({ ...refs.get(id)!, country }),
    })),
    countries: [...countries]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
}

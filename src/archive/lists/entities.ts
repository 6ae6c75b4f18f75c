import { sql } from 'kysely';
import type { Archive } from '../open.js';
import { cursorOf, everyItem, limitOf, type Page, type PageRequest, pageOf, readCursor } from './page.js';
import { type EntityRef, entitiesById } from './refs.js';
import { entitiesNamed } from './resolve.js';

export interface EntityFilters {
  /** Words of a name in any spelling; or its number; or its link. */
  readonly name?: string;
  readonly type?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Only those with a name of their own, or only those that are described. */
  readonly named?: boolean;
}

/** An entity with how often it is met. What was merged into it counts with it. */
export interface EntityItem extends EntityRef {
  readonly country: string | null;
  readonly coordinates: readonly [number, number] | null;
  /** How many reports it is in. */
  readonly reports: number;
  /** How many statements it makes. */
  readonly statements: number;
}

/** Entities as the filters ask, those in most reports first. */
export async function listEntities(
  archive: Archive,
  filters: EntityFilters,
  request: PageRequest = {},
): Promise<Page<EntityItem>> {
  const { db } = archive;
  const limit = limitOf(request);
  const after = readCursor(request, 'number', 'number');
  const ids = filters.name === undefined ? null : await entitiesNamed(db, filters.name);
  if (ids?.length === 0) return { items: [], next: null };
  const { type, country, named } = filters;
  const asked = [
    sql`e.merged_into is null`,
    ...(ids === null ? [] : [sql`e.id in (${sql.join(ids)})`]),
    ...(type === undefined || type.length === 0 ? [] : [sql`e.type in (${sql.join(type)})`]),
    ...(country === undefined ? [] : [sql`e.country = ${country.toUpperCase()}`]),
    ...(named === undefined ? [] : [sql`e.named = ${named ? 1 : 0}`]),
  ];
  // entities that stand under others are few: only where there are any does each have to be looked up
  const merged = await db.selectFrom('entity').select('id').where('merged_into', 'is not', null).limit(1).execute();
  const standing =
    merged.length === 0
      ? sql`select entity_id, version_id from appearance`
      : sql`select coalesce(m.merged_into, a.entity_id) as entity_id, a.version_id
          from appearance as a left join entity as m on m.id = a.entity_id and m.merged_into is not null`;
  const some = ids === null ? sql`` : sql`where entity_id in (${sql.join(ids)})`;
  const { rows } = await sql<{ id: number; reports: number }>`
    select e.id, c.reports from (
      select entity_id, count(distinct version_id) as reports from (${standing}) as standing ${some} group by entity_id) as c
    join entity as e on e.id = c.entity_id
    where ${sql.join(asked, sql` and `)}
      ${after === null ? sql`` : sql`and (c.reports < ${after[0]} or (c.reports = ${after[0]} and e.id > ${after[1]}))`}
    order by c.reports desc, e.id limit ${limit + 1}`.execute(db);
  const page = pageOf(rows, limit, (last) => cursorOf(Number(last.reports), last.id));
  const shown = page.items.map((r) => r.id);
  if (shown.length === 0) return { items: [], next: null };
  const more = await db
    .selectFrom('entity')
    .select(['id', 'country', 'longitude', 'latitude'])
    .where('id', 'in', shown)
    .execute();
  const places = new Map(more.map((e) => [e.id, e]));
  const refs = await entitiesById(db, shown);
  const { rows: speaking } = await sql<{ id: number; statements: number }>`
    select coalesce(e.merged_into, e.id) as id, count(*) as statements
    from statement as s join entity as e on e.id = s.speaker_id
    where e.id in (select id from entity where id in (${sql.join(shown)}) or merged_into in (${sql.join(shown)}))
    group by coalesce(e.merged_into, e.id)`.execute(db);
  const statements = new Map(speaking.map((s) => [s.id, Number(s.statements)]));
  const items = page.items.map(({ id, reports }): EntityItem => {
    const { country, longitude, latitude } = places.get(id)!;
    return {
      ...refs.get(id)!,
      country,
      coordinates: longitude === null || latitude === null ? null : [longitude, latitude],
      reports: Number(reports),
      statements: statements.get(id) ?? 0,
    };
  });
  return { items, next: page.next };
}

/** All of them, one by one. */
export const eachEntity = (archive: Archive, filters: EntityFilters): AsyncGenerator<EntityItem> =>
  everyItem((request) => listEntities(archive, filters, request), { size: 1000 });

import { sql } from 'kysely';
import type { Filters } from '../lists/filters.js';
import { type EntityRef, entitiesById } from '../lists/refs.js';
import type { Archive } from '../open.js';
import { eventsAsked } from './events.js';
import { byCount, type Count, type Of } from './newest.js';
import { type Precision, precisionOf } from './precision.js';

/** The events of one place. */
export interface EventPlace {
  readonly place: EntityRef;
  /** Longitude, latitude; null where the archive does not know it. */
  readonly coordinates: readonly [number, number] | null;
  readonly precision: Precision;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly events: number;
  readonly types: readonly Count<string>[];
}

export interface EventPlaces {
  readonly of: Of;
  /** How many of the events happened at a place that is named, and how many where coordinates are known. */
  readonly placed: number;
  readonly mapped: number;
  /** Those with most events first. */
  readonly places: readonly EventPlace[];
  /** Whether these are all of the places. */
  readonly complete: boolean;
}

export interface PlacesRequest {
  /** At most so many places (default 500). */
  readonly limit?: number;
  /** Only places whose coordinates are known. */
  readonly mapped?: boolean;
  /** How many events are counted at most. */
  readonly most?: number;
}

interface Row {
  readonly id: number | null;
  readonly country: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly type: string;
  readonly n: number;
}

interface Met {
  readonly id: number;
  readonly country: string | null;
  readonly coordinates: EventPlace['coordinates'];
  events: number;
  readonly types: Count<string>[];
}

/** Where events happened, as the filters ask. */
export async function eventPlaces(
  archive: Archive,
  filters: Filters,
  { limit = 500, mapped = false, most }: PlacesRequest = {},
): Promise<EventPlaces> {
  const { db } = archive;
  const { from, of } = await eventsAsked(archive, filters, most);
  const { rows } = await sql<Row>`
    select e.id, e.country, e.longitude, e.latitude, v.type, sum(v.n) as n from (
      select place_id, type, count(*) as n from ${from} group by place_id, type) as v
    left join entity as m on m.id = v.place_id left join entity as e on e.id = coalesce(m.merged_into, m.id)
    group by e.id, v.type`.execute(db);
  const met = new Map<number, Met>();
  let total = 0;
  for (const { id, country, longitude, latitude, type, n } of rows) {
    const count = Number(n);
    total += count;
    if (id === null) continue;
    let place = met.get(id);
    if (place === undefined) {
      const coordinates = longitude === null || latitude === null ? null : ([longitude, latitude] as const);
      place = { id, country, coordinates, events: 0, types: [] };
      met.set(id, place);
    }
    place.events += count;
    place.types.push({ value: type, count });
  }
  const sum = (places: readonly Met[]): number => places.reduce((n, p) => n + p.events, 0);
  const placed = [...met.values()];
  const onMap = placed.filter((p) => p.coordinates !== null);
  const wanted = mapped ? onMap : placed;
  const shown = wanted.toSorted((a, b) => b.events - a.events || a.id - b.id).slice(0, limit);
  const refs = await entitiesById(
    db,
    shown.map((p) => p.id),
  );
  return {
    of: of(total),
    placed: sum(placed),
    mapped: sum(onMap),
    places: shown.map(({ id, country, coordinates, events, types }) => {
      const place = refs.get(id)!;
      const precision = precisionOf({ ...place, country });
      return { place, coordinates, precision, country, events, types: byCount(types) };
    }),
    complete: shown.length === wanted.length,
  };
}

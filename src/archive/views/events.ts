import { type RawBuilder, sql } from 'kysely';
import { all, type Conditions, conditions, oneOf } from '../lists/conditions.js';
import type { Filters } from '../lists/filters.js';
import { resolveFilters } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { type Of, published } from './newest.js';

/** Events to be counted. */
export interface EventsAsked {
  /** As SQL of a table `v` with their type, place, days and `at`. */
  readonly from: RawBuilder<unknown>;
  /** What was counted, of so many that were found. */
  of(found: number): Of;
}

/** So many events are counted where filters ask for some of them. */
export const mostEvents = 50_000;

/** Events as filters ask: all of them where nothing is asked, else at most the newest `most`. */
export async function eventsAsked(archive: Archive, filters: Filters, most = mostEvents): Promise<EventsAsked> {
  const f = await resolveFilters(archive, filters);
  const { publisher, ...rest } = f;
  const asked: Conditions = [
    ...conditions('event', 'v', rest),
    ...published('v', f),
    // all of these are wanted, so they are gathered by report
    ...(publisher === undefined
      ? []
      : [sql`v.version_id in (select version_id from tally where ${oneOf(sql.ref('publisher'), publisher)})`]),
  ];
  if (asked.length === 0) return { from: sql`event as v`, of: (found) => ({ counted: found, all: true }) };
  return {
    from: sql`(select v.type, v.place_id, v.day_from, v.day_to, v.at from event as v where ${all(asked)}
      order by v.at desc, v.id desc limit ${most}) as v`,
    of: (found) => ({ counted: found, all: found < most }),
  };
}

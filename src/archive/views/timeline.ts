import { sql } from 'kysely';
import type { Filters } from '../lists/filters.js';
import type { Archive } from '../open.js';
import { eventsAsked } from './events.js';
import { byCount, type Count, type Of } from './newest.js';

export type Bucket = 'day' | 'week' | 'month' | 'year';
/** What an event is put in time by: when it happened, or when the report was published. */
export type TimelineBy = 'happened' | 'published';

export interface TimelineBar {
  /** The first day of the day, week (Monday), month or year. */
  readonly from: string;
  readonly events: number;
  readonly types: readonly Count<string>[];
}

export interface Timeline {
  readonly of: Of;
  readonly by: TimelineBy;
  readonly bucket: Bucket;
  /** Those that have events, in the order of time. */
  readonly bars: readonly TimelineBar[];
  /** Events of which no day is known. */
  readonly undated: number;
  /** Events of which it is only known that they happened within a time that is longer than a bar. */
  readonly vague: number;
}

export interface TimelineRequest {
  /** Default `happened`. */
  readonly by?: TimelineBy;
  /** Chosen by the span of time where it is not given, such that there are about a hundred bars at most. */
  readonly bucket?: Bucket;
  /** How many events are counted at most. */
  readonly most?: number;
}

interface Row {
  readonly type: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly n: number;
}

/** How many events of which types there were when, as the filters ask. */
export async function eventTimeline(
  archive: Archive,
  filters: Filters,
  { by = 'happened', bucket: wanted, most }: TimelineRequest = {},
): Promise<Timeline> {
  const { from, of } = await eventsAsked(archive, filters, most);
  const [first, last] =
    by === 'happened'
      ? [sql`coalesce(v.day_from, v.day_to)`, sql`coalesce(v.day_to, v.day_from)`]
      : [sql`substr(v.at, 1, 10)`, sql`substr(v.at, 1, 10)`];
  const grouped =
    by === 'happened'
      ? sql`select v.type, v.day_from, v.day_to, count(*) as n from ${from} group by v.type, v.day_from, v.day_to`
      : sql`select v.type, v.at, count(*) as n from ${from} group by v.type, v.at`;
  const { rows } = await sql<Row>`
    select v.type, ${first} as first, ${last} as last, sum(v.n) as n from (${grouped}) as v
    group by v.type, ${first}, ${last}`.execute(archive.db);
  const bucket = wanted ?? bucketOf(rows);
  const bars = new Map<string, Map<string, number>>();
  let [total, undated, vague] = [0, 0, 0];
  for (const { type, first, last, n } of rows) {
    const count = Number(n);
    total += count;
    if (first === null || last === null) undated += count;
    else if (startOf(bucket, first) !== startOf(bucket, last)) vague += count;
    else {
      const start = startOf(bucket, first);
      const types = bars.get(start) ?? new Map<string, number>();
      types.set(type, (types.get(type) ?? 0) + count);
      bars.set(start, types);
    }
  }
  return {
    ...{ of: of(total), by, bucket, undated, vague },
    bars: [...bars]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, types]) => ({
        from,
        events: [...types.values()].reduce((sum, n) => sum + n, 0),
        types: byCount([...types].map(([value, count]) => ({ value, count }))),
      })),
  };
}

const dayLength = 86_400_000;
/** Monday, 1 January 1900. */
const aMonday = Date.UTC(1900, 0, 1);

/** The first day of the bar in which an ISO day lies. */
function startOf(bucket: Bucket, day: string): string {
  switch (bucket) {
    case 'day':
      return day;
    case 'week': {
      const days = Math.floor((Date.parse(`${day}T00:00:00Z`) - aMonday) / dayLength);
      return new Date(aMonday + Math.floor(days / 7) * 7 * dayLength).toISOString().slice(0, 10);
    }
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
  }
}

/** By the span in which most of them lie: what happened long ago shall not make bars of years. */
function bucketOf(rows: readonly Row[]): Bucket {
  const days = rows.flatMap(({ first, n }) => (first === null ? [] : [[first, Number(n)] as const]));
  days.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const total = days.reduce((sum, [, n]) => sum + n, 0);
  const at = (part: number): number => {
    let seen = 0;
    for (const [day, n] of days) {
      seen += n;
      if (seen >= part * total) return Date.parse(`${day}T00:00:00Z`);
    }
    return 0;
  };
  const span = (at(0.9) - at(0.1)) / dayLength;
  return span <= 100 ? 'day' : span <= 700 ? 'week' : span <= 3650 ? 'month' : 'year';
}

import { type RawBuilder, sql } from 'kysely';
import { conditions } from '../lists/conditions.js';
import type { Filters } from '../lists/filters.js';
import { cursorOf, limitOf, type Page, type PageRequest, readCursor } from '../lists/page.js';
import { type EntityRef, entitiesById } from '../lists/refs.js';
import { resolveFilters } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { claimant, claimsWhere, denied, placeStanding } from './ledger-claims.js';
import { ledgerId } from './ledger-key.js';
import { published } from './newest.js';

/**
 * What makes figures stand in one ledger, besides what they count: `event`, that they are of events of one type at one
 * place on one day; `type`, of one type at one place, whenever; `place`, at one place, whatever happened.
 */
export type LedgerGrain = 'event' | 'type' | 'place';

/** `contested`: by `LedgerItem.contested`; `newest`: those that were told of last. */
export type LedgerOrder = 'contested' | 'newest';

/** What several reports say of one number. */
export interface LedgerItem {
  /** To be given to `ledger`. */
  readonly key: string;
  readonly place: EntityRef;
  /** Of the events; null for any. */
  readonly type: string | null;
  /** ISO day on which it happened; null for any. */
  readonly day: string | null;
  readonly measure: string;
  /** Those who count: speakers and, where nobody is named, the outlets themselves. */
  readonly claimants: number;
  /** Of these, who have given more than one number: they revised it, which is no disagreement. */
  readonly revising: number;
  readonly claims: number;
  readonly reports: number;
  /** Of all numbers given, but for those that are only denied. */
  readonly lowest: number;
  readonly highest: number;
  /** Of the numbers that each claimant gave last. */
  readonly latest: { readonly lowest: number; readonly highest: number };
  /** Days of the first and last report. */
  readonly first: string;
  readonly last: string;
  /**
   * How contested it is: the number of claimants × how far the numbers that they gave last are from all being true. This is
   * (l − h) / l of the highest lower bound l and the lowest upper bound h: «أكثر من 40» and 60 can both be true, 40 and 60
   * are a third apart. 0 where no two claimants disagree in the end.
   */
  readonly contested: number;
}

export interface LedgerRequest extends PageRequest {
  /** Default `event`. */
  readonly grain?: LedgerGrain;
  /** Default `contested`. */
  readonly order?: LedgerOrder;
}

interface Row extends Omit<LedgerItem, 'key' | 'place' | 'latest' | 'contested'> {
  readonly place: number;
  readonly lowest_latest: number;
  readonly highest_latest: number;
  readonly gap: number;
}

/** Ledgers of at least two claims. The filters are asked of the figures, their statements and events. Throws QueryError. */
export async function listLedgers(
  archive: Archive,
  filters: Filters,
  { grain = 'event', order = 'contested', ...request }: LedgerRequest = {},
): Promise<Page<LedgerItem>> {
  const { db } = archive;
  const limit = limitOf(request);
  const from = readCursor(request, 'number')?.[0] ?? 0;
  const { type, status, place, happened, ...figures } = await resolveFilters(archive, filters);
  const ofEvent = Object.fromEntries(
    Object.entries({ type, status, place, happened }).filter(([, asked]) => asked !== undefined),
  );
  const asked = [
    ...conditions('event', 'v', ofEvent),
    ...conditions('figure', 'f', figures),
    ...published('f', figures),
    ...(grain === 'event' ? [sql`v.day_from = v.day_to`] : []),
  ];
  const none = sql`cast(null as text)`;
  const columns: Readonly<Record<'type' | 'day', RawBuilder<unknown>>> = {
    type: grain === 'place' ? none : sql`v.type`,
    day: grain === 'event' ? sql`v.day_from` : none,
  };
  // a figure may be one of several events of the place: it is one claim
  const { rows } = await sql<Row>`
    with claims as (
      select distinct f.id, f.version_id, f.value, f.low, f.high, f.measure, f.at, ${placeStanding} as place, ${columns.type} as type,
        ${columns.day} as day, ${claimant} as claimant ${claimsWhere([...asked, sql`not ${denied}`])}),
    ranked as (
      select *, row_number() over (partition by place, type, day, measure, claimant order by at desc, id desc) as back,
        min(value) over (partition by place, type, day, measure, claimant)
          <> max(value) over (partition by place, type, day, measure, claimant) as revised from claims),
    ledgers as (
      select place, type, day, measure, count(distinct claimant) as claimants,
        count(distinct case when revised then claimant end) as revising, count(*) as claims,
        count(distinct version_id) as reports, min(value) as lowest, max(value) as highest,
        min(case when back = 1 then value end) as lowest_latest, max(case when back = 1 then value end) as highest_latest,
        max(case when back = 1 then ranked.low end) as l, min(case when back = 1 then ranked.high end) as h,
        min(at) as first, max(at) as last from ranked group by place, type, day, measure having count(*) > 1),
    measured as (select *, case when l > h and l > 0 then (l - h) / l else 0 end as gap from ledgers)
    select * from measured
    order by ${order === 'newest' ? sql`last desc` : sql`claimants * gap desc`},
      claims desc, place, type, day, measure limit ${limit + 1} offset ${from}`.execute(db);
  const refs = await entitiesById(
    db,
    rows.map((r) => r.place),
  );
  return {
    items: rows.slice(0, limit).map((r): LedgerItem => {
      const claimants = Number(r.claimants);
      return {
        key: ledgerId(r),
        place: refs.get(r.place)!,
        ...{ type: r.type, day: r.day, measure: r.measure, claimants, revising: Number(r.revising) },
        ...{ claims: Number(r.claims), reports: Number(r.reports), lowest: r.lowest, highest: r.highest },
        latest: { lowest: r.lowest_latest, highest: r.highest_latest },
        ...{ first: r.first.slice(0, 10), last: r.last.slice(0, 10) },
        contested: claimants * r.gap,
      };
    }),
    next: rows.length > limit ? cursorOf(from + limit) : null,
  };
}

import type { Archive } from '../open.js';
import type { Filters } from './filters.js';
import { latest } from './latest.js';
import { everyItem, type Page, type PageRequest } from './page.js';
import {
  type EntityRef,
  entitiesById,
  type ReportRef,
  type Review,
  reviewOf,
  versionsById,
  type Words,
} from './refs.js';

export interface EventItem {
  /** `<uid>.<seq>.v<n>`. */
  readonly id: string;
  readonly report: ReportRef;
  /** The word that tells of it. */
  readonly words: Words;
  readonly type: string;
  readonly mode: string | null;
  readonly status: string;
  readonly actors: readonly EntityRef[];
  readonly recipients: readonly EntityRef[];
  readonly place: EntityRef | null;
  /** ISO day, month or year; and the days between which it happened. */
  readonly date: string | null;
  readonly days: { readonly from: string | null; readonly to: string | null } | null;
  readonly figures: readonly {
    readonly id: string;
    readonly measure: string;
    readonly value: number;
    readonly words: Words;
  }[];
  /** Id of the statement that vouches for it; null: the newspaper's own voice. */
  readonly statement: string | null;
  readonly review: Review;
}

/** Events as the filters ask, the latest report's first. */
export async function listEvents(
  archive: Archive,
  filters: Filters,
  request: PageRequest = {},
): Promise<Page<EventItem>> {
  const { items, next } = await latest(archive, 'event', filters, request);
  return { items: await eventsById(archive, items), next };
}

/** All of them, one by one, in constant memory. */
export const eachEvent = (archive: Archive, filters: Filters): AsyncGenerator<EventItem> =>
  everyItem((request) => listEvents(archive, filters, request));

async function eventsById({ db }: Archive, ids: readonly number[]): Promise<readonly EventItem[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('event').selectAll().where('id', 'in', ids).execute();
  const participants = await db
    .selectFrom('participant')
    .selectAll()
    .where('event_id', 'in', ids)
    .orderBy('position')
    .execute();
  const figures = await db
    .selectFrom('event_figure as ef')
    .innerJoin('figure as f', 'f.id', 'ef.figure_id')
    .select(['ef.event_id', 'f.n', 'f.start', 'f.stop', 'f.measure', 'f.value'])
    .where('ef.event_id', 'in', ids)
    .orderBy('f.n')
    .execute();
  const versions = await versionsById(
    db,
    rows.map((r) => r.version_id),
  );
  const entities = await entitiesById(db, [...participants.map((p) => p.entity_id), ...rows.map((r) => r.place_id)]);
  const made = new Map(
    rows.map((r) => {
      const version = versions.get(r.version_id)!;
      const of = (role: string): readonly EntityRef[] =>
        participants.flatMap((p) => (p.event_id === r.id && p.role === role ? [entities.get(p.entity_id)!] : []));
      const item: EventItem = {
        id: version.itemId('v', r.n),
        report: version.report,
        words: version.words(r.start, r.stop),
        ...{ type: r.type, mode: r.mode, status: r.status, actors: of('actor'), recipients: of('recipient') },
        place: r.place_id === null ? null : entities.get(r.place_id)!,
        date: r.date,
        days: r.day_from === null && r.day_to === null ? null : { from: r.day_from, to: r.day_to },
        figures: figures
          .filter((g) => g.event_id === r.id)
          .map((g) => ({
            id: version.itemId('f', g.n),
            ...{ measure: g.measure, value: g.value, words: version.words(g.start, g.stop) },
          })),
        statement: r.statement === null ? null : version.itemId('s', r.statement),
        review: reviewOf(r.reviewed),
      };
      return [r.id, item] as const;
    }),
  );
  return ids.flatMap((id) => made.get(id) ?? []);
}

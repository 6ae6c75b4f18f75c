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

export interface FigureItem {
  /** `<uid>.<seq>.f<n>`. */
  readonly id: string;
  readonly report: ReportRef;
  readonly words: Words;
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
  readonly bound: string;
  /** The counted noun as it is written. */
  readonly unit: string | null;
  readonly measure: string;
  /** Id of the innermost statement it stands in, and its speaker: who counts. */
  readonly statement: string | null;
  readonly claimant: EntityRef | null;
  readonly review: Review;
}

/** Figures as the filters ask, the latest report's first. */
export async function listFigures(
  archive: Archive,
  filters: Filters,
  request: PageRequest = {},
): Promise<Page<FigureItem>> {
  const { db } = archive;
  const { items: ids, next } = await latest(archive, 'figure', filters, request);
  if (ids.length === 0) return { items: [], next: null };
  const figures = await db
    .selectFrom('figure')
    .leftJoin('statement', (join) =>
      join.onRef('statement.version_id', '=', 'figure.version_id').onRef('statement.n', '=', 'figure.statement'),
    )
    .selectAll('figure')
    .select('statement.speaker_id')
    .where('figure.id', 'in', ids)
    .execute();
  const versions = await versionsById(
    db,
    figures.map((g) => g.version_id),
  );
  const entities = await entitiesById(
    db,
    figures.map((g) => g.speaker_id),
  );
  const made = new Map(
    figures.map((g) => {
      const version = versions.get(g.version_id)!;
      const item: FigureItem = {
        id: version.itemId('f', g.n),
        report: version.report,
        words: version.words(g.start, g.stop),
        ...{ value: g.value, low: g.low, high: g.high, bound: g.bound, unit: g.unit, measure: g.measure },
        statement: g.statement === null ? null : version.itemId('s', g.statement),
        claimant: g.speaker_id === null ? null : entities.get(g.speaker_id)!,
        review: reviewOf(g.reviewed),
      };
      return [g.id, item] as const;
    }),
  );
  return { items: ids.flatMap((id) => made.get(id) ?? []), next };
}

/** All of them, one by one, in constant memory. */
export const eachFigure = (archive: Archive, filters: Filters): AsyncGenerator<FigureItem> =>
  everyItem((request) => listFigures(archive, filters, request));

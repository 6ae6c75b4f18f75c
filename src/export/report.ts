import type {
  IsnadRecord,
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordStatement,
  RecordTime,
} from '../record/record.js';

/** How far a person has looked at an item: not at all, said it is right, or changed or added it. */
export type Review = 'machine' | 'accepted' | 'corrected';

/** Who an entity of a report is over the whole archive. */
export interface Identity {
  /** The same in every report, and in every archive where nobody merged entities. */
  readonly id: string;
  readonly type: RecordEntity['type'];
  readonly name: string;
  /** False for one that is only described («مصدر أمني»): a wording, no single person. */
  readonly named: boolean;
  readonly english: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly link: string | null;
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number] | null;
}

/** A report of the archive as it is exported. */
export interface ExportReport {
  /** Public id of the report. */
  readonly uid: string;
  /** Number of the version, 1 for the first. */
  readonly seq: number;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly title: string | null;
  /** As the source gives it. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  /** What a person named to get it: a path, a feed, a URL. */
  readonly from: string;
  /** ISO 8601 instant in UTC. */
  readonly capturedAt: string;
  /** Version of the reader, `isnad 0.1.0`. */
  readonly reader: string;
  readonly readAt: string;
  /** The effective record: what the machine read, with people's corrections on top. */
  readonly record: IsnadRecord;
  /** By the record's ids (`s3`), of items a person has looked at; all others are the machine's own. */
  readonly reviewed: ReadonlyMap<string, Review>;
  /** By the record's ids (`e3`). */
  readonly identities: ReadonlyMap<string, Identity>;
  /** The items that were asked for, by the record's ids; null for all. */
  readonly selected: ReadonlySet<string> | null;
}

/** A report with what is looked up in it. */
export interface View {
  readonly report: ExportReport;
  entity(id: string): RecordEntity | null;
  identity(id: string): Identity | null;
  time(id: string | null): RecordTime | null;
  figure(id: string): RecordFigure | null;
  statement(id: string | null): RecordStatement | null;
  /** The shortest statement whose content holds the span. */
  innermost(start: number, end: number): RecordStatement | null;
  review(id: string): Review;
  /** The archive's id of an item: `<uid>.<seq>.s3`. */
  itemId(id: string): string;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((i) => [i.id, i]));

export function viewOf(report: ExportReport): View {
  const { record } = report;
  const entities = byId(record.entities);
  const times = byId(record.times);
  const figures = byId(record.figures);
  const statements = byId(record.statements);
  return {
    report,
    entity: (id) => entities.get(id) ?? null,
    identity: (id) => report.identities.get(id) ?? null,
    time: (id) => (id === null ? null : (times.get(id) ?? null)),
    figure: (id) => figures.get(id) ?? null,
    statement: (id) => (id === null ? null : (statements.get(id) ?? null)),
    innermost(start, end) {
      let best: RecordStatement | null = null;
      for (const s of record.statements)
        if (s.start <= start && end <= s.end && (best === null || s.end - s.start < best.end - best.start)) best = s;
      return best;
    },
    review: (id) => report.reviewed.get(id) ?? 'machine',
    itemId: (id) => `${report.uid}.${report.seq}.${id}`,
  };
}

/** An item together with the report it stands in. */
export interface Found<T> {
  readonly view: View;
  readonly item: T;
}

const found = <T extends { readonly id: string }>(view: View, items: readonly T[]): readonly Found<T>[] => {
  const { selected } = view.report;
  return items.filter((item) => selected === null || selected.has(item.id)).map((item) => ({ view, item }));
};

export const statementsIn = (report: ExportReport): readonly Found<RecordStatement>[] =>
  found(viewOf(report), report.record.statements);
export const eventsIn = (report: ExportReport): readonly Found<RecordEvent>[] =>
  found(viewOf(report), report.record.events);
export const figuresIn = (report: ExportReport): readonly Found<RecordFigure>[] =>
  found(viewOf(report), report.record.figures);

/** Works something out of an item once, for all the columns that ask for it. */
export function once<T, U>(work: (found: Found<T>) => U): (found: Found<T>) => U {
  const known = new WeakMap<Found<T>, { readonly value: U }>();
  return (found) => {
    let answer = known.get(found);
    if (answer === undefined) {
      answer = { value: work(found) };
      known.set(found, answer);
    }
    return answer.value;
  };
}

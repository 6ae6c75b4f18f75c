import { contains, type Span } from '../document/span.js';
import type { IsnadRecord, RecordEntity, RecordStatement, RecordTime } from '../record/record.js';
import { whoCounts } from '../record/within.js';
import { entityKey, isNamed } from '../weave/entity.js';
import type { Values } from './engine.js';

/** An entity as it is first met. */
export interface EntityFound {
  readonly key: string;
  readonly values: Values;
}

/**
 * What a record says, as rows of the archive's tables, but for the ids that are given out when it is put in: where a row
 * refers to an entity it has the place of its key in `entities`, to a statement, event or figure the place in this list.
 */
export interface Rows {
  readonly entities: readonly EntityFound[];
  readonly appearances: readonly Row<'entity'>[];
  readonly statements: readonly (Row<'speaker' | 'addressee'> & {
    readonly links: readonly Row<'entity'>[];
    /** Entities that its content speaks of. */
    readonly about: readonly number[];
  })[];
  readonly events: readonly (Row<'place'> & {
    readonly participants: readonly Row<'entity'>[];
    readonly figures: readonly number[];
  })[];
  readonly figures: readonly Row<never>[];
}
type Row<References extends string> = { readonly values: Values } & { readonly [R in References]: number | null };

export const columns = {
  entity: ['key', 'type', 'name', 'named', 'english', 'country', 'link', 'longitude', 'latitude'],
  appearance: ['n', 'name', 'mentions', 'start', 'stop'],
  statement: [
    'n',
    'start',
    'stop',
    'cue_start',
    'cue_stop',
    'lemma',
    'stance',
    'mode',
    'medium',
    'said_from',
    'said_to',
    'inside',
    'depth',
    'reviewed',
  ],
  link: ['position', 'role', 'start', 'stop', 'inferred'],
  event: ['n', 'type', 'mode', 'status', 'start', 'stop', 'date', 'day_from', 'day_to', 'statement', 'reviewed'],
  participant: ['role', 'position'],
  figure: ['n', 'start', 'stop', 'value', 'low', 'high', 'bound', 'unit', 'measure', 'statement', 'reviewed'],
} as const;

/** Where the contents of a record's statements stand. */
export const contentsOf = ({ statements }: Rows): readonly Span[] =>
  statements.map(({ values }) => ({
    start: Number(values[columns.statement.indexOf('start')]),
    end: Number(values[columns.statement.indexOf('stop')]),
  }));

/** The number in a record's id: 3 of `s3`. */
export const numberOf = (id: string): number => Number(id.slice(1));
const numberOrNull = (id: string | null): number | null => (id === null ? null : numberOf(id));

/** How far a person has looked at the item with this id: 0 not at all, 1 accepted it, 2 changed or added it. */
export type ReviewedOf = (id: string) => 0 | 1 | 2;

/** The rows of a record. Pure. */
export function rowsOf(record: IsnadRecord, reviewed: ReviewedOf = () => 0): Rows {
  const keys = new Map<string, number>();
  const entities: EntityFound[] = [];
  const placeOf = new Map<string, number>();
  for (const e of record.entities) {
    const key = entityKey(e);
    let place = keys.get(key);
    if (place === undefined) {
      place = entities.push({ key, values: valuesOf(e, key) }) - 1;
      keys.set(key, place);
    }
    placeOf.set(e.id, place);
  }
  const entity = (id: string | null): number | null => (id === null ? null : (placeOf.get(id) ?? null));
  const times = new Map(record.times.map((t) => [t.id, t]));
  const figurePlace = new Map(record.figures.map((f, i) => [f.id, i]));
  return {
    entities,
    appearances: record.entities.map((e) => ({
      entity: entity(e.id),
      values: [numberOf(e.id), e.name, e.mentions.length, e.mentions[0]?.start ?? 0, e.mentions[0]?.end ?? 0],
    })),
    statements: record.statements.map((s) => statementRow(s, record.entities, times, entity, reviewed(s.id))),
    events: record.events.map((v) => {
      const time = v.time === null ? undefined : times.get(v.time);
      const [from, to] = daysOf(v.date) ?? [time?.from ?? null, time?.to ?? null];
      return {
        place: entity(v.place),
        values: [
          ...[numberOf(v.id), v.type, v.mode, v.status, v.trigger.start, v.trigger.end],
          ...[v.date, from, to, numberOrNull(v.statement), reviewed(v.id)],
        ],
        participants: [
          ...v.actors.map((id, i) => ({ entity: entity(id), values: ['actor', i] })),
          ...v.recipients.map((id, i) => ({ entity: entity(id), values: ['recipient', i] })),
        ],
        figures: v.figures.map((id) => figurePlace.get(id)!),
      };
    }),
    // a record of an earlier reader does not say who counts
    figures: whoCounts(record.figures, record.statements).map((f) => ({
      values: [
        ...[numberOf(f.id), f.start, f.end, f.value, f.low, f.high, f.bound, f.unit, f.measure],
        ...[numberOrNull(f.statement), reviewed(f.id)],
      ],
    })),
  };
}

function valuesOf(e: RecordEntity, key: string): Values {
  const [longitude, latitude] = e.coordinates ?? [null, null];
  return [key, e.type, e.name, isNamed(e) ? 1 : 0, e.english, e.country, e.link, longitude, latitude];
}

function statementRow(
  s: RecordStatement,
  entities: readonly RecordEntity[],
  times: ReadonlyMap<string, RecordTime>,
  entity: (id: string | null) => number | null,
  reviewed: number,
): Rows['statements'][number] {
  const said = s.time === null ? undefined : times.get(s.time);
  const speaker = s.chain.find((l) => l.role === 'speaker');
  return {
    speaker: entity(speaker?.entity ?? null),
    addressee: entity(s.addressee),
    values: [
      ...[numberOf(s.id), s.start, s.end, s.cue.start, s.cue.end, s.cue.lemma, s.stance, s.mode, s.medium],
      ...[said?.from ?? null, said?.to ?? null, numberOrNull(s.inside), s.chain.length, reviewed],
    ],
    links: s.chain.map((link, position) => ({
      entity: entity(link.entity),
      values: [position, link.role, link.span?.start ?? null, link.span?.end ?? null, link.inferred ? 1 : 0],
    })),
    about: [...new Set(entities.filter((e) => e.mentions.some((m) => contains(s, m))).map((e) => entity(e.id)!))],
  };
}

/** First and last day of an ISO day or month or year; null for anything else. */
export function daysOf(date: string | null): readonly [string, string] | null {
  const m = date === null ? null : /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date);
  if (!m) return null;
  const [, year, month, day] = m;
  if (day !== undefined) return [date!, date!];
  if (month === undefined) return [`${year}-01-01`, `${year}-12-31`];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [`${year}-${month}-01`, `${year}-${month}-${last}`];
}

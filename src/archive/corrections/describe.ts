import type {
  IsnadRecord,
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordStatement,
  TextSpan,
} from '../../record/record.js';
import type { EntityItem, EventItem, FigureItem, StatementItem, Words } from './correction.js';

export const wordsAt = ({ start, end, text }: TextSpan): Words => ({ start, end, text });

/** An entity of a record by words: those at `span` where it is named there, else its first name, else its first mention. */
export function entityItem(entity: RecordEntity, span: TextSpan | null = null): EntityItem {
  const mention =
    entity.mentions.find((m) => m.start === span?.start && m.end === span.end) ??
    entity.mentions.find((m) => m.kind === 'name') ??
    entity.mentions[0]!;
  const { type, name, english, country, link, coordinates } = entity;
  return {
    mention: { ...wordsAt(mention), kind: mention.kind },
    ...{ type, name, english, country, link },
    coordinates: coordinates === null ? null : [...coordinates],
  };
}

/** Items of a record with words in the place of ids. */
export function describer(record: IsnadRecord) {
  const entities = new Map(record.entities.map((e) => [e.id, e]));
  const times = new Map(record.times.map((t) => [t.id, t]));
  const figures = new Map(record.figures.map((f) => [f.id, f]));
  const statements = new Map(record.statements.map((s) => [s.id, s]));
  const entity = (id: string, span: TextSpan | null = null): EntityItem => entityItem(entities.get(id)!, span);
  const entityOrNull = (id: string | null): EntityItem | null => (id === null ? null : entity(id));
  const time = (id: string | null): Words | null => (id === null ? null : wordsAt(times.get(id)!));
  return {
    entity,
    statement: (s: RecordStatement): StatementItem => ({
      content: wordsAt(s),
      cue: { ...wordsAt(s.cue), lemma: s.cue.lemma },
      chain: s.chain.map((l) => ({
        entity: entity(l.entity, l.span),
        role: l.role,
        span: l.span === null ? null : wordsAt(l.span),
        inferred: l.inferred,
      })),
      addressee: entityOrNull(s.addressee),
      ...{ stance: s.stance, mode: s.mode, medium: s.medium },
      time: time(s.time),
    }),
    event: (v: RecordEvent): EventItem => {
      const vouching = v.statement === null ? undefined : statements.get(v.statement);
      return {
        trigger: wordsAt(v.trigger),
        ...{ type: v.type, mode: v.mode, date: v.date, status: v.status },
        actors: v.actors.map((id) => entity(id)),
        recipients: v.recipients.map((id) => entity(id)),
        place: entityOrNull(v.place),
        time: time(v.time),
        figures: v.figures.map((id) => wordsAt(figures.get(id)!)),
        statement: vouching === undefined ? null : { content: wordsAt(vouching), cue: wordsAt(vouching.cue) },
      };
    },
    figure: (f: RecordFigure): FigureItem => ({
      words: wordsAt(f),
      ...{ value: f.value, low: f.low, high: f.high, bound: f.bound, unit: f.unit, measure: f.measure },
    }),
  };
}

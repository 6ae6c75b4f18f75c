import type {
  IsnadRecord,
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordStatement,
  TextSpan,
} from '../../record/record.js';
import { entityKey } from '../../weave/entity.js';
import type { EntityItem, EventAnchor, FigureAnchor, StatementAnchor, Words } from './correction.js';
import { wordsAt } from './describe.js';

/** How far a person has looked at an item: 0 the machine's own, 1 accepted, 2 changed or added by a person. */
export type Reviewed = 0 | 1 | 2;

/** An item with what is known of it besides. */
export interface Held<Item, Anchor> {
  item: Item;
  /** The words it was first found by, and those by which it was corrected. The first names it in new corrections. */
  readonly anchors: Anchor[];
  reviewed: Reviewed;
  /** Ids of the corrections that made it what it is. */
  readonly corrections: number[];
}
export type HeldStatement = Held<RecordStatement, StatementAnchor>;
export type HeldEvent = Held<RecordEvent, EventAnchor>;
export type HeldFigure = Held<RecordFigure, FigureAnchor>;

type Letter = 'e' | 's' | 'v' | 'f';

/** A record while corrections are applied to it. */
export interface Working {
  readonly entities: Map<string, RecordEntity>;
  readonly times: IsnadRecord['times'];
  statements: HeldStatement[];
  events: HeldEvent[];
  figures: HeldFigure[];
  /** The highest number of each kind of id. */
  readonly last: Record<Letter, number>;
  /** Ids of statements whose place among others must be looked at again. */
  readonly moved: Set<string>;
  /** Ids of entities that a person changed, with the corrections. */
  readonly touched: Map<string, number[]>;
}

export const personsWhy = "a person's correction";

const held = <Item, Anchor>(item: Item, anchor: Anchor): Held<Item, Anchor> => ({
  item,
  anchors: [anchor],
  reviewed: 0,
  corrections: [],
});

const lastOf = (items: readonly { readonly id: string }[]): number =>
  items.reduce((last, { id }) => Math.max(last, Number(id.slice(1))), 0);

export const workingOn = (record: IsnadRecord): Working => ({
  entities: new Map(record.entities.map((e) => [e.id, e])),
  times: record.times,
  statements: record.statements.map((s) => held(s, { content: wordsAt(s), cue: wordsAt(s.cue), by: 'machine' })),
  events: record.events.map((v) => held(v, { trigger: wordsAt(v.trigger), by: 'machine' })),
  figures: record.figures.map((f) => held(f, { words: wordsAt(f), by: 'machine' })),
  last: {
    e: lastOf(record.entities),
    s: lastOf(record.statements),
    v: lastOf(record.events),
    f: lastOf(record.figures),
  },
  moved: new Set(),
  touched: new Map(),
});

export const sameSpan = (a: TextSpan | Words, b: TextSpan | Words): boolean => a.start === b.start && a.end === b.end;

/** A new id of a kind: those of items that were taken away are not given out again. */
export function nextId(w: Working, letter: Letter): string {
  w.last[letter] += 1;
  return `${letter}${w.last[letter]}`;
}

/** The entity that words of the report stand for: what has a mention there, else what is the same by name. */
export function findEntity(w: Working, ref: EntityItem): string | null {
  for (const e of w.entities.values()) if (e.mentions.some((m) => sameSpan(m, ref.mention))) return e.id;
  const key = entityKey(entityOf(ref, ''));
  for (const e of w.entities.values()) if (entityKey(e) === key) return e.id;
  return null;
}

/** The id of an entity that a correction names; it is put into the record where it is not there. */
export function resolve(w: Working, ref: EntityItem): string {
  const found = findEntity(w, ref);
  if (found === null) {
    const id = nextId(w, 'e');
    w.entities.set(id, entityOf(ref, id));
    return id;
  }
  const entity = w.entities.get(found)!;
  if (!entity.mentions.some((m) => sameSpan(m, ref.mention)))
    w.entities.set(found, { ...entity, mentions: inOrder([...entity.mentions, ref.mention]) });
  return found;
}

export const entityOf = ({ mention, coordinates, ...rest }: EntityItem, id: string): RecordEntity => ({
  id,
  ...rest,
  coordinates: coordinates === null ? null : [coordinates[0], coordinates[1]],
  mentions: [mention],
});

export const inOrder = <T extends TextSpan>(spans: readonly T[]): T[] =>
  [...spans].sort((a, b) => a.start - b.start || a.end - b.end);

/** Notes that a correction made an item what it is. */
export function mark(item: Held<unknown, unknown>, correction: number, reviewed: 1 | 2): void {
  item.reviewed = reviewed;
  item.corrections.push(correction);
}

/** Whether an act found something to work on. `idle`: its item was added by a person and that was taken back. */
export type Done = 'done' | 'idle';

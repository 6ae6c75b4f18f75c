import type { RecordStatement, TextSpan } from '../../../src/record/record.js';
import type { LayerName } from '../routes.js';
import { type Book, mentionBefore, nearestMention } from './book.js';

/** Stances by what they do; each has a colour, and its word stands beside it wherever it is shown. */
export type Tone = 'neutral' | 'careful' | 'hard' | 'warm' | 'asking';

export const tones: Readonly<Record<RecordStatement['stance'], Tone>> = {
  assert: 'neutral',
  believe: 'careful',
  claim: 'careful',
  deny: 'hard',
  accuse: 'hard',
  condemn: 'hard',
  threaten: 'hard',
  endorse: 'warm',
  commit: 'warm',
  demand: 'asking',
};

/** What words are to the item they belong to. */
export type Part =
  | 'content'
  | 'cue'
  | 'speaker'
  | 'relay'
  | 'understood'
  | 'addressee'
  | 'entity'
  | 'time'
  | 'figure'
  | 'event'
  | 'note'
  /** Words that a person is marking. */
  | 'aim';

/** Words of the text to be marked. */
export interface Mark {
  readonly item: string;
  readonly part: Part;
  readonly start: number;
  readonly end: number;
  /** Of a content: how many statements deep. */
  readonly depth: number;
  readonly tone: Tone | null;
  /** Of a content: whether it is given word for word. */
  readonly mode: RecordStatement['mode'] | null;
}

const mark = (item: string, part: Part, span: TextSpan | null | undefined): Mark[] =>
  span ? [{ item, part, start: span.start, end: span.end, depth: 0, tone: null, mode: null }] : [];

const contentMark = (book: Book, s: RecordStatement): Mark => ({
  item: s.id,
  part: 'content',
  start: s.start,
  end: s.end,
  depth: book.depth.get(s.id) ?? 1,
  tone: tones[s.stance],
  mode: s.mode,
});

/** Mentions of an entity that stand in no other of its mentions, pronouns aside. */
const outermost = (mentions: readonly (TextSpan & { readonly kind: string })[]): readonly TextSpan[] => {
  const shown = mentions.filter((m) => m.kind !== 'pronoun');
  return shown.filter(
    (m) => !shown.some((o) => o !== m && o.start <= m.start && m.end <= o.end && o.end - o.start > m.end - m.start),
  );
};

/** What is marked in the text when nothing is selected, for the layers that are on; outer marks first. */
export function restMarks(book: Book, on: readonly LayerName[]): readonly Mark[] {
  const { record } = book;
  const of: Readonly<Record<LayerName, () => readonly Mark[]>> = {
    statements: () => record.statements.map((s) => contentMark(book, s)),
    entities: () => record.entities.flatMap((e) => outermost(e.mentions).flatMap((m) => mark(e.id, 'entity', m))),
    times: () => record.times.flatMap((t) => mark(t.id, 'time', t)),
    figures: () => record.figures.flatMap((f) => mark(f.id, 'figure', f)),
    events: () => record.events.flatMap((v) => mark(v.id, 'event', v.trigger)),
  };
  return on.flatMap((layer) => of[layer]()).sort((a, b) => a.depth - b.depth || a.start - b.start || b.end - a.end);
}

function statementMarks(book: Book, s: RecordStatement): readonly Mark[] {
  return [
    contentMark(book, s),
    ...mark(s.id, 'cue', s.cue),
    ...s.chain.flatMap((link) => {
      const entity = book.entities.get(link.entity);
      return link.span
        ? mark(s.id, link.role, link.span)
        : mark(s.id, 'understood', mentionBefore(entity, s.cue.start));
    }),
    ...(s.addressee === null ? [] : mark(s.id, 'addressee', nearestMention(book.entities.get(s.addressee), s.cue))),
    ...(s.time === null ? [] : mark(s.id, 'time', book.times.get(s.time))),
  ];
}

/** All words that belong to one item: what is lit when it is touched. Empty for an id that the record lacks. */
export function litMarks(book: Book, item: string | null): readonly Mark[] {
  if (item === null) return none;
  const s = book.statements.get(item);
  if (s) return statementMarks(book, s);
  const entity = book.entities.get(item);
  if (entity) return entity.mentions.flatMap((m) => mark(item, 'entity', m));
  const event = book.events.get(item);
  if (event) {
    const near = (id: string): Mark[] => mark(item, 'entity', nearestMention(book.entities.get(id), event.trigger));
    return [
      ...mark(item, 'event', event.trigger),
      ...[...event.actors, ...event.recipients, ...(event.place === null ? [] : [event.place])].flatMap(near),
      ...(event.time === null ? [] : mark(item, 'time', book.times.get(event.time))),
      ...event.figures.flatMap((id) => mark(item, 'figure', book.figures.get(id))),
    ];
  }
  return [
    ...mark(item, 'time', book.times.get(item)),
    ...mark(item, 'figure', book.figures.get(item)),
    ...(book.notes.get(item)?.spans ?? []).flatMap((span) => mark(item, 'note', span)),
  ];
}

/** The item that a place in the text belongs to: of the layers that are on the one with the fewest words around it. */
export function itemAt(book: Book, on: readonly LayerName[], offset: number): string | null {
  const own = on.includes('statements')
    ? book.record.statements.flatMap((s) => [
        ...mark(s.id, 'cue', s.cue),
        ...s.chain.flatMap((link) => mark(s.id, link.role, link.span)),
      ])
    : [];
  let best: Mark | null = null;
  for (const m of [...restMarks(book, on), ...own])
    if (m.start <= offset && offset < m.end && (!best || m.end - m.start < best.end - best.start)) best = m;
  return best?.item ?? null;
}

/** One value for no marks, so that what is drawn from it is not drawn anew. */
const none: readonly Mark[] = [];

/** The part of each mark that falls into a stretch of the text, in that stretch's own offsets. */
export function clipped(
  marks: readonly Mark[],
  within: { readonly start: number; readonly end: number },
): readonly Mark[] {
  const found = marks.flatMap((m) => {
    const start = Math.max(m.start, within.start);
    const end = Math.min(m.end, within.end);
    return start < end ? [{ ...m, start: start - within.start, end: end - within.start }] : [];
  });
  return found.length === 0 ? none : found;
}

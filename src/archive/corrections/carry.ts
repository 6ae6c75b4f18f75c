import type { Correction, Words } from './correction.js';

interface Region {
  readonly start: number;
  readonly end: number;
}

/** By how much words lie further on in another text; null where it cannot be said for sure. */
type Shift = (words: Region) => number | null;

/** Where it first stands, if it stands there only once; else null. */
function onlyPlace(text: string, part: string): number | null {
  const first = text.indexOf(part);
  return first < 0 || text.indexOf(part, first + 1) >= 0 ? null : first;
}

/**
 * Finds words of one text again in another, exactly or not at all. Words are the same when they stand once in each text;
 * words that stand more often are the same when the whole lines around them stand once in each. What is only alike is
 * never taken for the same.
 */
export function shiftBetween(from: string, to: string): Shift {
  if (from === to) return () => 0;
  const known = new Map<string, number | null>();
  const regionShift = ({ start, end }: Region): number | null => {
    const part = from.slice(start, end);
    let shift = known.get(part);
    if (shift === undefined) {
      const before = onlyPlace(from, part);
      const after = before === null ? null : onlyPlace(to, part);
      shift = before === null || after === null ? null : after - before;
      known.set(part, shift);
    }
    return shift;
  };
  const lines = ({ start, end }: Region): Region => {
    const stop = from.indexOf('\n', end);
    return { start: from.lastIndexOf('\n', start - 1) + 1, end: stop < 0 ? from.length : stop };
  };
  return (words) => regionShift(lines(words)) ?? regionShift(words);
}

/** Words that could not be found again. */
class Lost extends Error {}

const isWords = (value: object): value is Words => 'start' in value && 'end' in value && 'text' in value;

/** The same value with each span in it changed. */
function mapWords<T>(value: T, change: (words: Words) => Region): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((v) => mapWords(v, change)) as T;
  if (isWords(value)) return { ...value, ...change(value) };
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, mapWords(v, change)])) as T;
}

/** Every span that a correction names. */
export function wordsOf(correction: object): readonly Words[] {
  const all: Words[] = [];
  mapWords(correction, (w) => {
    all.push(w);
    return w;
  });
  return all;
}

/** The words by which the item of a correction is known. */
export function anchorOf(c: Correction): readonly Words[] {
  switch (c.on) {
    case 'statement': {
      const { content, cue } = c.act === 'add' ? c.item : c.anchor;
      return [content, cue];
    }
    case 'event':
      return [(c.act === 'add' ? c.item : c.anchor).trigger];
    case 'figure':
      return [(c.act === 'add' ? c.item : c.anchor).words];
    case 'entity':
      return c.act === 'split' ? c.mentions : c.act === 'merge' ? [] : [c.entity.mention];
  }
}

/** A correction on another text. `whole`: also the item as the person saw it could be found there with all its parts. */
export interface Carried {
  readonly correction: Correction;
  readonly whole: boolean;
}

/**
 * A correction as it would have been made on the text that `shift` leads to; null where its words, or words that it puts
 * in, are not there for sure. An item's words are looked for together, so that a short cue is found by its statement.
 */
export function carry(c: Correction, shift: Shift): Carried | null {
  const anchor = anchorOf(c);
  const hull =
    anchor.length === 0 || c.on === 'entity'
      ? null
      : { start: Math.min(...anchor.map((w) => w.start)), end: Math.max(...anchor.map((w) => w.end)) };
  const hullShift = hull === null ? 0 : shift(hull);
  if (hullShift === null) return null;
  const move = (w: Words): Region => {
    const by = hull !== null && hull.start <= w.start && w.end <= hull.end ? hullShift : shift(w);
    if (by === null) throw new Lost();
    return { start: w.start + by, end: w.end + by };
  };
  const attempt = <T>(value: T): T | null => {
    try {
      return mapWords(value, move);
    } catch (error) {
      if (error instanceof Lost) return null;
      throw error;
    }
  };
  if (!('item' in c) || c.act === 'add') {
    const correction = attempt(c);
    return correction === null ? null : { correction, whole: true };
  }
  const { item, ...rest } = c;
  const moved = attempt(rest);
  if (moved === null) return null;
  const movedItem = attempt(item as object);
  return { correction: { ...moved, item: movedItem ?? item } as Correction, whole: movedItem !== null };
}

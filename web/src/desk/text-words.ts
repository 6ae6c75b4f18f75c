import type { TextSpan } from '../../../src/record/record.js';

/** A stretch of a text, in UTF-16 code units. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Words of a text in order: letters with their marks and joining strokes, and numbers. Signs between them are no words. */
export const wordsOf = (text: string): readonly Extent[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200c\u200d]*(?:[.,٫٬][\p{N}]+)*/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));

export const spanAt = (text: string, { start, end }: Extent): TextSpan => ({
  start,
  end,
  text: text.slice(start, end),
});

/** The first word that ends after a place: the one that stands there, or the next. */
const wordFrom = (words: readonly Extent[], at: number): number => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The whole words that a stretch touches, without the signs at its edges; null where it touches none. */
export function snapped(words: readonly Extent[], { start, end }: Extent): Extent | null {
  const first = words[wordFrom(words, start)];
  if (first === undefined || first.start >= end) return null;
  const after = wordFrom(words, end);
  const last = words[after] !== undefined && words[after].start < end ? words[after] : words[after - 1]!;
  return { start: first.start, end: last.end };
}

/** How a stretch of words is changed by a key: an edge of it by a word, or all of it. */
export type Nudge = 'startBack' | 'startOn' | 'endBack' | 'endOn' | 'back' | 'on';

/** A stretch after a nudge; it keeps at least one word, and stays as it is where there are no more. */
export function nudged(words: readonly Extent[], extent: Extent, nudge: Nudge): Extent {
  const { start, end } = extent;
  const first = wordFrom(words, start);
  const beyond = wordFrom(words, end);
  const last = words[beyond] !== undefined && words[beyond].start < end ? beyond : beyond - 1;
  // an edge inside of a word («و|قال») goes to the edge of that word first
  switch (nudge) {
    case 'startBack': {
      const word = words[first];
      const to = word !== undefined && word.start < start ? word : words[first - 1];
      return to === undefined ? extent : { start: to.start, end };
    }
    case 'startOn': {
      const to = words[first + 1];
      return to === undefined || to.start >= end ? extent : { start: to.start, end };
    }
    case 'endOn': {
      const to = words[last] !== undefined && words[last].end > end ? words[last] : words[last + 1];
      return to === undefined ? extent : { start, end: to.end };
    }
    case 'endBack': {
      const to = words[last - 1];
      return to === undefined || to.end <= start ? extent : { start, end: to.end };
    }
    case 'back':
    case 'on': {
      const to = words[nudge === 'back' ? first - 1 : last + 1];
      return to === undefined ? extent : { start: to.start, end: to.end };
    }
  }
}

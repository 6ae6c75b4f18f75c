import type { Span } from '../../document/span.js';
import type { TextWords } from '../../record/text-words.js';
import { remembered } from './pack.js';
import type { Term, Terms } from './terms.js';
import { exactToken, formToken, type Stream, stemToken } from './tokens.js';

/** A piece of a text with the words that were found in it; all offsets are the text's. */
export interface Excerpt extends Span {
  readonly marks: readonly Span[];
}

/** Words that stand for a term: from the first to behind the last, by their numbers. */
interface Hit {
  readonly term: number;
  readonly first: number;
  readonly last: number;
}

const wide = 30;

/** Where terms stand among the words `[from, to)` of a text, in order. The same tokens are compared as were indexed. */
export function hitsOf(text: string, { words }: TextWords, terms: Terms, from = 0, to = words.length): readonly Hit[] {
  const stems = remembered(stemToken);
  const forms = remembered(formToken);
  const exacts = remembered(exactToken);
  const is = (i: number, stream: Stream, wanted: string, begun: boolean): boolean => {
    const { start, end, stem } = words[i]!;
    if (stream !== 'stem' && !begun && !mayBe(stem, forms(wanted))) return false;
    const found = stream === 'stem' ? stems(stem) : (stream === 'form' ? forms : exacts)(text.slice(start, end));
    return begun ? found.startsWith(wanted) : found === wanted;
  };
  const stands = (term: Term, at: number): number => {
    let longest = 0;
    for (const { stream, tokens, prefix } of term) {
      if (tokens.length <= longest || at + tokens.length > to) continue;
      if (tokens.every((wanted, k) => is(at + k, stream, wanted, prefix && k === tokens.length - 1)))
        longest = tokens.length;
    }
    return longest;
  };
  const hits: Hit[] = [];
  for (let at = from; at < to; at++)
    for (const [term, t] of terms.all.entries()) {
      const length = stands(t, at);
      if (length > 0) hits.push({ term, first: at, last: at + length });
    }
  return hits;
}

/**
 * Whether a word of this stem may have the form: the stem stands in it, but for a last letter that was made whole. Most
 * words need not be folded to know that they are another.
 */
const mayBe = (stem: string, form: string): boolean => stem === 'الله' || form.includes(stem.slice(0, -1));

/** Spans of words found, each word once, those of a phrase as one. Whole words: so their letters stay joined. */
export function marksOf({ words }: TextWords, hits: readonly Hit[]): readonly Span[] {
  const marks: { start: number; end: number }[] = [];
  let last = -1;
  for (const hit of [...hits].sort((a, b) => a.first - b.first || b.last - a.last)) {
    const [start, end] = [words[hit.first]!.start, words[hit.last - 1]!.end];
    if (hit.first < last) {
      const before = marks.at(-1)!;
      before.end = Math.max(before.end, end);
    } else marks.push({ start, end });
    last = Math.max(last, hit.last);
  }
  return marks;
}

/** The headline of a text, with what was found in it; null where it has none. */
export function headlineOf(text: string, words: TextWords, terms: Terms): Excerpt | null {
  if (words.headline === 0) return null;
  const [first, last] = [words.words[0]!, words.words[words.headline - 1]!];
  return {
    ...lineAround(text, first.start, last.end),
    marks: marksOf(words, hitsOf(text, words, terms, 0, words.headline)),
  };
}

/** The piece of a text, under its headline, in which most of the terms stand, the first such; its beginning where none do. */
export function snippetOf(text: string, words: TextWords, terms: Terms): Excerpt | null {
  const from = words.headline;
  const to = words.words.length;
  if (from >= to) return null;
  const hits = hitsOf(text, words, terms, from, to);
  let best: readonly Hit[] = [];
  let most = 0;
  for (let i = 0, j = 0; i < hits.length; i++) {
    while (j < hits.length && hits[j]!.last - hits[i]!.first <= wide) j++;
    const inside = hits.slice(i, Math.max(j, i + 1));
    const score = 100 * new Set(inside.map((h) => h.term)).size + Math.min(99, inside.length);
    if (score > most) {
      most = score;
      best = inside;
    }
  }
  const first = best[0]?.first ?? from;
  const last = best.reduce((n, h) => Math.max(n, h.last), first + 1);
  const spare = Math.max(0, wide - (last - first));
  const begin = Math.max(from, first - Math.floor(spare / 3));
  const end = Math.min(to, Math.max(last, begin + wide));
  return {
    start: words.words[begin]!.start,
    end: words.words[end - 1]!.end,
    marks: marksOf(
      words,
      hits.filter((h) => h.first >= begin && h.last <= end),
    ),
  };
}

/** The line of a text that holds a span, without the spaces around it. */
function lineAround(text: string, start: number, end: number): Span {
  const from = text.lastIndexOf('\n', start) + 1;
  const stop = text.indexOf('\n', end);
  const line = text.slice(from, stop < 0 ? text.length : stop);
  return { start: from + (line.length - line.trimStart().length), end: from + line.trimEnd().length };
}

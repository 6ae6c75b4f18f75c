import type { WordAnalyzer } from '../../record/asked-words.js';
import { QueryError } from '../errors.js';
import type { ParsedQuery, Query } from './query.js';
import { exactToken, filler, formToken, type Stream, stemToken } from './tokens.js';

/** Tokens of one stream that stand one after the other; the last may be only begun. */
export interface Sequence {
  readonly stream: Stream;
  readonly tokens: readonly string[];
  readonly prefix: boolean;
}

/** Found where any of the sequences stands. */
export type Term = readonly Sequence[];

/** What is looked for in the index: all of `all`, none of `none`. */
export interface Terms {
  readonly all: readonly Term[];
  readonly none: readonly Term[];
}

/** A phrase whose words mean several things is looked for in so many wordings at most. */
const mostWordings = 24;

/** What a query means to the index. Throws QueryError where a word has no letters to look for. */
export function termsOf({ all, none }: ParsedQuery, analyze: WordAnalyzer): Terms {
  const understood = (query: Query): Term => termOf(query, analyze);
  return { all: all.map(understood), none: none.map(understood) };
}

function termOf(query: Query, analyze: WordAnalyzer): Term {
  if (query.kind === 'any') return unique(query.of.flatMap((q) => termOf(q, analyze)));
  const words = analyze(query.text);
  if (words.length === 0) throw new QueryError(`there is no word in ${query.text}.`);
  const exact: Sequence = { stream: 'exact', tokens: words.map((w) => exactToken(w.typed)), prefix: false };
  if (query.kind === 'prefix') {
    if (query.exact) return [{ ...exact, prefix: true }];
    return prefixTerm(words.map((w) => formToken(w.typed)));
  }
  // of a lone hamza folding leaves nothing
  if (query.exact || words.some((w) => formToken(w.typed) === filler)) return [exact];
  const spellings = words.map((w) => [w.typed, ...otherSeat(w.typed)]);
  const stems = words.map((w, i) => [...w.stems, ...spellings[i]!.slice(1).flatMap((s) => analyze(s)[0]?.stems ?? [])]);
  return unique([
    ...wordings(stems.map((s) => s.map(stemToken))).map(
      (tokens): Sequence => ({ stream: 'stem', tokens, prefix: false }),
    ),
    ...wordings(spellings.map((s) => s.map(formToken))).map(
      (tokens): Sequence => ({ stream: 'form', tokens, prefix: false }),
    ),
  ]);
}

/** «مسؤول» is also written «مسئول», «شؤون» «شئون»; folding makes different letters of them. */
function otherSeat(word: string): string[] {
  const other = word.replace(/[\u0624\u0626]/gu, (c) => (c === '\u0624' ? '\u0626' : '\u0624'));
  return other === word ? [] : [other];
}

/** What begins so: words as they stand, and words without what is before them («الفير*» finds «بالفيروس»). */
function prefixTerm(tokens: readonly string[]): Term {
  const last = tokens.at(-1)!;
  const bare = /^ال(?=.{2})/u.exec(last) ? [last.slice(2)] : [];
  return [
    { stream: 'form', tokens, prefix: true },
    ...[last, ...bare].map(
      (token): Sequence => ({ stream: 'stem', tokens: [...tokens.slice(0, -1), token], prefix: true }),
    ),
  ];
}

/** Every way to take one of each word's tokens, within bounds: beyond them, later words keep only their first. */
function wordings(tokens: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let made: readonly (readonly string[])[] = [[]];
  for (const choices of tokens) {
    const some = made.length * choices.length > mostWordings ? choices.slice(0, 1) : choices;
    made = made.flatMap((before) => some.map((token) => [...before, token]));
  }
  return made.filter((m) => m.length === tokens.length);
}

const unique = (sequences: Term): Term => [
  ...new Map(sequences.map((s) => [`${s.stream} ${s.prefix} ${s.tokens.join(' ')}`, s])).values(),
];

/** The same words side by side, in the order typed; null where there is one term only, or too many wordings. */
export function together({ all, none }: Terms): Terms | null {
  if (all.length < 2) return null;
  const phrase = (['stem', 'form', 'exact'] as const).flatMap((stream): Sequence[] => {
    const choices = all.map((t) => t.filter((s) => s.stream === stream && !s.prefix));
    if (choices.some((c) => c.length === 0)) return [];
    return wordings(choices.map((c) => c.map((s) => s.tokens.join(' ')))).map((parts) => ({
      stream,
      tokens: parts.join(' ').split(' '),
      prefix: false,
    }));
  });
  return phrase.length === 0 ? null : { all: [unique(phrase)], none };
}

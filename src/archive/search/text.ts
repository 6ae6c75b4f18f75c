import { lowerBound, type Span } from '../../document/span.js';
import type { TextWords } from '../../record/text-words.js';
import { packWords, remembered } from './pack.js';
import { exactToken, filler, formToken, stemToken, streams, type Tokens } from './tokens.js';

/** Parts of a report, in the order in which a word found there counts. */
export const zones = ['headline', 'lead', 'body'] as const;

/**
 * What of a version is indexed. A list of columns holds, for each zone, the stems, forms and exact forms of its words,
 * each with spaces between. Plain data, so that a thread can send it.
 */
export interface SearchText {
  /** `packWords`. */
  readonly words: Uint8Array;
  readonly report: readonly string[];
  /** Of each statement, in the record's order, the three columns of its content's words. */
  readonly statements: readonly (readonly string[])[];
}

/*
 * PostgreSQL keeps 255 places of a word in a text, no place beyond 16,383, and a megabyte in all. What is more is left out
 * of both databases' indexes by the same rule, so that both find the same.
 */
const places = 16_000;
const repeats = 255;
const mostBytes = 700_000;

/** What of a text and its statements is indexed. Pure. */
export function searchTextOf(text: string, found: TextWords, contents: readonly Span[]): SearchText {
  const { words, headline, lead } = found;
  const formOf = remembered(formToken);
  const exactOf = remembered(exactToken);
  const all: Tokens[] = words.map(({ start, end, stem }) => {
    const part = text.slice(start, end);
    return { stem: stemToken(stem), form: formOf(part), exact: exactOf(part) };
  });
  const zone = new Columns();
  return {
    words: packWords(found, text),
    report: [all.slice(0, headline), all.slice(headline, lead), all.slice(lead)].flatMap((part) => zone.of(part)),
    statements: contents.map(({ start, end }) => {
      const [from, to] = wordsWithin(found, start, end);
      return new Columns().of(all.slice(from, to));
    }),
  };
}

/** The numbers of the words that end within `[start, end)`: from the first to behind the last. */
export const wordsWithin = ({ words }: TextWords, start: number, end: number): readonly [from: number, to: number] => [
  lowerBound(words, (w) => w.end, start + 1),
  lowerBound(words, (w) => w.end, end + 1),
];

/** Makes columns of words, within the limits of what goes before. */
class Columns {
  private readonly counts: Readonly<Record<keyof Tokens, Map<string, number>>> = {
    stem: new Map(),
    form: new Map(),
    exact: new Map(),
  };
  private place = 0;
  private bytes = 0;

  of(words: readonly Tokens[]): string[] {
    const columns: Record<keyof Tokens, string[]> = { stem: [], form: [], exact: [] };
    for (const word of words) {
      // behind the last place a word that is new is still found by itself, but stands in no phrase
      const behind = this.place >= places;
      if (behind && streams.every((s) => this.counts[s].has(word[s]))) continue;
      this.place++;
      for (const s of streams) {
        columns[s].push(this.admit(s, word[s], behind));
        if (behind) columns[s].push(filler);
      }
    }
    return streams.map((s) => columns[s].join(' '));
  }

  private admit(stream: keyof Tokens, token: string, behind: boolean): string {
    const counts = this.counts[stream];
    const n = counts.get(token) ?? 0;
    if (n === 0) this.bytes += 2 * token.length + 8;
    if (token === filler || n >= repeats || (behind && n > 0) || (n === 0 && this.bytes > mostBytes)) return filler;
    counts.set(token, n + 1);
    return token;
  }
}

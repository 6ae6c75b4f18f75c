// Counts words over a folder of news reports (*.jsonl.gz with the fields title, abstract, body or content) and turns
// them into a stream of word numbers. Only counts and classes derived from the stream are kept, never a text.
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { withoutPrefix } from '../../src/arabic/clitics.js';
import { bare, foldBare } from '../../src/arabic/letters.js';

const token = /[\p{Script=Arabic}\p{M}\u200B-\u200F]+|[\d٠-٩.,]*[\d٠-٩]|\p{L}+|\n|[^\s]/gu;
const sign = /^[\u060C\u061B\u061F\u066A-\u066D\u06D4]+$/u;
const tail = /[\u060C\u061B\u061F]+$/u;

export async function* lines(folder: string): AsyncGenerator<string> {
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.jsonl.gz'))) {
    const reader = createInterface({ input: createReadStream(join(folder, file)).pipe(createGunzip()) });
    for await (const line of reader) {
      const report = JSON.parse(line) as Record<string, string | undefined>;
      yield `${report.title ?? ''}\n${report.body || report.content || report.abstract || ''}`;
    }
  }
}

/** The folded words of a text; an empty string ends a sentence. */
function wordsOf(text: string): string[] {
  const out: string[] = [];
  for (const [piece] of text.replaceAll('_', ' ').matchAll(token)) {
    if (piece === '\n' || piece === '.' || piece === '؟' || piece === '!') out.push('');
    else if (/^[\d٠-٩]/u.test(piece)) out.push('0');
    else if (/^[a-z]/iu.test(piece)) out.push('<latin>');
    else if (sign.test(piece)) out.push(piece[0]!);
    else {
      const word = foldBare(bare(piece.replace(tail, '')));
      if (word) out.push(word);
      if (tail.test(piece)) out.push(piece.at(-1)!);
    }
  }
  return out;
}

/** How often a form with this prefix may stand, at most, for one without it: beyond that the letter is no prefix. */
const most: Record<string, number> = { و: 3, ف: 0.4, ب: 1.5, ل: 1.2, ك: 0.3 };

/** What each word is without prefixes, decided by counts: «وقال» is rarer than «قال», but «وليد» is not than «ليد». */
function stemmer(counts: ReadonlyMap<string, number>): (word: string) => string {
  const known = new Map<string, string>();
  const stem = (word: string): string => {
    const before = known.get(word);
    if (before !== undefined) return before;
    let result = word;
    const next = withoutPrefix(word);
    if (next) {
      const own = counts.get(word) ?? 0;
      const rest = counts.get(next.form) ?? 0;
      const article = next.form.startsWith('ال') && next.form.length > 4;
      const limit = (most[word[0]!] ?? 0) * (article ? 5 : 1);
      if (rest >= 5 && own <= rest * limit) result = stem(next.form);
    }
    known.set(word, result);
    return result;
  };
  return stem;
}

export interface Corpus {
  /** Words without prefixes, most frequent first; `words[0]` is the end of a sentence. */
  readonly words: readonly string[];
  readonly counts: Float64Array;
  /** The texts as positions in `words`; -1 is a rarer word. */
  readonly stream: Int32Array;
}

export async function readCorpus(folder: string, least: number, size: number): Promise<Corpus> {
  const types = new Map<string, number>();
  const names: string[] = [];
  let stream = new Int32Array(1 << 25);
  let length = 0;
  const seen = new Set<string>();
  for await (const text of lines(folder)) {
    for (const line of text.split('\n')) {
      // the outlets copy each other: a long line counts once
      if (line.length > 60) {
        if (seen.has(line)) continue;
        seen.add(line);
      }
      for (const word of [...wordsOf(line), '']) {
        let id = types.get(word);
        if (id === undefined) {
          id = names.length;
          types.set(word, id);
          names.push(word);
        }
        if (length === stream.length) {
          const bigger = new Int32Array(stream.length * 2);
          bigger.set(stream);
          stream = bigger;
        }
        stream[length++] = id;
      }
    }
  }
  const raw = new Float64Array(names.length);
  for (let i = 0; i < length; i++) raw[stream[i]!]!++;
  const rawCounts = new Map(names.map((n, i) => [n, raw[i]!]));
  const stem = stemmer(rawCounts);
  const stems = names.map((n) => (raw[types.get(n)!]! >= 2 ? stem(n) : n));
  const counts = new Map<string, number>();
  names.forEach((_, i) => {
    counts.set(stems[i]!, (counts.get(stems[i]!) ?? 0) + raw[i]!);
  });
  counts.delete('');
  const words = [
    '',
    ...[...counts]
      .filter(([, c]) => c >= least)
      .sort((a, b) => b[1] - a[1])
      .slice(0, size)
      .map(([w]) => w),
  ];
  const place = new Map(words.map((w, i) => [w, i]));
  const placeOf = Int32Array.from(stems, (s) => place.get(s) ?? -1);
  for (let i = 0; i < length; i++) stream[i] = placeOf[stream[i]!]!;
  const total = new Float64Array(words.length);
  for (let i = 0; i < length; i++) if (stream[i]! >= 0) total[stream[i]!]!++;
  return { words, counts: total, stream: stream.subarray(0, length) };
}

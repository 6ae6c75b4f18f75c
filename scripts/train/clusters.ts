// Word classes from news reports (*.jsonl.gz). Words that follow and precede the same words get one class: the exchange
// algorithm for the predictive class model (Uszkoreit & Brants 2008), with both neighbours as contexts.
import { type Corpus, readCorpus } from './corpus.js';

const least = 5;
const vocabulary = 90_000;
const contexts = 5_000;
const granularities = [64, 256, 1024];
const rounds = 8;

/** For each word the contexts it stands in and how often, as one flat list. */
interface Neighbours {
  readonly from: Int32Array;
  readonly context: Int32Array;
  readonly count: Int32Array;
}

function neighboursOf({ words, stream }: Corpus): Neighbours {
  const v = words.length;
  const pairs = new Map<number, number>();
  const add = (word: number, context: number) => {
    const key = word * 2 * contexts + context;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  };
  // in slices of the vocabulary: one Map of all pairs would be too large
  const slices = 8;
  const parts: [number, number][][] = [];
  for (let s = 0; s < slices; s++) {
    pairs.clear();
    for (let i = 1; i < stream.length; i++) {
      const a = stream[i - 1]!;
      const b = stream[i]!;
      if (b > 0 && b % slices === s && a >= 0 && a < contexts) add(b, a);
      if (a > 0 && a % slices === s && b >= 0 && b < contexts) add(a, contexts + b);
    }
    parts.push([...pairs]);
  }
  const from = new Int32Array(v + 1);
  for (const part of parts) for (const [key] of part) from[Math.floor(key / (2 * contexts)) + 1]!++;
  for (let w = 0; w < v; w++) from[w + 1]! += from[w]!;
  const at = from.slice();
  const context = new Int32Array(from[v]!);
  const count = new Int32Array(from[v]!);
  for (const part of parts)
    for (const [key, n] of part) {
      const place = at[Math.floor(key / (2 * contexts))]!++;
      context[place] = key % (2 * contexts);
      count[place] = n;
    }
  return { from, context, count };
}

/** x ln x, from a table where x is small. */
const table = Float64Array.from({ length: 1 << 20 }, (_, x) => (x < 2 ? 0 : x * Math.log(x)));
const f = (x: number): number => (x < table.length ? table[x]! : x * Math.log(x));

function exchange({ words }: Corpus, near: Neighbours, k: number): Uint16Array {
  const v = words.length;
  const joint = new Int32Array(2 * contexts * k);
  const size = new Float64Array(k);
  const weight = new Float64Array(v);
  const classOf = new Uint16Array(v);
  const move = (w: number, c: number, sign: number) => {
    for (let i = near.from[w]!; i < near.from[w + 1]!; i++) joint[near.context[i]! * k + c]! += sign * near.count[i]!;
    size[c]! += sign * weight[w]!;
  };
  for (let w = 1; w < v; w++) {
    for (let i = near.from[w]!; i < near.from[w + 1]!; i++) weight[w]! += near.count[i]!;
    weight[w]! /= 2;
    classOf[w] = (w - 1) % k;
    move(w, classOf[w]!, 1);
  }
  const gain = new Float64Array(k);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let w = 1; w < v; w++) {
      if (near.from[w] === near.from[w + 1]) continue;
      const old = classOf[w]!;
      move(w, old, -1);
      const own = weight[w]!;
      for (let c = 0; c < k; c++) gain[c] = 2 * (f(Math.round(size[c]!)) - f(Math.round(size[c]! + own)));
      for (let i = near.from[w]!; i < near.from[w + 1]!; i++) {
        const n = near.count[i]!;
        const row = near.context[i]! * k;
        const alone = f(n);
        for (let c = 0; c < k; c++) {
          const before = joint[row + c]!;
          gain[c]! += before === 0 ? alone : f(before + n) - f(before);
        }
      }
      let best = old;
      for (let c = 0; c < k; c++) if (gain[c]! > gain[best]!) best = c;
      if (best !== old) moved++;
      classOf[w] = best;
      move(w, best, 1);
    }
    console.log(`${k} classes, round ${round + 1}: ${moved} words moved`);
    if (moved < v / 200) break;
  }
  return classOf;
}

/** The words of a corpus, most frequent first, with their class (from 1) in each clustering, and their counts. */
export async function clusters(folder: string): Promise<{ words: string[]; levels: number[][]; counts: number[] }> {
  const corpus = await readCorpus(folder, least, vocabulary);
  console.log(`${corpus.stream.length} words, ${corpus.words.length} types`);
  const near = neighboursOf(corpus);
  const levels = granularities.map((k) => Array.from(exchange(corpus, near, k).slice(1), (c) => c + 1));
  return { words: corpus.words.slice(1), levels, counts: [...corpus.counts.slice(1)] };
}

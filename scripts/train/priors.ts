// What a first model calls each word over a whole corpus: «رامسفيلد» is nearly always a person's name, «رمضان» now and
// then. The share becomes one more class of the word, so that a later model knows it where the surroundings say nothing.

import { Features } from '../../src/read/names/features.js';
import type { WordClasses } from '../../src/read/sequence/classes.js';
import { FeatureRows, type LinearModel, Tagger } from '../../src/read/sequence/tagger.js';
import { sentenceOf } from './corpora.js';
import { lines } from './corpus.js';

const shares = [0.02, 0.1, 0.3, 0.6, 0.85];

/** For each word the class that says what it is mostly called and how often; 1 when hardly ever a name. */
export async function priors(
  folder: string,
  words: readonly string[],
  classes: WordClasses,
  model: LinearModel,
  every = 1,
): Promise<Uint16Array> {
  const at = new Map(words.map((w, i) => [w, i]));
  const n = model.tags.length;
  const counts = new Float64Array(words.length * n);
  const tagger = new Tagger(model);
  const rows = new FeatureRows();
  let report = 0;
  for await (const text of lines(folder)) {
    if (report++ % every !== 0) continue;
    const features = new Features(classes);
    for (const line of text.split(/[\n]|(?<=[.؟!])\s/u)) {
      const sentence = sentenceOf(line.split(/\s+/u).filter(Boolean).slice(0, 200), new Array(200).fill('O'));
      if (sentence.tokens.length < 3) continue;
      rows.clear();
      features.write(sentence.tokens, rows);
      const tags = tagger.tag(rows);
      sentence.tokens.forEach((token, i) => {
        const place = at.get(features.look(token).form);
        if (place !== undefined) counts[place * n + tags[i]!]!++;
      });
    }
    if (report % 10_000 === 0) console.log(`${report} reports`);
  }
  return Uint16Array.from(words, (_, w) => {
    let total = 0;
    const of = new Map<string, [number, number]>();
    model.tags.forEach((tag, t) => {
      const c = counts[w * n + t]!;
      total += c;
      if (tag === 'O') return;
      const pair = of.get(tag.slice(2)) ?? [0, 0];
      pair[tag.startsWith('B') ? 0 : 1] += c;
      of.set(tag.slice(2), pair);
    });
    if (total < 3) return 2;
    const types = [...of.values()];
    let best = 0;
    types.forEach(([b, i], k) => {
      if (b + i > types[best]![0] + types[best]![1]) best = k;
    });
    const [b, i] = types[best]!;
    const share = (b + i) / total;
    const step = shares.filter((s) => share >= s).length;
    return step === 0 ? 1 : 2 + (best * 2 + (i > b ? 1 : 0)) * shares.length + step;
  });
}

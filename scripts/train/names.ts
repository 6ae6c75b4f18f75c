// Trains models/names.bin and completes models/clusters.bin: npm run train -- DATA CORPUS
// DATA holds the annotated corpora (anercorp-camel, aqmar-ner), CORPUS a folder of news reports (*.jsonl.gz).
// Steps: (1) word classes by exchange clustering; (2) a model from the annotated corpora; (3) what it calls each word
// over all reports becomes one more class of the word; (4) the model again; (5) isnad with that model, its rules and
// gazetteers names a part of the reports; (6) the shipped model learns from both. Prints scores on the ANERcorp test
// split, which no step learns from.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Lexicon, lexiconOf } from '../../src/lexicon/lexicon.js';
import { Features } from '../../src/read/names/features.js';
import { readClasses, type WordClasses, writeClasses } from '../../src/read/sequence/classes.js';
import { FeatureRows, readModel, writeModel } from '../../src/read/sequence/tagger.js';
import { clusters } from './clusters.js';
import { anercorp, aqmar, type Sentence } from './corpora.js';
import { type Example, random, strongest, trainCrf } from './crf.js';
import { evaluate } from './evaluate.js';
import { priors } from './priors.js';
import { silver } from './silver.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [data, corpus] = process.argv.slice(2);
if (!data || !corpus) throw new RangeError('Usage: npm run train -- DATA CORPUS');

const allowed = (from: string, to: string): boolean =>
  !to.startsWith('I-') || (from !== '' && from.slice(2) === to.slice(2));
const bio = (types: readonly string[]): string[] => ['O', ...types.flatMap((t) => [`B-${t}`, `I-${t}`])];
/** Share of words whose letters a second copy of the data hides. */
const hidden = 0.3;

function examplesOf(
  sentences: readonly Sentence[],
  tags: readonly string[],
  classes: WordClasses,
  hide: number,
): Example[] {
  const features = new Features(classes);
  const next = random(3);
  return sentences.map((s) => {
    const rows = new FeatureRows();
    features.write(s.tokens, rows, hide > 0 ? s.tokens.map(() => next() < hide) : undefined);
    return {
      features: rows.features.slice(0, rows.ends[rows.length - 1]),
      ends: rows.ends.slice(0, rows.length),
      tags: Uint8Array.from(s.tokenTags, (t) => Math.max(0, tags.indexOf(t))),
    };
  });
}

function train(
  gold: readonly Sentence[],
  more: readonly Sentence[],
  tags: readonly string[],
  classes: WordClasses,
): Uint8Array {
  // what people marked counts twice where isnad's own reading is learnt from too
  const marked = more.length > 0 ? [...gold, ...gold] : gold;
  const examples = [
    ...examplesOf(marked, tags, classes, 0),
    ...examplesOf(marked, tags, classes, hidden),
    ...examplesOf(
      more.filter((_, i) => i % 2 === 0),
      tags,
      classes,
      0,
    ),
    ...examplesOf(
      more.filter((_, i) => i % 2 === 1),
      tags,
      classes,
      hidden,
    ),
  ];
  const many = more.length > 0;
  const trained = strongest(
    trainCrf(examples, { tags, allowed, epochs: 4, least: many ? 3 : 2, l2: many ? 3e-6 : 1e-5, log: console.log }),
    many ? 440_000 : 320_000,
  );
  return writeModel(tags, trained.transitions, trained.rows);
}

const lexiconWith = (names: Uint8Array, classes: Uint8Array): Lexicon => {
  const folder = `${root}src/lexicon/tables`;
  const tables = Object.fromEntries(
    readdirSync(folder)
      .filter((f) => f.endsWith('.tsv'))
      .map((f) => [f.slice(0, -4), readFileSync(`${folder}/${f}`, 'utf8')]),
  );
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return lexiconOf(tables, { names: base64(names), clusters: base64(classes) });
};

async function main(): Promise<void> {
  const cache = process.env.CLUSTERS;
  const { words, levels, counts } =
    cache && existsSync(cache)
      ? (JSON.parse(readFileSync(cache, 'utf8')) as Awaited<ReturnType<typeof clusters>>)
      : await clusters(corpus!);
  if (cache && !existsSync(cache)) writeFileSync(cache, JSON.stringify({ words, levels, counts }));
  const plain = writeClasses(words, levels, counts);

  const all = bio(['PERS', 'LOC', 'ORG', 'MISC']);
  const gold = anercorp(data!, 'train');
  const first = train([...gold, ...aqmar(data!)], [], all, readClasses(plain));
  const told = await priors(corpus!, words, readClasses(plain), readModel(first), 2);
  const complete = writeClasses(words, [...levels, told], counts);
  const classes = readClasses(complete);
  writeFileSync(`${root}models/clusters.bin`, complete);

  const second = train(gold, [], all, classes);
  evaluate(data!, second, classes, 'trained on ANERcorp alone');
  const own = await silver(corpus!, lexiconWith(second, complete), 30);
  console.log(`${own.length} sentences named by isnad itself`);
  const shipped = train(gold, own, bio(['PERS', 'LOC', 'ORG']), classes);
  evaluate(data!, shipped, classes, 'shipped');
  writeFileSync(`${root}models/names.bin`, shipped);
}

await main();

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
import { FeatureRows, readModel, Tagger, writeModel } from '../../src/read/sequence/tagger.js';
import { clusters } from './clusters.js';
import { anercorp, aqmar, backToWords, conlleval, type Sentence } from './corpora.js';
import { type Example, random, strongest, trainCrf } from './crf.js';
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
  const examples = [
    ...examplesOf(gold, tags, classes, 0),
    ...examplesOf(gold, tags, classes, hidden),
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
    trainCrf(examples, { tags, allowed, epochs: 4, least: many ? 4 : 2, l2: many ? 1e-6 : 1e-5, log: console.log }),
    many ? 400_000 : 320_000,
  );
  return writeModel(tags, trained.transitions, trained.rows);
}

/** Scores on the ANERcorp test split; `words` are left out of both sides (see models/README.md on first words). */
function test(model: Uint8Array, classes: WordClasses, title: string): void {
  const tagger = new Tagger(readModel(model));
  const known = new Set(tagger.model.tags.map((t) => t.slice(2)));
  const sentences = anercorp(data!, 'test');
  const gold: string[][] = [];
  const found: string[][] = [];
  for (const s of sentences) {
    const rows = new FeatureRows();
    new Features(classes).write(s.tokens, rows);
    const tags = [...tagger.tag(rows)].map((t) => tagger.model.tags[t]!);
    gold.push(s.tags.map((t) => (known.has(t.slice(2)) ? t : 'O')));
    found.push(backToWords(s, tags));
  }
  const line = (name: string, from: number) => {
    const { all, types } = conlleval(
      gold.map((t) => t.slice(from)),
      found.map((t) => t.slice(from)),
    );
    const parts = Object.entries(types).map(([t, s]) => `${t} ${s.f1.toFixed(1)}`);
    console.log(
      `${title}, ${name}: F1 ${all.f1.toFixed(2)} (P ${all.p.toFixed(2)} R ${all.r.toFixed(2)}) ${parts.join(' ')}`,
    );
  };
  line('ANERcorp test', 0);
  line('ANERcorp test without the first word of each sentence', 1);
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
  const cache = process.env['CLUSTERS'];
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
  test(second, classes, 'trained on ANERcorp alone');
  const own = await silver(corpus!, lexiconWith(second, complete), 15);
  console.log(`${own.length} sentences named by isnad itself`);
  const shipped = train(gold, own, bio(['PERS', 'LOC', 'ORG']), classes);
  test(shipped, classes, 'shipped');
  writeFileSync(`${root}models/names.bin`, shipped);
}

await main();

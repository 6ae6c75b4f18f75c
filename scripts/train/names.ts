// Trains models/names.bin and completes models/clusters.bin: npm run train -- DATA CORPUS
// DATA holds the annotated corpora (anercorp-camel, aqmar-ner), CORPUS a folder of news reports (*.jsonl.gz).
// Steps: (1) word classes by exchange clustering; (2) a model from the annotated corpora; (3) what it calls each word
// over all reports becomes one more class of the word; (4) the model again; (5) isnad with that model, its rules and
// gazetteers names a part of the reports; (6) the shipped model learns from both. Prints scores on the ANERcorp test
// split, which no step learns from.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { foldBare } from '../../src/arabic/letters.js';
import { type Lexicon, lexiconOf } from '../../src/lexicon/lexicon.js';
import { Features } from '../../src/read/names/features.js';
import type { Found } from '../../src/read/names/found.js';
import { ReportNames } from '../../src/read/names/report.js';
import type { Unit } from '../../src/read/names/units.js';
import { readClasses, type WordClasses, writeClasses } from '../../src/read/sequence/classes.js';
import { hashOf } from '../../src/read/sequence/hash.js';
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

const entityType = { PERS: 'person', LOC: 'place', ORG: 'organization', MISC: 'group' } as const;
const tagType = { person: 'PERS', place: 'LOC', organization: 'ORG', media: 'ORG', facility: 'LOC', group: 'MISC' };

/** The tags after a look round: a name found within ten sentences before or behind is one here too (see ReportNames). */
function repeated(sentences: readonly Sentence[], tags: readonly string[][], classes: WordClasses): string[][] {
  const around = 10;
  const features = new Features(classes);
  const plain = (form: string): boolean => {
    const at = classes.find(hashOf(foldBare(form)));
    return at >= 0 && classes.classOf(at, 3) === 1 && classes.frequency(at) >= 10;
  };
  const out = tags.map((t) => [...t]);
  for (let block = 0; block < sentences.length; block += around) {
    const units: Unit[] = [];
    const found: Found[] = [];
    const last = Math.min(sentences.length, block + 2 * around);
    for (let s = Math.max(0, block - around); s < last; s++) {
      const base = units.length;
      units.push(...(sentences[s]!.tokens as readonly Unit[]));
      const t = tags[s]!;
      for (let i = 0; i < t.length; ) {
        let to = i + 1;
        while (to < t.length && t[to]!.startsWith('I-')) to++;
        const type = entityType[t[i]!.slice(2) as keyof typeof entityType];
        if (type) {
          const { cut } = features.look(units[base + i]!);
          found.push({ from: base + i, to: base + to, cut, type, entry: null, why: 'model' });
        }
        i = to;
      }
    }
    const report = new ReportNames(found, units, plain);
    for (let s = block; s < Math.min(sentences.length, block + around); s++) {
      const own = sentences[s]!.tokens as readonly Unit[];
      const t = out[s]!;
      for (let i = 0; i < own.length; i++) {
        if (t[i] !== 'O' || own[i]!.kind !== 'word') continue;
        const { cut } = features.look(own[i]!);
        const name = report.at(own, i, own.length, cut > 0 ? [0, cut] : [0]);
        if (!name || name.type === 'group' || t.slice(i, name.to).some((x) => x !== 'O')) continue;
        for (let k = i; k < name.to; k++) t[k] = `${k === i ? 'B' : 'I'}-${tagType[name.type]}`;
      }
    }
  }
  return out;
}

/** Prints scores on the ANERcorp test split (see models/README.md on first words). */
function test(model: Uint8Array, classes: WordClasses, title: string): void {
  const tagger = new Tagger(readModel(model));
  const known = new Set(tagger.model.tags.map((t) => t.slice(2)));
  const sentences = anercorp(data!, 'test');
  const gold: string[][] = [];
  const found: string[][] = [];
  const tagged: string[][] = [];
  for (const s of sentences) {
    const rows = new FeatureRows();
    new Features(classes).write(s.tokens, rows);
    const tags = [...tagger.tag(rows)].map((t) => tagger.model.tags[t]!);
    gold.push(s.tags.map((t) => (known.has(t.slice(2)) ? t : 'O')));
    tagged.push(tags);
    found.push(backToWords(s, tags));
  }
  const line = (name: string, from: number, what: readonly string[][] = found) => {
    const { all, types } = conlleval(
      gold.map((t) => t.slice(from)),
      what.map((t) => t.slice(from)),
    );
    const parts = Object.entries(types).map(([t, s]) => `${t} ${s.f1.toFixed(1)}`);
    console.log(
      `${title}, ${name}: F1 ${all.f1.toFixed(2)} (P ${all.p.toFixed(2)} R ${all.r.toFixed(2)}) ${parts.join(' ')}`,
    );
  };
  line('ANERcorp test', 0);
  line('ANERcorp test without the first word of each sentence', 1);
  const again = repeated(sentences, tagged, classes);
  line(
    'ANERcorp test with names repeated within ten sentences',
    0,
    sentences.map((s, i) => backToWords(s, again[i]!)),
  );
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
  test(second, classes, 'trained on ANERcorp alone');
  const own = await silver(corpus!, lexiconWith(second, complete), 30);
  console.log(`${own.length} sentences named by isnad itself`);
  const shipped = train(gold, own, bio(['PERS', 'LOC', 'ORG']), classes);
  test(shipped, classes, 'shipped');
  writeFileSync(`${root}models/names.bin`, shipped);
}

await main();

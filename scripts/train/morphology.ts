// Trains models/morphology.bin: npm run train:morphology -- DATA
// DATA holds ud-arabic-pud. Every fifth sentence is kept for testing; prints the scores on them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bare } from '../../src/arabic/letters.js';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { betweenFeatures, contextFeatures, type Look, Vocabulary } from '../../src/read/morphology/features.js';
import { writeWordsModel } from '../../src/read/morphology/model.js';
import { entries, passiveTag, tags, weighed } from '../../src/read/morphology/tags.js';
import { readClasses } from '../../src/read/sequence/classes.js';
import { FeatureRows, writeModel } from '../../src/read/sequence/tagger.js';
import { tokens } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';
import { strongest } from './crf.js';
import { type LatticeExample, trainLattice } from './lattice.js';
import { type Gold, treebank } from './treebank.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [data] = process.argv.slice(2);
if (!data) throw new RangeError('Usage: npm run train:morphology -- DATA');

const read = pipeline([sentencesStage, tokensStage()]);
const vocabulary = new Vocabulary(shippedLexicon(), readClasses(readFileSync(`${root}models/clusters.bin`)));

/** Which states people's marking allows: the right one; else those of the right part of speech; else all. */
function rightStates(look: Look, gold: Gold | null): boolean[] {
  if (!gold) return look.states.map(() => true);
  const exact = look.states.map((s) => {
    const g = look.segmentations[s.segmentation]!;
    return s.pos === gold.pos && g.from === gold.from && g.to === gold.to;
  });
  const voice = exact.map((x, k) => x && (look.states[k]!.tag === passiveTag) === /Voice=Pass/u.test(gold.features));
  if (gold.pos === 'VERB' && voice.some(Boolean)) return voice;
  if (exact.some(Boolean)) return exact;
  const cut = look.states.map((s) => {
    const g = look.segmentations[s.segmentation]!;
    return g.from === gold.from && g.to === gold.to;
  });
  return cut.some(Boolean) ? cut : look.states.map(() => true);
}

function exampleOf(
  words: readonly { look: Look; own: readonly (readonly number[])[] }[],
  right: readonly boolean[][],
  weight: number,
): LatticeExample {
  const looks = words.map((w) => w.look);
  const rows: Int32Array[] = [];
  const rowsOf: number[][] = [];
  const tag: number[] = [];
  const entry: number[] = [];
  const ok: number[] = [];
  const ends: number[] = [];
  const scratch = new FeatureRows();
  const push = (): number => {
    rows.push(scratch.features.slice(0, scratch.ends[0]));
    return rows.length - 1;
  };
  looks.forEach((look, i) => {
    const alone = look.states.length === 1;
    let context = -1;
    if (!alone) {
      scratch.clear();
      contextFeatures(looks, i, scratch);
      context = push();
    }
    const own = words[i]!.own.map((f, s) => {
      if (alone) return [];
      rows.push(Int32Array.from(f));
      const at = rows.length - 1;
      scratch.clear();
      betweenFeatures(looks, i, look.shapes[s]!, scratch);
      return [at, push(), context];
    });
    look.states.forEach((s, k) => {
      tag.push(s.tag);
      entry.push(s.entry);
      rowsOf.push(own[s.segmentation]!);
      ok.push(right[i]![k] ? 1 : 0);
    });
    ends.push(tag.length);
  });
  return {
    ends: Int32Array.from(ends),
    tag: Uint8Array.from(tag),
    entry: Uint8Array.from(entry),
    rowsOf,
    rows,
    right: Uint8Array.from(ok),
    weight,
  };
}

const trees = treebank(`${data}/ud-arabic-pud/ar_pud-ud-test.conllu`);
console.log(
  `${trees.length} sentences, ${trees.flatMap((s) => s.gold).filter((g) => g === null).length} tokens not aligned`,
);
const examples: LatticeExample[] = [];
let unreachable = 0;
let total = 0;
const missed = new Map<string, number>();
trees.forEach((s, index) => {
  const kept = index % 5 === 4;
  for (let first = 0; first < s.tokens.length; ) {
    let last = first + 1;
    while (last < s.tokens.length && s.tokens[last]!.sentence === s.tokens[first]!.sentence) last++;
    const looks = s.tokens
      .slice(first, last)
      .map((t) => vocabulary.look(t, /\u064B/u.test(s.text.slice(t.start, t.end))));
    const right = looks.map(({ look: l }, i) => rightStates(l, s.gold[first + i]!));
    looks.forEach(({ look: l }, i) => {
      const g = s.gold[first + i];
      if (!g) return;
      total++;
      const reached = l.states.some((x) => {
        const c = l.segmentations[x.segmentation]!;
        return x.pos === g.pos && c.from === g.from && c.to === g.to;
      });
      if (reached) return;
      unreachable++;
      const t = s.tokens[first + i]!;
      const key = `${t.bare} ${g.proclitics.join('+')}|${t.bare.slice(g.from, g.to)}|${g.enclitic ?? ''} ${g.pos}`;
      missed.set(key, (missed.get(key) ?? 0) + 1);
    });
    if (!kept) examples.push(exampleOf(looks, right, 1));
    first = last;
  }
});
console.log(`${unreachable} of ${total} tokens have no right analysis`);
if (process.env.MISSED)
  console.log(
    [...missed]
      .sort((a, b) => b[1] - a[1])
      .slice(0, Number(process.env.MISSED))
      .map(([k, c]) => `${c} ${k}`)
      .join('\n'),
  );
/** Sentences of our own, of which some words are marked. */
for (const line of readFileSync(`${root}scripts/train/words-examples.txt`, 'utf8').split('\n')) {
  if (line === '' || line.startsWith('#')) continue;
  const marks = line.split(' ').map((w) => w.split('/')[1] ?? '');
  const words = read(Document.of(line.replace(/\/[A-Z]+-?/gu, ''), { title: 'x' }))
    .get(tokens)
    .map((t) => vocabulary.look(t, false));
  const right = words.map(({ look }, i) => markedStates(look, marks[i]!));
  examples.push(exampleOf(words, right, 1));
}
for (const row of shippedLexicon().table('morph-closed')) {
  const at = row.example!.indexOf('~');
  const all = read(Document.of(row.example!.replaceAll('~', ''), { title: 'x' })).get(tokens);
  const words = all.map((t) => vocabulary.look(t, false));
  const right = words.map(({ look }, i) => markedStates(look, all[i]!.start <= at && all[i]!.end > at ? row.pos! : ''));
  examples.push(exampleOf(words, right, 1));
}

/** Sentences of the cue and event tables: the row's verb and verbal noun in its example are what the row calls them. */
for (const [table, column] of [
  ['cues', 'lemma'],
  ['event-triggers', 'verb'],
] as const)
  for (const row of shippedLexicon().table(table)) {
    const lemma = bare(row[column] ?? '');
    const nouns = (row.nouns ?? '').split(' ').filter(Boolean).map(bare);
    const all = read(Document.of(row.example!.replace(/[[\]]/gu, ''), { title: 'x' })).get(tokens);
    const words = all.map((t) => vocabulary.look(t, false));
    const trigger = table === 'cues' ? -1 : row.example!.indexOf('[');
    let found = false;
    const right = words.map(({ look }, i) => {
      const free = look.states.map(() => true);
      const here = trigger < 0 ? look.segmentations.every((x) => x.closed.length === 0) : all[i]!.start === trigger;
      if (found || !here) return free;
      const verb = look.states.map(
        (s) => s.pos === 'VERB' && look.segmentations[s.segmentation]!.verbs.some((v) => v.lemma === lemma),
      );
      const noun = look.states.map((s) => s.pos === 'NOUN' && nouns.includes(look.segmentations[s.segmentation]!.stem));
      // a sentence's first word is the verb where both are possible
      const right = i === 0 && verb.some(Boolean) ? verb : verb.map((v, k) => v || noun[k]!);
      found = right.some(Boolean);
      return found ? right : free;
    });
    if (found) examples.push(exampleOf(words, right, 1));
  }

function markedStates(look: Look, marked: string): boolean[] {
  const whole = marked.endsWith('-');
  const mark = whole ? marked.slice(0, -1) : marked;
  const cut = look.states.map(
    (s) => !whole || look.segmentations[s.segmentation]!.stem.length === look.segmentations[s.segmentation]!.to,
  );
  const fits = look.states.map((s, k) =>
    !cut[k]
      ? false
      : mark === 'PASS'
        ? s.tag === passiveTag
        : mark === 'VERB'
          ? s.pos === 'VERB' && s.tag !== passiveTag
          : s.pos === mark,
  );
  if (mark && !fits.some(Boolean)) console.log(`No state ${mark} for a word of ${look.segmentations[0]!.stem}`);
  return fits.some(Boolean) ? fits : look.states.map(() => true);
}

function model(all: readonly LatticeExample[], least: number): Uint8Array {
  const trained = trainLattice(all, {
    tags: tags.length,
    entries: entries.length,
    least,
    epochs: Number(process.env.EPOCHS ?? 8),
    l2: 1e-4,
    dropout: 0.2,
    rate: 0.1,
    log: console.log,
  });
  const kept = strongest({ transitions: new Float32Array(0), rows: trained.rows }, 55_000);
  const none = new Float32Array((weighed + 1) ** 2);
  return writeWordsModel(trained.steps, writeModel(tags.slice(0, weighed), none, kept.rows));
}

writeFileSync(`${root}models/morphology.bin`, model(examples, 2));

// Scores of the words stage on data that people marked: npx tsx bench/morphology.ts DATA
// DATA holds ud-arabic-pud (every fifth sentence, which training leaves out) and farasa-wikinews (evaluation only).
import { readFileSync } from 'node:fs';
import { treebank } from '../scripts/train/treebank.js';
import { bare } from '../src/arabic/letters.js';
import { Document } from '../src/document/document.js';
import { pipeline } from '../src/document/pipeline.js';
import { shippedLexicon } from '../src/lexicon/lexicon.js';
import { type Analysis, words } from '../src/read/morphology/layer.js';
import { wordsStage } from '../src/read/morphology/morphology.js';
import { type Token, tokens } from '../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../src/read/tokens/tokens.js';

const [data] = process.argv.slice(2);
if (!data) throw new RangeError('Usage: npx tsx bench/morphology.ts DATA');
const closed = new Set(
  shippedLexicon()
    .table('morph-closed')
    .flatMap((r) => r.forms!.split(' ')),
);
const read = pipeline([sentencesStage, tokensStage(), wordsStage(shippedLexicon())]);
const percent = (a: number, b: number): string => `${((100 * a) / Math.max(1, b)).toFixed(2)} %`;
const show = Number(process.env.SHOW ?? 0);
const list = (title: string, counts: Map<string, number>): void => {
  if (show > 0)
    console.log(
      `${title}\n${[...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, show)
        .map(([k, c]) => `  ${c} ${k}`)
        .join('\n')}`,
    );
};
const bump = (m: Map<string, number>, k: string): void => void m.set(k, (m.get(k) ?? 0) + 1);

function pud(): void {
  const c = {
    tokens: 0,
    cut: 0,
    pos: 0,
    both: 0,
    strict: 0,
    words: 0,
    wordsCut: 0,
    second: 0,
    verbs: 0,
    verbsFound: 0,
    verbsRight: 0,
    lemma: 0,
    aspect: 0,
    checked: 0,
  };
  const cuts = new Map<string, number>();
  const tags = new Map<string, number>();
  treebank(`${data}/ud-arabic-pud/ar_pud-ud-test.conllu`).forEach((s, index) => {
    if (index % 5 !== 4) return;
    const found = read(Document.of(s.text, { title: 'x' })).get(words);
    s.gold.forEach((g, i) => {
      if (!g) return;
      const a = found[i]!.analyses[0];
      const t = s.tokens[i]!;
      const is = (x: Analysis): boolean =>
        x.stem.start - t.start === offset(t, g.from) && x.stem.end - t.start === offset(t, g.to);
      c.tokens++;
      const cut = is(a);
      const pos = a.pos === g.pos;
      if (cut) c.cut++;
      else
        bump(
          cuts,
          `${t.bare}: ${g.proclitics.join('+')}|${t.bare.slice(g.from, g.to)}|${g.enclitic ?? ''} not ${s.text.slice(a.stem.start, a.stem.end)}`,
        );
      if (pos) c.pos++;
      else bump(tags, `${g.pos} as ${a.pos}: ${t.bare}`);
      if (cut && pos) c.both++;
      if (found[i]!.analyses.some((x) => is(x) && x.pos === g.pos)) c.second++;
      if (a.pos === g.original) c.strict++;
      if (t.kind === 'word') {
        c.words++;
        if (cut) c.wordsCut++;
      }
      if (g.pos === 'VERB') c.verbs++;
      if (a.pos === 'VERB') c.verbsFound++;
      if (g.pos === 'VERB' && a.pos === 'VERB') {
        c.verbsRight++;
        const lemma = bare(g.lemma).replace(/ٱ/gu, 'ا').replace(/^اُ|^اِ/u, 'ا');
        if (a.lemma === lemma) c.lemma++;
        else bump(tags, `lemma ${lemma} as ${a.lemma}: ${t.bare}`);
        if ((a.aspect === 'past') === /Aspect=Perf/u.test(g.features)) c.aspect++;
      }
    });
  });
  console.log(`PUD, every fifth sentence: ${c.tokens} tokens`);
  console.log(`  segmentation right: ${percent(c.cut, c.tokens)} of tokens, ${percent(c.wordsCut, c.words)} of words`);
  console.log(
    `  part of speech right: ${percent(c.pos, c.tokens)} (as the treebank writes it: ${percent(c.strict, c.tokens)}); with segmentation: ${percent(c.both, c.tokens)}; among the analyses kept: ${percent(c.second, c.tokens)}`,
  );
  console.log(
    `  verbs: precision ${percent(c.verbsRight, c.verbsFound)}, recall ${percent(c.verbsRight, c.verbs)}; lemma ${percent(c.lemma, c.verbsRight)}, aspect ${percent(c.aspect, c.verbsRight)}`,
  );
  list('segmentations', cuts);
  list('parts of speech', tags);
}

const offset = (t: Token, letter: number): number =>
  letter === t.bare.length ? t.end - t.start : letter === 0 ? 0 : t.end - t.start === t.bare.length ? letter : -1;

/** Farasa's tags, the coarse ones that every tag set shares. */
const coarse: Record<string, string> = {
  V: 'verb',
  NOUN: 'noun',
  ADJ: 'adj',
  PREP: 'prep',
  CONJ: 'conj',
  PART: 'part',
  PRON: 'pron',
  NUM: 'num',
  ADV: 'adv',
  PUNC: 'punc',
  ABBREV: 'noun',
  FOREIGN: 'noun',
};
const ours: Record<string, string> = {
  VERB: 'verb',
  AUX: 'verb',
  NOUN: 'noun',
  PROPN: 'noun',
  DET: 'noun',
  ADJ: 'adj',
  ADP: 'prep',
  CCONJ: 'conj',
  SCONJ: 'part',
  PART: 'part',
  PRON: 'pron',
  NUM: 'num',
  ADV: 'adv',
  PUNCT: 'punc',
  SYM: 'punc',
  X: 'noun',
  INTJ: 'part',
};

function wikinews(): void {
  const lines = readFileSync(`${data}/farasa-wikinews/WikiNews.pos.ref`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((l) => l.replace('\r', '').split('\t') as [string, string]);
  const c = { tokens: 0, cut: 0, pos: 0, all: 0, verbs: 0, found: 0, right: 0, open: 0, openSame: 0, openAdverb: 0 };
  const cuts = new Map<string, number>();
  const tags = new Map<string, number>();
  // sentences as the file has them: until a full stop
  const groups: [string, string][][] = [[]];
  for (const [w, p] of lines) {
    if (w === '#') continue;
    groups.at(-1)!.push([w, p]);
    if (w === '.') groups.push([]);
  }
  for (const group of groups) {
    let text = '';
    const spans: { start: number; end: number; w: string; p: string }[] = [];
    for (const [w, p] of group) {
      const surface = w.replaceAll('+', '').replace(/^([وف]?)لال/u, '$1لل');
      spans.push({ start: text.length, end: text.length + surface.length, w, p });
      text += `${surface} `;
    }
    const doc = read(Document.of(text, { title: 'x' }));
    const found = doc.get(words);
    const all = doc.get(tokens);
    let k = 0;
    for (const s of spans) {
      while (k < found.length && found[k]!.start < s.start) k++;
      const f = found[k];
      if (!f || f.start !== s.start || f.end !== s.end || all[k]!.kind !== 'word') continue;
      const parts = s.w.split('+');
      const kinds = s.p.split('+');
      if (parts.length !== kinds.length) continue;
      // clitics at the front, at the end, and what is between; the endings of noun and verb belong to the word
      let first = 0;
      while (
        first < parts.length - 1 &&
        (['CONJ', 'PREP', 'DET', 'FUT_PART'].includes(kinds[first]!) ||
          (kinds[first] === 'PART' && parts[first]!.length === 1)) &&
        parts[first]!.length <= 2 &&
        !(kinds[first + 1] === 'PRON' && first + 2 === parts.length && attached.has(parts[first + 1]!))
      )
        first++;
      let last = parts.length;
      const head = kinds.findIndex((x, i) => i >= first && !['NSUFF', 'CASE'].includes(x));
      if (
        last - first > 1 &&
        kinds[last - 1] === 'PRON' &&
        attached.has(parts[last - 1]!) &&
        !(kinds[head] === 'V' && isSubject(parts, kinds, last - 1))
      )
        last--;
      const a = f.analyses[0];
      const front = parts.slice(0, first);
      const stem = parts.slice(first, last).join('');
      const back = parts.slice(last).join('');
      const pos = coarse[kinds[head]!] ?? 'noun';
      c.tokens++;
      const mine = text.slice(a.stem.start, a.stem.end);
      const cut = a.proclitics.join('+') === front.join('+') && mine === stem && (a.enclitic ?? '') === back;
      const same = ours[a.pos] === pos;
      if (cut) c.cut++;
      else bump(cuts, `${s.w}: ${a.proclitics.join('+')}|${mine}|${a.enclitic ?? ''}`);
      if (same) c.pos++;
      else bump(tags, `${pos} as ${a.pos}: ${s.w}`);
      if (cut && same) c.all++;
      // the two tag sets divide the closed classes and adverbs differently: verbs, nouns, adjectives and numbers compare
      if (['verb', 'noun', 'adj', 'num'].includes(pos) && !closed.has(stem)) {
        c.open++;
        if (same) c.openSame++;
        else if (a.pos === 'ADV') c.openAdverb++;
      }
      if (pos === 'verb') c.verbs++;
      if (ours[a.pos] === 'verb') c.found++;
      if (pos === 'verb' && ours[a.pos] === 'verb') c.right++;
    }
  }
  console.log(`WikiNews: ${c.tokens} words`);
  console.log(`  segmentation right: ${percent(c.cut, c.tokens)}`);
  console.log(
    `  part of speech right (12 classes): ${percent(c.pos, c.tokens)}; with segmentation: ${percent(c.all, c.tokens)}`,
  );
  console.log(
    `  of ${c.open} verbs, nouns, adjectives and numbers outside morph-closed: ${percent(c.openSame, c.open)} (with adverbs as nouns and adjectives ${percent(c.openSame + c.openAdverb, c.open)})`,
  );
  console.log(`  verbs: precision ${percent(c.right, c.found)}, recall ${percent(c.right, c.verbs)}`);
  list('segmentations', cuts);
  list('parts of speech', tags);
}

const attached = new Set([
  'ه',
  'ها',
  'هم',
  'هما',
  'هن',
  'ك',
  'كم',
  'كما',
  'ي',
  'ني',
  'نا',
  'كن',
  'ت',
  'وا',
  'ا',
  'ن',
  'ون',
  'ان',
  'تم',
  'تا',
  'ين',
  'و',
]);

/** Farasa cuts subject endings off the verb too («أعلن+ت»); of those the word is one. */
function isSubject(parts: readonly string[], kinds: readonly string[], i: number): boolean {
  const before = kinds[i - 1];
  if (before !== 'V') return false;
  return ['ت', 'وا', 'ا', 'ن', 'ون', 'ان', 'تم', 'تا', 'ين', 'و', 'ي'].includes(parts[i]!) || parts[i] === 'نا';
}

pud();
wikinews();

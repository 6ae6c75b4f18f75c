// Makes the tables of the words stage from camel-morph-msa (CC BY 4.0): tsx scripts/train/morphology-lexicon.ts DATA CORPUS
// morph-verbs.tsv: verbs with past and present; morph-adjectives.tsv: adjectives with broken plurals;
// what the news in CORPUS does not use is left out, and each row says how frequent it is. COUNTS names a file that
// keeps the corpus's word counts between runs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conjugate, passive } from '../../src/arabic/conjugate.js';
import { bare, foldBare } from '../../src/arabic/letters.js';
import { lines } from './corpus.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [data, corpus] = process.argv.slice(2);
if (!data || !corpus) throw new RangeError('Usage: tsx scripts/train/morphology-lexicon.ts DATA CORPUS');

const letters: Record<string, string> = {
  "'": 'ء',
  '|': 'آ',
  '>': 'أ',
  '&': 'ؤ',
  '<': 'إ',
  '}': 'ئ',
  A: 'ا',
  b: 'ب',
  p: 'ة',
  t: 'ت',
  v: 'ث',
  j: 'ج',
  H: 'ح',
  x: 'خ',
  d: 'د',
  '*': 'ذ',
  r: 'ر',
  z: 'ز',
  s: 'س',
  $: 'ش',
  S: 'ص',
  D: 'ض',
  T: 'ط',
  Z: 'ظ',
  E: 'ع',
  g: 'غ',
  f: 'ف',
  q: 'ق',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  h: 'ه',
  w: 'و',
  Y: 'ى',
  y: 'ي',
  '{': 'ا',
};

/** Buckwalter without vowels, in Arabic letters; a hamza and an alif join. */
const arabic = (s: string): string =>
  [...s]
    .map((c) => letters[c] ?? '')
    .join('')
    .replace(/أا|أأ/gu, 'آ');

/** The rows of one of the CSV files. */
function rows(name: string): Record<string, string>[] {
  const text = readFileSync(`${data}/camel-morph-msa/${name}.csv`, 'utf8');
  const cells: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      cells.at(-1)!.push(cell.replace('\r', ''));
      cell = '';
      if (c === '\n') cells.push([]);
    } else cell += c;
  }
  const head = cells[0]!;
  return cells
    .slice(1)
    .filter((r) => r.length === head.length)
    .map((r) => Object.fromEntries(r.map((x, i) => [head[i]!, x])))
    .filter((r) => r.DEFINE === 'LEXICON' && !(r.COMMENTS ?? '').includes('Frozen'));
}

/** How often each bare word stands in the corpus. */
async function wordCounts(): Promise<Map<string, number>> {
  const cache = process.env.COUNTS;
  if (cache && existsSync(cache)) return new Map(JSON.parse(readFileSync(cache, 'utf8')) as [string, number][]);
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for await (const text of lines(corpus!))
    for (const line of text.split('\n')) {
      if (line.length > 60) {
        if (seen.has(line)) continue;
        seen.add(line);
      }
      for (const [piece] of line.matchAll(/[\u0621-\u0652\u0670\u0640]+/gu)) {
        const word = bare(piece);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  for (const [w, c] of counts) if (c < 3) counts.delete(w);
  if (cache) writeFileSync(cache, JSON.stringify([...counts]));
  return counts;
}

/** The end that a condition on the stem stands for («#-ay» before no ending: «ى»). */
const ends: Record<string, string> = {
  '#-ay': 'Y',
  '#-aw': 'A',
  '#-iy': 'y',
  '#-aY': 'Y',
  '#-uw': 'w',
  '#-a>': '>',
  "#-A'": "A'",
  '#-aA': 'A',
  '#->ay': '>Y',
  '#->~ay': '>Y',
  '#-u&': '&',
  "#-iy'": "y'",
  '#-}iy': '}y',
  '#-}~iy': '}y',
  "#-uw'": "w'",
  '#-i}': '}',
};
const surface = (form: string, condition: string): string => {
  const end = condition.split(' ').find((c) => ends[c] !== undefined);
  return form + (end ? ends[end]! : '');
};

/** The present with its ya; a root's hamza after it has a seat that follows the vowel («يؤكد»، «يأخذ»). */
const present = (form: string, condition: string): string => {
  const hamza = condition.includes('>-#') ? (condition.includes('u-#') ? '&' : '>') : '';
  return arabic(`y${hamza}${surface(form, condition)}`);
};

interface Verb {
  past: string;
  present: string;
  object: boolean;
}

function verbs(): Verb[] {
  const usual = (r: Record<string, string>): boolean => r['COND-T'] !== 'c-suff';
  const out = new Map<string, Verb>();
  for (const r of rows('MSA-Verb-LEX-IV').filter(usual)) {
    const past = arabic(r.LEMMA!.replace(/_\d+$/u, '').replace(/-[aui]+$/u, ''));
    const now = present(r.FORM!, r['COND-S']!);
    const object = !r['COND-S']!.includes('intrans');
    const key = `${past} ${now}`;
    const before = out.get(key);
    if (before) before.object ||= object;
    else out.set(key, { past, present: now, object });
  }
  return [...out.values()];
}

/** Verbs whose present is another's too and that are the likelier ones, which counting alone doesn't show. */
const _rather: Readonly<Record<string, number>> = { أمكن: 8, وجب: 50, كان: 50 };

/**
 * Shares out every word's count among the verbs that may have it as a form, in proportion to what the others bring. Only
 * presents in ya and pasts in ta and waw-alif are counted: bare pasts are as often nouns.
 */
function frequencies(
  all: readonly Verb[],
  counts: ReadonlyMap<string, number>,
): { n: number[]; own: number[]; total: number[] } {
  const owners = new Map<string, Set<number>>();
  const now = new Set<string>();
  all.forEach((v, i) => {
    const pairs = v.object
      ? [[v.past, v.present] as const, passive(v.past, v.present)]
      : [[v.past, v.present] as const];
    for (const [a, b] of pairs)
      for (const f of conjugate(a, b)) {
        if (f.person !== 3 || f.mood === 'short' || f.number === 'd') continue;
        const y = f.aspect === 'present' && f.form.startsWith('ي');
        if (
          !y &&
          !(f.aspect === 'past' && ((f.number === 's' && f.gender === 'f') || (f.number === 'p' && f.gender === 'm')))
        )
          continue;
        for (const w of y ? [f.form, `و${f.form}`, `س${f.form}`] : [f.form, `و${f.form}`]) {
          if (!counts.has(w)) continue;
          if (y) now.add(w);
          const set = owners.get(w) ?? new Set();
          set.add(i);
          owners.set(w, set);
        }
      }
  });
  let weight = all.map(() => 1);
  let own = all.map(() => 0);
  let total = own;
  for (let round = 0; round < 12; round++) {
    const next = all.map(() => 0.01);
    own = all.map(() => 0);
    for (const [w, set] of owners) {
      const c = counts.get(w)!;
      let sum = 0;
      for (const i of set) sum += weight[i]!;
      for (const i of set) {
        const share = (c * weight[i]!) / sum;
        next[i]! += share;
        if (now.has(w)) own[i]! += share;
      }
    }
    total = next;
    // a past far more frequent than its verb's present is another word
    weight = next.map((x, i) => Math.min(x, 5 * own[i]! + 0.01));
  }
  return { n: weight, own, total };
}

const counts = await wordCounts();
console.log(`${counts.size} words`);
const all = verbs();
const { n, own, total } = frequencies(all, counts);
const kept = all
  .map((v, i) => ({ ...v, n: n[i]!, own: own[i]!, total: total[i]! }))
  // seen in the present: the past of many a rare verb is only some noun's letters
  .filter(
    (v) =>
      v.own >= 5 || (v.past.length > 4 && v.total >= 15) || (v.own >= 2 && v.total >= (v.past.length > 3 ? 8 : 30)),
  )
  .sort((a, b) => (a.past < b.past ? -1 : a.past > b.past ? 1 : b.n - a.n));
const level = (x: number): number => Math.max(1, Math.round(Math.log2(x + 1)));
writeFileSync(
  `${root}src/lexicon/tables/morph-verbs.tsv`,
  `${[
    '# Verbs, from Camel Morph MSA (CAMeL Lab, New York University Abu Dhabi; CC BY 4.0), those that newspapers use; made by',
    '# scripts/train/morphology-lexicon.ts. Third person masculine singular, without diacritics.',
    '# object: yes when it may take an object pronoun.',
    "# frequency: a logarithm of how often its forms stand in the news, as far as they can be told from other verbs'.",
    'past\tpresent\tobject\tfrequency',
    ...kept.map((v) => [v.past, v.present, v.object ? 'yes' : '', level(v.n)].join('\t')),
  ].join('\n')}\n`,
);
console.log(`${all.length} verbs, ${kept.length} kept`);

// adjectives: masculine singular, feminine where irregular, broken plurals
const folded = new Map<string, number>();
for (const [w, c] of counts) {
  const f = foldBare(w);
  folded.set(f, (folded.get(f) ?? 0) + c);
}
const seen = (w: string): number => {
  const f = foldBare(w);
  let sum = 0;
  for (const x of [f, `ال${f}`, `${f}ه`, `ال${f}ه`, `${f}ا`]) sum += folded.get(x) ?? 0;
  return sum;
};
const adjectives = new Map<string, { n: number; irregular: Set<string> }>();
for (const file of ['MSA-Adj-LEX', 'MSA-Adj-Comp-LEX'])
  for (const r of rows(file)) {
    const whole = (s: string): string =>
      arabic(
        s +
          (r['COND-S']!.includes('#aY-Ap-y')
            ? 'Y'
            : r['COND-S']!.includes('#iy')
              ? 'y'
              : /#A'/u.test(r['COND-S']!)
                ? "'"
                : ''),
      );
    const lemma = arabic(r.LEMMA!.replace(/_\d+$/u, ''));
    const form = whole(r.FORM!);
    const c = seen(lemma);
    if (c < 8 || lemma.length < 3) continue;
    const entry = adjectives.get(lemma) ?? { n: c, irregular: new Set() };
    adjectives.set(lemma, entry);
    const feats = r.FEAT!;
    const gender = /gen:f/u.test(feats) ? 'f' : 'm';
    const number = /num:p/u.test(feats) ? 'p' : 's';
    if (
      form !== lemma &&
      (number === 'p' || gender === 'f') &&
      (folded.get(foldBare(form)) ?? 0) + (folded.get(`ال${foldBare(form)}`) ?? 0) >= 5
    )
      entry.irregular.add(`${form}:${gender}${number}`);
  }
const adjectiveRows = [...adjectives].sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  `${root}src/lexicon/tables/morph-adjectives.tsv`,
  `${[
    '# Adjectives, from Camel Morph MSA (CAMeL Lab, New York University Abu Dhabi; CC BY 4.0), those that newspapers use; made by',
    '# scripts/train/morphology-lexicon.ts. adjective: masculine singular without diacritics. irregular: feminines and plurals',
    '# that the endings do not give, each with gender and number (m|f, s|p), spaces between.',
    'adjective\tirregular',
    ...adjectiveRows.map(([a, { irregular }]) => `${a}\t${[...irregular].join(' ')}`),
  ].join('\n')}\n`,
);
console.log(`${adjectiveRows.length} adjectives`);

// proper names of one word
const names = new Set<string>();
for (const r of rows('MSA-Noun-Prop-LEX')) {
  const condition = r['COND-S']!;
  const end = condition.includes('#aY-Ap-y')
    ? 'Y'
    : condition.includes('#iy')
      ? 'y'
      : /#A'/u.test(condition)
        ? "'"
        : '';
  const name = arabic(r.FORM! + end) + (/^FS/u.test(r['COND-T']!) ? 'ة' : '');
  if (name.length >= 3 && (folded.get(foldBare(name)) ?? 0) + (folded.get(`ال${foldBare(name)}`) ?? 0) >= 20)
    names.add(name);
}
writeFileSync(
  `${root}src/lexicon/tables/morph-names.tsv`,
  `${[
    '# Proper names of one word, from Camel Morph MSA (CAMeL Lab, New York University Abu Dhabi; CC BY 4.0), those that newspapers',
    '# use; made by scripts/train/morphology-lexicon.ts. Without article and diacritics.',
    'name',
    ...[...names].sort(),
  ].join('\n')}\n`,
);
console.log(`${names.size} names`);

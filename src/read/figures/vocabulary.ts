import { strip } from '../../arabic/clitics.js';
import { bare, fold } from '../../arabic/letters.js';
import { numberWords } from '../../arabic/numerals.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { Memory } from '../sequence/memory.js';
import type { Token } from '../tokens/layer.js';
import type { FigureExpression } from './layer.js';

/** What is known of a noun that numbers count. */
export interface Counted {
  readonly kind: 'person' | 'thing' | 'time' | 'money' | 'unit';
  readonly measure: string;
  readonly plural: boolean;
  /** Readings that a following word decides: folded beginning of that word, and the measure then. */
  readonly after: readonly (readonly [start: string, measure: string])[];
}

/** A word that opens a number. */
export type Opening =
  | { readonly kind: 'number' }
  | { readonly kind: 'vague'; readonly value: number }
  | { readonly kind: 'share' };

/** Words before or after a number that set its bound, folded. */
export interface Approximator {
  readonly words: readonly string[];
  readonly bound: Exclude<FigureExpression['bound'], 'exact'>;
}

/** Words around a number, by what they tell; see the table `figure-words`. */
const classes = {
  hundredth: 'hundredth',
  ageNouns: 'age-noun',
  ageWords: 'age',
  ownAge: 'own-age',
  ageOpeners: 'age-opener',
  others: 'other-people',
  notNouns: 'function',
  changes: 'change',
  exceeding: 'exceed',
  falling: 'fall',
  negations: 'negation',
  halves: 'not-share',
  monthsBefore: 'month',
} as const;
export type WordClasses = Readonly<Record<keyof typeof classes, ReadonlySet<string>>>;

/** A noun in the dual: two of it. */
export type Dual = Counted & { readonly construct: boolean };

/** What a word may open, its prefixes cut off. */
export interface NumberForm {
  readonly opening: { readonly cut: number; readonly form: string; readonly kind: Opening['kind'] } | null;
  readonly dual: { readonly cut: number; readonly dual: Dual } | null;
}

export interface Vocabulary {
  readonly words: WordClasses;
  readonly counted: ReadonlyMap<string, Counted>;
  readonly duals: ReadonlyMap<string, Dual>;
  readonly openings: ReadonlyMap<string, Opening>;
  /** What a word with its prefixes may open; null for nearly every word. */
  numberForm(word: Pick<Token, 'fold' | 'hash'>): NumberForm | null;
  /** By their last word. */
  readonly before: ReadonlyMap<string, readonly Approximator[]>;
  /** By their first word. */
  readonly after: ReadonlyMap<string, readonly Approximator[]>;
  /** What happened to people, by a word that says so. */
  readonly fates: ReadonlyMap<string, string>;
  readonly guards: ReadonlySet<string>;
}

const vague: readonly (readonly [string, number])[] = [
  ['عشرات', 10],
  ['ميات', 100],
  ['الاف', 1e3],
  ['الوف', 1e3],
  ['ملايين', 1e6],
  ['مليارات', 1e9],
  ['بلايين', 1e9],
  ['تريليونات', 1e12],
  ['بضعه', 3],
  ['بضع', 3],
];
const shares = ['نصف', 'ثلث', 'ثلثا', 'ثلثي', 'ثلثان', 'ثلثين', 'ربع'];

const split = (cell: string | undefined): string[] => (cell ? cell.split(' ').filter(Boolean) : []);

/** `numberForm` of a vocabulary; what it made of a word is remembered. */
function numberForms({ openings, duals }: Pick<Vocabulary, 'openings' | 'duals'>): Vocabulary['numberForm'] {
  const memory = new Memory<NumberForm | null>();
  const make = (word: string): NumberForm | null => {
    const one = strip(word, (form) => openings.has(form));
    const two = strip(word, (form) => duals.has(form));
    const opening = openings.get(one.form);
    const dual = duals.get(two.form);
    if (!opening && !dual) return null;
    return {
      opening: opening ? { ...one, kind: opening.kind } : null,
      dual: dual ? { cut: two.cut, dual } : null,
    };
  };
  return ({ fold, hash }) => {
    const known = memory.get(fold, hash);
    if (known !== undefined) return known;
    const made = make(fold);
    memory.set(fold, hash, made);
    return made;
  };
}

/** Reads the tables of the figures stage into maps. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  const counted = new Map<string, Counted>();
  const put = (form: string, c: Counted): void => {
    const key = fold(form);
    if (!counted.has(key)) counted.set(key, c);
  };
  for (const row of lexicon.table('currencies')) {
    const code = row.code ? `money:${row.code}` : 'money';
    for (const form of split(row.noun)) {
      const key = fold(form);
      const known = counted.get(key);
      const after = known?.after ?? [];
      counted.set(key, {
        kind: 'money',
        measure: row.adjective ? (known?.measure ?? 'money') : code,
        plural: false,
        after: row.adjective ? [...after, [fold(row.adjective), code]] : after,
      });
    }
  }
  for (const row of lexicon.table('units'))
    for (const form of split(row.noun)) {
      const key = fold(form);
      const known = counted.get(key);
      const after = known?.after ?? [];
      counted.set(key, {
        kind: 'unit',
        measure: row.after ? (known?.measure ?? 'other') : row.measure!,
        plural: false,
        after: row.after ? [...after, [fold(row.after), row.measure!]] : after,
      });
    }

  const nouns = lexicon.table('counted-nouns');
  for (const row of nouns) {
    const one: Counted = { kind: row.kind as Counted['kind'], measure: row.measure!, plural: false, after: [] };
    const many: Counted = { ...one, plural: true };
    put(row.noun!, one);
    put(`${row.noun}ا`, one);
    for (const plural of split(row.plurals)) {
      put(plural, many);
      put(`${plural}ا`, many);
    }
  }
  const duals = new Map<string, Dual>();
  for (const row of nouns) {
    if (row.dual === '-' || row.kind === 'time') continue;
    const noun = bare(row.noun!);
    const value = counted.get(fold(noun))!;
    const soundPlural = split(row.plurals).includes(`${noun}ين`);
    const addDual = (form: string, construct: boolean): void => {
      const key = fold(form);
      if (!counted.has(key) && !duals.has(key)) duals.set(key, { ...value, construct });
    };
    const feminine = /[ةى]$/u.test(noun);
    const stems = noun.endsWith('ة')
      ? [`${noun.slice(0, -1)}ت`]
      : noun.endsWith('ى')
        ? [`${noun.slice(0, -1)}ي`]
        : noun.endsWith('ء')
          ? [noun, `${noun.slice(0, -1)}أ`]
          : [noun];
    for (const stem of stems) {
      addDual(`${stem}ان`, false);
      if (soundPlural) continue;
      addDual(`${stem}ين`, false);
      if (noun.endsWith('ة')) addDual(`${stem}ا`, true);
      if (noun.endsWith('ة') || row.dual === 'c') addDual(`${stem}ي`, true);
      if (row.kind === 'person' && (feminine || noun.length > 3))
        for (const pronoun of ['ه', 'ها', 'هم', 'هما']) addDual(`${stem}ي${pronoun}`, false);
    }
  }

  const openings = new Map<string, Opening>();
  const open = (form: string, opening: Opening): void => {
    openings.set(form, opening);
    openings.set(`ال${form}`, opening);
  };
  for (const form of numberWords) open(form, { kind: 'number' });
  for (const [form, value] of vague) open(form, { kind: 'vague', value });
  for (const form of shares) openings.set(form, { kind: 'share' });
  openings.set('الثلث', { kind: 'share' });
  openings.set('الثلثين', { kind: 'share' });
  openings.delete('صفر');

  const before = new Map<string, Approximator[]>();
  const after = new Map<string, Approximator[]>();
  for (const row of lexicon.table('approximators')) {
    const words = split(row.phrase).map(fold);
    const map = row.place === 'before' ? before : after;
    const key = row.place === 'before' ? words.at(-1)! : words[0]!;
    const list = map.get(key) ?? [];
    list.push({ words, bound: row.bound as Approximator['bound'] });
    map.set(key, list);
  }
  for (const list of [...before.values(), ...after.values()]) list.sort((a, b) => b.words.length - a.words.length);

  const fates = new Map<string, string>();
  for (const row of lexicon.table('figure-measures'))
    for (const form of split(row.forms)) if (!fates.has(fold(form))) fates.set(fold(form), row.measure!);
  const rows = new Map(lexicon.table('figure-words').map((r) => [r.class, r.words]));
  const words = Object.fromEntries(
    Object.entries(classes).map(([key, name]) => [key, new Set(split(rows.get(name)))]),
  ) as unknown as WordClasses;
  const guards = new Set<string>();
  for (const row of lexicon.table('figure-guards')) for (const form of split(row.words)) guards.add(fold(form));
  const numberForm = numberForms({ openings, duals });
  return { words, counted, duals, openings, numberForm, before, after, fates, guards };
}

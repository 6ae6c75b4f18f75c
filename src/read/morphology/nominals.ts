import { foldBare } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { keyOf } from './spelling.js';

/** What form and lexicon tell of a noun or adjective. */
export interface Nominal {
  readonly lemma: string;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p' | null;
}

/** Endings of the sound inflections, longest first, and what takes their place in the lemma. */
const endings: readonly (readonly [string, string, 'm' | 'f', 's' | 'd' | 'p'])[] = [
  ['تان', 'ة', 'f', 'd'],
  ['تين', 'ة', 'f', 'd'],
  ['تا', 'ة', 'f', 'd'],
  ['تي', 'ة', 'f', 'd'],
  ['ون', '', 'm', 'p'],
  ['ين', '', 'm', 'p'],
  ['ان', '', 'm', 'd'],
  ['ات', 'ة', 'f', 'p'],
  ['ات', '', 'f', 'p'],
  ['ة', '', 'f', 's'],
  ['ت', 'ة', 'f', 's'],
  ['ا', '', 'm', 's'],
  ['و', '', 'm', 'p'],
  ['ي', '', 'm', 'p'],
];

/** The endings by their last letter: most words end in another one. */
const endingsBy = new Map<string, typeof endings>(
  endings.map(([end]) => [end.at(-1)!, endings.filter(([other]) => other.at(-1) === end.at(-1))]),
);

/** Nouns and adjectives by the tables morph-adjectives and morph-nouns, and by their endings. */
export class Nominals {
  private readonly adjectives = new Map<string, Nominal>();
  private readonly nouns = new Map<string, Nominal>();

  constructor(
    lexicon: Lexicon,
    /** How frequent a folded word is, a logarithm; 0 for unknown. */
    private readonly frequency: (fold: string) => number,
  ) {
    for (const row of lexicon.table('morph-adjectives')) {
      const lemma = row.adjective!;
      this.adjectives.set(keyOf(lemma), { lemma, gender: 'm', number: 's' });
      for (const item of row.irregular!.split(' ').filter(Boolean)) {
        const [form, features] = item.split(':') as [string, string];
        const key = keyOf(form);
        if (!this.adjectives.has(key))
          this.adjectives.set(key, { lemma, gender: features[0] as 'm' | 'f', number: features[1] as 's' | 'p' });
      }
    }
    for (const table of ['morph-nouns', 'counted-nouns'])
      for (const row of lexicon.table(table)) {
        const lemma = row.noun!;
        const gender = lemma.endsWith('ة') || row.gender === 'f' ? 'f' : 'm';
        if (!this.nouns.has(keyOf(lemma))) this.nouns.set(keyOf(lemma), { lemma, gender, number: 's' });
        for (const plural of row.plurals!.split(' ').filter(Boolean))
          if (!this.nouns.has(keyOf(plural))) this.nouns.set(keyOf(plural), { lemma, gender, number: 'p' });
      }
  }

  /** What a stem (bare, without clitics) may be as an adjective, null when the lexicon has none such. */
  adjective(stem: string): Nominal | null {
    return inflected(this.adjectives, stem, true);
  }

  /** What it may be as a noun, null when the lexicon has none such. */
  noun(stem: string): Nominal | null {
    return inflected(this.nouns, stem, false);
  }

  /** Of a stem that the lexicon has not: by the ending alone, where the vocabulary knows what remains without it. */
  byEnding(stem: string): Nominal {
    const whole = this.frequency(foldBare(stem));
    const known = (base: string): number => (base.length < 3 ? 0 : this.frequency(foldBare(base)));
    const is = (lemma: string, gender: Nominal['gender'], number: Nominal['number']): Nominal => ({
      lemma,
      gender,
      number,
    });
    const head = stem.slice(0, -2);
    if (stem.endsWith('ة')) return is(stem, 'f', 's');
    if (/ت[اي]ن$/u.test(stem) && known(`${stem.slice(0, -3)}ة`) > 0) return is(`${stem.slice(0, -3)}ة`, 'f', 'd');
    if (stem.endsWith('ات') && stem.length > 4) {
      // «انتقادات» of «انتقاد», «تظاهرات» of «تظاهرة»; «إسكات» of nothing
      const plain = known(head);
      const marked = known(`${head}ة`);
      if (Math.max(plain, marked) > 2) return is(plain >= marked ? head : `${head}ة`, 'f', 'p');
      return stem.length > 5 ? is(stem, 'f', 'p') : is(stem, null, null);
    }
    // endings that as often belong to the word («تعيين»، «ميدان»): what remains must be the more frequent word
    if (stem.endsWith('ون') && known(head) > 2) return is(head, 'm', 'p');
    if (stem.endsWith('ين') && known(head) > 2 && known(head) >= whole - 1) return is(head, 'm', 'p');
    if (stem.endsWith('ان') && known(head) > 3 && known(head) > whole + 1) return is(head, 'm', 'd');
    if (stem.endsWith('ت') && known(`${stem.slice(0, -1)}ة`) > whole) return is(`${stem.slice(0, -1)}ة`, 'f', 's');
    if (stem.endsWith('ا') && known(stem.slice(0, -1)) > 3) return is(stem.slice(0, -1), null, 's');
    return is(stem, null, null);
  }
}

function inflected(index: ReadonlyMap<string, Nominal>, stem: string, adjective: boolean): Nominal | null {
  const key = keyOf(stem);
  const whole = index.get(key);
  if (whole) return whole;
  for (const [end, instead, gender, number] of endingsBy.get(key.slice(-1)) ?? []) {
    if (key.length < end.length + 2 || !key.endsWith(end)) continue;
    const entry = index.get(key.slice(0, -end.length) + instead);
    if (entry?.number !== 's') continue;
    // a noun keeps its gender in every number, an adjective shows it
    return { lemma: entry.lemma, gender: adjective ? gender : instead || end === 'ة' ? 'f' : entry.gender, number };
  }
  return null;
}

import type { Lexicon } from '../../lexicon/lexicon.js';
import type { PartOfSpeech } from './layer.js';
import { distance, keyOf } from './spelling.js';

/** A word of the closed classes: a spelling of a row of morph-closed.tsv. */
export interface ClosedWord {
  readonly form: string;
  readonly pos: PartOfSpeech;
  readonly lemma: string;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p' | null;
  readonly person: 1 | 2 | 3 | null;
  /** Whether conjunctions and prepositions may be prefixed. */
  readonly conjunction: boolean;
  readonly preposition: boolean;
  /** Whether a pronoun may, must or must not be suffixed. */
  readonly pronoun: 'no' | 'may' | 'must';
  /** The letters are nothing else. */
  readonly only: boolean;
}

/** The closed words that a bare word may be; hamzas may be left off. */
export type ClosedWords = (word: string) => readonly ClosedWord[];

const none: readonly ClosedWord[] = [];

/** Prepares the table morph-closed. */
export function closedWords(lexicon: Lexicon): ClosedWords {
  const index = new Map<string, ClosedWord[]>();
  for (const row of lexicon.table('morph-closed'))
    for (const form of row.forms!.split(' ')) {
      const key = keyOf(form);
      const word: ClosedWord = {
        form,
        pos: row.pos as PartOfSpeech,
        lemma: row.lemma || form,
        gender: (row.gender as 'm' | 'f') || null,
        number: (row.number as 's' | 'd' | 'p') || null,
        person: row.person ? (Number(row.person) as 1 | 2 | 3) : null,
        conjunction: row.before!.includes('c'),
        preposition: row.before!.includes('p'),
        pronoun: row.pronoun === 'only' ? 'must' : row.pronoun === 'yes' ? 'may' : 'no',
        only: row.only === 'yes',
      };
      const others = index.get(key);
      if (others) others.push(word);
      else index.set(key, [word]);
    }
  return (word) => {
    const found = index.get(keyOf(word));
    if (!found) return none;
    // of «أن» and «إن» the written one; of a bare «ان» both; but «كان» is no «كأن»
    return found.filter((w) => {
      const d = distance(word, w.form);
      return d === 0 || (d === 1 && (/^[أإآ]/u.test(w.form) || w.form.startsWith('الآ')));
    });
  };
}

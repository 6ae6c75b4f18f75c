import { withoutPrefix } from '../../arabic/clitics.js';
import { numberWords, ordinalWords } from '../../arabic/numerals.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { Memory } from '../sequence/memory.js';
import type { Token } from '../tokens/layer.js';
import { type Term, vocabularyOf } from './vocabulary.js';

/** Terms whose first word is a word without some of its prefixes. */
export interface Beginning {
  /** Letters of prefixes before it, in folded form. */
  readonly cut: number;
  readonly terms: readonly Term[];
}

/** What one folded word can be to the time grammar. */
export interface TimeForm {
  /** With the fewest prefixes first. */
  readonly beginnings: readonly Beginning[];
  /** With or without prefixes it is of those that numbers and ordinals begin with. */
  readonly numeral: boolean;
  /** It opens expressions though it is no term. */
  readonly opener: boolean;
}

/** Of nearly every word. */
const plain: TimeForm = { beginnings: [], numeral: false, opener: false };

const numerals: ReadonlySet<string> = new Set([...numberWords, ...ordinalWords].flatMap((w) => [w, `ال${w}`]));
const opener = /^[وف]?(?:وقت|قبل|بعد|منذ|كل|نفس|ذات|ذلك|بنفس|نصف|ثلث|ربع)$/u;
const decadeForm = /ين(?:ي?ات)$/u;

/** What words can be to the time grammar, by their folded forms; what was made of a word is remembered. */
export type TimeForms = (word: Pick<Token, 'fold' | 'hash'>) => TimeForm;

export function timeFormsOf(lexicon: Lexicon): TimeForms {
  const vocabulary = lexicon.once(vocabularyOf);
  const memory = new Memory<TimeForm>();
  const make = (word: string): TimeForm => {
    const beginnings: Beginning[] = [];
    let numeral = false;
    let form = word;
    let cut = 0;
    for (let depth = 0; depth < 3; depth++) {
      if (numerals.has(form)) numeral = true;
      const terms = vocabulary.get(form);
      if (terms) beginnings.push({ cut, terms });
      // «وفي» is too short for a prefix elsewhere, here what remains must be in the table
      const less = withoutPrefix(form) ?? (/^[وف]\p{L}{2}$/u.test(form) ? { cut: 1, form: form.slice(1) } : null);
      if (!less) break;
      // of prefixes only و and ف stand before another
      if (depth === 1 && cut > 0 && !/^[وف]/u.test(word)) break;
      cut += less.cut;
      form = less.form;
    }
    const opens = opener.test(word) || decadeForm.test(word);
    return beginnings.length > 0 || numeral || opens ? { beginnings, numeral, opener: opens } : plain;
  };
  return ({ fold, hash }) => {
    const known = memory.get(fold, hash);
    if (known !== undefined) return known;
    const made = make(fold);
    memory.set(fold, hash, made);
    return made;
  };
}

import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

export const partsOfSpeech = [
  'NOUN',
  'PROPN',
  'ADJ',
  'VERB',
  'PRON',
  'DET',
  'ADP',
  'CCONJ',
  'SCONJ',
  'PART',
  'ADV',
  'NUM',
  'AUX',
  'INTJ',
  'PUNCT',
  'SYM',
  'X',
] as const;
/** Universal part of speech (Universal Dependencies v2) of the stem. */
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** One way to understand a token. */
export interface Analysis {
  /** Clitics before the stem, in order: some of و ف ب ك ل س أ ال. The article counts. */
  readonly proclitics: readonly string[];
  /**
   * Where the word proper stands in the text: without conjunctions, prepositions, article and object or possessive
   * pronoun. After the preposition li- the article is one lam: «للأمم» has proclitics ل، ال and the stem «أمم».
   */
  readonly stem: Span;
  /** The pronoun at the end («ه»، «ها»، «هم» …), null without one. */
  readonly enclitic: string | null;
  readonly pos: PartOfSpeech;
  /** Dictionary form without diacritics, where the lexicon knows it. A verb's is its third person singular past. */
  readonly lemma: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p' | null;
  readonly person: 1 | 2 | 3 | null;
  /** Of verbs: past (perfect), present (imperfect), imperative. */
  readonly aspect: 'past' | 'present' | 'imperative' | null;
  /** Passive only where the form or the tagger says so; undiacritised text is mostly silent. */
  readonly voice: 'active' | 'passive' | null;
}

/** What a token may be, the likeliest first. There is one for each token, in the same order. */
export interface Word extends Span {
  readonly analyses: readonly [Analysis, ...Analysis[]];
}

export const words = layer<Word>('words');

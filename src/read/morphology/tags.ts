import type { PartOfSpeech } from './layer.js';

/**
 * The tags that the words model tells apart: a part of speech with what of clitics matters to its neighbours: d with the
 * article, e with a pronoun at the end, p in the passive.
 */
export const tags = [
  'NOUN',
  'NOUN.d',
  'NOUN.e',
  'ADJ',
  'ADJ.d',
  'PROPN',
  'PROPN.d',
  'VERB',
  'VERB.e',
  'VERB.p',
  'AUX',
  'ADP',
  'ADP.e',
  'PRON',
  'DET',
  'PART',
  'CCONJ',
  'SCONJ',
  'SCONJ.e',
  'ADV',
  'NUM',
  'NUM.d',
  'INTJ',
  'PUNCT',
  'SYM',
  'X',
] as const;

const place = new Map<string, number>(tags.map((t, i) => [t, i]));

/** How many of them the features weigh: the last ones are those of signs, which are nothing else. */
export const weighed = place.get('PUNCT')!;

/** The tag of verbs in the passive. */
export const passiveTag = place.get('VERB.p')!;

/** The tag's index. Features that the tag set does not tell apart fall together («ADJ.e» is ADJ). */
export function tagOf(pos: PartOfSpeech, article: boolean, pronoun: boolean): number {
  return place.get(article ? `${pos}.d` : pronoun ? `${pos}.e` : pos) ?? place.get(pos)!;
}

/** What stands at the front of a word, as far as it matters to the step from the word before. */
export const entries = ['none', 'conjunction', 'preposition', 'both'] as const;

/** Index of the entry that these proclitics make. */
export function entryOf(proclitics: readonly string[]): number {
  const c = proclitics[0] === 'و' || proclitics[0] === 'ف';
  const next = proclitics[c ? 1 : 0];
  const p = next === 'ب' || next === 'ل' || next === 'ك';
  return c ? (p ? 3 : 1) : p ? 2 : 0;
}

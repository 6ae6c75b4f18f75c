import type { Lexicon } from '../../lexicon/lexicon.js';

/** How a word that gives a source takes it: see tables/cue-prepositions.tsv. */
export type Takes = 'phrase' | 'ل' | 'verb' | 'cue' | 'عن' | 'رأي';

export interface Preposition {
  readonly word: string;
  readonly takes: Takes;
}

/** The row for a word as it stands, prefixed و or ف apart; undefined for nearly every word. */
export type Prepositions = (bare: string) => Preposition | undefined;

export function prepositionsOf(lexicon: Lexicon): Prepositions {
  const rows = new Map<string, Preposition>();
  for (const row of lexicon.table('cue-prepositions')) {
    const preposition = { word: row['word']!, takes: row['takes'] as Takes };
    for (const prefix of ['', 'و', 'ف']) rows.set(prefix + preposition.word, preposition);
  }
  return (bare) => rows.get(bare);
}

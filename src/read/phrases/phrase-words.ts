import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';

export type PhraseWordKind =
  | 'adjective'
  | 'same'
  | 'quantifier'
  | 'one'
  | 'share'
  | 'pointer'
  | 'role'
  | 'last'
  | 'participle'
  | 'seat'
  | 'happening'
  | 'domain'
  | 'part'
  | 'by';

/** The words of table `phrase-words`, for look-up by folded form. */
export interface PhraseWords {
  has(kind: PhraseWordKind, folded: string): boolean;
}

export function phraseWordsOf(lexicon: Lexicon): PhraseWords {
  const sets = new Map<string, Set<string>>();
  for (const row of lexicon.table('phrase-words')) {
    const set = sets.get(row.kind!) ?? new Set<string>();
    sets.set(row.kind!, set.add(fold(row.word!)));
  }
  return { has: (kind, folded) => sets.get(kind)?.has(folded) ?? false };
}

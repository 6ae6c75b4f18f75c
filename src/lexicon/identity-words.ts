import type { Lexicon } from './build.js';

export type IdentityWordKind =
  | 'kind-noun'
  | 'to-city'
  | 'of-state'
  | 'former'
  | 'president'
  | 'holder'
  | 'state-body'
  | 'land'
  | 'town'
  | 'empty'
  | 'father';

/** The words of table `identity-words`, for look-up. */
export interface IdentityWords {
  has(kind: IdentityWordKind, word: string): boolean;
}

export function identityWordsOf(lexicon: Lexicon): IdentityWords {
  const sets = new Map<string, Set<string>>();
  for (const row of lexicon.table('identity-words')) {
    const set = sets.get(row.kind!) ?? new Set<string>();
    for (const word of row.words!.split('|')) set.add(word);
    sets.set(row.kind!, set);
  }
  return { has: (kind, word) => sets.get(kind)?.has(word) ?? false };
}

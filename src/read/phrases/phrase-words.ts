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
  | 'by'
  | 'field'
  | 'envoy'
  | 'cue';

/** The words of table `phrase-words`, for look-up by folded form. */
export interface PhraseWords {
  has(kind: PhraseWordKind, folded: string): boolean;
  /** Whether a folded stem without its article means the one named last («الأخير»). */
  isLast(stem: string): boolean;
}

const withoutArticle = (folded: string): string => folded.replace(/^ال/u, '');

export function phraseWordsOf(lexicon: Lexicon): PhraseWords {
  const sets = new Map<string, Set<string>>();
  for (const row of lexicon.table('phrase-words')) {
    const set = sets.get(row.kind!) ?? new Set<string>();
    sets.set(row.kind!, set.add(fold(row.word!)));
  }
  // «متهما», «مقرا»: a participle that ascribes is nobody
  sets.set('cue', new Set(lexicon.table('cues').map((row) => fold(row.participle!))));
  // asked of every noun with an article, which is kept without it
  const last = new Set([...(sets.get('last') ?? [])].map(withoutArticle));
  return { has: (kind, folded) => sets.get(kind)?.has(folded) ?? false, isLast: (stem) => last.has(stem) };
}

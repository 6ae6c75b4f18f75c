import { foldBare } from '../../arabic/letters.js';
import type { PhraseWords } from './phrase-words.js';
import type { Noun, View } from './view.js';

/** Where a phrase begins: what stands before its head noun and belongs to it. */
export interface Opening {
  readonly start: number;
  readonly first: number;
  /** The number of what the phrase stands for, when the words before the noun change it («أحد المسؤولين» is one). */
  readonly number: 's' | 'p' | null;
}

/** «هذه المجموعة», «جميع الأطراف», «أحد المسؤولين», «عدد من النواب», «ثلاثة مسؤولين», «11 مدنيا». */
export function opening(view: View, steer: PhraseWords, t: number, noun: Noun): Opening {
  const plain: Opening = { start: noun.start, first: t, number: null };
  if (noun.prefix !== '' || !view.joined(t) || view.inName(t - 1)) return plain;
  const before = view.tokens[t - 1]!;
  if (before.kind === 'number') return counted(view, t - 1, before.start);
  const word = view.noun(t - 1);
  if (!word) return plain;
  const stem = foldBare(word.stem);
  const at = (number: 's' | 'p' | null): Opening => ({ start: word.start, first: t - 1, number });
  if (noun.article && !word.article && steer.has('pointer', stem)) return at(null);
  if (!word.article && word.enclitic === null) {
    if (word.head?.class === 'honor') return at(null);
    if (steer.has('one', stem)) return at('s');
    if (steer.has('quantifier', stem) && noun.head?.number === 'p') return at(null);
    if (word.pos === 'NUM') return counted(view, t - 1, word.start);
  }
  if (before.fold === 'من' && t > 1 && view.joined(t - 1) && noun.head?.number === 'p') {
    const share = view.noun(t - 2);
    if (share && !share.head && steer.has('share', share.stem))
      return { start: share.start, first: t - 2, number: 'p' };
  }
  return plain;
}

/** «أكثر من 70 امرأة», «نحو ثلاثين نائبا»: the number may have its bound before it. */
function counted(view: View, t: number, start: number): Opening {
  if (view.joined(t) && view.joined(t - 1) && view.tokens[t - 1]!.fold === 'من') {
    const bound = view.noun(t - 2);
    if (bound && /^(?:اكثر|ازيد|اقل)$/u.test(bound.stem)) return { start: bound.start, first: t - 2, number: 'p' };
  }
  return { start, first: t, number: 'p' };
}

import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Reading } from './reading.js';

/** Whether a word is a noun that says that something happens or is so. */
export type Eventive = (reading: Reading, index: number, definite?: boolean) => boolean;

/** Verbal nouns by their pattern, in folded letters. */
const patterns = /^(?:ت\S\Sي\S|ت\Sا\S\S|ا\S\Sا\S|ا\Sت\Sا\S|ان\S\Sا\S|است\S\Sا\S|است\Sا\Sه|ا\Sا\Sه|م\Sا\S\Sه)$/u;
const suffix = /(?:ه|ها|هم|هما|هن|نا|ي|ك|كم)$/u;

export function createEventive(lexicon: Lexicon): Eventive {
  const kinds = new Map<string, string>();
  for (const row of lexicon.table('content-nouns')) kinds.set(fold(row['noun']!), row['kind']!);
  const judge = (word: string): boolean | null => {
    const kind = kinds.get(word);
    if (kind) return kind === 'event';
    return patterns.test(word) ? true : null;
  };
  return (reading, index, definite = false) => {
    const token = reading.tokens[index];
    if (token?.kind !== 'word') return false;
    const name = reading.nameAt[index]!;
    if (name >= 0 && reading.names[name]!.first === index) return false;
    const word = token.fold;
    if (word.startsWith('ال') && word.length > 4) return definite && judge(word.slice(2)) === true;
    const direct = judge(word);
    if (direct !== null) return direct;
    // «إقبالا كبيرا»: an object without article ends in alif
    if (word.endsWith('ا') && word.length > 4 && judge(word.slice(0, -1))) return true;
    const m = suffix.exec(word);
    if (!m || word.length - m[0].length < 3) return false;
    const stem = word.slice(0, -m[0].length);
    // «مشاركتها»: the ta that was a ta marbuta
    return judge(stem) ?? (stem.endsWith('ت') ? (judge(`${stem.slice(0, -1)}ه`) ?? false) : false);
  };
}

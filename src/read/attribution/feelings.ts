import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Token } from '../tokens/layer.js';
import { type Stance, stances } from './layer.js';

/** A noun of feeling or stand: see tables/feelings.tsv. */
export interface Feeling {
  readonly noun: string;
  readonly preps: ReadonlySet<string>;
  readonly stance: Stance;
}

export type Feelings = (token: Token) => Feeling | null;

const suffix = /(?:هم|هما|هن|ها|ه|نا|ي)$/u;

export function createFeelings(lexicon: Lexicon): Feelings {
  const known = new Map<string, Feeling>();
  for (const row of lexicon.table('feelings')) {
    const stance = row['stance'] as Stance;
    if (!stances.includes(stance)) throw new RangeError(`Table 'feelings': no stance '${stance}'.`);
    known.set(fold(row['noun']!), { noun: row['noun']!, preps: new Set(row['prep']!.split('|')), stance });
  }
  return (token) => {
    if (token.kind !== 'word' || token.fold.length < 3) return null;
    const word = token.fold.startsWith('ال') ? token.fold.slice(2) : token.fold;
    const whole = known.get(word);
    if (whole) return whole;
    const stem = word.replace(suffix, '');
    if (stem === word || stem.length < 2) return null;
    return (
      known.get(stem) ??
      known.get(stem.replace(/ا[يو]$/u, 'ا')) ??
      (stem.endsWith('ت') ? (known.get(`${stem.slice(0, -1)}ه`) ?? null) : null)
    );
  };
}

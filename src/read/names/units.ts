import { bare, foldBare } from '../../arabic/letters.js';
import { hashOf } from '../sequence/hash.js';
import type { Token } from '../tokens/layer.js';

/** What the names stage reads: a token, or a part of a hashtag («#حزب_الله» gives two). Hash signs are left out. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly kind: Token['kind'];
  readonly bare: string;
  readonly fold: string;
  readonly spaced: boolean;
  /** See `Token`. */
  readonly hash: number;
  /** Index of its token. */
  readonly index: number;
}

/** Adds the units of a stretch of tokens to `out`. */
export function unitsOf(text: string, tokens: readonly Token[], first: number, last: number, out: Unit[]): void {
  for (let i = first; i < last; i++) {
    const token = tokens[i]!;
    const { start, end, kind, bare: form } = token;
    if (form === '#') continue;
    if (kind !== 'word' || !form.includes('_')) {
      out.push(token);
      continue;
    }
    let at = start;
    for (const part of text.slice(start, end).split('_')) {
      if (part !== '') {
        const plain = bare(part);
        out.push({
          start: at,
          end: at + part.length,
          kind,
          bare: plain,
          fold: foldBare(plain),
          spaced: true,
          hash: hashOf(part),
          index: i,
        });
      }
      at += part.length + 1;
    }
  }
}

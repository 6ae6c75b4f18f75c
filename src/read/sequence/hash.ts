/**
 * Hashes of strings and features, 32 bits, the same on every platform and in training and reading: a trained model
 * holds them, so a change here makes every model worthless.
 */

/** A string's hash: FNV-1a over its UTF-16 code units, then mixed. A signed 32-bit integer. */
export function hashOf(s: string, from = 0, to = s.length): number {
  return mix(fnv(0x811c9dc5, s, from, to));
}

const article = fnv(0x811c9dc5, 'ال', 0, 2);

/** `hashOf` of the word with the article before it. */
export function hashOfDefinite(s: string): number {
  return mix(fnv(article, s, 0, s.length));
}

function fnv(start: number, s: string, from: number, to: number): number {
  let h = start;
  for (let i = from; i < to; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193);
  return h;
}

/** Murmur3's finisher: every bit of the input sways every bit of the result. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The hash of a feature: the number of its template and one or two values (hashes of strings, or small numbers). */
export function feature(template: number, a: number, b = 0): number {
  return mix(Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x27d4eb2f) ^ Math.imul(b + 0x165667b1, 0x2c1b3c6d));
}

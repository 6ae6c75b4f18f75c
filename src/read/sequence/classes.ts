import { hashOf } from './hash.js';

/**
 * Words of the news with their distributional classes: words that stand in the same surroundings share a class. Each
 * word (a folded form without conjunction and preposition) has one class in each of a few clusterings, finer and coarser.
 */
export interface WordClasses {
  /** How many clusterings there are. */
  readonly levels: number;
  /** The word's position, or -1 when it was too rare to be counted. Takes its hash: see `hashOf`. */
  find(hash: number): number;
  /** Its class in a clustering; 0 for -1 (no word's class is 0). */
  classOf(position: number, level: number): number;
  /** How frequent it is: the binary logarithm of its count, rounded; 0 for -1. */
  frequency(position: number): number;
}

const magic = 0x534c4349; // 'ICLS'

/**
 * Reads `models/clusters.bin`: little-endian uint32 magic, words, levels; the words' hashes in ascending unsigned
 * order (uint32 each); for every level the classes (uint16 each); the logarithms of the counts (uint8 each).
 * Throws RangeError on anything else.
 */
export function readClasses(bytes: Uint8Array): WordClasses {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== magic)
    throw new RangeError('No word classes: wrong first bytes.');
  const count = view.getUint32(4, true);
  const levels = view.getUint32(8, true);
  if (bytes.length !== 12 + count * (5 + 2 * levels)) throw new RangeError('Word classes: wrong length.');
  // open addressing at most half full: a look-up is one or two steps
  let size = 1;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size);
  const keys = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const key = view.getInt32(12 + 4 * i, true);
    keys[i] = key;
    let at = key & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = i + 1;
  }
  const classes = new Uint16Array(count * levels);
  const base = 12 + 4 * count;
  for (let i = 0; i < classes.length; i++) classes[i] = view.getUint16(base + 2 * i, true);
  const logs = bytes.subarray(base + 2 * count * levels);
  return {
    levels,
    find(hash) {
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const i = slots[at]!;
        if (i === 0) return -1;
        if (keys[i - 1] === hash) return i - 1;
      }
    },
    classOf: (position, level) => (position < 0 ? 0 : classes[level * count + position]!),
    frequency: (position) => (position < 0 ? 0 : logs[position]!),
  };
}

/** The bytes that `readClasses` reads. `classes[level][i]` belongs to `words[i]`; classes count from 1. */
export function writeClasses(
  words: readonly string[],
  classes: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
): Uint8Array {
  const hashes = words.map((w) => hashOf(w));
  const seen = new Set<number>();
  // of two words with one hash the first, more frequent one stays
  const order = words
    .map((_, i) => i)
    .filter((i) => !seen.has(hashes[i]!) && seen.add(hashes[i]!))
    .sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  const n = order.length;
  const bytes = new Uint8Array(12 + n * (5 + 2 * classes.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, n, true);
  view.setUint32(8, classes.length, true);
  order.forEach((word, i) => {
    view.setInt32(12 + 4 * i, hashes[word]!, true);
    classes.forEach((level, l) => {
      view.setUint16(12 + 4 * n + 2 * (l * n + i), level[word]!, true);
    });
    view.setUint8(12 + 4 * n + 2 * n * classes.length + i, Math.max(1, Math.round(Math.log2(counts[word]! + 1))));
  });
  return bytes;
}

/**
 * A linear-chain sequence tagger over hashed features (a conditional random field or perceptron that was trained
 * elsewhere). The caller says which features hold at each position; the tagger gives the best sequence of tags.
 *
 *     const tagger = new Tagger(readModel(lexicon.model('names')));
 *     const rows = new FeatureRows();
 *     for (const word of words) { rows.add(feature(1, hashOf(word))); …; rows.next(); }
 *     const tags = tagger.tag(rows);            // tagger.model.tags[tags[i]]
 */

/** The features of a sequence's positions, one row each. Made once and reused: `clear` keeps the memory. */
export class FeatureRows {
  /** All rows, one after the other. */
  features = new Int32Array(4096);
  /** Row `i` is `features[ends[i - 1] .. ends[i])`. */
  ends = new Int32Array(256);
  /** Finished rows. */
  length = 0;
  private used = 0;

  clear(): void {
    this.length = 0;
    this.used = 0;
  }

  /** Adds a feature (see `feature` in hash.ts) to the row being made. */
  add(hash: number): void {
    if (this.used === this.features.length) this.features = grown(this.features);
    this.features[this.used++] = hash;
  }

  /** Ends the row. */
  next(): void {
    if (this.length === this.ends.length) this.ends = grown(this.ends);
    this.ends[this.length++] = this.used;
  }
}

const grown = (a: Int32Array): Int32Array<ArrayBuffer> => {
  const bigger = new Int32Array(a.length * 2);
  bigger.set(a);
  return bigger;
};

/** Weights as they are stored and used: a hash table with open addressing, one record a feature. */
export interface LinearModel {
  readonly tags: readonly string[];
  /** Weight of a feature = int8 × scale. */
  readonly scale: number;
  /** `transitions[a * (n + 1) + b]`: from tag a to tag b; index n is the sequence's start (as a) and end (as b). */
  readonly transitions: Float32Array;
  /** Records of 2 + n bytes: 16 bits of the feature's hash to check (0: the slot is free), then the tags' weights. */
  readonly records: Int8Array;
  /** Number of slots, a power of two; a record's place is its hash modulo this, or the next free one. */
  readonly slots: number;
  /** A bit for each feature that is there: most of those asked for are not, and this says so without a walk through memory. */
  readonly present: Uint8Array;
}

const magic = 0x33514553; // 'SEQ3'
const checkOf = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> 16) & 0xffff || 1;
const bits = 21;
const bitOf = (hash: number): number => Math.imul(hash, 0x85ebca6b) >>> (32 - bits);

/**
 * Reads a model: little-endian uint32 magic, tags, slots, bytes of the tag names; float32 scale; the tag names (UTF-8,
 * space-separated, padded to four bytes); float32 transitions; the bits; the records. Throws RangeError on anything else.
 */
export function readModel(bytes: Uint8Array): LinearModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== magic)
    throw new RangeError('No sequence model: wrong first bytes.');
  const n = view.getUint32(4, true);
  const slots = view.getUint32(8, true);
  const named = view.getUint32(12, true);
  const tags = new TextDecoder()
    .decode(bytes.subarray(20, 20 + named))
    .trimEnd()
    .split(' ');
  const moves = (n + 1) * (n + 1);
  const held = (1 << bits) / 8;
  let at = 20 + named;
  if (tags.length !== n || bytes.length !== at + 4 * moves + held + slots * (2 + n))
    throw new RangeError('Sequence model: wrong length.');
  const transitions = new Float32Array(moves);
  for (let i = 0; i < moves; i++, at += 4) transitions[i] = view.getFloat32(at, true);
  const present = bytes.subarray(at, at + held);
  const records = new Int8Array(bytes.buffer, bytes.byteOffset + at + held, slots * (2 + n));
  return { tags, scale: view.getFloat32(16, true), transitions, records, slots, present };
}

/** The bytes that `readModel` reads. `rows` gives for each kept feature one weight a tag. */
export function writeModel(
  tags: readonly string[],
  transitions: ArrayLike<number>,
  rows: ReadonlyMap<number, ArrayLike<number>>,
): Uint8Array {
  const n = tags.length;
  let largest = 1e-9;
  for (const row of rows.values()) for (let t = 0; t < n; t++) largest = Math.max(largest, Math.abs(row[t]!));
  const scale = largest / 127;
  let slots = 16;
  while (slots * 0.85 < rows.size) slots *= 2;
  const records = new Uint8Array(slots * (2 + n));
  const present = new Uint8Array((1 << bits) / 8);
  for (const [hash, row] of rows) {
    let slot = hash & (slots - 1);
    while (records[slot * (2 + n)] !== 0 || records[slot * (2 + n) + 1] !== 0) slot = (slot + 1) & (slots - 1);
    const at = slot * (2 + n);
    const check = checkOf(hash);
    records[at] = check & 0xff;
    records[at + 1] = check >>> 8;
    for (let t = 0; t < n; t++) records[at + 2 + t] = Math.round(row[t]! / scale);
    const bit = bitOf(hash);
    present[bit >>> 3]! |= 1 << (bit & 7);
  }
  let names = new TextEncoder().encode(tags.join(' '));
  while (names.length % 4 !== 0) names = new TextEncoder().encode(`${new TextDecoder().decode(names)} `);
  const moves = (n + 1) * (n + 1);
  const bytes = new Uint8Array(20 + names.length + 4 * moves + present.length + records.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, n, true);
  view.setUint32(8, slots, true);
  view.setUint32(12, names.length, true);
  view.setFloat32(16, scale, true);
  bytes.set(names, 20);
  let at = 20 + names.length;
  for (let i = 0; i < moves; i++, at += 4) view.setFloat32(at, transitions[i]!, true);
  bytes.set(present, at);
  bytes.set(records, at + present.length);
  return bytes;
}

/** Where in `records` a feature's weights stand, one a tag; -1 for a feature that the model does not hold. */
export function weightsAt({ records, slots, present, tags }: LinearModel, hash: number): number {
  const bit = bitOf(hash);
  if ((present[bit >>> 3]! & (1 << (bit & 7))) === 0) return -1;
  const width = tags.length + 2;
  const check = checkOf(hash);
  for (let slot = hash & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
    const at = slot * width;
    const c = (records[at]! & 0xff) | ((records[at + 1]! & 0xff) << 8);
    if (c === check) return at + 2;
    if (c === 0) return -1;
  }
}

/** Adds a feature's weights, as they are stored, to the sums of one row: `sums[at + tag]`. */
export function addWeights(model: LinearModel, hash: number, sums: Int32Array, at: number): void {
  const from = weightsAt(model, hash);
  if (from < 0) return;
  const { records } = model;
  for (let t = 0, n = model.tags.length; t < n; t++) sums[at + t]! += records[from + t]!;
}

/** Finds the best tags. Holds working memory, so one tagger serves one sequence at a time (as JavaScript runs anyway). */
export class Tagger {
  private scores = new Float32Array(0);
  private sums = new Int32Array(0);
  private back = new Uint8Array(0);

  constructor(readonly model: LinearModel) {}

  /**
   * The score of every tag at every position before transitions: `[position * tags + tag]`. Valid until the next call.
   * `begun` holds what features that are not in the rows have added up to; it is used up.
   */
  emissions(rows: FeatureRows, begun?: Int32Array): Float32Array {
    const { model } = this;
    const n = model.tags.length;
    const size = rows.length * n;
    if (this.scores.length < size) this.scores = new Float32Array(size * 2);
    if (!begun && this.sums.length < size) this.sums = new Int32Array(size * 2);
    const sums = begun ?? this.sums.fill(0, 0, size);
    const { features, ends } = rows;
    for (let p = 0, i = 0; p < rows.length; p++)
      for (const last = ends[p]!; i < last; i++) addWeights(model, features[i]!, sums, p * n);
    const { scores } = this;
    for (let k = 0; k < size; k++) scores[k] = sums[k]! * model.scale;
    return scores;
  }

  /** The best sequence of tags, as indices into the model's tags. */
  tag(rows: FeatureRows): Uint8Array {
    this.emissions(rows);
    return this.decode(rows.length);
  }

  /** The best sequence for the scores of the last `emissions`, which the caller may have changed in between. */
  decode(length: number): Uint8Array {
    const { transitions, tags } = this.model;
    const n = tags.length;
    const best = new Uint8Array(length);
    if (length === 0) return best;
    if (this.back.length < length * n) this.back = new Uint8Array(length * n * 2);
    const { scores, back } = this;
    let before = new Float64Array(n);
    let now = new Float64Array(n);
    for (let t = 0; t < n; t++) before[t] = scores[t]! + transitions[n * (n + 1) + t]!;
    for (let p = 1; p < length; p++) {
      for (let t = 0; t < n; t++) {
        let from = 0;
        let top = -Infinity;
        for (let s = 0; s < n; s++) {
          const score = before[s]! + transitions[s * (n + 1) + t]!;
          if (score > top) {
            top = score;
            from = s;
          }
        }
        now[t] = top + scores[p * n + t]!;
        back[p * n + t] = from;
      }
      [before, now] = [now, before];
    }
    let tag = 0;
    for (let t = 1; t < n; t++)
      if (before[t]! + transitions[t * (n + 1) + n]! > before[tag]! + transitions[tag * (n + 1) + n]!) tag = t;
    for (let p = length - 1; p >= 0; p--) {
      best[p] = tag;
      tag = back[p * n + tag]!;
    }
    return best;
  }
}

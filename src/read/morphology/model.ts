import { type LinearModel, readModel, weightsAt } from '../sequence/tagger.js';
import type { Steps } from './lattice.js';
import { entries, tags, weighed } from './tags.js';

/** The trained weights of the words stage: of features (see features.ts) and of steps between tags. */
export interface WordsModel {
  readonly linear: LinearModel;
  readonly steps: Steps;
}

const magic = 0x31445257; // 'WRD1'
const stepCount = (tags.length + 1) * entries.length * (tags.length + 1);

/** Reads `models/morphology.bin`: uint32 magic, float32 steps, then a linear model (sequence/tagger.ts). Throws RangeError. */
export function readWordsModel(bytes: Uint8Array): WordsModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = 4 + 4 * stepCount;
  if (bytes.length < at || view.getUint32(0, true) !== magic)
    throw new RangeError('No words model: wrong first bytes.');
  const weights = new Float32Array(stepCount);
  for (let i = 0; i < stepCount; i++) weights[i] = view.getFloat32(4 + 4 * i, true);
  const linear = readModel(bytes.subarray(at));
  if (linear.tags.length !== weighed || linear.tags.some((t, i) => t !== tags[i]))
    throw new RangeError('Words model: other tags.');
  return { linear, steps: { tags: tags.length, entries: entries.length, weights } };
}

/** The bytes that `readWordsModel` reads. */
export function writeWordsModel(steps: Float32Array, linear: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * stepCount + linear.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  for (let i = 0; i < stepCount; i++) view.setFloat32(4 + 4 * i, steps[i]!, true);
  bytes.set(linear, 4 + 4 * stepCount);
  return bytes;
}

/** Scores tags by features: first `take` a row of them, then ask for the tags that matter, which are few of all. */
export class Scorer {
  /** Where the weights of the taken features stand in the model's records. */
  private places = new Int32Array(64);
  private taken = 0;

  constructor(readonly model: WordsModel) {}

  /** Takes `features[from .. to)` in place of those taken before. */
  take(features: ArrayLike<number>, from = 0, to = features.length): void {
    const { linear } = this.model;
    if (this.places.length < to - from) this.places = new Int32Array(2 * (to - from));
    this.taken = 0;
    for (let i = from; i < to; i++) {
      const at = weightsAt(linear, features[i]!);
      if (at >= 0) this.places[this.taken++] = at;
    }
  }

  /** The sum of a tag's weights in the features taken, as they are stored; 0 for a tag that features do not weigh. */
  sumOf(tag: number): number {
    if (tag >= weighed) return 0;
    const { records } = this.model.linear;
    let sum = 0;
    for (let i = 0; i < this.taken; i++) sum += records[this.places[i]! + tag]!;
    return sum;
  }

  /** What a sum is worth, in single precision. */
  score(sum: number): number {
    return Math.fround(sum * this.model.linear.scale);
  }

  /** The score of a tag by the features taken. */
  of(tag: number): number {
    return this.score(this.sumOf(tag));
  }
}

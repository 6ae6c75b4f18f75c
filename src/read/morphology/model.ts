import type { FeatureRows } from '../sequence/tagger.js';
import { type LinearModel, readModel, Tagger } from '../sequence/tagger.js';
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

/** The scores that a model gives rows of features. */
export class Scorer {
  private readonly tagger: Tagger;

  constructor(readonly model: WordsModel) {
    this.tagger = new Tagger(model.linear);
  }

  /** `[row * weighed + tag]`, for the tags that features weigh; valid until the next call. */
  score(rows: FeatureRows): Float32Array {
    return this.tagger.emissions(rows);
  }
}

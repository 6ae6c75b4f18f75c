/**
 * The best path through a sentence whose words have several analyses each: the score of a path is the sum of its
 * analyses' scores and of the steps between their tags.
 */
export class Lattice {
  /** States of all words, one word after the other; word `i` has `ends[i - 1] .. ends[i])`. */
  tag = new Uint8Array(1024);
  entry = new Uint8Array(1024);
  score = new Float64Array(1024);
  ends = new Int32Array(256);
  length = 0;
  states = 0;

  clear(): void {
    this.length = 0;
    this.states = 0;
  }

  add(tag: number, entry: number, score: number): void {
    if (this.states === this.tag.length) {
      this.tag = doubled(this.tag, Uint8Array);
      this.entry = doubled(this.entry, Uint8Array);
      this.score = doubled(this.score, Float64Array);
    }
    this.tag[this.states] = tag;
    this.entry[this.states] = entry;
    this.score[this.states++] = score;
  }

  /** Ends the word. */
  next(): void {
    if (this.length === this.ends.length) this.ends = doubled(this.ends, Int32Array);
    this.ends[this.length++] = this.states;
  }

  /** First state of word `i`. */
  first(i: number): number {
    return i === 0 ? 0 : this.ends[i - 1]!;
  }
}

function doubled<A extends Uint8Array | Float64Array | Int32Array>(a: A, make: new (n: number) => A): A {
  const bigger = new make(a.length * 2);
  bigger.set(a);
  return bigger;
}

/** Scores of the steps between tags: `[(from * entries + entry) * (n + 1) + to]`, index n is the sentence's start and end. */
export interface Steps {
  readonly tags: number;
  readonly entries: number;
  readonly weights: Float32Array;
}

export const stepIndex = (s: { tags: number; entries: number }, from: number, entry: number, to: number): number =>
  (from * s.entries + entry) * (s.tags + 1) + to;

/**
 * For every state the score of the best path through it, so that a word's analyses can be ranked. Valid until the next
 * call.
 */
export class BestPaths {
  private forward = new Float64Array(1024);
  private backward = new Float64Array(1024);

  constructor(private readonly steps: Steps) {}

  run(lattice: Lattice): Float64Array {
    const { tag, entry, score, ends, length, states } = lattice;
    const { weights, tags: n } = this.steps;
    const e = this.steps.entries;
    if (this.forward.length < states) {
      this.forward = new Float64Array(states * 2);
      this.backward = new Float64Array(states * 2);
    }
    const { forward, backward } = this;
    const w = n + 1;
    if (length === 0) return forward;
    for (let s = 0; s < ends[0]!; s++) forward[s] = score[s]! + weights[(n * e + entry[s]!) * w + tag[s]!]!;
    for (let i = 1; i < length; i++) {
      const from = i === 1 ? 0 : ends[i - 2]!;
      const mid = ends[i - 1]!;
      const to = ends[i]!;
      for (let s = mid; s < to; s++) {
        let top = -Infinity;
        const into = entry[s]! * w + tag[s]!;
        for (let p = from; p < mid; p++) {
          const x = forward[p]! + weights[tag[p]! * e * w + into]!;
          if (x > top) top = x;
        }
        forward[s] = top + score[s]!;
      }
    }
    for (let s = lattice.first(length - 1); s < states; s++) backward[s] = weights[tag[s]! * e * w + n]!;
    for (let i = length - 2; i >= 0; i--) {
      const from = lattice.first(i);
      const mid = ends[i]!;
      const to = ends[i + 1]!;
      for (let s = from; s < mid; s++) {
        let top = -Infinity;
        const out = tag[s]! * e * w;
        for (let q = mid; q < to; q++) {
          const x = backward[q]! + score[q]! + weights[out + entry[q]! * w + tag[q]!]!;
          if (x > top) top = x;
        }
        backward[s] = top;
      }
    }
    for (let s = 0; s < states; s++) forward[s]! += backward[s]!;
    return forward;
  }
}

// Trains a linear-chain conditional random field by AdaGrad, for src/read/sequence/tagger.ts.

/** A sequence with its features (as FeatureRows has them) and the right tags. */
export interface Example {
  readonly features: Int32Array;
  readonly ends: Int32Array;
  readonly tags: Uint8Array;
}

export interface Options {
  readonly tags: readonly string[];
  /** Features seen less often are not used. */
  readonly least?: number;
  readonly epochs?: number;
  readonly rate?: number;
  /** Strength of the Gaussian prior, a sequence. */
  readonly l2?: number;
  /** Share of a position's features left out, at random, each time it is seen. */
  readonly dropout?: number;
  /** Whether a tag may follow another; index n is the start. */
  readonly allowed?: (from: string, to: string) => boolean;
  /** Called after each epoch with a model in the making. */
  readonly after?: (epoch: number, model: Trained) => void;
  readonly log?: (line: string) => void;
}

export interface Trained {
  readonly transitions: Float32Array;
  readonly rows: Map<number, Float32Array>;
}

/** Numbers that look random and are the same in every run. */
export function random(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const never = -1e4;

export function trainCrf(examples: readonly Example[], options: Options): Trained {
  const { tags, least = 2, epochs = 20, rate = 0.3, l2 = 1e-5, dropout = 0, allowed, after, log = () => {} } = options;
  const n = tags.length;
  const counts = new Map<number, number>();
  for (const { features } of examples) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<number, number>();
  for (const [f, c] of counts) if (c >= least) ids.set(f, ids.size);
  counts.clear();
  log(`${examples.length} sequences, ${ids.size} features`);
  const data = examples.map((e) => {
    const features: number[] = [];
    const ends = new Int32Array(e.ends.length);
    for (let p = 0, i = 0; p < e.ends.length; p++) {
      for (; i < e.ends[p]!; i++) {
        const id = ids.get(e.features[i]!);
        if (id !== undefined) features.push(id);
      }
      ends[p] = features.length;
    }
    return { features: Int32Array.from(features), ends, tags: e.tags };
  });

  const size = ids.size * n;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(10);
  const touched = new Int32Array(ids.size);
  const w = n + 1;
  const moves = new Float64Array(w * w);
  const moveSquares = new Float64Array(w * w).fill(1e-4);
  const fixed = new Uint8Array(w * w);
  if (allowed)
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        if (!allowed(tags[a]!, tags[b]!)) {
          moves[a * w + b] = never;
          fixed[a * w + b] = 1;
        }
        if (!allowed('', tags[b]!)) {
          moves[n * w + b] = never;
          fixed[n * w + b] = 1;
        }
      }

  const next = random(7);
  const order = data.map((_, i) => i);
  let steps = 0;
  let emit = new Float64Array(0);
  let forward = new Float64Array(0);
  let backward = new Float64Array(0);
  const moveGradient = new Float64Array(w * w);
  const gradient = new Float64Array(n);
  const buffer = new Float64Array(n);
  const logSum = (k: number) => {
    let top = -Infinity;
    for (let i = 0; i < k; i++) if (buffer[i]! > top) top = buffer[i]!;
    let sum = 0;
    for (let i = 0; i < k; i++) sum += Math.exp(buffer[i]! - top);
    return top + Math.log(sum);
  };
  const model = (): Trained => {
    const rows = new Map<number, Float32Array>();
    for (const [f, id] of ids) rows.set(f, weights.subarray(id * n, id * n + n));
    return { transitions: Float32Array.from(moves), rows };
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (const index of order) {
      const { features: all, ends: allEnds, tags: gold } = data[index]!;
      const length = gold.length;
      if (length === 0) continue;
      steps++;
      let features = all;
      let ends = allEnds;
      let gain = 1;
      if (dropout > 0) {
        gain = 1 / (1 - dropout);
        const kept = new Int32Array(all.length);
        ends = new Int32Array(length);
        let k = 0;
        for (let p = 0, i = 0; p < length; p++) {
          for (; i < allEnds[p]!; i++) if (next() >= dropout) kept[k++] = all[i]!;
          ends[p] = k;
        }
        features = kept.subarray(0, k);
      }
      if (emit.length < length * n) {
        emit = new Float64Array(length * n * 2);
        forward = new Float64Array(length * n * 2);
        backward = new Float64Array(length * n * 2);
      }
      for (let p = 0, i = 0; p < length; p++) {
        for (let t = 0; t < n; t++) emit[p * n + t] = 0;
        for (; i < ends[p]!; i++) {
          const row = features[i]! * n;
          for (let t = 0; t < n; t++) emit[p * n + t]! += weights[row + t]!;
        }
        if (gain !== 1) for (let t = 0; t < n; t++) emit[p * n + t]! *= gain;
      }
      for (let t = 0; t < n; t++) forward[t] = emit[t]! + moves[n * w + t]!;
      for (let p = 1; p < length; p++)
        for (let t = 0; t < n; t++) {
          for (let s = 0; s < n; s++) buffer[s] = forward[(p - 1) * n + s]! + moves[s * w + t]!;
          forward[p * n + t] = logSum(n) + emit[p * n + t]!;
        }
      for (let t = 0; t < n; t++) backward[(length - 1) * n + t] = moves[t * w + n]!;
      for (let p = length - 2; p >= 0; p--)
        for (let t = 0; t < n; t++) {
          for (let s = 0; s < n; s++)
            buffer[s] = moves[t * w + s]! + emit[(p + 1) * n + s]! + backward[(p + 1) * n + s]!;
          backward[p * n + t] = logSum(n);
        }
      for (let t = 0; t < n; t++) buffer[t] = forward[(length - 1) * n + t]! + backward[(length - 1) * n + t]!;
      const z = logSum(n);

      moveGradient.fill(0);
      let score = moves[n * w + gold[0]!]! + moves[gold[length - 1]! * w + n]!;
      for (let p = 0; p < length; p++) {
        score += emit[p * n + gold[p]!]!;
        if (p > 0) score += moves[gold[p - 1]! * w + gold[p]!]!;
      }
      loss += z - score;
      for (let p = 0; p < length; p++) {
        for (let t = 0; t < n; t++) gradient[t] = Math.exp(forward[p * n + t]! + backward[p * n + t]! - z);
        if (p === 0) for (let t = 0; t < n; t++) moveGradient[n * w + t]! += gradient[t]!;
        if (p === length - 1) for (let t = 0; t < n; t++) moveGradient[t * w + n]! += gradient[t]!;
        if (p > 0)
          for (let s = 0; s < n; s++)
            for (let t = 0; t < n; t++)
              moveGradient[s * w + t]! += Math.exp(
                forward[(p - 1) * n + s]! + moves[s * w + t]! + emit[p * n + t]! + backward[p * n + t]! - z,
              );
        gradient[gold[p]!]! -= 1;
        const first = p === 0 ? 0 : ends[p - 1]!;
        for (let i = first; i < ends[p]!; i++) {
          const id = features[i]!;
          const row = id * n;
          const decay = l2 * (steps - touched[id]!);
          touched[id] = steps;
          for (let t = 0; t < n; t++) {
            const g = gradient[t]! * gain + decay * weights[row + t]!;
            if (g < 1e-5 && g > -1e-5) continue;
            squares[row + t]! += g * g;
            weights[row + t]! -= (rate * g) / Math.sqrt(squares[row + t]!);
          }
        }
      }
      moveGradient[n * w + gold[0]!]! -= 1;
      moveGradient[gold[length - 1]! * w + n]! -= 1;
      for (let p = 1; p < length; p++) moveGradient[gold[p - 1]! * w + gold[p]!]! -= 1;
      for (let m = 0; m < w * w; m++) {
        if (fixed[m]) continue;
        const g = moveGradient[m]!;
        if (g === 0) continue;
        moveSquares[m]! += g * g;
        moves[m]! -= (rate * g) / Math.sqrt(moveSquares[m]!);
      }
    }
    log(`epoch ${epoch + 1}: loss ${(loss / order.length).toFixed(4)} a sequence`);
    after?.(epoch + 1, model());
  }
  return model();
}

/** The `size` features that sway most; the others' weights are small. */
export function strongest({ transitions, rows }: Trained, size: number): Trained {
  const strength = (row: Float32Array): number => Math.max(...row) - Math.min(...row);
  const kept = [...rows]
    .map(([f, row]) => ({ f, row, s: strength(row) }))
    .sort((a, b) => b.s - a.s)
    .slice(0, size);
  return { transitions, rows: new Map(kept.map(({ f, row }) => [f, row])) };
}

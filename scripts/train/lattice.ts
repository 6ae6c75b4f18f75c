// Trains the conditional random field over lattices of analyses that src/read/morphology reads.
import { stepIndex } from '../../src/read/morphology/lattice.js';
import { random } from './crf.js';

/** A sentence: the states of its words, and which of them people's marking allows. */
export interface LatticeExample {
  readonly ends: Int32Array;
  readonly tag: Uint8Array;
  readonly entry: Uint8Array;
  /** For each state the features that weigh on its tag. Rows are shared: `row[state]` has several row numbers. */
  readonly rowsOf: readonly (readonly number[])[];
  readonly rows: readonly Int32Array[];
  readonly right: Uint8Array;
  /** How much the sentence counts. */
  readonly weight: number;
}

export interface LatticeOptions {
  readonly tags: number;
  readonly entries: number;
  readonly least: number;
  readonly epochs: number;
  readonly rate?: number;
  readonly l2: number;
  readonly dropout?: number;
  readonly log?: (line: string) => void;
}

export interface LatticeModel {
  readonly steps: Float32Array;
  readonly rows: Map<number, Float32Array>;
}

export function trainLattice(examples: readonly LatticeExample[], options: LatticeOptions): LatticeModel {
  const { tags: n, entries: e, least, epochs, rate = 0.2, l2, dropout = 0, log = () => {} } = options;
  const counts = new Map<number, number>();
  for (const x of examples)
    for (let s = 0; s < x.tag.length; s++)
      if (x.right[s]) for (const r of x.rowsOf[s]!) for (const f of x.rows[r]!) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<number, number>();
  for (const [f, c] of counts) if (c >= least) ids.set(f, ids.size);
  log(`${examples.length} sentences, ${ids.size} features`);
  const data = examples.map((x) => ({
    ...x,
    rows: x.rows.map((r) => Int32Array.from([...r].map((f) => ids.get(f) ?? -1).filter((id) => id >= 0))),
  }));
  const w = n + 1;
  const size = { tags: n, entries: e };
  const weights = new Float32Array(ids.size * n);
  const squares = new Float32Array(ids.size * n).fill(1);
  const touched = new Int32Array(ids.size);
  const steps = new Float64Array(w * e * w);
  const stepSquares = new Float64Array(w * e * w).fill(1);
  const stepGradient = new Float64Array(w * e * w);
  const next = random(11);
  const order = data.map((_, i) => i);
  let clock = 0;

  /** Forward-backward over all states, or over the right ones; gives each state's probability and adds the steps'. */
  const run = (x: (typeof data)[number], score: Float64Array, rightOnly: boolean, sign: number, p: Float64Array) => {
    const words = x.ends.length;
    const S = x.tag.length;
    const a = new Float64Array(S).fill(-Infinity);
    const b = new Float64Array(S).fill(-Infinity);
    const ok = (s: number): boolean => !rightOnly || x.right[s] === 1;
    const first = (i: number): number => (i === 0 ? 0 : x.ends[i - 1]!);
    for (let i = 0; i < words; i++)
      for (let s = first(i); s < x.ends[i]!; s++) {
        if (!ok(s)) continue;
        if (i === 0) {
          a[s] = score[s]! + steps[stepIndex(size, n, x.entry[s]!, x.tag[s]!)]!;
          continue;
        }
        let top = -Infinity;
        for (let q = first(i - 1); q < x.ends[i - 1]!; q++)
          if (ok(q)) top = Math.max(top, a[q]! + steps[stepIndex(size, x.tag[q]!, x.entry[s]!, x.tag[s]!)]!);
        let sum = 0;
        for (let q = first(i - 1); q < x.ends[i - 1]!; q++)
          if (ok(q)) sum += Math.exp(a[q]! + steps[stepIndex(size, x.tag[q]!, x.entry[s]!, x.tag[s]!)]! - top);
        a[s] = top + Math.log(sum) + score[s]!;
      }
    const last = words - 1;
    for (let s = first(last); s < x.ends[last]!; s++) if (ok(s)) b[s] = steps[stepIndex(size, x.tag[s]!, 0, n)]!;
    for (let i = last - 1; i >= 0; i--)
      for (let s = first(i); s < x.ends[i]!; s++) {
        if (!ok(s)) continue;
        let top = -Infinity;
        for (let q = x.ends[i]!; q < x.ends[i + 1]!; q++)
          if (ok(q))
            top = Math.max(top, b[q]! + score[q]! + steps[stepIndex(size, x.tag[s]!, x.entry[q]!, x.tag[q]!)]!);
        let sum = 0;
        for (let q = x.ends[i]!; q < x.ends[i + 1]!; q++)
          if (ok(q))
            sum += Math.exp(b[q]! + score[q]! + steps[stepIndex(size, x.tag[s]!, x.entry[q]!, x.tag[q]!)]! - top);
        b[s] = top + Math.log(sum);
      }
    let top = -Infinity;
    for (let s = first(last); s < x.ends[last]!; s++) if (ok(s)) top = Math.max(top, a[s]! + b[s]!);
    let z = 0;
    for (let s = first(last); s < x.ends[last]!; s++) if (ok(s)) z += Math.exp(a[s]! + b[s]! - top);
    z = top + Math.log(z);
    for (let s = 0; s < S; s++) if (ok(s)) p[s]! += sign * Math.exp(a[s]! + b[s]! - z);
    for (let s = 0; s < x.ends[0]!; s++)
      if (ok(s)) stepGradient[stepIndex(size, n, x.entry[s]!, x.tag[s]!)]! += sign * Math.exp(a[s]! + b[s]! - z);
    for (let s = first(last); s < x.ends[last]!; s++)
      if (ok(s)) stepGradient[stepIndex(size, x.tag[s]!, 0, n)]! += sign * Math.exp(a[s]! + b[s]! - z);
    for (let i = 1; i < words; i++)
      for (let q = first(i - 1); q < x.ends[i - 1]!; q++) {
        if (!ok(q)) continue;
        for (let s = x.ends[i - 1]!; s < x.ends[i]!; s++) {
          if (!ok(s)) continue;
          const k = stepIndex(size, x.tag[q]!, x.entry[s]!, x.tag[s]!);
          stepGradient[k]! += sign * Math.exp(a[q]! + steps[k]! + score[s]! + b[s]! - z);
        }
      }
    return z;
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (const index of order) {
      const x = data[index]!;
      clock++;
      const S = x.tag.length;
      const gain = 1 / (1 - dropout);
      const rows = dropout > 0 ? x.rows.map((r) => r.filter(() => next() >= dropout)) : x.rows;
      const score = new Float64Array(S);
      for (let s = 0; s < S; s++)
        for (const r of x.rowsOf[s]!) for (const f of rows[r]!) score[s]! += weights[f * n + x.tag[s]!]! * gain;
      const p = new Float64Array(S);
      stepGradient.fill(0);
      const z = run(x, score, false, 1, p);
      const right = run(x, score, true, -1, p);
      loss += (z - right) * x.weight;
      // the gradient of a row's features for each tag: summed over the states that share the row
      const byRow = new Map<number, Float64Array>();
      for (let s = 0; s < S; s++) {
        if (p[s]! < 1e-6 && p[s]! > -1e-6) continue;
        for (const r of x.rowsOf[s]!) {
          const g = byRow.get(r) ?? new Float64Array(n);
          byRow.set(r, g);
          g[x.tag[s]!]! += p[s]! * x.weight;
        }
      }
      for (const [r, g] of byRow)
        for (const f of rows[r]!) {
          const decay = l2 * (clock - touched[f]!);
          touched[f] = clock;
          for (let t = 0; t < n; t++) {
            const k = f * n + t;
            const d = g[t]! * gain + decay * weights[k]!;
            if (d < 1e-6 && d > -1e-6) continue;
            squares[k]! += d * d;
            weights[k]! -= (rate * d) / Math.sqrt(squares[k]!);
          }
        }
      for (let k = 0; k < stepGradient.length; k++) {
        const d = stepGradient[k]! * x.weight;
        if (d === 0) continue;
        stepSquares[k]! += d * d;
        steps[k]! -= (rate * d) / Math.sqrt(stepSquares[k]!);
      }
    }
    log(`epoch ${epoch + 1}: loss ${(loss / order.length).toFixed(4)} a sentence`);
  }
  const out = new Map<number, Float32Array>();
  for (const [f, id] of ids) out.set(f, weights.subarray(id * n, id * n + n));
  return { steps: Float32Array.from(steps), rows: out };
}

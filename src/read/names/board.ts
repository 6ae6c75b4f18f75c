import type { Document } from '../../document/document.js';
import { lowerBound } from '../../document/span.js';
import { sentences, tokens } from '../tokens/layer.js';
import type { Forms, KnownForm } from './forms.js';
import type { Found } from './found.js';
import { type Unit, unitsOf } from './units.js';

/** A report's units and the names found among them so far. Names on it never overlap: a new one drives out what it touches. */
export class Board {
  readonly units: readonly Unit[];
  /** What is known of each. */
  readonly known: readonly KnownForm[];
  /** Index after the last unit of each sentence. */
  private readonly ends: readonly number[];
  private readonly taken: (Found | undefined)[];

  constructor(document: Document, forms: Forms) {
    const all = document.get(tokens);
    const units: Unit[] = [];
    this.ends = document.get(sentences).map((sentence) => {
      unitsOf(document.text, all, sentence.first, sentence.last, units);
      return units.length;
    });
    this.units = units;
    this.known = units.map((unit) => forms.look(unit));
    this.taken = new Array<Found | undefined>(units.length);
  }

  /** Calls for every sentence with its first unit and the index after its last. */
  each(visit: (first: number, last: number) => void): void {
    let first = 0;
    for (const last of this.ends) {
      if (last > first) visit(first, last);
      first = last;
    }
  }

  /** Index after the last unit of the sentence in which a unit stands. */
  endOf(unit: number): number {
    return this.ends[lowerBound(this.ends, (end) => end, unit + 1)]!;
  }

  put(found: Found): void {
    for (let i = found.from; i < found.to; i++) this.remove(this.taken[i]);
    for (let i = found.from; i < found.to; i++) this.taken[i] = found;
  }

  remove(found: Found | undefined): void {
    if (found) for (let i = found.from; i < found.to; i++) this.taken[i] = undefined;
  }

  /** The name that covers a unit. */
  over(unit: number): Found | undefined {
    return this.taken[unit];
  }

  /** The name that begins at a unit. */
  at(unit: number): Found | undefined {
    const found = this.taken[unit];
    return found?.from === unit ? found : undefined;
  }

  /** All names, in text order. */
  found(): Found[] {
    const out: Found[] = [];
    for (let i = 0; i < this.units.length; ) {
      const found = this.taken[i];
      if (found) out.push(found);
      i = found?.to ?? i + 1;
    }
    return out;
  }
}

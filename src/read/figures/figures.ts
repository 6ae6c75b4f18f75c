import { parseNumber, parseOrdinal } from '../../arabic/numerals.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { overlaps } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Name, names } from '../names/layer.js';
import { type TimeExpression, times } from '../time/layer.js';
import { tokens } from '../tokens/layer.js';
import { type Amount, Amounts, tidy } from './amount.js';
import { Bounds } from './bound.js';
import { Counting } from './counting.js';
import { type FigureExpression, figures } from './layer.js';
import { Measures } from './measure.js';
import { TokenText } from './text.js';
import { type Unit, Units } from './unit.js';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';

/** One reading of one document. */
class Reading {
  private readonly text: TokenText;
  private readonly amounts: Amounts;
  private readonly units: Units;
  private readonly bounds: Bounds;
  private readonly counting: Counting;
  private readonly measures: Measures;
  private readonly found: FigureExpression[] = [];
  private readonly times: readonly TimeExpression[];
  private readonly names: readonly Name[];
  /** Tokens that end a name. */
  private readonly nameEnds: ReadonlySet<number>;
  private time = 0;
  private name = 0;

  constructor(
    document: Document,
    private readonly vocabulary: Vocabulary,
  ) {
    this.text = new TokenText(document);
    this.amounts = new Amounts(this.text, vocabulary);
    this.units = new Units(this.text, vocabulary);
    this.bounds = new Bounds(this.text, vocabulary);
    this.counting = new Counting(this.text, vocabulary, this.amounts, this.units, this.bounds);
    this.measures = new Measures(this.text, vocabulary);
    this.times = document.get(times);
    this.names = document.get(names);
    this.nameEnds = new Set(this.names.map((name) => name.last - 1));
  }

  run(): readonly FigureExpression[] {
    const { toks } = this.text;
    for (let i = 0; i < toks.length; ) {
      const age = this.ordinalAge(i);
      if (age > i) {
        i = age;
        continue;
      }
      const amount = this.amounts.amountAt(i);
      if (amount) i = Math.max(i + 1, this.figure(amount));
      else i++;
    }
    return this.found;
  }

  /** Reads on from an amount and keeps it if it counts something. Returns the token to go on from. */
  private figure(a: Amount): number {
    const unit = this.units.unitOf(a);
    const age = this.units.isAge(a, unit);
    const resume = a.last;
    if (!age && !this.counting.counts(a, unit)) {
      return resume;
    }
    const range = this.counting.rangeFrom(a, unit);
    const lastUnit = range ? (this.units.unitOf(range) ?? unit) : unit;
    if (age) return this.add(a, range, { measure: 'age', unit: lastUnit }, 'age');
    if (lastUnit?.kind === 'time') return range ? range.last : resume;
    const end = range ?? a;
    if (this.timeOver(a.start, this.text.toks[end.last - 1]!.end)) return end.last;
    if (this.insideName(a.start, this.text.toks[end.last - 1]!.end)) return end.last;
    const measure = this.measures.measureOf(a, end, lastUnit);
    if (measure === 'other' && a.form === 'digits' && !lastUnit?.known && this.numbersAName(a)) return end.last;
    return this.add(a, range, { measure, unit: lastUnit }, a.form);
  }

  private timeOver(start: number, end: number): boolean {
    const { times: all } = this;
    while (this.time < all.length && all[this.time]!.end <= start) this.time++;
    for (let k = this.time; k < all.length && all[k]!.start < end; k++)
      if (overlaps(all[k]!, { start, end })) return true;
    return false;
  }

  /** Whether it is part of a longer name («ميدان السبعين»). */
  private insideName(start: number, end: number): boolean {
    const { names: all } = this;
    while (this.name < all.length && all[this.name]!.end <= start) this.name++;
    const n = all[this.name];
    return n !== undefined && n.start <= start && n.end >= end && n.end - n.start > end - start;
  }

  /** Digits that belong to what stands before them: «حي المزة 86», «مركبة "فوستوك 3"», the square of «500 م 2». */
  private numbersAName(a: Amount): boolean {
    const { toks } = this.text;
    const before = a.first - 1;
    if (before < 0 || !this.text.sameSentence(before, a.first)) return false;
    if (this.nameEnds.has(before)) return true;
    if (a.value <= 3 && /^[مك]م?$/u.test(toks[before]!.bare) && toks[before - 1] && this.numberAt(before - 1))
      return true;
    if (!/^["»”]$/u.test(toks[a.last]?.bare ?? '')) return false;
    for (let k = before; k >= 0 && k >= before - 3; k--) {
      if (toks[k]!.kind === 'sign') return k < before && /^["«“]$/u.test(toks[k]!.bare);
    }
    return false;
  }

  private numberAt(i: number): boolean {
    return this.text.toks[i]!.kind === 'number' || parseNumber([this.text.word(i)], 0) !== null;
  }

  private add(a: Amount, range: Amount | null, what: { measure: string; unit: Unit | null }, why: string): number {
    const { toks } = this.text;
    const end = range ?? a;
    const { unit, measure } = what;
    let { start, bound, value } = a;
    const counted =
      unit && !unit.silent
        ? { start: a.form === 'dual' ? start : toks[unit.first]!.start, end: toks[unit.last - 1]!.end }
        : null;
    let rule = why;
    if (range) bound = 'atLeast';
    else {
      const lead = this.bounds.beforeOf(a.first);
      if (lead) {
        ({ bound, start } = lead);
        rule = `${why}, approximated before`;
      } else {
        const other =
          this.bounds.boundAfter(a.last, unit ? unit.last : a.last) ??
          (a.form === 'dual' ? null : this.bounds.verbBefore(a.first));
        if (other) {
          bound = other;
          rule = `${why}, bounded by words around it`;
        }
      }
    }
    const low = bound === 'atMost' ? 0 : bound === 'about' ? tidy(value * 0.9) : value;
    const high = range ? range.value : bound === 'atLeast' ? null : bound === 'about' ? tidy(value * 1.1) : value;
    this.found.push({
      start,
      end: toks[end.last - 1]!.end,
      value,
      low,
      high,
      bound,
      unit: counted,
      measure,
      why: rule,
    });
    return Math.max(end.last, unit && unit.first >= end.last && unit.kind !== 'unknown' ? unit.last : 0);
  }

  /** Ages in ordinals: «البالغ الأربعين من عمره», «في العاشرة من عمره». Returns the token after it, or `i`. */
  private ordinalAge(i: number): number {
    const ends = this.text.word(i + 1) === 'من' ? i + 2 : this.text.word(i + 2) === 'من' ? i + 3 : -1;
    if (
      ends < 0 ||
      !this.vocabulary.words.ownAge.has(this.text.word(ends)) ||
      this.units.lookUp(i - 1)?.kind === 'time'
    )
      return i;
    const t = this.text.toks[i]!;
    const next = parseOrdinal(this.text.words.slice(i, i + 2), 0);
    if (!next) return i;
    const last = i + next.length;
    if (last !== ends - 1) return i;
    this.found.push({
      start: t.start,
      end: this.text.toks[last - 1]!.end,
      value: next.value,
      low: next.value,
      high: next.value,
      bound: 'exact',
      unit: null,
      measure: 'age',
      why: 'age, ordinal',
    });
    return last;
  }
}

/** Finds what counts or measures: numbers in digits and words, vague numbers, duals, shares, ages. */
export const figuresStage = (lexicon: Lexicon): Stage<FigureExpression> => {
  const vocabulary = vocabularyOf(lexicon);
  return {
    name: 'figures',
    needs: [tokens, names, times],
    makes: figures,
    run: (document) => new Reading(document, vocabulary).run(),
  };
};

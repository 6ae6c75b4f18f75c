import { strip } from '../../arabic/clitics.js';
import type { Bound } from './amount.js';
import type { TokenText } from './text.js';
import type { Vocabulary } from './vocabulary.js';

/** How exact a number is, by the words around it. */
export class Bounds {
  constructor(
    private readonly text: TokenText,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** The approximator that ends right before token `i`. */
  beforeOf(i: number): { bound: Bound; first: number; start: number } | null {
    let last = i - 1;
    const w = this.text.word(last);
    // «بـ», «ال» and quotation marks may stand between
    if (w === 'ب' || w === 'ال' || w === '"' || w === '$' || w === '(' || w === '%') last--;
    for (const { words, bound } of this.candidates(last)) {
      const first = last - words.length + 1;
      if (first < 0 || !this.text.sameSentence(first, i)) continue;
      let same = true;
      for (let k = 1; k < words.length && same; k++) same = this.text.word(first + k) === words[k];
      if (!same) continue;
      const head = words[0]!;
      const here = this.text.word(first);
      const cut = here.length - head.length;
      if (!here.endsWith(head) || cut > 2 || !/^[وفبل]*$/u.test(here.slice(0, cut))) continue;
      const t = this.text.toks[first]!;
      return { bound, first, start: cut === 0 ? t.start : this.text.after(t, cut) };
    }
    return null;
  }

  private *candidates(last: number): Iterable<{ words: readonly string[]; bound: Bound }> {
    const { before } = this.vocabulary;
    const w = this.text.word(last);
    const whole = before.get(w);
    if (whole) yield* whole;
    else if (w.length > 3) {
      const one = before.get(strip(w, (f) => before.has(f)).form);
      if (one) for (const phrase of one) if (phrase.words.length === 1) yield phrase;
    }
  }

  /** «يزيد عدد طلابها على 300», «تجاوز عددهم 50»: a verb some words before sets the bound. */
  verbBefore(i: number): Bound | null {
    const link = this.text.word(i - 1);
    const preposition = link === 'علي' || link === 'عن';
    for (let k = i - 1; k > i - 7 && k >= 0 && this.text.sameSentence(i, k); k--) {
      const t = this.text.toks[k]!;
      if (t.kind !== 'word') return null;
      const w = t.fold.startsWith('و') && t.fold.length > 4 ? t.fold.slice(1) : t.fold;
      if (this.vocabulary.words.exceeding.has(w) || (preposition && this.vocabulary.words.falling.has(w))) {
        const takesPreposition = /^ت?ي?زيد|^زاد|رب/u.test(w) || this.vocabulary.words.falling.has(w);
        if (takesPreposition !== preposition) return null;
        const negated = this.vocabulary.words.negations.has(this.text.word(k - 1)) && !(this.text.word(k - 1) === 'ما');
        return this.vocabulary.words.falling.has(w) === negated ? 'atLeast' : 'atMost';
      }
      if (!preposition && k < i - 1 && this.vocabulary.words.notNouns.has(w)) return null;
    }
    return null;
  }

  /** The bound that words after the number and its noun set («16 قتيلا على الأقل»). */
  boundAfter(from: number, unitEnd: number): Bound | null {
    const { after } = this.vocabulary;
    const limit = Math.max(from, unitEnd) + 3;
    for (let k = from; k <= limit && this.text.toks[k] && this.text.sameSentence(from, k); k++) {
      const t = this.text.toks[k]!;
      if (t.kind === 'number' || (t.kind === 'sign' && !/^[%٪"»”’')]$/u.test(t.fold))) return null;
      if (k > from && this.vocabulary.openings.has(t.fold)) return null;
      for (const { words, bound } of after.get(t.fold) ?? [])
        if (words.every((w, n) => this.text.word(k + n) === w)) {
          // it belongs to the next number when that one follows at once
          const next = this.text.toks[k + words.length];
          if (next && (next.kind === 'number' || this.vocabulary.openings.has(next.fold)) && k > unitEnd) return null;
          return bound;
        }
    }
    return null;
  }
}

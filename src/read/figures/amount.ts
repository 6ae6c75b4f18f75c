import { parseDigits, parseFraction, parseNumber, parseOrdinal } from '../../arabic/numerals.js';
import type { FigureExpression } from './layer.js';
import type { TokenText } from './text.js';
import type { NumberForm, Vocabulary } from './vocabulary.js';

export type Bound = FigureExpression['bound'];

/** An amount as read: the number itself and the tokens it takes. */
export interface Amount {
  readonly value: number;
  readonly first: number;
  /** Index after its last token. */
  readonly last: number;
  /** Where it begins in the text, behind a prefixed conjunction or preposition. */
  readonly start: number;
  readonly bound: Bound;
  readonly form: 'digits' | 'words' | 'vague' | 'share' | 'dual';
  readonly definite: boolean;
}

/** Takes the noise of binary fractions away. */
export const tidy = (value: number): number => Number(value.toPrecision(14));

const scales: ReadonlyMap<string, number> = new Map([
  ['الف', 1e3],
  ['مليون', 1e6],
  ['مليار', 1e9],
]);
const scaleOf = (word: string): number | null => scales.get(word) ?? null;

/** Reads amounts off the text: numbers in digits and words, vague ones, shares and duals. */
export class Amounts {
  constructor(
    private readonly text: TokenText,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** The amount that begins at token `i`. */
  amountAt(i: number): Amount | null {
    const t = this.text.toks[i]!;
    if (t.kind === 'number') {
      if (parseDigits(t.bare) === null) return null;
      const n = this.parse(i);
      return n && { ...n, start: t.start, bound: 'exact', form: 'digits', definite: this.text.word(i - 1) === 'ال' };
    }
    if (t.kind !== 'word' || t.fold.length < 2) return null;
    const known = this.vocabulary.numberForm(t);
    if (known === null) return null;
    const { opening } = known;
    // «ميتا» is dead, «كميات» are quantities; «مئتا» and «مئات» keep their hamza
    if (!opening || (opening.form.startsWith('مي') && !t.bare.includes('ئ'))) return this.dualAt(i, known.dual);
    const start = opening.cut === 0 ? t.start : this.text.after(t, opening.cut);
    const saved = this.text.words[i]!;
    this.text.words[i] = opening.form;
    const amount = this.wordsAt(i, opening.kind, start, opening.cut > 0);
    if (!amount) this.text.words[i] = saved;
    return amount;
  }

  private parse(i: number): { value: number; first: number; last: number } | null {
    // the number ends with its sentence at the latest, and a window keeps this linear
    let end = i;
    while (end < this.text.toks.length && end < i + 16 && this.text.sameSentence(i, end)) end++;
    // «85،539», «٣.٥»: a mark between digits that the tokens hold apart
    let groups = 0;
    let whole = this.text.words[i]!;
    if (this.text.toks[i]!.kind === 'number')
      for (let k = i + 1; k + 1 < end && this.grouping(k); k += 2, groups++)
        whole += (this.text.word(k) === '،' ? ',' : this.text.word(k)) + this.text.words[k + 1]!;
    if (parseDigits(whole) === null) groups = 0;
    const window =
      groups === 0 ? this.text.words.slice(i, end) : [whole, ...this.text.words.slice(i + 1 + 2 * groups, end)];
    const n = parseNumber(window, 0);
    return n && { value: tidy(n.value), first: i, last: i + n.length + 2 * groups };
  }

  /** Whether token `k` is a mark in the midst of a number; the Arabic comma only groups thousands. */
  private grouping(k: number): boolean {
    if (!this.text.joined(k) || !this.text.joined(k + 1) || this.text.toks[k + 1]!.kind !== 'number') return false;
    return this.text.word(k) === '،'
      ? /^\d{3}$/u.test(this.text.word(k + 1))
      : /^[.,\u066B\u066C]$/u.test(this.text.word(k));
  }

  private wordsAt(i: number, kind: 'number' | 'vague' | 'share', start: number, prefixed: boolean): Amount | null {
    const t = this.text.toks[i]!;
    const form = this.text.words[i]!;
    if (kind === 'share') {
      const share = parseFraction(this.text.words.slice(i, i + 2), 0);
      if (!share) return null;
      const next = this.text.word(i + 1);
      // «نصف مليون»
      const scale = parseNumber([next], 0);
      if (scale && scale.scale > 1 && scale.value === scale.scale)
        return {
          value: share.value * scale.scale,
          first: i,
          last: i + 2,
          start,
          bound: 'exact',
          form: 'words',
          definite: false,
        };
      if (prefixed && t.fold.startsWith('و')) return null;
      if (this.vocabulary.words.halves.has(next) || this.vocabulary.counted.get(next)?.kind === 'time') return null;
      if (this.text.toks[i + 1]?.kind !== 'word' || this.vocabulary.words.notNouns.has(next)) return null;
      return { value: share.value, first: i, last: i + 1, start, bound: 'exact', form: 'share', definite: false };
    }
    const definite = form.startsWith('ال') && !/^(?:الف|الاف|الوف)/u.test(form);
    if (kind === 'vague') {
      const base = this.vocabulary.openings.get(form);
      let value = base?.kind === 'vague' ? base.value : 0;
      let last = i + 1;
      for (;;) {
        const more = this.vocabulary.openings.get(this.text.word(last).replace(/^ال(?!ا?ف)/u, ''));
        const multiplier =
          more?.kind === 'vague' && more.value >= 1000
            ? more.value
            : scaleOf(this.text.word(last).replace(/^ال(?!ف)/u, ''));
        if (multiplier === null || !this.text.sameSentence(i, last)) break;
        value *= multiplier;
        last++;
      }
      return { value, first: i, last, start, bound: 'atLeast', form: 'vague', definite: false };
    }
    // «ميّتين», «كمية» and «لست» are no numbers, «الاثنين» is Monday
    if (prefixed && (form === 'ست' || form === 'سته') && !this.vocabulary.counted.has(this.text.word(i + 1)))
      return null;
    if (prefixed && form === 'الف' && t.bare.endsWith('الف') && !this.vocabulary.counted.has(this.text.word(i + 1)))
      return null;
    if (
      form.startsWith('عشر') &&
      i > 0 &&
      parseOrdinal([this.text.word(i - 1).replace(/^و(?=ال)/u, ''), form], 0)?.length === 2
    )
      return null;
    if (this.vocabulary.words.negations.has(this.text.word(i - 1)) && this.text.word(i - 1) !== 'ما') return null;
    const n = this.parse(i);
    if (!n) return null;
    if (n.last === i + 1 && (form === 'الاثنين' || form === 'الواحد' || form === 'الواحده')) return null;
    if (n.value === 1 && n.last === i + 1 && !this.countsOne(i)) return null;
    return { ...n, start, bound: 'exact', form: 'words', definite };
  }

  /** «شخص واحد», «امرأة واحدة»: an indefinite noun that one counts stands before. */
  private countsOne(i: number): boolean {
    if (this.text.toks[i]!.bare !== this.text.words[i] && this.text.toks[i]!.fold !== this.text.words[i]) return false;
    const noun = this.vocabulary.counted.get(this.text.word(i - 1));
    return (
      noun !== undefined && !noun.plural && (noun.kind === 'person' || noun.kind === 'thing' || noun.kind === 'money')
    );
  }

  private dualAt(i: number, form: NumberForm['dual']): Amount | null {
    const t = this.text.toks[i]!;
    // «عنصرية» is no dual with a pronoun
    if (!form || t.bare.endsWith('ة')) return null;
    const { cut, dual } = form;
    const next = this.text.toks[i + 1];
    const nextWord = this.text.word(i + 1);
    if (nextWord.startsWith('اثن')) return null;
    if (
      dual.construct &&
      (next?.kind !== 'word' ||
        /^(?:ل|و|ف(?!ي$))/u.test(nextWord) ||
        this.vocabulary.words.notNouns.has(nextWord) ||
        !this.text.sameSentence(i, i + 1))
    )
      return null;
    if (this.text.toks[i - 1]?.kind === 'number') return null;
    return {
      value: 2,
      first: i,
      last: i + 1,
      start: cut === 0 ? t.start : this.text.after(t, cut),
      bound: 'exact',
      form: 'dual',
      definite: false,
    };
  }
}

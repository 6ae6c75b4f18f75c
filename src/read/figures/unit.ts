import { strip } from '../../arabic/clitics.js';
import type { Amount } from './amount.js';
import type { TokenText } from './text.js';
import type { Counted, Vocabulary } from './vocabulary.js';

/** What an amount counts, and where that stands. */
export interface Unit {
  readonly measure: string;
  readonly kind: Counted['kind'] | 'unknown' | 'percent';
  /** Tokens `[first, last)`. */
  readonly first: number;
  readonly last: number;
  /** Whether the unit is no noun but a sign or phrase («%»). */
  readonly silent?: boolean;
  readonly plural: boolean;
  readonly known: boolean;
}

/** Finds what amounts count. */
export class Units {
  constructor(
    private readonly text: TokenText,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Whether brackets or quotation marks stand around the number alone: «(198) راكبا». */
  wrapped(a: Amount): boolean {
    const open = this.text.word(a.first - 1);
    const close = this.text.word(a.last);
    return (open === '(' && close === ')') || (open === '"' && close === '"') || (open === '«' && close === '»');
  }

  lookUp(i: number): Counted | undefined {
    const w = this.text.word(i);
    const { counted } = this.vocabulary;
    return counted.get(w) ?? (w.startsWith('ال') ? counted.get(w.slice(2)) : undefined);
  }

  /** What the amount counts: the noun after it, «%», a sign before it, or a definite plural before it. */
  unitOf(a: Amount): Unit | null {
    const at = this.wrapped(a) ? a.last + 1 : a.last;
    if (a.form === 'dual') {
      const { form } = strip(this.text.word(a.first), (f) => this.vocabulary.duals.has(f));
      const c = this.vocabulary.duals.get(form)!;
      return { measure: c.measure, kind: c.kind, first: a.first, last: a.last, plural: false, known: true };
    }
    const percent = (first: number, last: number): Unit => ({
      measure: 'percent',
      kind: 'percent',
      first,
      last,
      silent: true,
      plural: false,
      known: true,
    });
    const sign = this.text.word(at);
    if (sign === '%' || sign === '٪') return percent(at, at + 1);
    if ((this.text.word(a.first - 1) === '%' || this.text.word(a.first - 1) === '٪') && this.text.joined(a.first))
      return percent(at, at);
    if (sign === 'بالميه' || sign === 'بالمايه') return percent(at, at + 1);
    if (sign === 'في' && this.vocabulary.words.hundredth.has(this.text.word(at + 1))) return percent(at, at + 2);
    if (this.text.toks[at] && this.text.sameSentence(a.first, at)) {
      let from = at;
      if (this.text.word(at) === 'من' && (this.text.word(at + 1).startsWith('ال') || this.lookUp(at + 1)?.plural))
        from = at + 1;
      const noun = this.lookUp(from);
      const c = from === at || noun?.plural || noun?.kind === 'person' ? noun : undefined;
      if (c && !(from > at && c.kind === 'time')) {
        const next = this.text.word(from + 1).replace(/^ال/u, '');
        const special = c.after.find(([start]) => next.startsWith(start));
        if (c.measure === 'distance' && this.text.word(from + 1) === 'في' && this.text.word(from + 2) === 'الساعه')
          return { measure: 'speed', kind: 'unit', first: from, last: from + 3, plural: false, known: true };
        return {
          measure: special ? special[1] : c.measure,
          kind: c.kind,
          first: from,
          last: special ? from + 2 : from + 1,
          plural: c.plural,
          known: true,
        };
      }
      if (this.vocabulary.words.others.has(this.text.word(at)))
        return { measure: 'people', kind: 'person', first: at, last: at + 1, plural: true, known: true };
    }
    const before = this.text.word(a.first - 1);
    const money = this.vocabulary.counted.get(before);
    if (money?.kind === 'money' && this.text.toks[a.first - 1]!.kind === 'sign')
      return { measure: money.measure, kind: 'money', first: a.first - 1, last: a.first, plural: false, known: true };
    // «الدول الأربع», «شخص واحد»
    const lead = a.form === 'digits' && before === 'ال' ? a.first - 2 : a.first - 1;
    if (a.form === 'words' || before === 'ال') {
      const c = this.lookUp(lead);
      if (c && (a.definite || before === 'ال' ? c.plural : a.value === 1))
        return { measure: c.measure, kind: c.kind, first: lead, last: lead + 1, plural: c.plural, known: true };
      if (a.value === 2 && a.form === 'words') {
        const { form } = strip(this.text.word(lead), (f) => this.vocabulary.duals.has(f));
        const d = this.vocabulary.duals.get(form) ?? this.vocabulary.counted.get(form);
        if (d) return { measure: d.measure, kind: d.kind, first: lead, last: lead + 1, plural: true, known: true };
      }
    }
    const t = this.text.toks[at];
    if (
      t?.kind === 'word' &&
      this.text.sameSentence(a.first, at) &&
      t.fold.length > 2 &&
      !this.vocabulary.words.notNouns.has(t.fold) &&
      !t.fold.startsWith('و')
    )
      return { measure: 'other', kind: 'unknown', first: at, last: at + 1, plural: false, known: false };
    return null;
  }

  /** Whether the number is an age: «(50 عاما)», «البالغ من العمر 50 سنة», «سن الثلاثين». */
  isAge(a: Amount, unit: Unit | null): boolean {
    const end = this.wrapped(a) ? a.last + 1 : a.last;
    const noun = this.text.word(end);
    const before = this.text.word(a.first - 1) === 'ال' ? a.first - 2 : a.first - 1;
    if (noun === 'من' && this.vocabulary.words.ownAge.has(this.text.word(a.last + 1))) return true;
    const w = this.text.word(before);
    const opener = w.startsWith('و') ? w.slice(1) : w;
    if (this.vocabulary.words.ageNouns.has(noun)) {
      if (this.vocabulary.words.ageOpeners.has(opener)) return true;
      if (noun !== 'شهرا' && noun !== 'اشهر' && (w === '(' || w === '"') && /^[)"]$/u.test(this.text.word(a.last + 1)))
        return true;
      if ((w === '،' || w === ',') && /^[،,]$/u.test(this.text.word(a.last + 1)) && noun !== 'شهرا' && noun !== 'اشهر')
        return true;
      for (let k = before; k > before - 6 && k >= 0 && this.text.sameSentence(a.first, k); k--) {
        const near = this.text.word(k).replace(/^و(?=.{3})/u, '');
        if (this.vocabulary.words.ageWords.has(near) && near !== 'سنه') return true;
      }
      return this.vocabulary.words.ageWords.has(this.text.word(a.last + 1)) && this.text.word(a.last + 1) !== 'سنه';
    }
    return (opener === 'سن' || opener === 'بسن') && unit?.known !== true;
  }
}

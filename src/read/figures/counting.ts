import { strip } from '../../arabic/clitics.js';
import type { Amount, Amounts } from './amount.js';
import type { Bounds } from './bound.js';
import type { TokenText } from './text.js';
import type { Unit, Units } from './unit.js';
import type { Vocabulary } from './vocabulary.js';

/** Four digits that are most likely a year of either calendar. */
const isYear = (word: string): boolean => /^(?:1[5-9]\d\d|20\d\d|2100|14[0-5]\d)$/u.test(word);

/** Tells what counts or measures from what names, dates or numbers, and finds the second number of a range. */
export class Counting {
  /** Where the last number ended that counts nothing. */
  private rejected = -1;

  constructor(
    private readonly text: TokenText,
    private readonly vocabulary: Vocabulary,
    private readonly amounts: Amounts,
    private readonly units: Units,
    private readonly bounds: Bounds,
  ) {}

  /** Whether the amount counts something rather than naming, dating or numbering it. */
  counts(a: Amount, unit: Unit | null): boolean {
    const yes = this.judge(a, unit);
    if (!yes) this.rejected = a.last;
    return yes;
  }

  private judge(a: Amount, unit: Unit | null): boolean {
    const { vocabulary } = this;
    const prev = this.text.toks[a.first - 1];
    const before = this.text.word(a.first - 1);
    if (unit?.kind === 'time') return this.hasRange(a);
    if (a.form === 'dual' || a.form === 'vague' || a.form === 'share') return true;
    const known = unit?.known === true;
    if (a.form === 'words') {
      if (a.definite) return known && (unit.first < a.first || unit.plural || a.value >= 11);
      if (this.vocabulary.words.monthsBefore.has(this.text.word(a.last))) return false;
      if ((before === 'الساعه' || before === 'عام' || before === 'سنه') && !known) return false;
      return true;
    }
    const t = this.text.toks[a.first]!;
    const single = a.last === a.first + 1;
    const next = this.text.toks[a.last];
    // parts of dates, clock times, scores, models: signs or letters hang on it
    if (
      this.text.joined(a.first) &&
      prev &&
      !/^[("«“‘'[$€£¥%٪،,.:…—–-]$|^و$|^ب$|^ل$|^ال$|^ف$|^ك$|^بال$|^وال$|^لل$|^بـ$/u.test(prev.fold) &&
      prev.kind !== 'word'
    )
      return false;
    if (this.text.joined(a.first) && prev && (prev.kind === 'latin' || prev.kind === 'number')) return false;
    if (this.text.joined(a.first) && prev?.kind === 'word' && !/^(?:و|ب|ل|ف|ك|ال|بال|وال|لل|وب|ول)$/u.test(prev.fold))
      return false;
    if (this.text.joined(a.first) && /^[-–—:.,،]$/u.test(before) && a.first >= 2 && this.text.joined(a.first - 1)) {
      // «إس-300», «06:10», «3-1»
      const left = this.text.toks[a.first - 2]!;
      if (left.kind !== 'sign') return false;
    }
    if (next && !next.spaced && single) {
      if (next.kind === 'latin') return false;
      if (/^[-–—:/+]$/u.test(next.fold) && this.text.toks[a.last + 1]?.spaced === false && !this.hasRange(a))
        return false;
      if (next.fold === '/') return false;
    }
    if (before === '/' || before === '+' || before === '#' || before === '@') return false;
    // «29 و30 أيار»
    if (
      this.text.word(a.last) === 'و' &&
      this.text.toks[a.last + 1]?.kind === 'number' &&
      this.vocabulary.words.monthsBefore.has(this.text.word(a.last + 2))
    )
      return false;
    if (
      this.vocabulary.words.monthsBefore.has(this.text.word(a.last)) ||
      (!known && this.vocabulary.words.monthsBefore.has(before))
    )
      return false;
    if (known) return true;
    const range = this.hasRange(a);
    // «2 - 1», «1 - صفر», «28 / 7 / 1433», a list's «1 - »
    const dash = /^(?:[-–—/×*]|)$/u;
    if (single && next?.kind === 'sign' && dash.test(next.fold) && !range) return false;
    if (
      prev?.kind === 'sign' &&
      dash.test(before) &&
      (this.text.toks[a.first - 2]?.kind === 'number' || this.text.word(a.first - 2) === 'صفر')
    )
      return false;
    if (range) return true;
    if (!single) return true;
    if ((before === '(' || next?.fold === ')') && !this.approximates(a.first) && !(this.units.wrapped(a) && unit))
      return false;
    // «الهدف 314», «الدور 32»
    const head = this.vocabulary.counted.get(before.replace(/^(?:و?ب?ال|لل)/u, ''));
    if (head && !head.plural && /^(?:و?ب?ال|لل)/u.test(before)) return false;
    // «الدقيقتين 14 و24»
    if (before === 'و' && this.rejected === a.first - 1) return false;
    if (/^0\d/u.test(t.bare) || /^\d{7,}$/u.test(t.bare)) return false;
    // «الـ50»
    if (a.definite) return false;
    // a list's numbering
    if (!this.text.sameSentence(a.first, a.first - 1) && next && /^[-–.):]$/u.test(next.fold)) return false;
    if (prev?.kind === 'latin') return false;
    const label = /^["(«“]$/u.test(before) ? this.text.word(a.first - 2) : before;
    const lead = strip(label, (f) => vocabulary.guards.has(f) || vocabulary.guards.has(f.replace(/^ال/u, ''))).form;
    if (vocabulary.guards.has(lead) || vocabulary.guards.has(lead.replace(/^ال/u, ''))) return false;
    if (isYear(t.bare) && !this.approximates(a.first)) return false;
    return true;
  }

  private approximates(i: number): boolean {
    return this.bounds.beforeOf(i) !== null;
  }

  private hasRange(a: Amount): boolean {
    return this.rangeFrom(a, null) !== null;
  }

  /** The second number of a range that `a` opens. */
  rangeFrom(a: Amount, unit: Unit | null): Amount | null {
    if (a.form !== 'digits' && a.form !== 'words') return null;
    const before = this.text.word(a.first - 1);
    let at = a.last;
    let link = this.text.word(at);
    // «بين 10 كيلومترات و15 كيلومترا»
    if (unit && !unit.silent && unit.known && unit.first === at && before.endsWith('بين')) {
      at = unit.last;
      link = this.text.word(at);
    }
    const second = (i: number): Amount | null => {
      if (!this.text.toks[i] || !this.text.sameSentence(a.first, i)) return null;
      const b = this.amounts.amountAt(i);
      return b && (b.form === 'digits' || b.form === 'words') && b.value > a.value ? b : null;
    };
    if (before === 'بين' || before === 'مابين' || before === 'وبين') {
      if (link === 'و') return second(at + 1);
      return link.startsWith('و') ? second(at) : null;
    }
    if (link === 'الي' || link === 'او') {
      const b = second(at + 1);
      if (!b || b.form !== a.form) return null;
      if (link === 'او') return b.value <= a.value * 2 ? b : null;
      for (let k = a.first - 1; k > a.first - 8 && k >= 0 && this.text.sameSentence(a.first, k); k--) {
        const w = this.text.word(k);
        if (
          this.vocabulary.words.changes.has(w) ||
          (w.startsWith('و') && this.vocabulary.words.changes.has(w.slice(1)))
        )
          return null;
      }
      return b;
    }
    if (/^[-–—~]$/u.test(link) && a.form === 'digits') {
      const b = second(at + 1);
      if (b?.form !== 'digits' || isYear(this.text.toks[b.first]!.bare)) return null;
      const counted = this.units.unitOf(b);
      return counted?.known === true ? b : null;
    }
    return null;
  }
}

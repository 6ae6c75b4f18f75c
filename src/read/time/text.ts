import { withoutPrefix } from '../../arabic/clitics.js';
import { isNumberWord, parseNumber, parseOrdinal } from '../../arabic/numerals.js';
import type { Token } from '../tokens/layer.js';
import type { TimeForm, TimeForms } from './forms.js';
import type { Term, TermClass } from './vocabulary.js';

/** A term at a place. */
export interface Hit {
  readonly term: Term;
  /** Letters of prefixes before it, in folded form. */
  readonly cut: number;
  /** Token index after it. */
  readonly next: number;
}

/** A number at a place. */
export interface Count {
  readonly value: number;
  readonly next: number;
  readonly cut: number;
  readonly definite: boolean;
  /** In digits alone. */
  readonly digits: boolean;
}

const none: readonly Hit[] = [];

/** The tokens of a document as the time grammar sees them. */
export class TimeText {
  readonly words: readonly string[];
  private readonly hits: readonly (readonly Hit[])[];
  private readonly forms: readonly TimeForm[];

  /** `toks` may be a part of the document's, of whole sentences' beginnings. */
  constructor(
    private readonly text: string,
    readonly toks: readonly Token[],
    formOf: TimeForms,
  ) {
    this.words = this.toks.map((t) => t.fold);
    this.forms = this.toks.map(formOf);
    this.hits = this.words.map((_, i) => this.hitsAt(i));
  }

  /** The terms that begin at a token, the fewest prefixes first. */
  private hitsAt(i: number): readonly Hit[] {
    const { beginnings } = this.forms[i]!;
    if (beginnings.length === 0) return none;
    const out: Hit[] = [];
    for (const { cut, terms } of beginnings)
      for (const term of terms) if (this.follows(i, term)) out.push({ term, cut, next: i + term.words.length });
    return out;
  }

  /** Whether the further words of a term stand behind a token, in its sentence. */
  private follows(i: number, term: Term): boolean {
    for (let k = 1; k < term.words.length; k++)
      if (this.words[i + k] !== term.words[k] || this.toks[i + k]!.sentence !== this.toks[i]!.sentence) return false;
    return true;
  }

  /** The longest term of one of the kinds that begins at a token, with the fewest prefixes. */
  term(i: number, ...kinds: TermClass[]): Hit | null {
    const hits = this.hits[i] ?? none;
    if (hits.length === 0) return null;
    for (const h of hits) if (kinds.includes(h.term.kind)) return h;
    return null;
  }

  /** The same without any prefix. */
  plain(i: number, ...kinds: TermClass[]): Hit | null {
    for (const h of this.hits[i] ?? none) if (h.cut === 0 && kinds.includes(h.term.kind)) return h;
    return null;
  }

  /** Whether the word opens expressions though it is no term («منذ»، «قبل»). */
  opens(i: number): boolean {
    return this.forms[i]?.opener === true;
  }

  /** Whether the word, with or without prefixes, is of those that numbers in words begin with. */
  numeral(i: number): boolean {
    return this.forms[i]?.numeral === true;
  }

  any(i: number): boolean {
    return (this.hits[i]?.length ?? 0) > 0;
  }

  word(i: number): string {
    return this.words[i] ?? '';
  }

  is(i: number, ...forms: string[]): boolean {
    return forms.includes(this.words[i] ?? '');
  }

  /** Whether tokens `a` and `b` both exist in one sentence. */
  together(a: number, b: number): boolean {
    const s = this.toks[a]?.sentence;
    return s !== undefined && s === this.toks[b]?.sentence;
  }

  /** Offset of a token without the letters of its prefixes. */
  offset(i: number, cut: number): number {
    const t = this.toks[i]!;
    if (cut === 0) return t.start;
    let at = t.start;
    for (let n = 0; at < t.end; at++) if (/[^\u0640\P{L}]|\d/u.test(this.text[at]!) && n++ === cut) break;
    return at;
  }

  private stripped(i: number): { cut: number; form: string } | null {
    let form = this.word(i);
    if (form === '') return null;
    let cut = 0;
    for (let depth = 0; depth < 3; depth++) {
      if (isNumberWord(form) && !(depth === 0 && form === 'و')) return { cut, form };
      const less = withoutPrefix(form);
      if (!less) return null;
      cut += less.cut;
      form = less.form;
    }
    return null;
  }

  /** A number in digits or words; «الـ» before digits is passed over, prefixes are cut. */
  count(i: number): Count | null {
    const t = this.toks[i];
    if (!t) return null;
    if (t.kind === 'number') return this.number(i, 0, false);
    if (t.kind !== 'word') return null;
    const next = this.toks[i + 1];
    if (next?.kind === 'number' && !next.spaced && t.bare.length <= 4) {
      if (/^[وف]?[بلك]?ال$/u.test(t.fold) || /^[وف]?لل$/u.test(t.fold))
        return this.number(i + 1, t.fold.endsWith('لل') ? t.fold.length - 1 : t.fold.length - 2, true);
      if (/^[وف]?[بلك]?$/u.test(t.fold)) return this.number(i + 1, t.fold.length, false);
    }
    if (/^ال$/u.test(t.fold) && next?.kind === 'number') return this.number(i + 1, 0, true);
    const first = this.forms[i]!.numeral ? this.stripped(i) : null;
    if (!first) return null;
    const window = [first.form, ...this.words.slice(i + 1, i + 8)];
    const n = parseNumber(window, 0);
    if (!n || !this.together(i, i + n.length - 1)) return null;
    return { value: n.value, next: i + n.length, cut: first.cut, definite: n.definite, digits: false };
  }

  private number(i: number, cut: number, definite: boolean): Count | null {
    const n = parseNumber(this.words, i);
    if (!n || !this.together(i, i + n.length - 1)) return null;
    return { value: n.value, next: i + n.length, cut, definite, digits: n.kind === 'digits' };
  }

  /** An ordinal («الخامس عشر») with its prefixes cut. */
  ordinal(i: number): Count | null {
    const t = this.toks[i];
    if (t?.kind !== 'word' || !this.forms[i]!.numeral) return null;
    let form = t.fold;
    let cut = 0;
    for (let depth = 0; depth < 3; depth++) {
      const window = [form, this.word(i + 1), this.word(i + 2)];
      const n = form.length > 2 ? parseOrdinal(window, 0) : null;
      if (n) return { value: n.value, next: i + n.length, cut, definite: form.startsWith('ال'), digits: false };
      const less = withoutPrefix(form);
      if (!less) return null;
      cut += less.cut;
      form = less.form;
    }
    return null;
  }
}

import { strip } from '../../arabic/clitics.js';
import { parseDigits, parseFraction, parseNumber, parseOrdinal } from '../../arabic/numerals.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { overlaps } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Name, names } from '../names/layer.js';
import { type TimeExpression, times } from '../time/layer.js';
import { type Token, tokens } from '../tokens/layer.js';
import { type FigureExpression, figures } from './layer.js';
import { type Counted, type Vocabulary, vocabularyOf } from './vocabulary.js';

type Bound = FigureExpression['bound'];

/** An amount as read: the number itself and the tokens it takes. */
interface Amount {
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

/** What an amount counts, and where that stands. */
interface Unit {
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

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const hundredth = set('الميه المايه المءه ميه مايه');
const ageNouns = set('سنه عاما عام سنوات اعوام ربيعا خريفا سنين شهرا اشهر');
const ageWords = set('العمر عمر عمره عمرها عمرهم عمري اعمارهم اعمارهن اعمارها اعمار سن سنه سنها سنهم');
const ownAge = set('العمر عمره عمرها عمرهم عمري عمرهما');
const ageOpeners = set('البالغ البالغه بالغ يبلغ تبلغ بعمر سن عمره عمرها عمر عمرهم بسن يناهز');
const others = set('اخرين اخرون اخر اخري اخرى غيرهم اخريات اخران');
const notNouns = set(
  'في من على علي الي الى عن مع بعد قبل منذ حتي خلال بين الذي التي الذين ان ان كان كانت كما هو هي هم او ام لا لم لن قد ثم حيث بينما فيما عندما اذ لكن بسبب عبر ضد نحو حول دون عند امام وراء تحت فوق مقابل منها منهم منهن منه بينهم بينها بينهن فقط ايضا حاليا امس اليوم غدا هذا هذه ذلك تلك وفق بحسب حسب اثر جراء سنويا شهريا يوميا اسبوعيا مقارنه بدلا وفقا نقلا غير اي كل جميعهم معظمهم اغلبهم مما ممن عام عاما لكل وهم وهو وهي ضمن',
);
const changes = set(
  'ارتفع ارتفعت انخفض انخفضت زاد زادت تراجع تراجعت رفع رفعت خفض خفضت هبط هبطت صعد صعدت قفز قفزت ارتفاع انخفاض زياده تراجع',
);
const exceeding = set(
  'يزيد تزيد زاد زادت يربو تربو يفوق تفوق يتجاوز تتجاوز تجاوز تجاوزت فاق فاقت تخطي تخطت يتخطي تتخطي تعدي تعدت يتعدي تتعدي',
);
const falling = set('يقل تقل قل قلت');
const negations = set('لا لم لن ما');
const halves = set('نهايي نهائي النهايي النهائي ساعه الساعه دايره');
const monthsBefore = set(
  'شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين كانون يناير فبراير مارس ابريل افريل مايو ماي يونيو يوليو اغسطس غشت سبتمبر شتنبر اكتوبر نوفمبر نونبر ديسمبر دجنبر جانفي فيفري جوان جويليه اوت محرم صفر رجب شعبان رمضان شوال ربيع جمادي ذي',
);

class Reading {
  private readonly toks: readonly Token[];
  private readonly words: string[];
  private readonly found: FigureExpression[] = [];
  private readonly times: readonly TimeExpression[];
  private readonly names: readonly Name[];
  private time = 0;
  private name = 0;
  /** Where the last number ended that counts nothing. */
  private rejected = -1;

  constructor(
    private readonly document: Document,
    private readonly vocabulary: Vocabulary,
  ) {
    this.toks = document.get(tokens);
    this.words = this.toks.map((t) => t.fold);
    this.times = document.get(times);
    this.names = document.get(names);
  }

  run(): readonly FigureExpression[] {
    const { toks } = this;
    for (let i = 0; i < toks.length; ) {
      const age = this.ordinalAge(i);
      if (age > i) {
        i = age;
        continue;
      }
      const amount = this.amountAt(i);
      if (amount) i = Math.max(i + 1, this.figure(amount));
      else i++;
    }
    return this.found;
  }

  private word(i: number): string {
    return this.words[i] ?? '';
  }

  private sameSentence(a: number, b: number): boolean {
    return this.toks[a]?.sentence === this.toks[b]?.sentence;
  }

  /** Tokens stand directly beside each other. */
  private joined(i: number): boolean {
    const t = this.toks[i];
    return t !== undefined && i > 0 && !t.spaced;
  }

  /** The amount that begins at token `i`. */
  private amountAt(i: number): Amount | null {
    const t = this.toks[i]!;
    if (t.kind === 'number') {
      if (parseDigits(t.bare) === null) return null;
      const n = this.parse(i);
      return n && { ...n, start: t.start, bound: 'exact', form: 'digits', definite: this.word(i - 1) === 'ال' };
    }
    if (t.kind !== 'word' || t.fold.length < 2) return null;
    const { openings } = this.vocabulary;
    const stripped = strip(t.fold, (form) => openings.has(form));
    const opening = openings.get(stripped.form);
    if (!opening) return this.dualAt(i);
    const start = stripped.cut === 0 ? t.start : this.after(t, stripped.cut);
    const saved = this.words[i]!;
    this.words[i] = stripped.form;
    const amount = this.wordsAt(i, opening.kind, start, stripped.cut > 0);
    if (!amount) this.words[i] = saved;
    return amount;
  }

  /** Offset behind the first `cut` letters of a token; marks and invisible characters belong to the letter before. */
  private after(t: Token, cut: number): number {
    const { text } = this.document;
    let at = t.start;
    for (let n = 0; at < t.end; at++) {
      if (/[\p{L}\d]/u.test(text[at]!) && n++ === cut) break;
    }
    return at;
  }

  private parse(i: number): { value: number; first: number; last: number } | null {
    // the number ends with its sentence at the latest, and a window keeps this linear
    let end = i;
    while (end < this.toks.length && end < i + 16 && this.sameSentence(i, end)) end++;
    // «85،539», «٣.٥»: a mark between digits that the tokens hold apart
    let groups = 0;
    let whole = this.words[i]!;
    if (this.toks[i]!.kind === 'number')
      for (let k = i + 1; k + 1 < end && this.grouping(k); k += 2, groups++)
        whole += (this.word(k) === '،' ? ',' : this.word(k)) + this.words[k + 1]!;
    if (parseDigits(whole) === null) groups = 0;
    const window = groups === 0 ? this.words.slice(i, end) : [whole, ...this.words.slice(i + 1 + 2 * groups, end)];
    const n = parseNumber(window, 0);
    return n && { value: tidy(n.value), first: i, last: i + n.length + 2 * groups };
  }

  /** Whether token `k` is a mark in the midst of a number; the Arabic comma only groups thousands. */
  private grouping(k: number): boolean {
    if (!this.joined(k) || !this.joined(k + 1) || this.toks[k + 1]!.kind !== 'number') return false;
    return this.word(k) === '،' ? /^\d{3}$/u.test(this.word(k + 1)) : /^[.,\u066B\u066C]$/u.test(this.word(k));
  }

  private wordsAt(i: number, kind: 'number' | 'vague' | 'share', start: number, prefixed: boolean): Amount | null {
    const t = this.toks[i]!;
    const form = this.words[i]!;
    if (kind === 'share') {
      const share = parseFraction(this.words.slice(i, i + 2), 0);
      if (!share) return null;
      const next = this.word(i + 1);
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
      if (halves.has(next) || this.vocabulary.counted.get(next)?.kind === 'time') return null;
      if (this.toks[i + 1]?.kind !== 'word' || notNouns.has(next)) return null;
      return { value: share.value, first: i, last: i + 1, start, bound: 'exact', form: 'share', definite: false };
    }
    const definite = form.startsWith('ال') && !/^(?:الف|الاف|الوف)/u.test(form);
    if (kind === 'vague') {
      const base = this.vocabulary.openings.get(form);
      let value = base?.kind === 'vague' ? base.value : 0;
      let last = i + 1;
      for (;;) {
        const more = this.vocabulary.openings.get(this.word(last).replace(/^ال(?!ا?ف)/u, ''));
        const multiplier =
          more?.kind === 'vague' && more.value >= 1000 ? more.value : scaleOf(this.word(last).replace(/^ال(?!ف)/u, ''));
        if (multiplier === null || !this.sameSentence(i, last)) break;
        value *= multiplier;
        last++;
      }
      return { value, first: i, last, start, bound: 'atLeast', form: 'vague', definite: false };
    }
    // «ميّتين», «كمية» and «لست» are no numbers, «الاثنين» is Monday
    if (form.startsWith('مي') && !/[ئا]/u.test(t.bare)) return null;
    if (prefixed && (form === 'ست' || form === 'سته') && !this.vocabulary.counted.has(this.word(i + 1))) return null;
    if (prefixed && form === 'الف' && t.bare.endsWith('الف') && !this.vocabulary.counted.has(this.word(i + 1)))
      return null;
    if (
      form.startsWith('عشر') &&
      i > 0 &&
      parseOrdinal([this.word(i - 1).replace(/^و(?=ال)/u, ''), form], 0)?.length === 2
    )
      return null;
    if (negations.has(this.word(i - 1)) && this.word(i - 1) !== 'ما') return null;
    const n = this.parse(i);
    if (!n) return null;
    if (n.last === i + 1 && (form === 'الاثنين' || form === 'الواحد' || form === 'الواحده')) return null;
    if (n.value === 1 && n.last === i + 1 && !this.countsOne(i)) return null;
    return { ...n, start, bound: 'exact', form: 'words', definite };
  }

  /** «شخص واحد», «امرأة واحدة»: an indefinite noun that one counts stands before. */
  private countsOne(i: number): boolean {
    if (this.toks[i]!.bare !== this.words[i] && this.toks[i]!.fold !== this.words[i]) return false;
    const noun = this.vocabulary.counted.get(this.word(i - 1));
    return (
      noun !== undefined && !noun.plural && (noun.kind === 'person' || noun.kind === 'thing' || noun.kind === 'money')
    );
  }

  private dualAt(i: number): Amount | null {
    const t = this.toks[i]!;
    const { duals } = this.vocabulary;
    const { cut, form } = strip(t.fold, (f) => duals.has(f));
    const dual = duals.get(form);
    // «عنصرية» is no dual with a pronoun
    if (!dual || t.bare.endsWith('ة')) return null;
    const next = this.toks[i + 1];
    const nextWord = this.word(i + 1);
    if (nextWord.startsWith('اثن')) return null;
    if (
      dual.construct &&
      (next?.kind !== 'word' ||
        /^(?:ل|و|ف(?!ي$))/u.test(nextWord) ||
        notNouns.has(nextWord) ||
        !this.sameSentence(i, i + 1))
    )
      return null;
    if (this.toks[i - 1]?.kind === 'number') return null;
    return {
      value: 2,
      first: i,
      last: i + 1,
      start: cut === 0 ? t.start : this.after(t, cut),
      bound: 'exact',
      form: 'dual',
      definite: false,
    };
  }

  /** Whether brackets or quotation marks stand around the number alone: «(198) راكبا». */
  private wrapped(a: Amount): boolean {
    const open = this.word(a.first - 1);
    const close = this.word(a.last);
    return (open === '(' && close === ')') || (open === '"' && close === '"') || (open === '«' && close === '»');
  }

  private lookUp(i: number): Counted | undefined {
    const w = this.word(i);
    const { counted } = this.vocabulary;
    return counted.get(w) ?? (w.startsWith('ال') ? counted.get(w.slice(2)) : undefined);
  }

  /** What the amount counts: the noun after it, «%», a sign before it, or a definite plural before it. */
  private unitOf(a: Amount): Unit | null {
    const at = this.wrapped(a) ? a.last + 1 : a.last;
    if (a.form === 'dual') {
      const { form } = strip(this.word(a.first), (f) => this.vocabulary.duals.has(f));
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
    const sign = this.word(at);
    if (sign === '%' || sign === '٪') return percent(at, at + 1);
    if ((this.word(a.first - 1) === '%' || this.word(a.first - 1) === '٪') && this.joined(a.first))
      return percent(at, at);
    if (sign === 'بالميه' || sign === 'بالمايه') return percent(at, at + 1);
    if (sign === 'في' && hundredth.has(this.word(at + 1))) return percent(at, at + 2);
    if (this.toks[at] && this.sameSentence(a.first, at)) {
      let from = at;
      if (this.word(at) === 'من' && (this.word(at + 1).startsWith('ال') || this.lookUp(at + 1)?.plural)) from = at + 1;
      const noun = this.lookUp(from);
      const c = from === at || noun?.plural || noun?.kind === 'person' ? noun : undefined;
      if (c && !(from > at && c.kind === 'time')) {
        const next = this.word(from + 1).replace(/^ال/u, '');
        const special = c.after.find(([start]) => next.startsWith(start));
        if (c.measure === 'distance' && this.word(from + 1) === 'في' && this.word(from + 2) === 'الساعه')
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
      if (others.has(this.word(at)))
        return { measure: 'people', kind: 'person', first: at, last: at + 1, plural: true, known: true };
    }
    const before = this.word(a.first - 1);
    const money = this.vocabulary.counted.get(before);
    if (money?.kind === 'money' && this.toks[a.first - 1]!.kind === 'sign')
      return { measure: money.measure, kind: 'money', first: a.first - 1, last: a.first, plural: false, known: true };
    // «الدول الأربع», «شخص واحد»
    const lead = a.form === 'digits' && before === 'ال' ? a.first - 2 : a.first - 1;
    if (a.form === 'words' || before === 'ال') {
      const c = this.lookUp(lead);
      if (c && (a.definite || before === 'ال' ? c.plural : a.value === 1))
        return { measure: c.measure, kind: c.kind, first: lead, last: lead + 1, plural: c.plural, known: true };
      if (a.value === 2 && a.form === 'words') {
        const { form } = strip(this.word(lead), (f) => this.vocabulary.duals.has(f));
        const d = this.vocabulary.duals.get(form) ?? this.vocabulary.counted.get(form);
        if (d) return { measure: d.measure, kind: d.kind, first: lead, last: lead + 1, plural: true, known: true };
      }
    }
    const t = this.toks[at];
    if (
      t?.kind === 'word' &&
      this.sameSentence(a.first, at) &&
      t.fold.length > 2 &&
      !notNouns.has(t.fold) &&
      !t.fold.startsWith('و')
    )
      return { measure: 'other', kind: 'unknown', first: at, last: at + 1, plural: false, known: false };
    return null;
  }

  /** Whether the number is an age: «(50 عاما)», «البالغ من العمر 50 سنة», «سن الثلاثين». */
  private isAge(a: Amount, unit: Unit | null): boolean {
    const end = this.wrapped(a) ? a.last + 1 : a.last;
    const noun = this.word(end);
    const before = this.word(a.first - 1) === 'ال' ? a.first - 2 : a.first - 1;
    if (noun === 'من' && ownAge.has(this.word(a.last + 1))) return true;
    const w = this.word(before);
    const opener = w.startsWith('و') ? w.slice(1) : w;
    if (ageNouns.has(noun)) {
      if (ageOpeners.has(opener)) return true;
      if (noun !== 'شهرا' && noun !== 'اشهر' && (w === '(' || w === '"') && /^[)"]$/u.test(this.word(a.last + 1)))
        return true;
      if ((w === '،' || w === ',') && /^[،,]$/u.test(this.word(a.last + 1)) && noun !== 'شهرا' && noun !== 'اشهر')
        return true;
      for (let k = before; k > before - 6 && k >= 0 && this.sameSentence(a.first, k); k--) {
        const near = this.word(k).replace(/^و(?=.{3})/u, '');
        if (ageWords.has(near) && near !== 'سنه') return true;
      }
      return ageWords.has(this.word(a.last + 1)) && this.word(a.last + 1) !== 'سنه';
    }
    return (opener === 'سن' || opener === 'بسن') && unit?.known !== true;
  }

  /** Reads on from an amount and keeps it if it counts something. Returns the token to go on from. */
  private figure(a: Amount): number {
    const unit = this.unitOf(a);
    const age = this.isAge(a, unit);
    const resume = a.last;
    if (!age && !this.counts(a, unit)) {
      this.rejected = a.last;
      return resume;
    }
    const range = this.rangeFrom(a, unit);
    const lastUnit = range ? (this.unitOf(range) ?? unit) : unit;
    if (age) return this.add(a, range, { measure: 'age', unit: lastUnit }, 'age');
    if (lastUnit?.kind === 'time') return range ? range.last : resume;
    const end = range ?? a;
    if (this.timeOver(a.start, this.toks[end.last - 1]!.end)) return end.last;
    if (this.insideName(a.start, this.toks[end.last - 1]!.end)) return end.last;
    const measure = this.measureOf(a, end, lastUnit);
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

  /** Whether the amount counts something rather than naming, dating or numbering it. */
  private counts(a: Amount, unit: Unit | null): boolean {
    const { vocabulary } = this;
    const prev = this.toks[a.first - 1];
    const before = this.word(a.first - 1);
    if (unit?.kind === 'time') return this.hasRange(a);
    if (a.form === 'dual' || a.form === 'vague' || a.form === 'share') return true;
    const known = unit?.known === true;
    if (a.form === 'words') {
      if (a.definite) return known && (unit.first < a.first || unit.plural || a.value >= 11);
      if (monthsBefore.has(this.word(a.last))) return false;
      if ((before === 'الساعه' || before === 'عام' || before === 'سنه') && !known) return false;
      return true;
    }
    const t = this.toks[a.first]!;
    const single = a.last === a.first + 1;
    const next = this.toks[a.last];
    // parts of dates, clock times, scores, models: signs or letters hang on it
    if (
      this.joined(a.first) &&
      prev &&
      !/^[("«“‘'[$€£¥%٪،,.:…—–-]$|^و$|^ب$|^ل$|^ال$|^ف$|^ك$|^بال$|^وال$|^لل$|^بـ$/u.test(prev.fold) &&
      prev.kind !== 'word'
    )
      return false;
    if (this.joined(a.first) && prev && (prev.kind === 'latin' || prev.kind === 'number')) return false;
    if (this.joined(a.first) && prev?.kind === 'word' && !/^(?:و|ب|ل|ف|ك|ال|بال|وال|لل|وب|ول)$/u.test(prev.fold))
      return false;
    if (this.joined(a.first) && /^[-–—:.,،]$/u.test(before) && a.first >= 2 && this.joined(a.first - 1)) {
      // «إس-300», «06:10», «3-1»
      const left = this.toks[a.first - 2]!;
      if (left.kind !== 'sign') return false;
    }
    if (next && !next.spaced && single) {
      if (next.kind === 'latin') return false;
      if (/^[-–—:/+]$/u.test(next.fold) && this.toks[a.last + 1]?.spaced === false && !this.hasRange(a)) return false;
      if (next.fold === '/') return false;
    }
    if (before === '/' || before === '+' || before === '#' || before === '@') return false;
    // «29 و30 أيار»
    if (
      this.word(a.last) === 'و' &&
      this.toks[a.last + 1]?.kind === 'number' &&
      monthsBefore.has(this.word(a.last + 2))
    )
      return false;
    if (monthsBefore.has(this.word(a.last)) || (!known && monthsBefore.has(before))) return false;
    if (known) return true;
    const range = this.hasRange(a);
    // «2 - 1», «1 - صفر», «28 / 7 / 1433», a list's «1 - »
    const dash = /^(?:[-–—/×*]|)$/u;
    if (single && next?.kind === 'sign' && dash.test(next.fold) && !range) return false;
    if (
      prev?.kind === 'sign' &&
      dash.test(before) &&
      (this.toks[a.first - 2]?.kind === 'number' || this.word(a.first - 2) === 'صفر')
    )
      return false;
    if (range) return true;
    if (!single) return true;
    if ((before === '(' || next?.fold === ')') && !this.approximates(a.first) && !(this.wrapped(a) && unit))
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
    if (!this.sameSentence(a.first, a.first - 1) && next && /^[-–.):]$/u.test(next.fold)) return false;
    if (prev?.kind === 'latin') return false;
    const label = /^["(«“]$/u.test(before) ? this.word(a.first - 2) : before;
    const lead = strip(label, (f) => vocabulary.guards.has(f) || vocabulary.guards.has(f.replace(/^ال/u, ''))).form;
    if (vocabulary.guards.has(lead) || vocabulary.guards.has(lead.replace(/^ال/u, ''))) return false;
    if (isYear(t.bare) && !this.approximates(a.first)) return false;
    return true;
  }

  private approximates(i: number): boolean {
    return this.beforeOf(i) !== null;
  }

  private hasRange(a: Amount): boolean {
    return this.rangeFrom(a, null) !== null;
  }

  /** The second number of a range that `a` opens. */
  private rangeFrom(a: Amount, unit: Unit | null): Amount | null {
    if (a.form !== 'digits' && a.form !== 'words') return null;
    const before = this.word(a.first - 1);
    let at = a.last;
    let link = this.word(at);
    // «بين 10 كيلومترات و15 كيلومترا»
    if (unit && !unit.silent && unit.known && unit.first === at && before.endsWith('بين')) {
      at = unit.last;
      link = this.word(at);
    }
    const second = (i: number): Amount | null => {
      if (!this.toks[i] || !this.sameSentence(a.first, i)) return null;
      const b = this.amountAt(i);
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
      for (let k = a.first - 1; k > a.first - 8 && k >= 0 && this.sameSentence(a.first, k); k--) {
        const w = this.word(k);
        if (changes.has(w) || (w.startsWith('و') && changes.has(w.slice(1)))) return null;
      }
      return b;
    }
    if (/^[-–—~]$/u.test(link) && a.form === 'digits') {
      const b = second(at + 1);
      if (!b || b.form !== 'digits' || isYear(this.toks[b.first]!.bare)) return null;
      const counted = this.unitOf(b);
      return counted?.known === true ? b : null;
    }
    return null;
  }

  /** The approximator that ends right before token `i`. */
  private beforeOf(i: number): { bound: Bound; first: number; start: number } | null {
    let last = i - 1;
    const w = this.word(last);
    // «بـ», «ال» and quotation marks may stand between
    if (w === 'ب' || w === 'ال' || w === '"' || w === '$' || w === '(' || w === '%') last--;
    for (const { words, bound } of this.candidates(last)) {
      const first = last - words.length + 1;
      if (first < 0 || !this.sameSentence(first, i)) continue;
      let same = true;
      for (let k = 1; k < words.length && same; k++) same = this.word(first + k) === words[k];
      if (!same) continue;
      const head = words[0]!;
      const here = this.word(first);
      const cut = here.length - head.length;
      if (!here.endsWith(head) || cut > 2 || !/^[وفبل]*$/u.test(here.slice(0, cut))) continue;
      const t = this.toks[first]!;
      return { bound, first, start: cut === 0 ? t.start : this.after(t, cut) };
    }
    return null;
  }

  private *candidates(last: number): Iterable<{ words: readonly string[]; bound: Bound }> {
    const { before } = this.vocabulary;
    const w = this.word(last);
    const whole = before.get(w);
    if (whole) yield* whole;
    else if (w.length > 3) {
      const one = before.get(strip(w, (f) => before.has(f)).form);
      if (one) for (const phrase of one) if (phrase.words.length === 1) yield phrase;
    }
  }

  /** «يزيد عدد سكانها على 300», «تجاوز عددهم 50»: a verb some words before sets the bound. */
  private verbBefore(i: number): Bound | null {
    const link = this.word(i - 1);
    const preposition = link === 'علي' || link === 'عن';
    for (let k = i - 1; k > i - 7 && k >= 0 && this.sameSentence(i, k); k--) {
      const t = this.toks[k]!;
      if (t.kind !== 'word') return null;
      const w = t.fold.startsWith('و') && t.fold.length > 4 ? t.fold.slice(1) : t.fold;
      if (exceeding.has(w) || (preposition && falling.has(w))) {
        const takesPreposition = /^ت?ي?زيد|^زاد|رب/u.test(w) || falling.has(w);
        if (takesPreposition !== preposition) return null;
        const negated = negations.has(this.word(k - 1)) && !(this.word(k - 1) === 'ما');
        return falling.has(w) === negated ? 'atLeast' : 'atMost';
      }
      if (!preposition && k < i - 1 && notNouns.has(w)) return null;
    }
    return null;
  }

  /** The bound that words after the number and its noun set («16 قتيلا على الأقل»). */
  private boundAfter(from: number, unitEnd: number): Bound | null {
    const { after } = this.vocabulary;
    const limit = Math.max(from, unitEnd) + 3;
    for (let k = from; k <= limit && this.toks[k] && this.sameSentence(from, k); k++) {
      const t = this.toks[k]!;
      if (t.kind === 'number' || (t.kind === 'sign' && !/^[%٪"»”’')]$/u.test(t.fold))) return null;
      if (k > from && this.vocabulary.openings.has(t.fold)) return null;
      for (const { words, bound } of after.get(t.fold) ?? [])
        if (words.every((w, n) => this.word(k + n) === w)) {
          // it belongs to the next number when that one follows at once
          const next = this.toks[k + words.length];
          if (next && (next.kind === 'number' || this.vocabulary.openings.has(next.fold)) && k > unitEnd) return null;
          return bound;
        }
    }
    return null;
  }

  private measureOf(a: Amount, end: Amount, unit: Unit | null): string {
    if (a.form === 'share' && !unit?.known) return 'share';
    if (unit && unit.kind !== 'person' && unit.kind !== 'unknown') return unit.measure;
    if (unit?.kind === 'person' && /^(?:killed|injured|missing|arrested|hostages|displaced)$/u.test(unit.measure))
      return unit.measure;
    const after = Math.max(end.last, unit && unit.first >= end.last ? unit.last : 0);
    return this.fateOf(a, after, unit?.kind === 'unknown' ? 3 : 11) ?? unit?.measure ?? 'other';
  }

  /** What happened to those counted: a word right after them («قتلوا»), else the nearest one before. */
  private fateOf(a: Amount, after: number, back: number): string | null {
    const { fates } = this.vocabulary;
    for (let k = after; k < after + 4 && this.sameSentence(a.first, k); k++) {
      const t = this.toks[k]!;
      if (t.kind !== 'word') break;
      const fate = fates.get(t.fold);
      if (fate) return fate;
    }
    for (let k = a.first - 1; k >= a.first - back && k >= 0 && this.sameSentence(a.first, k); k--) {
      const w = this.word(k);
      const fate = fates.get(w) ?? (/^[وف]/u.test(w) ? fates.get(w.slice(1)) : undefined);
      if (fate) return fate;
    }
    return null;
  }

  private add(a: Amount, range: Amount | null, what: { measure: string; unit: Unit | null }, why: string): number {
    const { toks } = this;
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
      const lead = this.beforeOf(a.first);
      if (lead) {
        ({ bound, start } = lead);
        rule = `${why}, approximated before`;
      } else {
        const other =
          this.boundAfter(a.last, unit ? unit.last : a.last) ?? (a.form === 'dual' ? null : this.verbBefore(a.first));
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

  /** Ages in ordinals: «البالغ الخامسة والخمسين من العمر», «في العاشرة من عمره». Returns the token after it, or `i`. */
  private ordinalAge(i: number): number {
    const ends = this.word(i + 1) === 'من' ? i + 2 : this.word(i + 2) === 'من' ? i + 3 : -1;
    if (ends < 0 || !ownAge.has(this.word(ends)) || this.lookUp(i - 1)?.kind === 'time') return i;
    const t = this.toks[i]!;
    const next = parseOrdinal(this.words.slice(i, i + 2), 0);
    if (!next) return i;
    const last = i + next.length;
    if (last !== ends - 1) return i;
    this.found.push({
      start: t.start,
      end: this.toks[last - 1]!.end,
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

/** Takes the noise of binary fractions away. */
const tidy = (value: number): number => Number(value.toPrecision(14));

const scales: ReadonlyMap<string, number> = new Map([
  ['الف', 1e3],
  ['مليون', 1e6],
  ['مليار', 1e9],
]);
const scaleOf = (word: string): number | null => scales.get(word) ?? null;

/** Four digits that are most likely a year of either calendar. */
const isYear = (word: string): boolean => /^(?:1[5-9]\d\d|20\d\d|2100|14[0-5]\d)$/u.test(word);

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

import { civilDay, dayNumber, daysInMonth, isDay, isoDay } from '../../../arabic/calendar.js';
import { type Direction, dateMoment, type Resolved } from '../anchor.js';
import { type Found, found, type Grammar, type Rule } from '../grammar.js';
import { day, type Moment, timexOf } from '../moment.js';
import type { Hit } from '../text.js';

/** The sign of the Hijri year «هـ» and its words; of the Gregorian «م». */
const hijriSigns = ['ه', 'هجري', 'هجريه', 'الهجري', 'للهجره'];
const gregorianSigns = ['م', 'ميلادي', 'ميلاديه', 'الميلادي'];
const dashes = ['-', '–', '—', '/', 'ـ', '\\'];

/** A year in four digits, with the sign behind it. `hijri` by size or sign. */
export function yearAt(g: Grammar, i: number): { year: number; hijri: boolean; next: number } | null {
  const { text } = g;
  const t = text.toks[i];
  if (t?.kind !== 'number' || !/^\d{4}$/u.test(t.bare)) return null;
  const year = Number(t.bare);
  if (text.is(i + 1, ...hijriSigns) && year >= 1300 && year <= 1600) return { year, hijri: true, next: i + 2 };
  if (year >= 1300 && year <= 1500) return { year, hijri: true, next: i + 1 };
  if (year < 1700 || year > 2100) return null;
  return { year, hijri: false, next: text.is(i + 1, ...gregorianSigns) ? i + 2 : i + 1 };
}

/** A day of a month: 1 to 31 in digits, an ordinal with the article, «غرة». */
export function dayOfMonth(g: Grammar, i: number): { value: number; cut: number; next: number } | null {
  const { text } = g;
  if (text.is(i, 'غره')) return { value: 1, cut: 0, next: i + 1 };
  const ordinal = text.ordinal(i);
  if (ordinal?.definite && ordinal.value <= 31) return ordinal;
  const n = text.count(i);
  if (!n?.digits || !Number.isInteger(n.value) || n.value < 1 || n.value > 31) return null;
  return text.toks[n.next - 1]!.bare.length <= 2 ? n : null;
}

/** A month with its name in the other tradition («كانون الثاني/يناير», «تموز (يوليو)»). */
export function monthAt(g: Grammar, i: number, plain = true): (Hit & { twin: boolean }) | null {
  const { text } = g;
  const hit = plain ? text.plain(i, 'month') : text.term(i, 'month');
  if (!hit) return null;
  const same = (k: number): Hit | null => {
    const h = text.plain(k, 'month');
    return h && text.together(i, k) && h.term.month === hit.term.month && h.term.hijri === hit.term.hijri ? h : null;
  };
  const sign = text.word(hit.next);
  const other = dashes.includes(sign) || sign === '(' ? same(hit.next + 1) : same(hit.next);
  if (!other) return { ...hit, twin: false };
  if (sign === '(')
    return text.is(other.next, ')') ? { ...hit, next: other.next + 1, twin: true } : { ...hit, twin: false };
  return { ...hit, next: other.next, twin: true };
}

interface Tail {
  readonly year: number | null;
  readonly hijri: boolean;
  readonly direction: Direction;
  readonly next: number;
  readonly why: string;
}

/** What follows a month: a year, a year by name («من العام الماضي»), or a word that says which («الماضي»). */
function tailAt(g: Grammar, from: number, hijri: boolean): Tail {
  const { text, anchor } = g;
  const nothing: Tail = { year: null, hijri, direction: null, next: from, why: '' };
  let i = from;
  if (!text.together(from - 1, i)) return nothing;
  if (text.is(i, ',', '،') && yearAt(g, i + 1)) i++;
  if (dashes.includes(text.word(i)) && yearAt(g, i + 1)) i++;
  const modifier = text.plain(i, 'last', 'next', 'this');
  if (modifier) {
    const kind = modifier.term.kind as 'last' | 'next' | 'this';
    return { ...nothing, direction: kind, next: modifier.next, why: `, ${modifier.term.row}` };
  }
  if (text.is(i, 'من')) i++;
  const direct = yearAt(g, i);
  if (direct) return { ...nothing, year: direct.year, hijri: direct.hijri, next: direct.next };
  const before = text.plain(i, 'this-before');
  const unit = text.term(before ? before.next : text.is(i, 'نفس') ? i + 1 : i, 'unit');
  if (unit?.term.value !== 'Y' || unit.term.times !== 1) return nothing;
  const named = yearAt(g, unit.next);
  if (named) return { ...nothing, year: named.year, hijri: named.hijri, next: named.next };
  if (!unit.term.definite) return nothing;
  if (text.is(i, 'نفس')) return sameYear(g, unit.next) ?? nothing;
  const which = text.plain(unit.next, 'last', 'next', 'this', 'same');
  if (which?.term.kind === 'same') return sameYear(g, which.next) ?? nothing;
  const n = before ? 0 : which ? Number(which.term.value) : null;
  if (n === null) return nothing;
  if (hijri)
    return { ...nothing, direction: n < 0 ? 'last' : n > 0 ? 'next' : 'this', next: which ? which.next : unit.next };
  const resolved = anchor.unit('Y', 1, n);
  const next = which ? which.next : unit.next;
  return resolved.moment.grain === 'year'
    ? { ...nothing, year: resolved.moment.year, next, hijri: false }
    : { ...nothing, next };
}

function sameYear(g: Grammar, next: number): Tail | null {
  for (let k = g.found.length - 1; k >= 0 && k >= g.found.length - 8; k--) {
    const y = /^\d{4}/u.exec(timexOf(g.found[k]!.moment));
    if (y) return { year: Number(y[0]), hijri: false, direction: null, next, why: ', the year told before' };
  }
  return null;
}

/** Resolves a month, with or without a day. */
function resolve(g: Grammar, i: number, term: Hit['term'], of: number | null, tail: Tail): Resolved | null {
  const { month, hijri } = term;
  if (tail.year !== null) {
    if (hijri !== tail.hijri) return null;
    const moment = dateMoment(hijri, tail.year, month, of);
    return moment && { moment, basis: hijri ? `umm al-qura calendar` : null };
  }
  const direction = tail.direction ?? (g.future(i) ? 'future' : 'past');
  const by = hijri ? g.anchor.hijriYearOf(month, of, direction) : g.anchor.yearOf(month, of, direction);
  if (!by) {
    const mm = String(month).padStart(2, '0');
    const value = hijri
      ? of === null
        ? 'XXXX-XX'
        : 'XXXX-XX-XX'
      : `XXXX-${mm}${of === null ? '' : `-${String(of).padStart(2, '0')}`}`;
    return { moment: { grain: 'raw', value }, basis: g.anchor.words };
  }
  const moment = dateMoment(hijri, by.year, month, of);
  return moment && { moment, basis: hijri ? `${by.basis}, umm al-qura calendar` : by.basis };
}

/** The month that follows a day: by name, or «الشهر الجاري», «الجاري». */
function monthOf(
  g: Grammar,
  from: number,
): { at: number; resolve(of: number): (Resolved & { last: number; why: string }) | null } | null {
  const { text, anchor } = g;
  let i = from;
  if (text.is(i, 'من') || text.is(i, 'في')) i++;
  const shahr = text.plain(i, 'unit');
  const named = monthAt(g, i) ?? (shahr?.term.value === 'M' ? monthAt(g, shahr.next) : null);
  if (named && text.together(from - 1, named.next - 1)) {
    const tail = tailAt(g, named.next, named.term.hijri);
    return {
      at: i,
      resolve(of) {
        const r = resolve(g, i, named.term, of, tail);
        return r && { ...r, last: tail.next, why: `${named.term.row}${tail.why}` };
      },
    };
  }
  const before = text.plain(i, 'this-before');
  const unit = text.plain(before ? before.next : i, 'unit');
  const month = unit?.term.value === 'M' && unit.term.definite ? unit : null;
  const which = text.plain(month ? month.next : i, 'last', 'next', 'this', 'same');
  if (!(month && (before || which)) && !(which && which.term.kind === 'this')) return null;
  const last = which ? which.next : month!.next;
  if (!text.together(from - 1, last - 1)) return null;
  return {
    at: i,
    resolve(of) {
      const why = which ? which.term.row : 'this month';
      if (which?.term.kind === 'same') {
        for (let k = g.found.length - 1; k >= 0 && k >= g.found.length - 8; k--) {
          const ym = /^(\d{4})-(\d{2})(?!\d)/u.exec(timexOf(g.found[k]!.moment));
          if (!ym) continue;
          const moment = dateMoment(false, Number(ym[1]), Number(ym[2]), of);
          return moment && { moment, basis: 'the month told before', last, why };
        }
        return null;
      }
      const r = anchor.unit('M', 1, which ? Number(which.term.value) : 0);
      if (r.moment.grain !== 'month')
        return { moment: { grain: 'raw', value: 'XXXX-XX-XX' }, basis: r.basis, last, why };
      const moment = dateMoment(false, Math.floor(r.moment.month / 12), (r.moment.month % 12) + 1, of);
      return moment && { moment, basis: r.basis, last, why };
    },
  };
}

/** «12 أيار/مايو 2018», «الخامس عشر من الشهر الجاري»; of «29 و30 أيار» the 29, which takes its month from what follows. */
export const dayMonth: Rule = (g, i) => {
  const { text } = g;
  const led = text.term(i, 'unit', 'dual');
  const yawm = led?.term.value === 'D' && !led.term.definite && led.term.words[0] !== 'ليله' ? led : null;
  const start = dayOfMonth(g, yawm ? yawm.next : i);
  if (!start || (yawm && start.cut > 0)) return null;
  // «الأسبوع الأول من أكتوبر» is no day
  if (!yawm && ofLonger(g, i - 1)) return null;
  const first = yawm ? { ...start, cut: yawm.cut } : start;
  let month = monthOf(g, first.next);
  let listed = false;
  if (!month) {
    let at = first.next;
    for (let k = 0; k < 4; k++) {
      const joined = dashes.includes(text.word(at)) || text.is(at, 'الي', 'و', '،', ',', 'حتي', 'او') ? at + 1 : at;
      if (joined === at && !text.word(at).startsWith('و')) return null;
      const more = dayOfMonth(g, joined);
      if (!more || !text.together(i, joined)) return null;
      month = monthOf(g, more.next);
      if (month) break;
      at = more.next;
    }
    if (!month) return null;
    listed = true;
  }
  const r = month.resolve(first.value);
  if (!r) return null;
  const self = found({ first: i, cut: first.cut, last: listed ? first.next : r.last }, r, `day and month (${r.why})`);
  return listed ? self : withTwin(g, self);
};

/** A week, month, year or part before an ordinal takes it. */
function ofLonger(g: Grammar, i: number): boolean {
  if (i < 0 || !g.text.together(i, i + 1)) return false;
  const unit = g.text.term(i, 'unit');
  return (
    (unit?.term.definite && unit.term.value !== 'D') || g.text.term(i, 'ordinal-part') !== null || g.text.is(i, 'الثلث')
  );
}

/** «الأسبوع الأول من أكتوبر», «النصف الثاني من الشهر الجاري»: days within a month; its value is the month. */
export const partOfMonth: Rule = (g, i) => {
  const { text } = g;
  const unit = text.term(i, 'unit', 'ordinal-part');
  const days =
    unit?.term.value === 'W' && unit.term.definite
      ? 7
      : unit?.term.value === 'H'
        ? 15
        : unit?.term.value === 'Q'
          ? 8
          : 0;
  if (!unit || days === 0) return null;
  const last = text.is(unit.next, 'الاخير');
  const ordinal = text.ordinal(unit.next);
  if (!last && !ordinal?.definite) return null;
  const at = last ? unit.next + 1 : ordinal!.next;
  if (!text.is(at, 'من') || !text.together(i, at)) return null;
  const month = monthOf(g, at);
  const r = month?.resolve(1);
  if (r?.moment.grain !== 'day') return null;
  const { year, month: of } = civilDay(r.moment.day);
  const size = daysInMonth(year, of);
  const n = last ? Math.ceil(size / days) : ordinal!.value;
  if (n < 1 || (n - 1) * days >= size) return null;
  const from = r.moment.day + (last ? size - days : (n - 1) * days);
  const to =
    last || (days === 15 && n === 2) ? r.moment.day + size - 1 : Math.min(from + days - 1, r.moment.day + size - 1);
  const moment: Moment = { grain: 'span', value: isoDay(r.moment.day).slice(0, 7), from, to };
  return found(
    { first: i, cut: unit.cut, last: r.last },
    { moment, basis: r.basis },
    `part of month (${unit.term.row}, ${r.why})`,
  );
};

/** «يوم 22/4», «السبت 22/4»: day and month in digits. */
export const shortNumericDate: Rule = (g, i) => {
  const { text } = g;
  const led = text.term(i, 'unit');
  const yawm = led?.term.value === 'D' && led.term.words[0] === 'يوم' ? led : null;
  const at = yawm ? yawm.next : i;
  if (!yawm && !text.plain(i - 1, 'weekday') && !text.is(i - 1, 'بتاريخ')) return null;
  const [a, sign, b, after] = [text.toks[at], text.word(at + 1), text.toks[at + 2], text.word(at + 3)];
  if (sign !== '/' || after === '/' || !text.together(i, at + 2)) return null;
  if (!/^\d{1,2}$/u.test(a?.bare ?? '') || !/^\d{1,2}$/u.test(b?.bare ?? '')) return null;
  const [x, y] = [Number(a!.bare), Number(b!.bare)];
  const [of, month] = y <= 12 ? [x, y] : [y, x];
  const by = g.anchor.yearOf(month, of, g.future(i) ? 'future' : 'past');
  const moment = by && dateMoment(false, by.year, month, of);
  return (
    moment &&
    found({ first: i, cut: yawm ? yawm.cut : 0, last: at + 3 }, { moment, basis: by.basis }, 'day and month in digits')
  );
};

/** «12/5/2018», «2018-05-12», «12.5.2018». Day before month, as Arabic has it, unless only the other way is a date. */
export const numericDate: Rule = (g, i) => {
  const { text } = g;
  const t = text.toks[i];
  if (t?.kind !== 'number') return null;
  let numbers: number[];
  let last = i + 1;
  if (/^\d{1,4}\.\d{1,2}\.\d{1,4}$/u.test(t.bare)) numbers = t.bare.split('.').map(Number);
  else {
    const sign = text.word(i + 1);
    if (sign !== '/' && sign !== '-' && sign !== '\\') return null;
    if (text.word(i + 3) !== sign) return null;
    const all = [t, text.toks[i + 2], text.toks[i + 4]];
    if (!all.every((x) => x?.kind === 'number' && /^\d{1,4}$/u.test(x.bare))) return null;
    if (!text.together(i, i + 4)) return null;
    numbers = all.map((x) => Number(x!.bare));
    last = i + 5;
  }
  const [a, b, c] = numbers as [number, number, number];
  const [year, x, y] = a > 31 ? [a, c, b] : [c, a, b];
  const full = year < 100 ? 2000 + year : year;
  if (text.is(last, ...gregorianSigns, ...hijriSigns)) last++;
  if (full >= 1300 && full <= 1500) {
    const moment = dateMoment(true, full, y, x);
    return (
      moment && withTwin(g, found({ first: i, last }, { moment, basis: 'umm al-qura calendar' }, 'date in digits'))
    );
  }
  if (full < 1700 || full > 2100) return null;
  const [d, m] = isDay(full, y, x) ? [x, y] : [y, x];
  if (!isDay(full, m, d)) return null;
  const moment = day(dayNumber({ year: full, month: m, day: d }));
  return withTwin(g, found({ first: i, last }, { moment, basis: null }, 'date in digits'));
};

const agreeing = ['الموافق', 'الموافقه', 'المصادف', 'والموافق', 'ـ', '-', '/', '–'];

/** Takes in the same day in the other calendar («25 شوال 1436 هـ الموافق 10 أغسطس 2015 م»). */
function withTwin(g: Grammar, self: Found): Found {
  const { text } = g;
  let at = self.last;
  const open = text.is(at, '(');
  if (open) at++;
  if (text.is(at, '،') && agreeing.includes(text.word(at + 1))) at++;
  const linked = agreeing.includes(text.word(at));
  if (linked) at++;
  if (text.plain(at, 'unit')?.term.value === 'D') at++;
  if ((!open && !linked) || !text.together(self.first, at)) return self;
  const other = dayMonth(g, at) ?? numericDate(g, at);
  if (!other || other.cut > 0 || self.moment.grain !== 'day' || other.moment.grain !== 'day') return self;
  if (open && !text.is(other.last, ')')) return self;
  const hijri = (f: Found): boolean => f.basis?.includes('umm al-qura') ?? false;
  if (hijri(self) === hijri(other)) return self;
  const last = open ? other.last + 1 : other.last;
  const gregorian = hijri(self) ? other : self;
  const difference = Math.abs(self.moment.day - other.moment.day);
  const says = hijri(self) ? self.moment : other.moment;
  return {
    ...gregorian,
    first: self.first,
    cut: self.cut,
    last,
    // sighting and table may differ by a day
    basis: difference <= 1 ? 'both calendars agree' : gregorian.basis,
    conflict:
      difference <= 1
        ? null
        : `The Hijri date is ${isoDay(says.day)} in the umm al-qura calendar, the Gregorian date ${timexOf(gregorian.moment)}.`,
    why: `${self.why}, with its twin`,
  };
}

const prepositions = new Set([
  'في',
  'منذ',
  'من',
  'خلال',
  'حتي',
  'الي',
  'بين',
  'اواخر',
  'قبل',
  'بعد',
  'عن',
  'ففي',
  'وفي',
  'ومنذ',
  'وخلال',
  'لغايه',
  'طيله',
  'طوال',
  'ابان',
  'مع',
  'بنهايه',
]);

/** A month without a day: after «شهر» or a word of position, with a year or modifier, with its twin, or after a preposition. */
export const monthAlone: Rule = (g, i) => {
  const { text } = g;
  let at = i;
  const position = text.term(at, 'position');
  let cut = 0;
  let led = false;
  if (position) {
    cut = position.cut;
    at = position.next;
    if (text.is(at, 'من')) at++;
    led = true;
  }
  const shahr = led ? text.plain(at, 'unit') : text.term(at, 'unit');
  let word = false;
  if (shahr?.term.value === 'M' && !shahr.term.definite) {
    if (!led) cut = shahr.cut;
    at = shahr.next;
    led = true;
    word = true;
  }
  const month = monthAt(g, at, led);
  if (!month || !text.together(i, month.next - 1)) return null;
  if (!led) cut = month.cut;
  const tail = tailAt(g, month.next, month.term.hijri);
  const r = resolve(g, i, month.term, null, tail);
  if (!r) return null;
  const certain = tail.year !== null || tail.direction !== null || month.twin || word;
  const after = prepositions.has(text.word(i - 1)) || (month.cut > 0 && /^[وف]?[بل]/u.test(text.word(at)));
  const listed = text.word(at).startsWith('و') && month.cut === 1 && g.found.at(-1)?.last === i;
  const bare =
    month.term.alone === 'yes'
      ? led || after || listed
      : month.term.alone === 'in' && (led || (month.cut === 0 && /^[وف]?(?:في|خلال|منذ)$/u.test(text.word(i - 1))));
  if (!certain && !bare) return null;
  return found({ first: i, cut, last: tail.next }, r, `month (${month.term.row}${tail.why})`);
};

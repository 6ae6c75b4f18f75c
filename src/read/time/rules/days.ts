import { isoDay, weekday as weekdayOf } from '../../../arabic/calendar.js';
import { Anchor, type Direction, dateMoment } from '../anchor.js';
import { type Found, found, type Grammar, lastDay, type Rule, raw, withPart } from '../grammar.js';
import { day, timexOf } from '../moment.js';
import type { TimeText } from '../text.js';
import { dayMonth, numericDate, shortNumericDate, yearAt } from './dates.js';

const weekdayNames = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** After a day: its weekday or date in brackets, after a comma or directly. Gives the token where it begins. */
function besides(g: Grammar, at: number): { at: number; open: boolean } {
  const { text } = g;
  if (text.is(at, '(')) return { at: at + 1, open: true };
  if (text.is(at, '،', ',', '-', '–', 'الموافق', 'المصادف', 'الواقع')) return { at: at + 1, open: false };
  return { at, open: false };
}

/** Joins a day with what says the same beside it. */
function join(self: Found, other: Found, last: number, agrees: boolean, what: string): Found {
  return {
    ...self,
    last,
    basis: agrees ? [self.basis ?? 'the date', what].join('; ') : self.basis,
    conflict: agrees ? self.conflict : null,
    why: `${self.why}, ${other.why}`,
  };
}

/** «الجمعة», «يوم الجمعة الماضي», «الجمعة 12 أيار 2018». */
export const weekday: Rule = (g, i) => {
  const { text } = g;
  const led = text.term(i, 'unit', 'dual');
  const yawm = led?.term.value === 'D' && !led.term.definite && led.term.words[0] !== 'ليله' ? led : null;
  const hit = yawm ? text.plain(yawm.next, 'weekday') : text.term(i, 'weekday');
  if (!hit || !text.together(i, hit.next - 1)) return null;
  // «بين الاثنين» may be the two
  if (!yawm && hit.term.value === '1' && text.is(i - 1, 'بين', 'كلا', 'احد')) return null;
  const cut = (yawm ?? hit).cut;
  const w = Number(hit.term.value);
  const modifier = text.plain(hit.next, 'last', 'next', 'this');
  let last = modifier ? modifier.next : hit.next;
  let direction: Direction = g.future(i) ? 'future' : 'past';
  if (modifier?.term.kind === 'last') direction = 'last';
  if (modifier?.term.kind === 'next') direction = 'next';
  if (text.is(last, 'قبل') && text.plain(last + 1, 'last')) last += 2;
  const r = g.anchor.weekday(w, direction);
  const span = { first: i, cut, last };
  const self = found(span, r, `weekday (${hit.term.row}${modifier ? `, ${modifier.term.row}` : ''})`);
  // the date decides, the weekday must agree
  const side = besides(g, last);
  const date = text.together(i, side.at)
    ? (dayMonth(g, side.at) ?? numericDate(g, side.at) ?? shortNumericDate(g, side.at))
    : null;
  if (!date || date.cut > 0 || date.moment.grain !== 'day') return self;
  if (side.open && !text.is(date.last, ')')) return self;
  const end = side.open ? date.last + 1 : date.last;
  const is = weekdayOf(date.moment.day);
  return {
    ...date,
    first: i,
    cut,
    last: end,
    basis: is === w ? [date.basis, 'the weekday agrees'].filter(Boolean).join('; ') : date.basis,
    conflict:
      is === w
        ? date.conflict
        : `${isoDay(date.moment.day)} is a ${weekdayNames[is]}, the text says ${weekdayNames[w]}.`,
    why: `${self.why}, ${date.why}`,
  };
};

/** «أمس», «أول من أمس الجمعة», «يوم غد الأحد», «اليوم (الاثنين) 5 مايو». */
export const deictic: Rule = (g, i) => {
  const { text } = g;
  const led = text.term(i, 'unit');
  const yawm = led?.term.value === 'D' && !led.term.definite && led.term.words[0] === 'يوم' ? led : null;
  const hit = yawm ? text.plain(yawm.next, 'day') : text.term(i, 'day');
  if (!hit || !text.together(i, hit.next - 1)) return null;
  const n = Number(hit.term.value);
  if (n === 0 && (!isToday(g, hit.next) || isTitle(g, i, hit.next))) return null;
  let self = found({ first: i, cut: (yawm ?? hit).cut, last: hit.next }, g.anchor.offset(n), `day (${hit.term.row})`);
  const side = besides(g, self.last);
  const named = text.together(i, side.at) ? text.plain(side.at, 'weekday') : null;
  if (named && (!side.open || text.is(named.next, ')'))) {
    const w = Number(named.term.value);
    const last = side.open ? named.next + 1 : named.next;
    const { moment } = self;
    const agrees = moment.grain !== 'day' || weekdayOf(moment.day) === w;
    if (side.at === self.last || side.open || agrees) {
      const conflict = agrees
        ? null
        : `${timexOf(moment)} is a ${weekdayNames[weekdayOf((moment as { day: number }).day)]}, the text says ${weekdayNames[w]}.`;
      self = {
        ...self,
        last,
        basis: agrees ? `${self.basis}; the weekday agrees` : self.basis,
        conflict,
        why: `${self.why}, ${named.term.row}`,
      };
    }
  }
  const next = besides(g, self.last);
  const date = text.together(i, next.at) ? (dayMonth(g, next.at) ?? numericDate(g, next.at)) : null;
  if (date && date.cut === 0 && date.moment.grain === 'day' && (!next.open || text.is(date.last, ')'))) {
    const last = next.open ? date.last + 1 : date.last;
    const { moment } = self;
    if (moment.grain !== 'day') return { ...date, first: i, cut: self.cut, last };
    if (moment.day === date.moment.day) return join(self, date, last, true, 'the date agrees');
    if (next.at === self.last || next.open)
      return {
        ...date,
        first: i,
        cut: self.cut,
        last,
        conflict: `The text says ${timexOf(date.moment)}, but ${self.basis} is ${timexOf(moment)}.`,
        why: `${self.why}, ${date.why}`,
      };
  }
  return self;
};

/** «اليوم» is this day unless it is a day with a description: «اليوم الأول», «اليوم العالمي», «اليوم الوطني». */
function isToday(g: Grammar, next: number): boolean {
  const { text } = g;
  if (text.ordinal(next)?.definite || text.plain(next, 'following', 'same', 'last', 'next')) return false;
  const word = text.word(next);
  if (!text.together(next - 1, next)) return true;
  return (
    !/^ال.+ي$/u.test(word) ||
    text.plain(next, 'weekday') !== null ||
    !/^(?:العالمي|الدولي|الوطني|الدراسي|السنوي|الانتخابي|الاخير|الختامي|الافتتاحي|القومي)$/u.test(word)
  );
}

/** A newspaper or channel («روسيا اليوم», «المصري اليوم»): in quotation marks of their own, or in the table. */
function isTitle(g: Grammar, i: number, next: number): boolean {
  const { text } = g;
  if (text.plain(next, 'weekday')) return false;
  const quoted = (k: number): boolean => text.is(k, '«', '"', '“', '”', '(');
  if (text.is(next, '»', '"', '”', '“', ')') && (quoted(i - 2) || quoted(i - 3) || quoted(i - 1))) return true;
  return text.plain(i - 1, 'title') !== null;
}

/** «اليوم نفسه», «في اليوم التالي», «ذلك اليوم», «نفس اليوم». */
export const sameDay: Rule = (g, i) => {
  const { text } = g;
  let at = i;
  let before = false;
  if (text.is(i, 'نفس', 'ذات', 'ذلك', 'بنفس')) {
    at = i + 1;
    before = true;
  }
  const hit = before ? text.plain(at, 'unit') : text.term(at, 'unit');
  if (hit?.term.value !== 'D' || !hit.term.definite || !text.together(i, hit.next - 1)) return null;
  const after = text.plain(hit.next, 'same', 'following');
  if (!before && !after) return null;
  const last = after ? after.next : hit.next;
  const n = after?.term.kind === 'following' ? 1 : 0;
  const base = lastDay(g, i, true);
  const span = { first: i, cut: before ? 0 : hit.cut, last };
  if (!base)
    return before && text.is(i, 'ذلك')
      ? null
      : found(span, raw('XXXX-XX-XX'), 'day told before, of which there is none');
  const part = hit.term.words[0]!.endsWith('ليله') ? 'NI' : null;
  const basis = n === 0 ? `the day told before, ${base.text}` : `the day told before, ${base.text}, plus one day`;
  return found(span, { moment: day(base.day + n, part), basis }, 'day told before');
};

/** «يوم عيد العمال», «رأس السنة». */
export const holiday: Rule = (g, i) => {
  const { text } = g;
  const led = text.term(i, 'unit');
  const yawm = led?.term.value === 'D' && led.term.words[0] === 'يوم' ? led : null;
  const named = yawm && text.plain(yawm.next, 'holiday');
  const hit = named ?? text.term(i, 'holiday');
  if (!hit || !text.together(i, hit.next - 1)) return null;
  // a greeting on a feast is no time: what is dated stands after a noun or preposition of time
  if (!named && hit.term.words[0] !== 'يوم' && !leadsToFeast(g, i, hit.cut)) return null;
  const { month, hijri } = hit.term;
  const modifier = text.plain(hit.next, 'last', 'next', 'this');
  const year = yearAt(g, modifier ? modifier.next : hit.next);
  const direction = (modifier?.term.kind as Direction | undefined) ?? (g.future(i) ? 'future' : 'past');
  const by =
    year && year.hijri === hijri
      ? { year: year.year, basis: null }
      : hijri
        ? g.anchor.hijriYearOf(month, hit.term.day, direction)
        : g.anchor.yearOf(month, hit.term.day, direction);
  const span = {
    first: i,
    cut: (named ? yawm! : hit).cut,
    last: year ? year.next : modifier ? modifier.next : hit.next,
  };
  const moment = by && dateMoment(hijri, by.year, month, hit.term.day);
  if (!moment) return found(span, { ...raw('XXXX-XX-XX'), basis: g.anchor.words }, `holiday (${hit.term.row})`);
  return found(span, { moment, basis: by.basis }, `holiday (${hit.term.row})`);
};

const feastLeads = new Set(['في', 'وفي', 'خلال', 'منذ', 'قبل', 'بعد', 'حتي', 'عقب', 'قبيل', 'بحلول', 'ايام', 'اول']);

function leadsToFeast(g: Grammar, i: number, cut: number): boolean {
  const { text } = g;
  if (cut > 0 || !text.together(i - 1, i)) return false;
  return feastLeads.has(text.word(i - 1)) || text.term(i - 1, 'part', 'unit', 'units') !== null;
}

/** Any expression of one day. */
export function dayAt(g: Grammar, i: number): Found | null {
  let best: Found | null = null;
  for (const rule of [deictic, weekday, dayMonth, numericDate, shortNumericDate, sameDay, holiday]) {
    const f = rule(g, i);
    if (f && (!best || f.last > best.last)) best = f;
  }
  return best;
}

/** A date with its year that begins at a token, read by itself: what a dateline may hold. */
export function fullDate(text: TimeText, i: number): Found | null {
  const g: Grammar = { text, anchor: new Anchor(null, ''), found: [], future: () => false };
  const f = weekday(g, i) ?? dayMonth(g, i) ?? numericDate(g, i);
  return f?.moment.grain === 'day' ? f : null;
}

const adverbs = new Set(['صباحا', 'فجرا', 'ظهرا', 'عصرا', 'ليلا', 'مسا']);

/** «مساء السبت», «السبت صباحاً», «ليل السبت الأحد», «ليلة رأس السنة», «الليلة الماضية». */
export const partOfDay: Rule = (g, i) => {
  const { text } = g;
  const self = dayAt(g, i);
  if (self) {
    let at = self.last;
    if (text.is(at, 'في') && text.plain(at + 1, 'part')?.term.definite) at++;
    const part = text.together(i, at) ? text.plain(at, 'part') : null;
    if (!part || (at === self.last && !adverbs.has(part.term.words[0]!) && part.term.words.length === 1)) return self;
    const r = withPart(self, part.term.value, null);
    return { ...self, ...r, last: part.next, why: `${self.why}, ${part.term.row}` };
  }
  const hit = text.term(i, 'part');
  if (!hit) return null;
  const { term } = hit;
  let at = hit.next;
  if (text.is(at, '"', '»', '”')) at++;
  if (text.is(at, 'من')) at++;
  if (text.is(at, 'هذا', 'هذه')) at++;
  const of = text.together(i, at) ? dayAt(g, at) : null;
  if (of && of.cut === 0 && !term.words[0]!.startsWith('الل')) {
    let { last } = of;
    const moment = of.moment;
    if (term.value === 'NI' && moment.grain === 'day') {
      // the night between two weekdays
      const mark = text.is(last, '-', '–', '/', 'ـ', 'علي', 'الي') ? last + 1 : last;
      const second =
        text.plain(mark, 'weekday') ?? (text.term(last, 'weekday')?.cut === 1 ? text.term(last, 'weekday') : null);
      const w = weekdayOf(moment.day);
      if (second && Number(second.term.value) === (w % 7) + 1) last = second.next;
      if (term.words[0] === 'ليله' && of.why.startsWith('holiday')) {
        const r = {
          moment: day(moment.day - 1, 'NI'),
          basis: [of.basis, 'the night before'].filter(Boolean).join(', '),
        };
        return { ...of, ...r, first: i, cut: hit.cut, last, why: `${term.row}, ${of.why}` };
      }
    }
    return {
      ...of,
      ...withPart(of, term.value, null),
      first: i,
      cut: hit.cut,
      last,
      why: `part of day (${term.row}), ${of.why}`,
    };
  }
  // «الليلة», «الليلة الماضية», «هذا المساء», «في الصباح»
  const which = text.plain(hit.next, 'last', 'next', 'this');
  const night = term.words[0] === 'الليله';
  if (night) {
    const before = text.is(hit.next, 'قبل') && text.plain(hit.next + 1, 'last');
    const n = before ? -2 : which?.term.kind === 'last' ? -1 : which?.term.kind === 'next' ? 1 : 0;
    const last = before ? hit.next + 2 : which ? which.next : hit.next;
    return found({ first: i, cut: hit.cut, last }, withPart(g.anchor.offset(n), 'NI', null), `night (${term.row})`);
  }
  const led = text.is(i - 1, 'في', 'هذا', 'هذه', 'وفي', 'منذ', 'حتي');
  const adverb = adverbs.has(term.words[0]!) && term.words[0] !== 'مسا';
  if (!(term.definite && led && term.words.length === 1) && !adverb) return null;
  const base = lastDay(g, i, false);
  const r = base ? { moment: day(base.day), basis: `the day told before, ${base.text}` } : g.anchor.offset(0);
  return found({ first: i, cut: hit.cut, last: hit.next }, withPart(r, term.value, null), `part of day (${term.row})`);
};

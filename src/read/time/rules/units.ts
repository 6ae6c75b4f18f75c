import { type Found, found, type Grammar, type Rule, raw } from '../grammar.js';
import { day, moveMonths, timexOf } from '../moment.js';
import { yearAt } from './dates.js';
import { partOfDay } from './days.js';
import { durationAt, isAge, type Length } from './durations.js';

/** «العام الماضي», «نهاية الشهر الجاري», «هذا الأسبوع», «العام نفسه», «مطلع العام 2015», «القرن الماضي». */
export const namedUnit: Rule = (g, i) => {
  const { text, anchor } = g;
  const position = text.term(i, 'position');
  let at = position ? position.next : i;
  if (position && text.is(at, 'من')) at++;
  const before = position ? text.plain(at, 'this-before') : text.term(at, 'this-before');
  if (before) at = before.next;
  const same = !before && text.is(at, 'نفس', 'ذات');
  if (same) at++;
  const led = position ?? before;
  const unit = led || same ? text.plain(at, 'unit') : text.term(at, 'unit');
  if (!unit || !text.together(i, unit.next - 1)) return null;
  const { term } = unit;
  const cut = (led ?? unit).cut;
  const ofYears = term.value === 'Y' && term.times === 1 && !same && !before;
  const year = ofYears ? (yearAt(g, unit.next) ?? yearInWords(g, unit.next)) : null;
  if (year && !year.hijri)
    return found(
      { first: i, cut, last: year.next },
      { moment: { grain: 'year', year: year.year, part: null }, basis: null },
      `year after ${term.row}`,
    );
  if (year) return hijriYear(i, cut, year.next, year.year);
  if (!term.definite) return null;
  let next = unit.next;
  // «العام الدراسي الجاري», «الأسبوع الثاني من»
  const modifierAt = text.plain(next, 'last', 'next', 'this', 'same', 'following')
    ? next
    : text.plain(next + 1, 'last', 'next', 'this') && /^ال.+ي$/u.test(text.word(next))
      ? next + 1
      : -1;
  const modifier =
    modifierAt >= 0 && text.together(i, modifierAt)
      ? text.plain(modifierAt, 'last', 'next', 'this', 'same', 'following')
      : null;
  if (modifier) next = modifier.next;
  const kind = modifier?.term.kind;
  if (term.value.startsWith('T')) {
    if (kind === 'last') return found({ first: i, cut, last: next }, raw('PAST_REF'), `past (${term.row})`);
    return null;
  }
  if (same || kind === 'same' || kind === 'following') {
    if (term.value === 'D') return null;
    return toldBefore(
      g,
      { first: i, cut: same && !led ? 0 : cut, last: next },
      term.value,
      kind === 'following' ? 1 : 0,
    );
  }
  if (!modifier && !before && !position) return null;
  if (!modifier && term.value === 'D') {
    // «هذا اليوم»
    return before && term.words[0] === 'اليوم'
      ? found({ first: i, cut, last: next }, anchor.offset(0), `this day`)
      : null;
  }
  if (!modifier && !before && position && /^(?:اول|اخر|غضون|وسط|انتها)/u.test(position.term.words[0]!)) return null;
  const earlier = text.is(unit.next, 'قبل') && text.plain(unit.next + 1, 'last');
  let n = earlier ? -2 : modifier ? Number(modifier.term.value) : 0;
  if (earlier) next = unit.next + 2;
  // «القرن الأخير», «العقد الأخير» are the last hundred and ten years
  if (n === -1 && term.times >= 10 && /^الاخير/u.test(text.word(next - 1)))
    return found({ first: i, cut, last: next }, raw(`P${term.times}Y`), `duration (${term.row})`);
  if (n === -1 && term.times === 1 && /^الاخير/u.test(text.word(next - 1)) && term.value === 'D') n = 0;
  const r = anchor.unit(term.value, term.times, n);
  // «نهاية الأسبوع» alone and after «عطلة» is the week-end
  if (position && /^نهايه/u.test(position.term.words[0]!) && r.moment.grain === 'week') {
    const m = { ...r.moment, weekend: true };
    return found({ first: i, cut, last: next }, { moment: m, basis: r.basis }, `week-end (${term.row})`);
  }
  // «العام الماضي 2014»
  const named = modifier && r.moment.grain === 'year' ? yearAt(g, next) : null;
  const last = named && r.moment.grain === 'year' && named.year === r.moment.year ? named.next : next;
  return found({ first: i, cut, last }, r, `unit (${term.row}${modifier ? `, ${modifier.term.row}` : ''})`);
};

/** «عام ألفين وسبعة». */
function yearInWords(g: Grammar, i: number): { year: number; hijri: boolean; next: number } | null {
  const n = g.text.count(i);
  if (!n || n.digits || n.cut > 0 || n.value < 1300 || n.value > 2100 || !Number.isInteger(n.value)) return null;
  return { year: n.value, hijri: n.value <= 1500, next: n.next };
}

function hijriYear(first: number, cut: number, last: number, year: number): Found {
  // most of a Hijri year lies in the Gregorian year of its middle
  const middle = Math.floor(622.55 + (year - 1 + 0.5) * 0.970224);
  return found(
    { first, cut, last },
    {
      moment: { grain: 'year', year: middle, part: null },
      basis: `Hijri year ${year}, most of which lies in ${middle}`,
    },
    'Hijri year',
  );
}

function toldBefore(
  g: Grammar,
  span: { first: number; cut: number; last: number },
  unit: string,
  n: number,
): Found | null {
  const pattern = unit === 'Y' ? /^(\d{4})(?!\d)/u : unit === 'M' ? /^(\d{4})-(\d{2})(?!\d)/u : null;
  if (!pattern) {
    return found(span, raw('XXXX-WXX'), 'week told before');
  }
  for (let k = g.found.length - 1; k >= 0 && k >= g.found.length - 8; k--) {
    const value = timexOf(g.found[k]!.moment);
    const m = pattern.exec(value);
    if (!m) continue;
    const basis = `the ${unit === 'Y' ? 'year' : 'month'} told before, ${m[0]}${n ? `, plus one` : ''}`;
    if (unit === 'Y')
      return found(span, { moment: { grain: 'year', year: Number(m[1]) + n, part: null }, basis }, 'year told before');
    return found(
      span,
      { moment: { grain: 'month', month: Number(m[1]) * 12 + Number(m[2]) - 1 + n }, basis },
      'month told before',
    );
  }
  return found(span, raw(unit === 'Y' ? 'XXXX' : 'XXXX-XX'), 'told before, of which there is none');
}

/** «الأيام الماضية», «السنوات القليلة المقبلة»: vague; with a number («الأيام الثلاثة الماضية») a duration. */
export const modifiedUnits: Rule = (g, i) => {
  const { text } = g;
  // «الـ24 ساعة الماضية», «الثلاثة أيام الماضية»
  const n = text.count(i);
  if (n) {
    const of = text.plain(n.next, 'unit', 'units');
    const modifier = of && text.plain(of.next, 'last', 'next');
    if (!of || of.term.definite || !modifier || n.value > 1000 || !text.together(i, of.next)) return null;
    return found(
      { first: i, cut: n.cut, last: modifier.next },
      raw(lengthValue({ value: n.value, unit: of.term.value, times: of.term.times })),
      `duration (${of.term.row}, ${modifier.term.row})`,
    );
  }
  const position = text.term(i, 'position');
  const led = position && /^(?:اخر|اول)$/u.test(position.term.words[0]!) ? position : null;
  const units = led ? null : text.term(i, 'units', 'dual');
  if (led) {
    const length = durationAt(g, led.next);
    if (!length || length.few || !text.together(i, length.next - 1)) return null;
    return found({ first: i, cut: led.cut, last: length.next }, raw(lengthValue(length)), `duration (${led.term.row})`);
  }
  if (!units?.term.definite) return null;
  let at = units.next;
  const count = text.count(at);
  let value: number | null = units.term.kind === 'dual' ? 2 : null;
  if (count && value === null) {
    value = count.value;
    at = count.next;
  }
  if (text.is(at, 'القليله', 'القليله', 'العشر', 'المعدوده', 'القليلين')) at++;
  const modifier = text.plain(at, 'last', 'next', 'this');
  if (!modifier || !text.together(i, at)) return null;
  const span = { first: i, cut: units.cut, last: modifier.next };
  const why = `(${units.term.row}, ${modifier.term.row})`;
  if (value !== null)
    return found(span, raw(lengthValue({ value, unit: units.term.value, times: units.term.times })), `duration ${why}`);
  const ref = modifier.term.kind === 'last' ? 'PAST_REF' : modifier.term.kind === 'next' ? 'FUTURE_REF' : 'PRESENT_REF';
  return found(span, raw(ref), `vague ${why}`);
};

/** `P3D`, `PT5H`; halves in the next smaller unit («عام ونصف» is P18M). */
export function lengthValue({ value, unit, times, rest }: Pick<Length, 'value' | 'unit' | 'times' | 'rest'>): string {
  if (rest) {
    const [first, second] = [lengthValue({ value, unit, times }), lengthValue(rest)];
    return first.includes('T') ? first + second.slice(2) : first + second.slice(1);
  }
  const total = value * times;
  if (Number.isInteger(total)) return `P${unit.length === 2 ? `T${total}${unit[1]}` : `${total}${unit}`}`;
  const whole = Math.floor(total);
  const fraction = total - whole;
  switch (unit) {
    case 'Y':
      return `P${Math.round(total * 12)}M`;
    case 'D':
      return `PT${Math.round(total * 24)}H`;
    case 'TH':
      return whole === 0 ? `PT${Math.round(fraction * 60)}M` : `PT${whole}H${Math.round(fraction * 60)}M`;
    case 'TM':
      return `PT${Math.round(total * 60)}S`;
    default:
      return unit === 'TS' ? `PT${total}S` : `P${total}${unit}`;
  }
}

const before = /^[وف]?قبل$/u;
const after = /^[وف]?بعد$/u;
const since = /^[وف]?منذ$/u;

/** «قبل ثلاثة أيام», «بعد أسبوعين», «منذ سنوات»: counted from publication, or, before «من», a length of time. */
export const ago: Rule = (g, i) => {
  const { text, anchor } = g;
  const word = text.word(i);
  const sign = before.test(word) ? -1 : after.test(word) ? 1 : since.test(word) ? 0 : null;
  if (sign === null) return null;
  const cut = /^[وف]/u.test(word) ? 1 : 0;
  const length = durationAt(g, i + 1, true);
  if (!length || !text.together(i, length.next - 1)) return null;
  // «منذ ساعات الصباح»: no number of hours
  if (length.few && text.plain(length.next, 'part')?.term.definite) return null;
  // «منذ ليلة أمس»: a day follows
  if ((partOfDay(g, i + 1)?.last ?? 0) > length.next) return null;
  const fromNow = text.is(length.next, 'من') && text.is(length.next + 1, 'الان', 'اليوم');
  const span = { first: i, cut, last: fromNow ? length.next + 2 : length.next };
  const why = `${sign < 0 ? 'ago' : sign > 0 ? 'from now' : 'since'} (${length.row})`;
  const relative = text.is(length.next, 'من', 'علي', 'فقط') && !fromNow;
  if (length.few) {
    if (sign <= 0) return found(span, raw('PAST_REF'), why);
    if (!relative && g.future(i)) return found(span, raw('FUTURE_REF'), why);
    return found(
      { ...span, first: i + 1, cut: 0 },
      raw(`PX${length.unit.replace('T', '')}`),
      `duration (${length.row})`,
    );
  }
  // what goes on since has a length, as what is before or after something else
  if (sign === 0)
    return found({ first: i + 1, cut: 0, last: length.next }, raw(lengthValue(length)), `duration (${length.row})`);
  if (relative || (sign > 0 && !fromNow && !g.future(i))) return found(span, raw(lengthValue(length)), why);
  const { unit } = length;
  const n = sign * length.value * length.times;
  if (anchor.day === null)
    return found(span, { ...raw(sign < 0 ? 'PAST_REF' : 'FUTURE_REF'), basis: anchor.words }, why);
  if (unit.startsWith('T')) {
    const hours = unit === 'TH' ? length.value : 0;
    if (hours >= 24 && hours % 24 === 0) return found(span, anchor.offset((sign * hours) / 24), why);
    return found(span, raw(lengthValue(length)), why);
  }
  if (!Number.isInteger(n)) {
    if (unit !== 'Y') return found(span, raw(lengthValue(length)), why);
    const moved = moveMonths(anchor.day, Math.round(n * 12));
    return found(
      span,
      { moment: { grain: 'month', month: monthIndex(moved) }, basis: `${anchor.words}, ${Math.round(n * 12)} months` },
      why,
    );
  }
  return found(span, anchor.unit(unit, 1, n), why);
};

const monthIndex = (number: number): number => {
  const [y, m] = timexOf(day(number)).split('-').map(Number) as [number, number];
  return y * 12 + m - 1;
};

/** «ثلاثة أيام», «يومين», «لمدة أسبوع», «عدة أشهر», «لسنوات». */
export const duration: Rule = (g, i) => {
  const { text } = g;
  const length = durationAt(g, i);
  if (!length || !text.together(i, length.next - 1)) return null;
  if (isAge(g, i, length)) return null;
  const value = length.few ? `PX${length.unit.replace('T', '')}` : lengthValue(length);
  return found({ first: i, cut: length.cut, last: length.next }, raw(value), `duration (${length.row})`);
};

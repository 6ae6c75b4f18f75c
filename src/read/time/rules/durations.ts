import { parseFraction } from '../../../arabic/numerals.js';
import type { Grammar } from '../grammar.js';

/** A length of time: so many of a unit. */
export interface Length {
  readonly value: number;
  /** As in the table of units: `D`, `TH`. */
  readonly unit: string;
  readonly times: number;
  /** An unknown number («عدة أيام»). */
  readonly few: boolean;
  readonly cut: number;
  readonly next: number;
  readonly row: string;
  /** A smaller unit that goes on («سنة وستة أشهر»). */
  readonly rest?: Length;
}

/** After these a single noun of time is one of it («خلال عام», «لمدة يوم»). */
const oneOf =
  /^(?:[وف]?(?:خلال|مده|لمده|بمده|غضون|طيله|طوال|مدي|قبل|بعد|منذ|مدته|مدتها|لاكثر|لاقل|قرابه|نحو|حوالي|زها|فتره|لفتره|مهله|ظرف|بغضون|يستمر|تستمر|استمر|استمرت|دام|دامت|استغرق|استغرقت|يستغرق|تستغرق))$/u;

/**
 * The length that begins at a token: a number and a unit, a dual, a unit by itself where `single` or the words before
 * say that one is meant, «نصف ساعة», «عام ونصف».
 */
export function durationAt(g: Grammar, i: number, single = false): Length | null {
  const length = lengthAt(g, i, single) ?? beforeMore(g, i);
  // a light year is a distance
  if (!length || /^ضوي/u.test(g.text.word(length.next))) return null;
  if (length.few || !g.text.word(length.next).startsWith('و') || !g.text.together(i, length.next)) return length;
  const rest = lengthAt(g, length.next, true);
  const smaller = rest && !rest.few && rest.cut === 1 && sizes.indexOf(rest.unit) > sizes.indexOf(length.unit);
  return smaller && length.times === 1 && rest.times === 1 ? { ...length, next: rest.next, rest } : length;
}

/** A single unit is one of it where a smaller one goes on: «سنة وستة أشهر». */
function beforeMore(g: Grammar, i: number): Length | null {
  const unit = g.text.term(i, 'unit');
  if (!unit || unit.term.definite || !g.text.word(unit.next).startsWith('و')) return null;
  const rest = lengthAt(g, unit.next, false);
  return rest && !rest.few && sizes.indexOf(rest.unit) > sizes.indexOf(unit.term.value) ? lengthAt(g, i, true) : null;
}

/** Units from the largest down. */
const sizes = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS'];

function lengthAt(g: Grammar, i: number, single: boolean): Length | null {
  const { text } = g;
  const approx = text.term(i, 'approx');
  if (approx) {
    const of = durationAt(g, approx.next, true);
    return of && text.together(i, of.next - 1) ? { ...of, cut: approx.cut } : null;
  }
  const few = text.term(i, 'few');
  if (few) {
    const of = text.plain(few.next, 'units', 'unit');
    if (!of || !text.together(i, few.next)) return null;
    return {
      value: 0,
      unit: of.term.value,
      times: of.term.times,
      few: true,
      cut: few.cut,
      next: of.next,
      row: of.term.row,
    };
  }
  const n = text.count(i);
  if (n && n.value > 0) {
    let at = n.next;
    if (text.is(at, ')')) at++;
    const of = text.plain(at, 'unit', 'units');
    if (!of || of.term.definite || !text.together(i, at)) return null;
    // of three to ten comes the plural; «فاز 3-1 يوم السبت» has a score before its day
    if (of.term.kind === 'unit' && n.value < 11 && Number.isInteger(n.value)) return null;
    if (of.term.words[0] === 'يوم' && (text.plain(of.next, 'weekday', 'day') || text.count(of.next))) return null;
    const half = halfAt(g, of.next);
    return {
      value: n.value + (half?.value ?? 0),
      unit: of.term.value,
      times: of.term.times,
      few: false,
      cut: n.cut,
      next: half ? half.next : of.next,
      row: of.term.row,
    };
  }
  const part = parseFraction([text.word(i)], 0);
  if (part && part.length === 1) {
    const of = text.plain(i + 1, 'unit');
    if (!of || of.term.definite || !text.together(i, i + 1)) return null;
    return {
      value: part.value,
      unit: of.term.value,
      times: of.term.times,
      few: false,
      cut: 0,
      next: of.next,
      row: of.term.row,
    };
  }
  const dual = text.term(i, 'dual');
  if (dual) {
    const form = dual.term.words[0]!;
    // «يومي», «عامي» need a noun of what: they are read with their dates
    if (dual.term.definite || /[^ن]$/u.test(form)) return null;
    const half = halfAt(g, dual.next);
    return {
      value: 2 + (half?.value ?? 0),
      unit: dual.term.value,
      times: dual.term.times,
      few: false,
      cut: dual.cut,
      next: half ? half.next : dual.next,
      row: dual.term.row,
    };
  }
  const one = text.term(i, 'unit');
  // «طوال العام», «على مدار اليوم»: one whole
  if (
    one?.term.definite &&
    !one.term.value.startsWith('T') &&
    /^(?:طوال|طيله|مدار)$/u.test(text.word(i - 1)) &&
    one.cut === 0
  ) {
    if (text.plain(one.next, 'last', 'next', 'this', 'weekday')) return null;
    return {
      value: 1,
      unit: one.term.value,
      times: one.term.times,
      few: false,
      cut: 0,
      next: one.next,
      row: one.term.row,
    };
  }
  if (one && !one.term.definite) {
    const counted = text.is(one.next, 'واحد', 'واحده');
    const half = halfAt(g, one.next);
    const led =
      single ||
      oneOf.test(text.word(i - 1)) ||
      (one.cut > 0 && /^[وف]?ل/u.test(text.word(i)) && text.is(one.next, 'كامل', 'كامله'));
    const full = text.is(one.next, 'كامل', 'كامله');
    if (!counted && !half && !led && !full) return null;
    if (!counted && !half && text.toks[one.next]?.kind === 'number') return null;
    const next = counted || full ? one.next + 1 : half ? half.next : one.next;
    return {
      value: 1 + (half?.value ?? 0),
      unit: one.term.value,
      times: one.term.times,
      few: false,
      cut: one.cut,
      next,
      row: one.term.row,
    };
  }
  const many = text.term(i, 'units');
  if (
    many &&
    !many.term.definite &&
    (single || (many.cut > 0 && /^[وف]?ل/u.test(text.word(i))) || oneOf.test(text.word(i - 1)))
  ) {
    const next = text.is(many.next, 'قليله', 'طويله', 'معدوده', 'عديده', 'عده', 'كثيره') ? many.next + 1 : many.next;
    return {
      value: 0,
      unit: many.term.value,
      times: many.term.times,
      few: true,
      cut: many.cut,
      next,
      row: many.term.row,
    };
  }
  return null;
}

/** «ونصف», «ونصف العام» after a unit. */
function halfAt(g: Grammar, i: number): { value: number; next: number } | null {
  const { text } = g;
  const word = text.word(i);
  const value = word === 'ونصف' ? 0.5 : word === 'وربع' ? 0.25 : word === 'وثلث' ? 1 / 3 : 0;
  if (value === 0 || !text.together(i - 1, i)) return null;
  const of = text.plain(i + 1, 'unit');
  return { value, next: of?.term.definite ? of.next : i + 1 };
}

/** Whether a number of years is somebody's age («البالغ 52 سنة», «(49 عاماً)», «مريم، 32 عاماً،»). */
export function isAge(g: Grammar, i: number, length: Length): boolean {
  const { text } = g;
  if (!(length.unit === 'Y' && length.times === 1) && !(length.unit === 'M' && length.times === 1)) return false;
  for (let k = i - 1; k >= i - 5 && text.together(k, i); k--) if (text.term(k, 'age')) return true;
  if (text.is(i - 1, 'عن')) return true;
  if (text.is(length.next, 'من') && text.term(length.next + 1, 'age')) return true;
  if (text.term(length.next, 'age')) return true;
  if (length.unit !== 'Y') return false;
  const closing = text.is(length.next, ')', '،', ',', 'و', '-');
  if (text.is(i - 1, '(') && closing) return true;
  return text.is(i - 1, '،', ',', '-') && closing && length.value >= 5;
}

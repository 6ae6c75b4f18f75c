import { found, type Grammar, lastDay, type Rule, withPart } from '../grammar.js';
import { day } from '../moment.js';
import { dayAt } from './days.js';

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly part: string | null;
  readonly next: number;
  /** Whether something besides the number says that it is a time of day. */
  readonly certain: boolean;
}

const fractions: ReadonlyMap<string, number> = new Map([
  ['والنصف', 30],
  ['ونصف', 30],
  ['والربع', 15],
  ['والثلث', 20],
]);

const two = (n: number): string => String(n).padStart(2, '0');

/** Hour and minutes («14:30», «الثامنة والنصف», «10 و20 دقيقة») with the part of day behind them. */
function clockAt(g: Grammar, i: number): (Clock & { cut: number }) | null {
  const { text } = g;
  const t = text.toks[i];
  if (!t) return null;
  let hour: number;
  let minute = 0;
  let cut = 0;
  let at: number;
  let certain = false;
  const dotted = t.kind === 'number' ? /^(\d{1,2})[.,](\d{2})$/u.exec(t.bare) : null;
  const n = text.count(i);
  const ordinal = text.ordinal(i);
  const plain =
    t.kind === 'number' && /^[0-2]\d[0-5]\d$/u.test(t.bare) && text.plain(i - 1, 'unit')?.term.value === 'TH';
  const after = text.toks[i + 2];
  // «47ر09»: some agencies put an r between hours and minutes, which print turns round
  const turned = t.kind === 'number' && text.is(i + 1, 'ر') && after?.kind === 'number' && !after.spaced;
  if (plain) {
    hour = Number(t.bare.slice(0, 2));
    minute = Number(t.bare.slice(2));
    at = i + 1;
    certain = true;
  } else if (turned) {
    const [a, b] = [Number(t.bare), Number(after.bare)];
    [hour, minute] = b <= 24 ? [b, a] : [a, b];
    at = i + 3;
  } else if (dotted) {
    hour = Number(dotted[1]);
    minute = Number(dotted[2]);
    at = i + 1;
  } else if (n?.digits && Number.isInteger(n.value)) {
    hour = n.value;
    at = n.next;
    cut = n.cut;
    const minutes = text.toks[at + 1];
    const sign = text.is(at, ':') || (text.is(at, '،', ',', '.') && !text.toks[at]!.spaced);
    if (sign && minutes?.kind === 'number' && /^\d{2}$/u.test(minutes.bare) && !minutes.spaced) {
      minute = Number(minutes.bare);
      certain = text.is(at, ':');
      at += 2;
      if (text.is(at, ':') && text.toks[at + 1]?.kind === 'number') at += 2;
    }
  } else if (ordinal?.definite && ordinal.value <= 12 && /[هي]$/u.test(t.fold.replace(/^و/u, ''))) {
    hour = ordinal.value;
    at = ordinal.next;
    cut = ordinal.cut;
  } else return null;
  const fraction = fractions.get(text.word(at));
  if (fraction !== undefined) {
    minute = fraction;
    at++;
    certain = ordinal !== null;
  } else if (text.is(at, 'الا') && /^(?:ال)?(?:ربع|ثلث)ا?$/u.test(text.word(at + 1))) {
    certain = ordinal !== null;
    minute = text.word(at + 1).includes('ربع') ? 45 : 40;
    hour -= 1;
    at += 2;
  } else {
    const more = text.word(at).startsWith('و') ? text.count(at) : null;
    const unit = more && text.plain(more.next, 'unit', 'units');
    if (more && unit?.term.value === 'TM' && more.value < 60) {
      minute = more.value;
      at = unit.next;
    }
  }
  if (hour > 24 || minute > 59 || !text.together(i, at - 1)) return null;
  let part: string | null = null;
  const from = text.is(at, 'من') ? at + 1 : at;
  const hit = text.together(i, from) ? text.plain(from, 'part') : null;
  if (hit) {
    part = hit.term.value;
    certain = true;
    // with a day behind it the part is that day's, see `clock`
    at = from === at ? hit.next : at;
    if (from !== at && !dayAt(g, hit.next)) at = hit.next;
    if (hit.term.definite && from !== hit.next - 1 && from > at) at = hit.next;
  } else if (text.is(at, 'ص')) {
    part = 'MO';
    certain = true;
    at++;
  } else if (text.is(at, 'م') && (n?.digits ?? false)) {
    part = 'EV';
    certain = true;
    at++;
  }
  if (hour < 12 && (part === 'EV' || part === 'AF' || (part === 'NI' && hour >= 6))) hour += 12;
  if (hour === 12 && part === 'NI') hour = 0;
  if (hour === 24) hour = 0;
  return { hour, minute, part, next: at, certain, cut };
}

/** «بتوقيت غرينتش», «ت غ», «بالتوقيت المحلي». */
function zoneAt(g: Grammar, i: number): number {
  const { text } = g;
  if (!text.together(i - 1, i)) return i;
  if (text.is(i, 'بتوقيت'))
    return text.is(i + 1, 'مكه') && text.is(i + 2, 'المكرمه') ? i + 3 : text.is(i + 1, 'شرق', 'وسط') ? i + 3 : i + 2;
  if (text.is(i, 'بالتوقيت', 'توقيت')) return i + 2;
  if (text.is(i, 'تغ', 'جمت', 'غرينتش', 'جرينتش', 'غ')) return i + 1;
  if (text.is(i, 'ت')) {
    const at = text.is(i + 1, '.') ? i + 2 : i + 1;
    if (text.is(at, 'غ'))
      return text.is(at + 1, '.') && text.is(i + 1, '.') && !text.toks[at + 1]!.spaced && text.together(at, at + 2)
        ? at + 2
        : at + 1;
  }
  return i;
}

/** «الساعة 14:30 بتوقيت غرينتش», «الثامنة مساء», «الساعة العاشرة من صباح السبت». */
export const clock: Rule = (g, i) => {
  const { text, anchor } = g;
  const unit = text.term(i, 'unit');
  const led = unit?.term.value === 'TH' && unit.term.definite ? unit : null;
  const c = clockAt(g, led ? led.next : i);
  if (!c) return null;
  let last = zoneAt(g, c.next);
  if (!led && !c.certain && last === c.next) return null;
  // «الجولة الثانية من مساء الجمعة», «الساعات الأولى من صباح اليوم» count something else
  if (!led && text.toks[i]!.kind === 'word' && /^(?:[وفبك]?ال|لل)\p{L}+(?:ه|ات)$/u.test(text.word(i - 1))) return null;
  // «2 - 1 مساء» is a score
  if (!led && text.is(i - 1, '-', '–') && text.toks[i]!.kind === 'number') return null;
  if (!led && c.part === null && last === c.next && text.toks[i]!.kind === 'number' && !text.toks[i]!.spaced && i > 0)
    return null;
  const cut = led ? led.cut : c.cut;
  let at = last;
  if (text.is(at, 'من')) at++;
  const partHit = text.together(i, at) ? text.plain(at, 'part') : null;
  const of = text.together(i, at)
    ? dayAt(g, partHit ? (text.is(partHit.next, 'من') ? partHit.next + 1 : partHit.next) : at)
    : null;
  const joined = of && of.cut === 0 && (of.moment.grain === 'day' || of.moment.grain === 'raw') ? of : null;
  let { hour } = c;
  if (joined) last = joined.last;
  if (joined && partHit && c.part === null && hour < 12 && ['AF', 'EV'].includes(partHit.term.value)) hour += 12;
  const base = joined ?? baseOf(g, i, anchor);
  const value = `${two(hour)}:${two(c.minute)}`;
  if (!joined && last !== c.next) last = zoneAt(g, c.next);
  return found({ first: i, cut, last }, withPart(base, null, value), `clock time${joined ? `, ${joined.why}` : ''}`);
};

function baseOf(g: Grammar, i: number, anchor: Grammar['anchor']) {
  const told = lastDay(g, i, false);
  return told ? { moment: day(told.day), basis: `the day told before, ${told.text}` } : anchor.offset(0);
}

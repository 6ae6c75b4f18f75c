import { found, lastDay, type Rule, raw, withPart } from '../grammar.js';
import { day } from '../moment.js';
import { clock } from './clock.js';
import { partOfDay } from './days.js';
import { durationAt } from './durations.js';
import { lengthValue, namedUnit } from './units.js';

/** Fixed expressions of the table `time-phrases`: «مؤخراً», «في القريب العاجل». */
export const phrase: Rule = (g, i) => {
  const { text, anchor } = g;
  const hit = text.term(i, 'vague', 'raw', 'set');
  if (!hit) return null;
  const { term } = hit;
  const span = { first: i, cut: hit.cut, last: hit.next };
  const why = `phrase (${term.row})`;
  // «حتى الساعة 17:00» has a time of day
  if (term.words.at(-1) === 'الساعه' && clock(g, hit.next - 1)) return null;
  if (term.kind === 'set') return found(span, raw(term.value), why, { set: true });
  if (term.kind === 'raw' && term.value.startsWith('T')) {
    const told = lastDay(g, i, false);
    const base = told ? { moment: day(told.day), basis: `the day told before, ${told.text}` } : anchor.offset(0);
    return found(span, withPart(base, null, term.value.slice(1)), why);
  }
  // «في وقت سابق من يوم الجمعة», «في وقت لاحق اليوم»: that day, that month
  const of = text.is(hit.next, 'من') ? hit.next + 1 : hit.next;
  if (term.words[1] === 'وقت' && text.together(i, of)) {
    const inside = partOfDay(g, of) ?? (of > hit.next || text.plain(of, 'this-before') ? namedUnit(g, of) : null);
    if (inside && inside.cut === 0) return { ...inside, first: i, cut: hit.cut, why: `${why}, ${inside.why}` };
  }
  if (term.value === 'by-tense') return found(span, raw(g.future(i) ? 'FUTURE_REF' : 'PAST_REF'), why);
  return found(span, raw(term.value), why);
};

/** «كل يوم», «كل ثلاثة أشهر», «كل جمعة», «يومياً», «السنوية». */
export const recurring: Rule = (g, i) => {
  const { text } = g;
  const word = text.word(i);
  if (/^[وف]?كل$/u.test(word)) {
    const cut = word.length - 2;
    const day = text.plain(i + 1, 'unit');
    const weekday =
      text.plain(i + 1, 'weekday', 'bare-weekday') ??
      (day?.term.words[0] === 'يوم' ? text.plain(day.next, 'weekday', 'bare-weekday') : null);
    if (weekday)
      return found(
        { first: i, cut, last: weekday.next },
        raw(`XXXX-WXX-${weekday.term.value}`),
        `set (${weekday.term.row})`,
        { set: true },
      );
    const part = text.plain(i + 1, 'part');
    if (part && !part.term.definite)
      return found({ first: i, cut, last: part.next }, raw('P1D'), `set (${part.term.row})`, { set: true });
    const length = durationAt(g, i + 1, true);
    if (!length || length.few || length.cut > 0 || !text.together(i, length.next - 1)) return null;
    // the wish «كل عام وأنتم بخير»
    if (text.is(length.next, 'وانتم', 'وانت')) return null;
    return found({ first: i, cut, last: length.next }, raw(lengthValue(length)), `set (${length.row})`, { set: true });
  }
  const hit = text.term(i, 'recurring');
  if (!hit) return null;
  // «الذكرى السنوية» is one day
  if (text.is(i - 1, 'الذكري', 'ذكري', 'بالذكري', 'للذكري')) return null;
  return found(
    { first: i, cut: hit.cut, last: hit.next },
    raw(lengthValue({ value: 1, unit: hit.term.value, times: hit.term.times })),
    `set (${hit.term.row})`,
    { set: true },
  );
};

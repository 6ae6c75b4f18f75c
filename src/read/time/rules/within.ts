import { type Found, type Rule, withPart } from '../grammar.js';
import { partOfDay } from './days.js';

/** «الساعات الأولى من», «ساعة متأخرة من», «وقت مبكر من»: hours within the day that follows. */
export const hoursWithin: Rule = (g, i) => {
  const { text } = g;
  const hour = text.term(i, 'unit', 'units');
  const isHour = hour?.term.value === 'TH' ? hour : null;
  const time = /^[وف]?وقت$/u.exec(text.word(i));
  if (!isHour && !time) return null;
  let at = i + 1;
  let morning = false;
  if (text.plain(at, 'part')?.term.definite) {
    morning = text.plain(at, 'part')!.term.value === 'MO';
    at++;
  }
  if (!/^(?:ال)?(?:اولي|مبكره?|متاخره?)$/u.test(text.word(at))) return null;
  at++;
  if (text.is(at, 'من')) at++;
  const of: Found | null = text.together(i, at) ? partOfDay(g, at) : null;
  if (!of || of.cut > 0) return null;
  const r = morning && of.moment.grain === 'day' && of.moment.part === null ? withPart(of, 'MO', null) : of;
  const cut = isHour ? isHour.cut : time![0].length - 3;
  return { ...of, ...r, first: i, cut, why: `hours within, ${of.why}` };
};

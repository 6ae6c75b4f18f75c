import { fold } from '../../../arabic/letters.js';
import { parseOrdinal } from '../../../arabic/numerals.js';
import { found, type Grammar, type Rule } from '../grammar.js';
import { yearAt } from './dates.js';

const leads = new Set(
  [
    'في',
    'منذ',
    'حتى',
    'خلال',
    'بين',
    'إلى',
    'لغاية',
    'بعد',
    'قبل',
    'من',
    'لسنة',
    'لعام',
    '(',
    'أواخر',
    'أوائل',
    'مطلع',
    'نهاية',
    'بداية',
    'منتصف',
    'سنوات',
    'أعوام',
    'موسم',
    'لموسم',
    'ف',
    'ل',
    'ب',
    'ففي',
    'وفي',
    'ومنذ',
    'إبان',
    'بحلول',
    'وبحلول',
    'مع',
    'نسخة',
    'حوالي',
    'سنتي',
    'عامي',
    'بعامي',
    'لعامي',
    'للعامين',
    'العامين',
    'السنتين',
    'دفعة',
  ].map(fold),
);

/** A year in digits where the words around call for one: «في 2011», «(1975-1990)», «بين عامي 2013 و2014», «عام 2013». */
export const year: Rule = (g, i) => {
  const { text } = g;
  const t = text.toks[i]!;
  let at = i;
  let cut = 0;
  // «و2014», «لـ2014»
  if (
    t.kind === 'word' &&
    text.toks[i + 1]?.kind === 'number' &&
    !text.toks[i + 1]!.spaced &&
    /^[وفلب]{1,2}$/u.test(t.fold)
  ) {
    at = i + 1;
    cut = t.fold.length;
  }
  const dual = text.term(i, 'dual');
  const led = dual?.term.value === 'Y' && dual.term.times === 1 ? dual : null;
  if (led) {
    at = led.next;
    cut = led.cut;
  }
  const y = yearAt(g, at);
  if (!y || !text.together(i, at)) return null;
  // a number of the size of a Hijri year needs the sign behind it
  if (y.hijri && y.next === at + 1 && !led) return null;
  const before = text.word(i - 1);
  const previous = g.found.at(-1);
  const chained =
    previous !== undefined &&
    previous.moment.grain === 'year' &&
    previous.last >= i - 1 &&
    (previous.last === i || /^(?:[-–—/،,]|و|الي|او|حتي)$/u.test(before));
  const ranged = /^[-–—]$/u.test(text.word(y.next)) && yearAt(g, y.next + 1) !== null && text.together(i, y.next);
  const licensed =
    led !== null ||
    chained ||
    ranged ||
    leads.has(before) ||
    leads.has(before.replace(/^و/u, '')) ||
    (cut > 0 && t.fold !== 'و') ||
    text.term(i - 1, 'eventful') !== null;
  if (!licensed || (i > 0 && !text.together(i - 1, i) && !led)) return null;
  // a counted noun follows: «في 2000 مدرسة»
  if (!led && !chained && !ranged && counted(g, y.next, before)) return null;
  const moment = y.hijri ? Math.floor(622.55 + (y.year - 0.5) * 0.970224) : y.year;
  return found(
    { first: i, cut, last: y.next },
    {
      moment: { grain: 'year', year: moment, part: null },
      basis: y.hijri ? `Hijri year ${y.year}, most of which lies in ${moment}` : null,
    },
    'year in digits',
  );
};

const connecting = new Set([
  'عندما',
  'بعدما',
  'كما',
  'مما',
  'هذا',
  'اذا',
  'ايضا',
  'حينما',
  'بينما',
  'فيما',
  'تقريبا',
  'ربما',
  'هكذا',
  'لكنها',
  'وكما',
  'وهذا',
]);

/** Whether the word after a number looks like what it counts: an indefinite noun without preposition or conjunction. */
function counted(g: Grammar, i: number, before: string): boolean {
  const { text } = g;
  const t = text.toks[i];
  if (!t || !text.together(i - 1, i) || t.kind === 'sign') return text.is(i, '%', '٪', '$');
  if (t.kind !== 'word') return t.kind === 'latin';
  // «وصل إلى 1750 قدما»: an accusative after a preposition that goes with amounts too
  if (/^و?(?:الي|من|حتي|بعد|قبل|حوالي)$/u.test(before) && /^(?!ال)\p{L}{2,}ا$/u.test(t.fold) && !connecting.has(t.fold))
    return true;
  return /^(?:الف|مليون|مليار|دولار|يورو|شخص|جندي|مقاتل|كيلومتر|كلم|متر|طن|ريال|درهم|دينار|جنيه|ليره|مدرسه|وحده|عامل|موظف|صاروخ|عنصر|قتيل|جريح|فرد|اسير|عايله|اسره|برميل|ميغاوات|نقطه|نسمه)ا?$/u.test(
    t.fold,
  );
}

/** «التسعينات», «ستينيات القرن الماضي». */
export const decade: Rule = (g, i) => {
  const { text } = g;
  const m = /^([وفبل]{0,2})((?:ال|ل)?)(عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين)(?:ي?ات)$/u.exec(text.word(i));
  if (!m) return null;
  const tens = parseOrdinal([`ال${m[3]}`], 0)!.value / 10;
  let last = i + 1;
  if (text.is(last, 'من') && text.is(last + 1, 'القرن')) last++;
  let century = 19;
  if (text.is(last, 'القرن') && text.together(i, last)) {
    last++;
    if (text.plain(last, 'last')) last++;
    else if (text.plain(last, 'this')) {
      century = 20;
      last++;
    } else {
      const n = text.ordinal(last);
      if (n) {
        century = n.value - 1;
        last = n.next;
      }
    }
  } else if (m[2] === '' || (text.is(last, 'من') && text.term(last + 1, 'age'))) return null;
  return found(
    { first: i, cut: m[1]!.length, last },
    { moment: { grain: 'decade', decade: century * 10 + tens }, basis: null },
    'decade',
  );
};

/** «القرن التاسع عشر»: counted from one. */
export const century: Rule = (g, i) => {
  const { text } = g;
  const hit = text.term(i, 'unit');
  if (hit?.term.times !== 100 || !hit.term.definite) return null;
  const n = text.ordinal(hit.next);
  if (!n?.definite || n.value < 2 || n.value > 22 || !text.together(i, n.next - 1)) return null;
  return found(
    { first: i, cut: hit.cut, last: n.next },
    { moment: { grain: 'century', century: n.value - 1 }, basis: null },
    'century',
  );
};

/** «العقد الأول من القرن الحالي», «العقد الثاني من القرن العشرين». */
export const decadeOfCentury: Rule = (g, i) => {
  const { text } = g;
  const hit = text.term(i, 'unit');
  if (hit?.term.times !== 10 || !hit.term.definite) return null;
  const n = text.ordinal(hit.next);
  if (!n?.definite || n.value > 10 || !text.is(n.next, 'من') || !text.is(n.next + 1, 'القرن')) return null;
  const which = text.plain(n.next + 2, 'last', 'this');
  const ordinal = which ? null : text.ordinal(n.next + 2);
  if ((!which && !ordinal?.definite) || !text.together(i, n.next + 2)) return null;
  const hundred = which ? (which.term.kind === 'last' ? 19 : 20) : ordinal!.value - 1;
  const last = which ? which.next : ordinal!.next;
  const moment = { grain: 'decade', decade: hundred * 10 + n.value - 1 } as const;
  return found({ first: i, cut: hit.cut, last }, { moment, basis: null }, 'decade');
};

/** «صيف 2017», «الصيف الماضي», «النصف الأول من العام الجاري», «الربع الثالث من 2019». */
export const partOfYear: Rule = (g, i) => {
  const { text, anchor } = g;
  const before = text.term(i, 'this-before');
  const these = before && text.plain(before.next, 'season');
  if (before && these?.term.definite && text.together(i, before.next)) {
    const r = anchor.unit('Y', 1, 0);
    if (r.moment.grain === 'year')
      return found(
        { first: i, cut: before.cut, last: these.next },
        { moment: { ...r.moment, part: these.term.value }, basis: r.basis },
        `season (${these.term.row})`,
      );
  }
  const season = text.term(i, 'season');
  const portion = season ? null : text.term(i, 'ordinal-part');
  const hit = season ?? portion;
  if (!hit) return null;
  let at = hit.next;
  let part = hit.term.value;
  if (portion) {
    const n = text.ordinal(at);
    const second = text.is(at, 'الاخير') ? (part === 'H' ? 2 : 4) : n?.definite ? n.value : 0;
    if (second < 1 || second > (part === 'H' ? 2 : 4)) return null;
    part = `${part}${second}`;
    at = n?.definite ? n.next : at + 1;
    if (text.is(at, 'من', 'ل')) at++;
  }
  if (!text.together(i, at)) return null;
  const finish = (year: number, basis: string | null, last: number) =>
    found(
      { first: i, cut: hit.cut, last },
      { moment: { grain: 'year', year, part }, basis },
      `part of year (${hit.term.row})`,
    );
  const modifier = season ? text.plain(at, 'last', 'next', 'this') : null;
  if (modifier && season?.term.definite) {
    if (anchor.day === null)
      return found(
        { first: i, cut: hit.cut, last: modifier.next },
        { moment: { grain: 'raw', value: `XXXX-${part}` }, basis: anchor.words },
        `season (${hit.term.row})`,
      );
    const first = { SP: 3, SU: 6, FA: 9, WI: 12 }[part] ?? 1;
    const direction = modifier.term.kind as 'last' | 'next' | 'this';
    const by = anchor.yearOf(first, null, direction)!;
    return finish(by.year, by.basis, modifier.next);
  }
  if (season?.term.definite) return null;
  const y = unitYear(g, at);
  return y ? finish(y.year, y.basis, y.last) : null;
};

function unitYear(g: Grammar, i: number): { year: number; basis: string | null; last: number } | null {
  const { text, anchor } = g;
  const unit = text.term(i, 'unit');
  const is = unit?.term.value === 'Y' && unit.term.times === 1 ? unit : null;
  const y = yearAt(g, is ? is.next : i);
  if (y && !y.hijri) return { year: y.year, basis: null, last: y.next };
  if (!is?.term.definite) return null;
  const modifier = text.plain(is.next, 'last', 'next', 'this');
  if (!modifier) return null;
  const r = anchor.unit('Y', 1, Number(modifier.term.value));
  return r.moment.grain === 'year' ? { year: r.moment.year, basis: r.basis, last: modifier.next } : null;
}

import { isDay } from '../../arabic/calendar.js';

/** Civil months as Arabic papers write them, from the Levant to Morocco, in the folded form of `folded`. */
const months: readonly string[] = [
  'يناير|جانفي|كانون الثاني|كانون ثاني',
  'فبراير|فيفري|شباط',
  'مارس|اذار',
  'ابريل|افريل|نيسان',
  'مايو|ماي|ايار',
  'يونيو|يونيه|جوان|حزيران',
  'يوليو|يوليوز|يوليه|جويليه|تموز',
  'اغسطس|غشت|اوت|اب',
  'سبتمبر|شتنبر|ايلول',
  'اكتوبر|تشرين الاول|تشرين اول',
  'نوفمبر|نونبر|تشرين الثاني|تشرين ثاني',
  'ديسمبر|دجنبر|كانون الاول|كانون اول',
];
const hijri =
  'محرم|صفر|ربيع الاول|ربيع الاخر|ربيع الثاني|جمادي الاولي|جمادي الاول|جمادي الاخره|جمادي الثانيه|رجب|شعبان|رمضان|شوال|ذو القعده|ذي القعده|ذو الحجه|ذي الحجه';
/** Whatever else stands in a line that only says when a report was published. */
const around =
  'الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|تم|نشر|نشرت|النشر|تاريخ|التاريخ|بتاريخ|وقت|اخر|تحديث|التحديث|حدث|حدثت|اضيف|اضيفت|' +
  'يوم|في|الساعه|صباحا|مساء|ظهرا|بتوقيت|توقيت|غرينتش|جرينتش|مكه|المكرمه|القاهره|بيروت|دمشق|بغداد|عمان|الدوحه|ابوظبي|الموافق|' +
  'م|ه|هـ|ص|gmt|utc|am|pm|ksa|updated|published|منذ|و|ق|د|س';

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{M}\u0640\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\u0660-\u0669]/gu, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ة/gu, 'ه')
    .replace(/ى/gu, 'ي');

const notLetter = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'gu');
const monthWords = notLetter(
  months
    .join('|')
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|'),
);
const hijriWords = notLetter(hijri);
const aroundWords = notLetter(around);

/** Whether a line holds a date or a time of day and nothing else. */
export function isOnlyDate(line: string): boolean {
  if (line.length > 120) return false;
  const text = folded(line);
  if (!/\d/u.test(text)) return false;
  return !/\p{L}/u.test(text.replace(monthWords, ' ').replace(hijriWords, ' ').replace(aroundWords, ' '));
}

/** The civil day that a line writes out («الأحد 9 كانون الثاني/يناير 2022»), as ISO 8601; null where it writes none. */
export function writtenDate(line: string): string | null {
  const text = folded(line);
  for (const [i, names] of months.entries()) {
    const m = new RegExp(
      `(?<![\\d/.-])(\\d{1,2})[\\s،,]*(?:من\\s)?(?:${names})(?!\\p{L})(?:\\s?[/(]\\s?\\p{L}+(?:\\s\\p{L}+)?\\)?)?[\\s،,]*((?:19|20)\\d{2})(?!\\d)`,
      'u',
    ).exec(text);
    if (m === null || !isDay(Number(m[2]), i + 1, Number(m[1]))) continue;
    return `${m[2]}-${String(i + 1).padStart(2, '0')}-${m[1]!.padStart(2, '0')}`;
  }
  return null;
}

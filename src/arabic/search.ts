import { fold } from './letters.js';

/** Letters of Persian, Urdu and Kurdish keyboards, and those for foreign sounds, as the Arabic letters they stand for. */
const letters: Readonly<Record<string, string>> = {
  '\u067E': 'ب', // پ
  '\u0686': 'ج', // چ
  '\u0698': 'ز', // ژ
  '\u06A4': 'ف', // ڤ
  '\u06AD': 'ك', // ڭ
  '\u06AF': 'ك', // گ
  '\u06AA': 'ك', // ڪ
  '\u06BE': 'ه', // ھ
  '\u06C0': 'ه', // ۀ
  '\u06C1': 'ه', // ہ
  '\u06D5': 'ه', // ە
  '\u06CE': 'ي', // ێ
  '\u06D2': 'ي', // ے
  '\u06C6': 'و', // ۆ
};
const foreign = /[\u067E\u0686\u0698\u06A4\u06AA\u06AD\u06AF\u06BE\u06C0\u06C1\u06C6\u06CE\u06D2\u06D5]/gu;
/** Words that only Arabic letters and digits make need no more than `fold`. */
const plain = /^[\u0621-\u064A]*$/u;

/** Of a number its digits and its decimal sign: «15,000», «15٬000» and «15000» are one. */
const number = (n: string): string => n.replace(/\u066B/gu, '.').replace(/[,\u066C](?=\d{3}(?!\d))/gu, '');

/**
 * The form under which a word is looked for: `fold`, and besides letters of other keyboards as Arabic ones, thousands
 * separators gone, Latin letters without accents. Empty for a word of which nothing is left (a lone hamza). Idempotent.
 */
export function searchForm(word: string): string {
  const form = fold(word);
  if (plain.test(form)) return form;
  if (/^\d/u.test(form)) return number(form);
  return form
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(foreign, (c) => letters[c]!);
}

import { isoDate } from '../page/dates.js';

/**
 * A feed's date as ISO 8601: an instant with its own offset, or a day where the time has no zone. Besides what pages
 * write, the older ways of RFC 822 and RFC 2822, 4.3, that feeds keep alive: named zones, years of two digits, a weekday
 * in the site's language, a remark in brackets.
 */
export function feedDate(text: string): string | null {
  const plain = text
    .trim()
    .replace(/\s*\([^)]*\)$/u, '')
    .replace(/^\p{L}+[,،]?\s+(?=\d)/u, '')
    .replace(/^(\d{1,2}[\s-]+[A-Za-z]{3,9}[\s-]+)(\d{2})(?=\s|$)/u, (_, before, year) => before + century(year) + year)
    .replace(/(?<=\d\s?)(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/iu, clock)
    .replace(/(?<=\d\s?)[A-Z]{2,4}$/iu, (name) => zones[name.toLowerCase()] ?? name);
  return isoDate(plain) ?? isoDate(text);
}

const century = (year: string): string => (Number(year) < 50 ? '20' : '19');

const clock = (
  whole: string,
  sign: string,
  hours: string,
  minutes: string | undefined,
  at: number,
  text: string,
): string =>
  // the end of a day in ISO 8601 looks the same
  text.slice(0, at).includes(':') ? `${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}` : whole;

/** Military letters other than Z say nothing (RFC 2822, 4.3), and other names have several meanings. */
const zones: Readonly<Record<string, string>> = {
  ut: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
};

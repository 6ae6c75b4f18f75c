/**
 * The Gregorian calendar as arithmetic on day numbers: days since 1970-01-01, negative before. No clock, no time zone.
 */

export interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The day number of a date (proleptic Gregorian). */
export function dayNumber({ year, month, day }: CivilDay): number {
  // years begin in March here, so that the leap day is the last of its year
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** The date of a day number. */
export function civilDay(number: number): CivilDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const d = z - era * 146097;
  const y = Math.floor((d - Math.floor(d / 1460) + Math.floor(d / 36524) - Math.floor(d / 146096)) / 365);
  const ofYear = d - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return { year: y + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * m + 2) / 5) + 1 };
}

/** How many days a month has. */
export const daysInMonth = (year: number, month: number): number =>
  dayNumber(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) -
  dayNumber({ year, month, day: 1 });

/** ISO weekday: 1 Monday to 7 Sunday. */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 week of a day; its year may be the one before or after. */
export function isoWeek(number: number): { readonly year: number; readonly week: number } {
  const thursday = number - weekday(number) + 4;
  const { year } = civilDay(thursday);
  return { year, week: Math.floor((thursday - dayNumber({ year, month: 1, day: 1 })) / 7) + 1 };
}

/** Monday of an ISO week. */
export function mondayOf(year: number, week: number): number {
  const fourth = dayNumber({ year, month: 1, day: 4 });
  return fourth - weekday(fourth) + 1 + (week - 1) * 7;
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** `YYYY-MM-DD`. */
export function isoDay(number: number): string {
  const { year, month, day } = civilDay(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day number of `YYYY-MM-DD`, null for anything else or a day that does not exist. What follows the day is ignored. */
export function parseIsoDay(text: string): number | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/u.exec(text);
  if (!m) return null;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return isDay(year, month, day) ? dayNumber({ year, month, day }) : null;
}

/** Whether there is such a day. */
export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** `YYYY-MM` of a month counted from year 0: `year * 12 + month - 1`. */
export const isoMonth = (months: number): string =>
  `${pad(Math.floor(months / 12), 4)}-${pad((((months % 12) + 12) % 12) + 1, 2)}`;

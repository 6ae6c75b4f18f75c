import { civilDay, dayNumber, daysInMonth, isoDay, isoMonth, isoWeek } from '../../arabic/calendar.js';

/** A stretch of days that TIMEX3 has a value for. Days are day numbers, months are `year * 12 + month - 1`. */
export type Moment =
  | { readonly grain: 'day'; readonly day: number; readonly part: string | null; readonly clock: string | null }
  | { readonly grain: 'week'; readonly monday: number; readonly weekend: boolean }
  | { readonly grain: 'month'; readonly month: number }
  | { readonly grain: 'year'; readonly year: number; readonly part: string | null }
  | { readonly grain: 'decade'; readonly decade: number }
  | { readonly grain: 'century'; readonly century: number }
  /** Days that no single value covers, a Hijri month: `value` is the nearest one that TIMEX3 can write. */
  | { readonly grain: 'span'; readonly value: string; readonly from: number; readonly to: number }
  /** A duration, a set, a vague or an unresolved value. */
  | { readonly grain: 'raw'; readonly value: string };

export const day = (number: number, part: string | null = null, clock: string | null = null): Moment => ({
  grain: 'day',
  day: number,
  part,
  clock,
});

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** The TIMEX3 value. */
export function timexOf(m: Moment): string {
  switch (m.grain) {
    case 'day':
      return isoDay(m.day) + (m.clock !== null ? `T${m.clock}` : m.part !== null ? `T${m.part}` : '');
    case 'week': {
      const { year, week } = isoWeek(m.monday);
      return `${pad(year, 4)}-W${pad(week, 2)}${m.weekend ? '-WE' : ''}`;
    }
    case 'month':
      return isoMonth(m.month);
    case 'year':
      return pad(m.year, 4) + (m.part === null ? '' : `-${m.part}`);
    case 'decade':
      return pad(m.decade, 3);
    case 'century':
      return pad(m.century, 2);
    default:
      return m.value;
  }
}

const yearStart = (year: number): number => dayNumber({ year, month: 1, day: 1 });
const monthStart = (month: number): number =>
  dayNumber({ year: Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1, day: 1 });

/** First and last month of seasons (northern, by the calendar), quarters and halves, counted from January of the year. */
const partMonths: Readonly<Record<string, readonly [number, number]>> = {
  SP: [2, 4],
  SU: [5, 7],
  FA: [8, 10],
  WI: [11, 13],
  Q1: [0, 2],
  Q2: [3, 5],
  Q3: [6, 8],
  Q4: [9, 11],
  H1: [0, 5],
  H2: [6, 11],
};

/** First and last day number; null for what covers no known days. */
export function coverage(m: Moment): readonly [from: number, to: number] | null {
  switch (m.grain) {
    case 'day':
      return [m.day, m.day];
    case 'week':
      return m.weekend ? [m.monday + 5, m.monday + 6] : [m.monday, m.monday + 6];
    case 'month':
      return [monthStart(m.month), monthStart(m.month + 1) - 1];
    case 'year': {
      const part = m.part === null ? null : partMonths[m.part];
      if (part) return [monthStart(m.year * 12 + part[0]), monthStart(m.year * 12 + part[1] + 1) - 1];
      return [yearStart(m.year), yearStart(m.year + 1) - 1];
    }
    case 'decade':
      return [yearStart(m.decade * 10), yearStart(m.decade * 10 + 10) - 1];
    case 'century':
      return [yearStart(m.century * 100), yearStart(m.century * 100 + 100) - 1];
    case 'span':
      return [m.from, m.to];
    default:
      return null;
  }
}

/** The day number moved by months; the last of the month where the day does not exist there. */
export function moveMonths(number: number, by: number): number {
  const { year, month, day: of } = civilDay(number);
  const months = year * 12 + month - 1 + by;
  const y = Math.floor(months / 12);
  const m = months - y * 12 + 1;
  return dayNumber({ year: y, month: m, day: Math.min(of, daysInMonth(y, m)) });
}

import { civilDay, dayNumber, isDay, isoDay, weekday } from '../../arabic/calendar.js';
import { hijriDay, hijriDayNumber } from '../../arabic/calendar-hijri.js';
import { day, type Moment } from './moment.js';

/** So many days ahead, at most, a date without year may lie where the past is told; farther ahead it is last year's. */
const nearAhead = 45;

/** A moment and how it came about. */
export interface Resolved {
  readonly moment: Moment;
  /** In words; null when the expression stands by itself. */
  readonly basis: string | null;
}

export type Direction = 'last' | 'next' | 'this' | 'past' | 'future' | null;

const unitNames: Readonly<Record<string, string>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** «minus two days» */
export function steps(n: number, unit: string): string {
  const size = Math.abs(n);
  return `${n < 0 ? 'minus' : 'plus'} ${words[size] ?? size} ${unitNames[unit] ?? unit}${size === 1 ? '' : 's'}`;
}

/** The day against which a report's relative expressions are read. Everything is null-safe: without it values hold X. */
export class Anchor {
  constructor(
    readonly day: number | null,
    /** «published» or «dateline» */
    private readonly source: string,
  ) {}

  /** «published 2022-01-09» */
  get words(): string {
    return this.day === null ? 'the day of publication is unknown' : `${this.source} ${isoDay(this.day)}`;
  }

  private open(value: string): Resolved {
    return { moment: { grain: 'raw', value }, basis: this.words };
  }

  offset(n: number): Resolved {
    if (this.day === null) return this.open('XXXX-XX-XX');
    return { moment: day(this.day + n), basis: n === 0 ? this.words : `${this.words}, ${steps(n, 'D')}` };
  }

  /** A weekday by itself is the last one up to the anchor; by `future` the first from it on. */
  weekday(w: number, direction: Direction): Resolved {
    if (this.day === null) return this.open(`XXXX-WXX-${w}`);
    const back = (weekday(this.day) - w + 7) % 7;
    let n = -back;
    let how = 'the last such weekday up to it';
    if (direction === 'last' && back === 0) n = -7;
    if (direction === 'last') how = 'the last such weekday before it';
    if (direction === 'next' || direction === 'future') {
      n = (7 - back) % 7;
      how = 'the first such weekday from it on';
      if (direction === 'next' && n === 0) n = 7;
      if (direction === 'next') how = 'the first such weekday after it';
    }
    return { moment: day(this.day + n), basis: `${this.words}, ${how}` };
  }

  /** A unit counted from the anchor's own: week, month, year, decade, century. */
  unit(unit: string, times: number, n: number): Resolved {
    if (this.day === null)
      return this.open(unit === 'W' ? 'XXXX-WXX' : unit === 'M' ? 'XXXX-XX' : unit === 'D' ? 'XXXX-XX-XX' : 'XXXX');
    const basis = n === 0 ? this.words : `${this.words}, ${steps(n * times, unit)}`;
    const { year, month } = civilDay(this.day);
    if (unit === 'D') return { moment: day(this.day + n * times), basis };
    if (unit === 'W')
      return {
        moment: { grain: 'week', monday: this.day - weekday(this.day) + 1 + 7 * n * times, weekend: false },
        basis,
      };
    if (unit === 'M') return { moment: { grain: 'month', month: year * 12 + month - 1 + n * times }, basis };
    if (times === 10) return { moment: { grain: 'decade', decade: Math.floor(year / 10) + n }, basis };
    if (times === 100) return { moment: { grain: 'century', century: Math.floor(year / 100) + n }, basis };
    return { moment: { grain: 'year', year: year + n * times, part: null }, basis };
  }

  /** The year of a Gregorian month without one, by direction. Null without an anchor. */
  yearOf(month: number, dayOfMonth: number | null, direction: Direction): { year: number; basis: string } | null {
    if (this.day === null) return null;
    const here = civilDay(this.day);
    const says = (year: number, how: string) => ({ year, basis: `${this.words}, ${how}` });
    if (direction === 'this') return says(here.year, 'the same year');
    // both as days in a year of months of 31 days: order is all that matters
    const position = month * 31 + (dayOfMonth ?? 0);
    const own = here.month * 31 + (dayOfMonth === null ? 0 : here.day);
    const ahead = position > own;
    if (direction === 'last') {
      const same = position === own;
      return says(ahead || same ? here.year - 1 : here.year, 'the last such date before it');
    }
    if (direction === 'next') return says(position <= own ? here.year + 1 : here.year, 'the first such date after it');
    if (direction === 'future')
      return says(ahead || position === own ? here.year : here.year + 1, 'the first such date from it on');
    // the past is told: a date a little ahead is still this year's, one far ahead is last year's
    const distance = position - own;
    return says(
      distance > nearAhead ? here.year - 1 : here.year,
      distance > 0 && distance <= nearAhead ? 'the nearest such date' : 'the last such date up to it',
    );
  }

  /** The same for Hijri months. */
  hijriYearOf(month: number, dayOfMonth: number | null, direction: Direction): { year: number; basis: string } | null {
    const here = this.day === null ? null : hijriDay(this.day);
    if (!here) return null;
    const says = (year: number, how: string) => ({ year, basis: `${this.words}, ${how}` });
    const position = month * 30 + (dayOfMonth ?? 0);
    const own = here.month * 30 + (dayOfMonth === null ? 0 : here.day);
    if (direction === 'this') return says(here.year, 'the same Hijri year');
    if (direction === 'last') return says(position >= own ? here.year - 1 : here.year, 'the last such date before it');
    if (direction === 'next') return says(position <= own ? here.year + 1 : here.year, 'the first such date after it');
    const ahead = position - own;
    if (direction === 'future') return says(ahead < 0 ? here.year + 1 : here.year, 'the first such date from it on');
    return says(ahead > 60 ? here.year - 1 : here.year, 'the nearest such date');
  }
}

/** A date of either calendar as a moment; null when there is no such day. */
export function dateMoment(hijri: boolean, year: number, month: number, dayOfMonth: number | null): Moment | null {
  if (!hijri) {
    if (dayOfMonth === null) return { grain: 'month', month: year * 12 + month - 1 };
    return isDay(year, month, dayOfMonth) ? day(dayNumber({ year, month, day: dayOfMonth })) : null;
  }
  if (dayOfMonth !== null) {
    // sighting may give a month of 29 days a thirtieth: it is the day after
    const number =
      hijriDayNumber({ year, month, day: dayOfMonth }) ??
      (dayOfMonth === 30 ? (hijriDayNumber({ year, month, day: 29 }) ?? Number.NaN) + 1 : Number.NaN);
    return Number.isNaN(number) ? null : day(number);
  }
  const from = hijriDayNumber({ year, month, day: 1 });
  const to =
    month === 12
      ? hijriDayNumber({ year: year + 1, month: 1, day: 1 })
      : hijriDayNumber({ year, month: month + 1, day: 1 });
  if (from === null || to === null) return null;
  return { grain: 'span', value: isoDay(from + 14).slice(0, 7), from, to: to - 1 };
}

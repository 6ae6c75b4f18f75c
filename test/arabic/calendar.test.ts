import { describe, expect, it } from 'vitest';
import {
  civilDay,
  dayNumber,
  daysInMonth,
  isoDay,
  isoMonth,
  isoWeek,
  mondayOf,
  parseIsoDay,
  weekday,
} from '../../src/arabic/calendar.js';
import { hijriDay, hijriDayNumber, hijriYears } from '../../src/arabic/calendar-hijri.js';

const n = (iso: string): number => parseIsoDay(iso)!;

describe('the Gregorian calendar', () => {
  it('counts days from 1970', () => {
    expect(n('1970-01-01')).toBe(0);
    expect(n('2000-02-29')).toBe(11016);
    for (const iso of ['0001-01-01', '1582-10-15', '1900-02-28', '1969-12-31', '2024-02-29', '2100-03-01'])
      expect(isoDay(n(iso))).toBe(iso);
  });
  it('agrees with the built-in calendar', () => {
    for (let d = -200_000; d < 200_000; d += 997) {
      const date = new Date(d * 864e5);
      expect(civilDay(d)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      expect(dayNumber(civilDay(d))).toBe(d);
      expect(weekday(d) % 7).toBe(date.getUTCDay());
    }
  });
  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '24-1-1', '2024-1-01', ''])('%s is no day', (iso) =>
    expect(parseIsoDay(iso)).toBeNull(),
  );
  it('knows ISO weeks at the ends of years', () => {
    expect(isoWeek(n('2022-01-01'))).toEqual({ year: 2021, week: 52 });
    expect(isoWeek(n('2020-12-31'))).toEqual({ year: 2020, week: 53 });
    expect(isoWeek(n('2018-12-31'))).toEqual({ year: 2019, week: 1 });
    expect(isoDay(mondayOf(2022, 1))).toBe('2022-01-03');
  });
  it('writes months', () => {
    expect(isoMonth(2022 * 12)).toBe('2022-01');
    expect(isoMonth(2022 * 12 - 1)).toBe('2021-12');
    expect(daysInMonth(2024, 2)).toBe(29);
  });
});

describe('the Umm al-Qura calendar', () => {
  // new years and feasts as announced or as in the published tables
  it.each([
    ['1300-01-01', '1882-11-12'],
    ['1356-01-01', '1937-03-14'],
    ['1420-01-01', '1999-04-17'],
    ['1434-01-01', '2012-11-15'],
    ['1436-10-25', '2015-08-10'],
    ['1437-01-01', '2015-10-14'],
    ['1439-09-01', '2018-05-16'],
    ['1440-01-01', '2018-09-11'],
    ['1441-01-01', '2019-08-31'],
    ['1442-10-01', '2021-05-13'],
    ['1443-12-10', '2022-07-09'],
    ['1445-09-01', '2024-03-11'],
  ])('%s is %s', (hijri, gregorian) => {
    const [year, month, day] = hijri.split('-').map(Number) as [number, number, number];
    const number = hijriDayNumber({ year, month, day });
    expect(isoDay(number!)).toBe(gregorian);
    expect(hijriDay(number!)).toEqual({ year, month, day });
  });
  it('goes there and back, day by day', () => {
    const last = hijriDayNumber({ year: hijriYears.last, month: 12, day: 29 })!;
    for (let d = hijriDayNumber({ year: hijriYears.first, month: 1, day: 1 })!; d <= last; d += 13)
      expect(hijriDayNumber(hijriDay(d)!)).toBe(d);
  });
  it('knows nothing beyond its table and no thirtieth of a short month', () => {
    expect(hijriDayNumber({ year: 1299, month: 12, day: 1 })).toBeNull();
    expect(hijriDayNumber({ year: 1601, month: 1, day: 1 })).toBeNull();
    expect(hijriDayNumber({ year: 1440, month: 13, day: 1 })).toBeNull();
    expect(hijriDayNumber({ year: 1445, month: 8, day: 30 })).toBeNull();
    expect(hijriDay(n('1800-01-01'))).toBeNull();
  });
});

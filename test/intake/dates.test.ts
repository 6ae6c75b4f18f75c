import { describe, expect, it } from 'vitest';
import { dateInAddress, isoDate } from '../../src/intake/page/dates.js';
import { isOnlyDate, writtenDate } from '../../src/intake/page/written-date.js';

describe('isoDate', () => {
  it.each([
    ['2022-01-09', '2022-01-09'],
    ['2022-1-9', '2022-01-09'],
    ['2022/01/09', '2022-01-09'],
    ['2022-01-09T08:15:00+03:00', '2022-01-09T08:15:00+03:00'],
    ['2022-01-09T08:15:00+0300', '2022-01-09T08:15:00+03:00'],
    ['2022-01-09 08:15:00 +03', '2022-01-09T08:15:00+03:00'],
    ['2022-01-09T08:15Z', '2022-01-09T08:15:00Z'],
    ['2022-01-09T08:15:00.250Z', '2022-01-09T08:15:00.250Z'],
    // without an offset the instant is not known
    ['2022-01-09 08:15:00', '2022-01-09'],
    ['20220109', '2022-01-09'],
    ['Sun, 09 Jan 2022 08:15:00 GMT', '2022-01-09T08:15:00Z'],
    ['9 Jan 2022 21:35 +0400', '2022-01-09T21:35:00+04:00'],
    ['٢٠٢٢-٠١-٠٩', '2022-01-09'],
    ['1641716100', '2022-01-09T08:15:00Z'],
    [1641716100000, '2022-01-09T08:15:00Z'],
  ])('%j is %s', (given, day) => expect(isoDate(given)).toBe(day));

  it.each(['2022-02-30', '03/04/2020', '0000-00-00', '1601-01-01', 'yesterday', '', 7, null, {}, '12:30'])(
    '%j is none',
    (given) => expect(isoDate(given)).toBeNull(),
  );
});

describe('dateInAddress', () => {
  it.each([
    ['https://x.example/2022/01/09/story', '2022-01-09'],
    ['https://x.example/news/2022-1-9/story', '2022-01-09'],
    ['https://x.example/2013/middle_east/8/3/syria/index.html', '2013-08-03'],
    ['https://x.example/a/20220109-story', '2022-01-09'],
    ['https://x.example/a/20229909/story', null],
    ['https://x.example/article/164913/1', null],
  ])('%s: %s', (url, day) => expect(dateInAddress(url)).toBe(day));
});

describe('a written date', () => {
  it.each([
    ['الأحد 9 كانون الثاني/يناير 2022', '2022-01-09'],
    ['نشر في: 21 تشرين الأول 2008 - 10:30', '2008-10-21'],
    ['الجمعة، ٨ فيفري ٢٠١٩', '2019-02-08'],
    ['آخر تحديث: 3 غشت 2017، 14:00 (GMT+1)', '2017-08-03'],
    ['السبت 12 صفر 1440 هـ 20 أكتوبر 2018 م', '2018-10-20'],
  ])('%s is %s', (line, day) => {
    expect(isOnlyDate(line)).toBe(true);
    expect(writtenDate(line)).toBe(day);
  });

  it('is not what a sentence says', () => {
    expect(isOnlyDate('قتل سبعة أشخاص في 9 يناير 2022')).toBe(false);
    expect(isOnlyDate('بيروت في 9 يناير 2022')).toBe(true);
    expect(isOnlyDate('يوم الأحد')).toBe(false);
    expect(writtenDate('31 فبراير 2022')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { noRhythm } from '../../../src/intake/feeds/item.js';
import { afterFailure, afterSuccess, defaultPace, retryAfterMs } from '../../../src/intake/feeds/schedule.js';

const now = new Date('2024-02-18T10:30:00Z');
const minutes = (at: Date): number => (at.getTime() - now.getTime()) / 60_000;
const success = (given: Partial<Parameters<typeof afterSuccess>[0]> = {}): Date =>
  afterSuccess({ now, rhythm: noRhythm, headers: {}, pace: defaultPace, random: 0, ...given });
const failure = (given: Partial<Parameters<typeof afterFailure>[0]> = {}): number =>
  minutes(afterFailure({ now, failures: 1, retryAfter: null, pace: defaultPace, random: 0.5, ...given }));

describe('after a success', () => {
  it('an hour is usual, a little more by chance', () => {
    expect(minutes(success())).toBe(60);
    expect(minutes(success({ random: 1 }))).toBeCloseTo(66);
  });

  it('what the feed and its server say is followed, within reason', () => {
    const ttl = (everyMinutes: number) => minutes(success({ rhythm: { ...noRhythm, everyMinutes } }));
    expect(ttl(30)).toBe(30);
    expect(ttl(1)).toBe(15);
    expect(ttl(100_000)).toBe(24 * 60);
    const kept = (headers: Record<string, string>) => minutes(success({ headers }));
    expect(kept({ 'cache-control': 'public, max-age=1800' })).toBe(30);
    expect(kept({ 'cache-control': 'max-age=3600', age: '1200' })).toBe(40);
    expect(kept({ 'cache-control': 'no-cache, max-age=86400' })).toBe(60);
    expect(kept({ expires: 'Sun, 18 Feb 2024 12:00:00 GMT', date: 'Sun, 18 Feb 2024 11:30:00 GMT' })).toBe(30);
    expect(kept({ expires: '-1' })).toBe(60);
  });

  it('hours and days that the feed skips are skipped', () => {
    expect(success({ rhythm: { ...noRhythm, skipHours: [11, 12] } }).toISOString()).toBe('2024-02-18T13:00:00.000Z');
    // a Sunday
    expect(success({ rhythm: { ...noRhythm, skipDays: [0] } }).toISOString()).toBe('2024-02-19T00:00:00.000Z');
    expect(minutes(success({ rhythm: { ...noRhythm, skipDays: [0, 1, 2, 3, 4, 5, 6] } }))).toBe(60);
  });
});

describe('after a failure', () => {
  it('each wait is twice the one before, up to a day', () => {
    expect([1, 2, 3, 4].map((failures) => failure({ failures }))).toEqual([15, 30, 60, 120]);
    expect(failure({ failures: 500 })).toBe(24 * 60);
  });

  it('chance moves it a quarter either way', () => {
    expect(failure({ random: 0 })).toBe(11.25);
    expect(failure({ random: 1 })).toBe(18.75);
  });

  it('Retry-After is waited for, but not for ever', () => {
    expect(failure({ retryAfter: '7200' })).toBe(120);
    expect(failure({ retryAfter: '10' })).toBe(15);
    expect(failure({ retryAfter: 'Sun, 18 Feb 2024 14:30:00 GMT' })).toBe(240);
    expect(failure({ retryAfter: '999999999' })).toBe(7 * 24 * 60);
  });
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Sun, 18 Feb 2024 10:31:00 GMT', 60_000],
  ['Sat, 17 Feb 2024 10:31:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['', null],
  [null, null],
])('Retry-After %s', (value, ms) => {
  expect(retryAfterMs(value, now)).toBe(ms);
});

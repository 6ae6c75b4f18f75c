import { describe, expect, it } from 'vitest';
import type { Claim, Ledger } from '../../src/archive/views/ledger.js';
import { translatorFor } from '../../web/src/i18n/translator.js';
import { claimantsIn, claimantsWritten } from '../../web/src/ledger/claimants.js';
import { ledgerCsv } from '../../web/src/ledger/csv.js';
import { lookOf } from '../../web/src/ledger/looks.js';
import { type Frame, plotOf } from '../../web/src/ledger/plot.js';
import { pointSaid } from '../../web/src/ledger/say.js';

const place = { id: 1, key: 'k', type: 'place', name: 'حلب', named: true, english: 'Aleppo', link: null };
const report = { uid: 'r', seq: 1, title: '=1+1', published: null, publisher: 'جريدة', url: null };
const words = { start: 0, end: 2, text: '12' };
const claim = (figure: string, day: string, value: number, more: Partial<Claim> = {}): Claim => ({
  ...{ figure, day, value, low: value, high: value, bound: 'exact', unit: null, words, context: words, chain: [] },
  ...{ claimant: 0, statement: null, event: 'v', stance: null, denied: false, report, said: false, repeats: null },
  ...{ review: 'machine', ...more },
});
const ledger = (claims: readonly Claim[]): Ledger => ({
  ...{ key: '1.any.killed.any', place, type: null, day: null, measure: 'killed', claims },
  of: { counted: claims.length, all: true },
  claimants: [place, { ...place, id: 2, name: 'كريم، منصور' }].map((entity) => ({
    ...{ claimant: { kind: 'entity', entity }, claims: 1, values: [], revised: false },
  })),
});
const frame: Frame = { width: 800, height: 400, direction: 'ltr', spacing: 'even' };

describe('a plot of a ledger', () => {
  const claims = [
    claim('a', '2024-03-05', 12),
    claim('b', '2024-03-06', 20, { high: null, bound: 'atLeast' }),
    claim('c', '2024-03-06', 20, { repeats: 'b' }),
    claim('d', '2024-03-08', 40, { low: 36, high: 44, bound: 'about', claimant: 1 }),
  ];

  it('lets time run as writing does', () => {
    const right = plotOf(ledger(claims), frame).points.map((p) => p.x);
    const left = plotOf(ledger(claims), { ...frame, direction: 'rtl' }).points.map((p) => p.x);
    expect(right).toEqual(right.toSorted((a, b) => a - b));
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left.map((x) => frame.width - x)).toEqual(right);
  });

  it('shows bounds, and repetitions with what they repeat', () => {
    const { points, lines } = plotOf(ledger(claims), frame);
    expect(points.map((p) => [p.claim.figure, p.repeats.length, p.open, p.range !== null])).toEqual([
      ['a', 0, null, false],
      ['b', 1, 'up', false],
      ['d', 0, null, true],
    ]);
    expect(lines.map((l) => l.claimant)).toEqual([0]);
    expect(points[2]!.range!.high).toBeLessThan(points[2]!.y);
  });

  it('lets no point cover another, and names what has room', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => claim(`f${i}`, '2024-03-05', 10, { claimant: i % 2 }));
    const { points } = plotOf(ledger([...crowd, claim('z', '2026-03-05', 10)]), frame);
    for (const [i, a] of points.entries())
      for (const b of points.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(10);
    for (const spacing of ['even', 'tenfold'] as const)
      for (const width of [300, 800]) {
        const { days, values } = plotOf(ledger([claim('a', '2019-01-07', 3), claim('b', '2024-03-05', 90_000)]), {
          ...{ ...frame, width, spacing },
        });
        expect(days.length).toBeGreaterThan(1);
        for (const [i, d] of days.slice(1).entries()) expect(d.x - days[i]!.x).toBeGreaterThanOrEqual(72);
        for (const [i, v] of values.slice(1).entries()) expect(values[i]!.y - v.y).toBeGreaterThanOrEqual(22);
      }
  });
});

it('claimants look unlike one another, with colour and without', () => {
  const looks = Array.from({ length: 56 }, (_, i) => lookOf(i));
  expect(new Set(looks.map((l) => `${l.hue} ${l.sign}`)).size).toBe(56);
  expect(new Set(looks.slice(0, 35).map((l) => `${l.sign} ${l.dash}`)).size).toBe(35);
});

it('claimants stand in the address whatever their names are', () => {
  const own = ledger([claim('a', '2024-03-05', 12)]);
  expect(claimantsIn(own, claimantsWritten(own, [1]))).toEqual([1]);
  expect(claimantsIn(own, 'e999,oX')).toEqual([]);
});

it('a point is said with all that its sign shows', () => {
  const own = ledger([claim('a', '2024-03-05', 12, { bound: 'atLeast', denied: true })]);
  expect(pointSaid(own, own.claims[0]!, 2, translatorFor('ar', 'latn'))).toBe(
    'على الأقل 12، حلب، 5 مارس 2024، منفي، كرره خبران',
  );
});

it('a table for a spreadsheet holds no formula', () => {
  const rows = ledgerCsv(ledger([claim('a', '2024-03-05', 12)]), translatorFor('en', 'latn')).split('\r\n');
  expect(rows[1]).toContain("'=1+1");
  expect(rows[0]!.startsWith('\u{FEFF}day,')).toBe(true);
});

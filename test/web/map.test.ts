import { describe, expect, it } from 'vitest';
import {
  type Bubble,
  bubblesOf,
  fitting,
  mainBounds,
  type Projected,
  radiusOf,
  squareOf,
} from '../../web/src/map/clusters.js';
import { barsBetween, daysOf, drawingOf, shownOf, written } from '../../web/src/pages/events/bars.js';
import { batchesOf } from '../../web/src/sources/batches.js';

const place = (id: string, count: number, x: number, y: number): Projected => ({
  place: { id, name: id, coordinates: [0, 0], precision: 'place', count },
  ...{ x, y },
});
const ids = (bubbles: readonly Bubble[]): string[][] => bubbles.map((b) => b.places.map((p) => p.id));

describe('places on the map', () => {
  it('that lie close are one bubble, named after the one with most', () => {
    const bubbles = bubblesOf([place('a', 1, 100, 100), place('b', 5, 104, 100), place('c', 2, 300, 100)]);
    expect(ids(bubbles)).toEqual([['b', 'a'], ['c']]);
    expect(bubbles[0]).toMatchObject({ count: 6, x: 104 });
  });

  it('give the same bubbles in whatever order they come', () => {
    const places = [place('a', 3, 0, 0), place('b', 3, 10, 0), place('c', 3, 20, 0), place('d', 1, 25, 5)];
    expect(ids(bubblesOf(places.toReversed()))).toEqual(ids(bubblesOf(places)));
  });

  it('are drawn by area, and even the least can be touched', () => {
    expect(radiusOf(1, 100)).toBeGreaterThanOrEqual(11);
    expect(radiusOf(100, 100)).toBeGreaterThan(radiusOf(50, 100));
    expect(radiusOf(1, 1)).toBe(radiusOf(1, 1000));
  });

  it('are looked at where most of them are', () => {
    const at = (id: string, x: number, y: number, count: number) => ({
      ...place(id, count, 0, 0).place,
      coordinates: [x, y] as const,
    });
    const near = Array.from({ length: 50 }, (_, i) => at(`n${i}`, 30 + i / 10, 30, 100));
    expect(mainBounds([...near, at('far', -100, 40, 3)])[0]).toBeGreaterThanOrEqual(30);
    expect(mainBounds([near[0]!, at('far', -100, 40, 3)])[0]).toBe(-100);
  });

  it('have their names where there is room', () => {
    const [bubble] = bubblesOf([place('a', 1, 0, 0)]);
    const label = (key: string, x: number, y: number) => ({ key, text: 'الجنينة', x, y });
    const labels = [label('one', 0, 60), label('two', 5, 62), label('over', 0, 0), label('far', 300, 60)];
    expect(fitting(labels, 13, [squareOf(bubble!)]).map((l) => l.key)).toEqual(['one', 'far']);
  });
});

describe('bars of time', () => {
  it('have first and last days', () => {
    expect(daysOf('week', '2025-03-03')).toEqual({ from: '2025-03-03', to: '2025-03-09' });
    expect(daysOf('month', '2024-02-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('year', '2024-01-01')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });

  it.each([
    [{ from: '2025-03-03', to: '2025-03-03' }, '2025-03-03'],
    [{ from: '2024-02-01', to: '2024-02-29' }, '2024-02'],
    [{ from: '2024-01-01', to: '2024-12-31' }, '2024'],
    [{ from: '2025-03-03', to: '2025-03-09' }, '2025-03-03..2025-03-09'],
  ])('%j are written %s', (days, text) => {
    expect(written(days)).toBe(text);
  });

  const timeline = {
    ...{ of: { counted: 9, all: true }, by: 'happened', bucket: 'day', undated: 0, vague: 0 },
    bars: [
      {
        from: '2025-03-03',
        events: 5,
        types: [
          { value: 'ASSAULT', count: 3 },
          { value: 'AID', count: 2 },
        ],
      },
      { from: '2025-03-10', events: 4, types: [{ value: 'DISASTER', count: 4 }] },
    ],
  } as const;

  it('run as writing does, their parts upon one another', () => {
    const size = { width: 600, height: 300 };
    const ltr = drawingOf(timeline, { ...size, direction: 'ltr' });
    const rtl = drawingOf(timeline, { ...size, direction: 'rtl' });
    expect(ltr.bars[0]!.x).toBeLessThan(ltr.bars[1]!.x);
    expect(rtl.bars[0]!.x).toBeGreaterThan(rtl.bars[1]!.x);
    const [help, harm] = ltr.bars[0]!.parts;
    expect([help!.of, harm!.of]).toEqual(['cooperation', 'deeds']);
    expect(harm!.y + harm!.height).toBeCloseTo(help!.y);
    for (const { x, width } of [...ltr.bars, ...rtl.bars]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(600);
    }
  });

  it('that lie far off are told and not drawn', () => {
    const bar = (from: string, events: number) => ({ from, events, types: [] });
    const bars = [bar('1948-05-15', 1), bar('2025-03-03', 300), bar('2025-03-10', 200), bar('2040-01-01', 2)];
    const { bars: drawn, before, after } = shownOf({ bucket: 'day', bars });
    expect(drawn.map((b) => b.from)).toEqual(['2025-03-03', '2025-03-10']);
    expect(before).toEqual({ events: 1, days: { from: '1948-05-15', to: '1948-05-15' } });
    expect(after?.events).toBe(2);
    expect(shownOf(timeline)).toEqual({ bars: timeline.bars, before: null, after: null });
  });

  it('are chosen by a touch near them or a draw over them', () => {
    const drawing = drawingOf(timeline, { width: 600, height: 300, direction: 'ltr' });
    const days = (one: number, other: number): string[] => barsBetween(drawing, one, other).map((b) => b.bar.from);
    expect(days(200, 200)).toEqual(['2025-03-03']);
    expect(days(590, 0)).toEqual(['2025-03-03', '2025-03-10']);
  });
});

it('files are sent in as many requests as they need', () => {
  const file = (name: string, size: number) => ({ name, size });
  const files = [file('a', 40e6), file('b', 30e6), file('c', 70e6), file('d', 1)];
  const { batches, tooLarge } = batchesOf(files);
  expect(batches.map((b) => b.map((f) => f.name))).toEqual([['a'], ['b', 'd']]);
  expect(tooLarge.map((f) => f.name)).toEqual(['c']);
  expect(batchesOf(Array.from({ length: 1001 }, () => file('x', 1))).batches.map((b) => b.length)).toEqual([
    500, 500, 1,
  ]);
});

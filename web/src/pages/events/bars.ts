import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Bucket, Timeline, TimelineBar } from '../../../../src/archive/views/timeline.js';
import { classes, classOf, type EventClass } from './types.js';

/** The days of a bar, as the filters write them. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const dayLength = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The first and the last day of the bar that begins on a day. */
export function daysOf(bucket: Bucket, from: string): Days {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  switch (bucket) {
    case 'day':
      return { from, to: from };
    case 'week':
      return { from, to: iso(timeOf(from) + 6 * dayLength) };
    case 'month':
      return { from, to: iso(Date.UTC(year, month, 0)) };
    case 'year':
      return { from, to: `${from.slice(0, 4)}-12-31` };
  }
}

/** Days as a filter is written: one day, one month, one year, or from one to another. */
export function written({ from, to }: Days): string {
  if (from === to) return from;
  const month = from.slice(0, 7);
  if (from.endsWith('-01') && to === daysOf('month', from).to) return month;
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  return `${from}..${to}`;
}

/** Bars that lie far from the others, so that they are told and not drawn. */
export interface Outlying {
  readonly events: number;
  readonly days: Days;
}

export interface Shown {
  readonly bars: readonly TimelineBar[];
  readonly before: Outlying | null;
  readonly after: Outlying | null;
}

/**
 * The bars to be drawn: all, unless a hundredth of the events lies so far off that the others would be squeezed into less
 * than half of the drawing.
 */
export function shownOf({ bars, bucket }: Pick<Timeline, 'bars' | 'bucket'>): Shown {
  const total = bars.reduce((sum, b) => sum + b.events, 0);
  const far = (ordered: readonly TimelineBar[]): number => {
    let seen = 0;
    const i = ordered.findIndex((b) => {
      seen += b.events;
      return seen > total / 100;
    });
    return Math.max(0, i);
  };
  const [first, last] = [far(bars), bars.length - 1 - far(bars.toReversed())];
  const span = (a: number, b: number): number => timeOf(bars[b]!.from) - timeOf(bars[a]!.from) + dayLength;
  if (bars.length < 3 || span(first, last) * 2 > span(0, bars.length - 1)) return { bars, before: null, after: null };
  const outlying = (some: readonly TimelineBar[]): Outlying | null =>
    some.length === 0
      ? null
      : {
          events: some.reduce((sum, b) => sum + b.events, 0),
          days: { from: some[0]!.from, to: daysOf(bucket, some.at(-1)!.from).to },
        };
  return {
    bars: bars.slice(first, last + 1),
    before: outlying(bars.slice(0, first)),
    after: outlying(bars.slice(last + 1)),
  };
}

/** A part of a bar: the events of one class. */
interface Part {
  readonly of: EventClass;
  readonly y: number;
  readonly height: number;
}

export interface DrawnBar {
  readonly bar: TimelineBar;
  readonly days: Days;
  readonly x: number;
  readonly width: number;
  readonly parts: readonly Part[];
}

export interface Drawing {
  readonly bars: readonly DrawnBar[];
  readonly values: readonly { readonly value: number; readonly y: number }[];
  readonly times: readonly { readonly iso: string; readonly x: number; readonly whole: 'day' | 'month' | 'year' }[];
  readonly box: { readonly x: number; readonly right: number; readonly y: number; readonly bottom: number };
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly direction: 'rtl' | 'ltr';
}

/** Where the bars stand. Time runs as writing does; every bar is as wide as its days, but never too thin to be seen. */
export function drawingOf(
  { bars, bucket }: Pick<Timeline, 'bars' | 'bucket'>,
  { width, height, direction }: Size,
): Drawing {
  const gutter = 44;
  const rtl = direction === 'rtl';
  const box = { x: rtl ? 4 : gutter, right: rtl ? width - gutter : width - 4, y: 8, bottom: height - 26 };
  const first = timeOf(bars[0]!.from);
  const last = timeOf(daysOf(bucket, bars.at(-1)!.from).to) + dayLength;
  const time = scaleUtc([first, last], rtl ? [box.right, box.x] : [box.x, box.right]);
  const greatest = bars.reduce((most, b) => Math.max(most, b.events), 1);
  const value = scaleLinear([0, greatest], [box.bottom, box.y]).nice(4);
  return {
    box,
    values: value
      .ticks(4)
      .filter((v) => Number.isInteger(v) && v > 0)
      .map((v) => ({ value: v, y: value(v) })),
    times: time.ticks(Math.max(2, Math.round(width / 110))).map((at) => ({
      iso: iso(at.getTime()),
      x: time(at),
      whole: at.getUTCDate() !== 1 ? 'day' : at.getUTCMonth() !== 0 ? 'month' : 'year',
    })),
    bars: bars.map((bar) => {
      const days = daysOf(bucket, bar.from);
      const [a, b] = [time(timeOf(days.from)), time(timeOf(days.to) + dayLength)];
      const full = Math.abs(b - a);
      const gap = full > 6 ? Math.min(2, full * 0.15) : 0;
      const drawn = Math.max(2.5, full - gap);
      const x = Math.min(Math.max((a + b) / 2 - drawn / 2, box.x), box.right - drawn);
      let below = 0;
      const parts = classes.flatMap((of): readonly Part[] => {
        const n = bar.types.reduce((sum, t) => sum + (classOf(t.value) === of ? t.count : 0), 0);
        if (n === 0) return [];
        const part = { of, y: value(below + n), height: value(below) - value(below + n) };
        below += n;
        return [part];
      });
      return { bar, days, x, width: drawn, parts };
    }),
  };
}

/** The bars that lie between two points of the drawing, or the one nearest to a point. */
export function barsBetween({ bars }: Drawing, one: number, other: number): readonly DrawnBar[] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const touched = bars.filter((b) => b.x + b.width >= from && b.x <= to);
  if (touched.length > 0 || bars.length === 0) return touched;
  const distance = (b: DrawnBar): number => Math.abs(b.x + b.width / 2 - (from + to) / 2);
  return [bars.reduce((near, b) => (distance(b) < distance(near) ? b : near))];
}

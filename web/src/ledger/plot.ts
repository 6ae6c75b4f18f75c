import { scaleLinear, scaleSymlog, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { Claim, Ledger } from '../../../src/archive/views/ledger.js';
import type { Spacing } from '../routes.js';

export interface Frame {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Time runs as writing does. */
  readonly direction: 'rtl' | 'ltr';
  readonly spacing: Spacing;
}

/** A number somebody gave, with those that repeat it. */
export interface PlotPoint {
  readonly claim: Claim;
  readonly repeats: readonly Claim[];
  readonly x: number;
  readonly y: number;
  /** Where its bounds lie; null where it has none of its own. An open one has no end: `open` says where it leads. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly open: 'up' | 'down' | null;
}

/** Where everything of a chart stands, in pixels from its upper left corner. */
export interface Plot {
  /** In the order of time. */
  readonly points: readonly PlotPoint[];
  readonly lines: readonly { readonly claimant: number; readonly path: string }[];
  /** ISO days or, over a long time, months. */
  readonly days: readonly { readonly x: number; readonly iso: string }[];
  readonly values: readonly { readonly y: number; readonly value: number }[];
  /** What the axes enclose. */
  readonly box: { readonly x: number; readonly right: number; readonly y: number; readonly bottom: number };
}

const day = 86_400_000;
const dateOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const margin = { top: 16, bottom: 30, values: 62, edge: 16 };

/** The least distance of two points' middles. */
const apart = 15;

/** Lays a ledger out. Pure. */
export function plotOf({ claims }: Pick<Ledger, 'claims'>, frame: Frame): Plot {
  const { width, height, direction } = frame;
  const rtl = direction === 'rtl';
  const box = {
    x: rtl ? margin.edge : margin.values,
    right: width - (rtl ? margin.values : margin.edge),
    y: margin.top,
    bottom: height - margin.bottom,
  };
  const times = claims.map((c) => dateOf(c.day).getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const rim = Math.max(day / 2, (last - first) * 0.04);
  const x = scaleUtc([new Date(first - rim), new Date(last + rim)], rtl ? [box.right, box.x] : [box.x, box.right]);
  const top = Math.max(1, ...claims.map((c) => Math.max(c.value, c.high ?? 0))) * 1.08;
  const heights = [box.bottom, box.y];
  const y = frame.spacing === 'even' ? scaleLinear([0, top], heights) : scaleSymlog([0, top], heights);

  const repeats = grouped(
    claims.filter((c) => c.repeats !== null),
    (c) => c.repeats,
  );
  const points = spread(
    claims
      .filter((c) => c.repeats === null)
      .map(
        (claim): PlotPoint => ({
          claim,
          repeats: repeats.get(claim.figure) ?? [],
          x: x(dateOf(claim.day)),
          y: y(claim.value),
          range:
            claim.high === null || claim.low === claim.high || claim.bound === 'atMost'
              ? null
              : { low: y(claim.low), high: y(claim.high) },
          open: claim.high === null ? 'up' : claim.bound === 'atMost' ? 'down' : null,
        }),
      ),
    box,
  );
  const path = line<PlotPoint>(
    (p) => p.x,
    (p) => p.y,
  ).curve(curveStepAfter);
  const lines = [...grouped(points, (p) => p.claim.claimant)].flatMap(([claimant, all]) => {
    const own = all.filter((p) => !p.claim.denied);
    return own.length < 2 ? [] : [{ claimant, path: path(own)! }];
  });
  const most = Math.max(2, Math.floor((box.right - box.x) / 75));
  const days = daysBetween(first, last, most, (n) => x.ticks(n));
  const ticks = frame.spacing === 'even' ? scaleLinear([0, top], [0, 1]).ticks(5) : tenfold(top);
  return {
    ...{ points, lines, box },
    days: clear(
      days.map((iso) => ({ iso, x: x(new Date(iso)) })),
      (tick) => tick.x,
      72,
    ),
    values: clear(
      ticks.filter(Number.isInteger).map((value) => ({ value, y: y(value) })),
      (tick) => tick.y,
      22,
    ),
  };
}

/** Days to be named below: at even steps; over more than half a year, the months or years a calendar would choose. */
function daysBetween(first: number, last: number, most: number, chosen: (n: number) => Date[]): readonly string[] {
  const all = Math.round((last - first) / day) + 1;
  if (all > 180)
    return chosen(most)
      .map((at) => at.toISOString())
      .filter((iso) => iso.startsWith('01T00', 8))
      .map((iso) => iso.slice(0, 7));
  const step = Math.ceil(all / most);
  return Array.from({ length: Math.ceil(all / step) }, (_, i) =>
    new Date(first + i * step * day).toISOString().slice(0, 10),
  );
}

function tenfold(top: number): readonly number[] {
  const ticks = [0];
  for (let power = 1; power <= top; power *= 10) ticks.push(...[1, 2, 5].map((n) => n * power).filter((n) => n <= top));
  return ticks;
}

/** Leaves out what would stand too near to the one before it. */
function clear<T>(ticks: readonly T[], at: (tick: T) => number, apart: number): readonly T[] {
  const kept: T[] = [];
  for (const tick of ticks) if (kept.length === 0 || Math.abs(at(kept.at(-1)!) - at(tick)) >= apart) kept.push(tick);
  return kept;
}

/** Beyond this the day is so crowded that points may lie on one another. */
const mostSteps = 60;

/** Moves points that would cover one another aside, as little as is needed. */
function spread(points: readonly PlotPoint[], { x: least, right: most }: Plot['box']): readonly PlotPoint[] {
  const placed: PlotPoint[] = [];
  const free = (x: number, y: number): boolean =>
    !placed.some((p) => Math.abs(p.x - x) < apart && Math.abs(p.y - y) < apart);
  for (const point of points) {
    let x = point.x;
    for (let step = 1; !free(x, point.y) && step <= mostSteps; step++) {
      const aside = point.x + (step % 2 === 1 ? 1 : -1) * Math.ceil(step / 2) * apart;
      if (aside >= least && aside <= most) x = aside;
    }
    placed.push({ ...point, x });
  }
  return placed;
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

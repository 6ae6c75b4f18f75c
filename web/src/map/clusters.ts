import type { MapPlace } from './place.js';

/** A place as it lies in the window, in pixels. */
export interface Projected {
  readonly place: MapPlace;
  readonly x: number;
  readonly y: number;
}

/** One place, or several that lie too near to be drawn apart. */
export interface Bubble {
  /** The one with most, first; it lends its name and its point. */
  readonly places: readonly MapPlace[];
  readonly count: number;
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly radius: number;
}

const least = 11;
const most = 30;

/** What the digits of a number need. */
const roomFor = (count: number): number => 5 + 4 * Math.min(4, String(count).length);

/** The area grows with the number, so that twice as much looks like twice as much; the smallest can still be touched. */
export const radiusOf = (count: number, greatest: number): number =>
  least + (most - least) * Math.sqrt(Math.max(0, count - 1) / Math.max(1, greatest - 1));

/**
 * Places as bubbles that do not cover one another's middle: from the greatest on, each takes up those that lie within it
 * and a small one's reach. The greatest come last in no order but theirs, so the same places give the same bubbles.
 */
export function bubblesOf(projected: readonly Projected[]): readonly Bubble[] {
  const sorted = projected.toSorted((a, b) => b.place.count - a.place.count || (a.place.id < b.place.id ? -1 : 1));
  const greatest = sorted[0]?.place.count ?? 1;
  const heads: { readonly x: number; readonly y: number; readonly reach: number; readonly places: MapPlace[] }[] = [];
  for (const { place, x, y } of sorted) {
    const head = heads.find((h) => Math.hypot(h.x - x, h.y - y) < h.reach);
    if (head === undefined) heads.push({ x, y, reach: radiusOf(place.count, greatest) + least, places: [place] });
    else head.places.push(place);
  }
  const total = (places: readonly MapPlace[]): number => places.reduce((sum, p) => sum + p.count, 0);
  const greatestSum = Math.max(1, ...heads.map((h) => total(h.places)));
  return heads.map(({ x, y, places }) => {
    const count = total(places);
    return { places, count, x, y, radius: Math.max(radiusOf(count, greatestSum), roomFor(count)) };
  });
}

/** A name to be written somewhere, in pixels around its middle. */
export interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** About how wide a text is, in ems: enough to keep names apart. */
const emsOf = (text: string): number => [...text.replace(/\p{M}/gu, '')].length * 0.56 + 0.6;

export const boxOf = ({ text, x, y }: Label, size: number): Box => {
  const half = (emsOf(text) * size) / 2;
  return { x: x - half, right: x + half, y: y - size * 0.8, bottom: y + size * 0.8 };
};

const apart = (a: Box, b: Box): boolean => a.right < b.x || b.right < a.x || a.bottom < b.y || b.bottom < a.y;

/** The labels that fit, in the order in which they are wanted: each where none before it and no bubble is. */
export function fitting(labels: readonly Label[], size: number, taken: readonly Box[]): readonly Label[] {
  const boxes = [...taken];
  return labels.filter((label) => {
    const box = boxOf(label, size);
    if (!boxes.every((other) => apart(box, other))) return false;
    boxes.push(box);
    return true;
  });
}

/** The square around a bubble. */
export const squareOf = ({ x, y, radius }: Bubble): Box => ({
  ...{ x: x - radius, right: x + radius, y: y - radius, bottom: y + radius },
});

/** What encloses places: west, south, east, north. */
type Bounds = readonly [west: number, south: number, east: number, north: number];

/**
 * Where to look first: at all of a few places; of many, where nine tenths of what there is lie in each direction, since a
 * few far off would make the others a heap.
 */
export function mainBounds(places: readonly MapPlace[]): Bounds {
  const cut = places.length > 40 ? 0.05 : 0;
  const total = places.reduce((sum, p) => sum + p.count, 0);
  const at = (axis: 0 | 1, part: number): number => {
    let seen = 0;
    const sorted = places.toSorted((a, b) => a.coordinates[axis] - b.coordinates[axis]);
    for (const place of sorted) {
      seen += place.count;
      if (seen > part * total) return place.coordinates[axis];
    }
    return sorted.at(-1)!.coordinates[axis];
  };
  return [at(0, cut), at(1, cut), at(0, 1 - cut), at(1, 1 - cut)];
}

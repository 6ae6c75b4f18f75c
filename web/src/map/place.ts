import type { Precision } from '../../../src/archive/views/precision.js';

/** Something on the map: a place, and how much there is of it. */
export interface MapPlace {
  readonly id: string;
  readonly name: string;
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number];
  /** How near the point is to where something happened. */
  readonly precision: Precision;
  readonly count: number;
}

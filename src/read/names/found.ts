import type { EntityType } from './layer.js';

/** A name found among the units of a report, before overlaps are settled. */
export interface Found {
  /** Index of its first unit, and after the last. */
  readonly from: number;
  readonly to: number;
  /** Code units of prefixes that stand before it in the first unit. */
  readonly cut: number;
  readonly type: EntityType;
  readonly entry: string | null;
  readonly why: string;
}

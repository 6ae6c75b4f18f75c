import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';
import type { EntityType } from '../names/layer.js';

/**
 * One person, body, place or group of the report with all its mentions; its span is that of the first.
 * Every mention of the mentions layer belongs to exactly one entity.
 */
export interface EntityItem extends Span {
  readonly index: number;
  readonly type: EntityType | null;
  /** Fullest name in the report, of an unnamed one its description. */
  readonly name: string;
  readonly english: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** `wikidata:Q…` or null. */
  readonly link: string | null;
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number] | null;
  /** Indices in the mentions layer, in text order. */
  readonly mentions: readonly number[];
}

export const entities = layer<EntityItem>('entities');

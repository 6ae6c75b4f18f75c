import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

export const entityTypes = ['person', 'organization', 'media', 'place', 'facility', 'group'] as const;
export type EntityType = (typeof entityTypes)[number];

/** A proper name as it stands: without prefixed و ف ب ل ك and without quotation marks around it. Names do not overlap. */
export interface Name extends Span {
  readonly type: EntityType;
  /** Index of the first token it touches. */
  readonly first: number;
  /** Index after the last token. */
  readonly last: number;
  /** Key of the gazetteer row it matched as a whole, null when only the model or context found it. */
  readonly entry: string | null;
  /** Rule, model or row that found it, for a person to read. */
  readonly why: string;
}

export const names = layer<Name>('names');

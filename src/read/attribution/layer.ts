import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

export const stances = [
  'assert',
  'believe',
  'claim',
  'deny',
  'accuse',
  'condemn',
  'endorse',
  'demand',
  'commit',
  'threaten',
] as const;
/** How the speaker stands to the content. */
export type Stance = (typeof stances)[number];

export type Mode = 'direct' | 'indirect' | 'mixed';

/** One hop of a chain. */
export interface ChainLink {
  /** Index in the mentions layer. */
  readonly mention: number;
  readonly role: 'relay' | 'speaker';
  /** True when the text does not name this one here («وأضاف»): the mention then stands earlier. */
  readonly inferred: boolean;
}

/** A content that the report ascribes to somebody; the item's span is the content. */
export interface StatementItem extends Span {
  readonly index: number;
  readonly cue: Span & { readonly lemma: string };
  /** Outermost relay first, the speaker last; empty when the speaker is unknown. */
  readonly chain: readonly ChainLink[];
  /** Index in the mentions layer. */
  readonly addressee: number | null;
  readonly stance: Stance;
  readonly mode: Mode;
  /** statement, telephone, tweet, interview, press conference, … */
  readonly medium: string | null;
  /** Index in the times layer of when it was said. */
  readonly time: number | null;
  /** Index of the statement in whose content it stands. */
  readonly inside: number | null;
  readonly why: string;
}

export const statements = layer<StatementItem>('statements');

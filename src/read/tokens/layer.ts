import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

/**
 * A word, number or sign. A word keeps its clitics («وبالقاهرة» is one token; morphology says what it is made of).
 */
export interface Token extends Span {
  /** Position in the layer. */
  readonly index: number;
  readonly kind: 'word' | 'latin' | 'number' | 'sign';
  /** See `bare` in arabic/letters. */
  readonly bare: string;
  /** See `fold` in arabic/letters. */
  readonly fold: string;
  /** The hash of its printed letters, under which stages remember what they make of it: see `Memory`. */
  readonly hash: number;
  /** Index of the sentence in its layer. */
  readonly sentence: number;
  /** Whether white space, a line end or the text's start comes before. */
  readonly spaced: boolean;
}

/** A sentence never runs over a line end; a quotation of several sentences gives several. */
export interface Sentence extends Span {
  readonly index: number;
  /** Number of the line it stands in, counted over lines that are not empty. */
  readonly paragraph: number;
  readonly role: 'headline' | 'byline' | 'body';
  /** Index of its first token. */
  readonly first: number;
  /** Index after its last token. */
  readonly last: number;
}

/** What stands between quotation marks, marks included. Nested ones each have their item. */
export interface Quotation extends Span {
  /** Without the marks. */
  readonly inner: Span;
  /** False when the closing mark is missing: it then ends with its paragraph. */
  readonly closed: boolean;
}

/** What a report says of itself before it begins: where and when it was filed and by which agency. */
export interface Dateline extends Span {
  readonly place: Span | null;
  /** Agencies or correspondents named («واس»، «وكالات»). */
  readonly agencies: readonly Span[];
  /** The part that is a date, for the time stage. */
  readonly date: Span | null;
}

export const tokens = layer<Token>('tokens');
export const sentences = layer<Sentence>('sentences');
export const quotations = layer<Quotation>('quotations');
export const datelines = layer<Dateline>('datelines');

import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

/** Something in the report that does not fit together; its span covers all of `spans`. */
export interface NoteItem extends Span {
  readonly kind: string;
  /** For a person to read, in English. */
  readonly text: string;
  readonly spans: readonly Span[];
}

export const notes = layer<NoteItem>('notes');

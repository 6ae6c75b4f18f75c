import type { Document } from '../../../document/document.js';
import type { Span } from '../../../document/span.js';
import type { NoteItem } from '../layer.js';

/** Looks for one kind of thing that does not fit together in a report. */
export interface NoteRule {
  readonly kind: string;
  find(document: Document): readonly NoteItem[];
}

/** A note over these spans, which are put in text order. */
export function note(kind: string, text: string, spans: readonly Span[]): NoteItem {
  const ordered = spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  return {
    kind,
    text,
    spans: ordered,
    start: ordered[0]!.start,
    end: Math.max(...ordered.map((s) => s.end)),
  };
}

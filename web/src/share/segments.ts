import type { RecordStatement } from '../../../src/record/record.js';
import type { Book } from '../room/book.js';
import { type Paragraph, paragraphsOf } from '../room/paragraphs.js';

/** A stretch of a paragraph with the statements around it, the outermost first. */
export interface Segment {
  readonly text: string;
  readonly within: readonly RecordStatement[];
}

export interface CutParagraph {
  readonly paragraph: Paragraph;
  readonly segments: readonly Segment[];
}

/** The paragraphs cut where statements begin and end: for a page without scripts, which cannot paint behind its text. */
export function cutParagraphs(book: Book): readonly CutParagraph[] {
  const { statements, report } = book.record;
  return paragraphsOf(report).map((paragraph) => {
    const here = statements.filter((s) => s.start < paragraph.end && paragraph.start < s.end);
    const edges = new Set([paragraph.start, paragraph.end]);
    for (const s of here)
      for (const edge of [s.start, s.end]) if (paragraph.start < edge && edge < paragraph.end) edges.add(edge);
    const cuts = [...edges].sort((a, b) => a - b);
    const segments = cuts.slice(1).map((end, i): Segment => {
      const start = cuts[i]!;
      const within = here.filter((s) => s.start <= start && end <= s.end);
      return {
        text: report.text.slice(start, end),
        within: within.sort((a, b) => (book.depth.get(a.id) ?? 1) - (book.depth.get(b.id) ?? 1)),
      };
    });
    return { paragraph, segments };
  });
}

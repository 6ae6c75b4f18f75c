import type { IsnadRecord } from '../../../src/record/record.js';

/** One line of the text as published, at its place in it. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The line that is the report's headline. */
  readonly headline: boolean;
}

/** The lines of a report that hold something, in order. Only the first can be the headline. */
export function paragraphsOf({ text, title }: IsnadRecord['report']): readonly Paragraph[] {
  const out: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '')
      out.push({
        start,
        end,
        text: line,
        headline: out.length === 0 && title !== null && line.trim() === title.trim(),
      });
    start = end + 1;
  }
  return out;
}

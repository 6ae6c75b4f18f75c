import type { ReportRef, Words } from '../archive/lists/refs.js';
import type { StatementItem } from '../archive/lists/statements.js';
import type { ReportHit, StatementHit } from '../archive/search/search.js';
import type { Excerpt } from '../archive/search/snippet.js';

/** Words of a report with those among them that were found; all offsets are the report's. */
export interface FoundWords extends Words {
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A report that was found, as JSON. */
export interface FoundReport {
  readonly report: ReportRef;
  readonly statements: number;
  readonly headline: FoundWords | null;
  readonly snippet: FoundWords | null;
}

/** A statement that was found, as JSON. */
export interface FoundStatement extends StatementItem {
  readonly marks: FoundWords['marks'];
}

const foundWords = (text: string, excerpt: Excerpt | null): FoundWords | null =>
  excerpt === null ? null : { ...excerpt, text: text.slice(excerpt.start, excerpt.end) };

export const foundReport = ({ text, report, headline, snippet, statements }: ReportHit): FoundReport => ({
  ...{ report, statements },
  headline: foundWords(text, headline),
  snippet: foundWords(text, snippet),
});

export const foundStatement = ({ statement, excerpt }: StatementHit): FoundStatement => ({
  ...statement,
  marks: excerpt.marks,
});

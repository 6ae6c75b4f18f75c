import { lowerBound, type Span } from '../../document/span.js';
import type { StatementItem } from '../attribution/layer.js';
import type { Said } from './participants.js';

/** Finds the statements around a place of the text. */
export class Statements {
  /** By start of the content, for a search backwards through those that stand around. */
  private readonly byStart: readonly StatementItem[];
  private readonly byCue: readonly StatementItem[];

  private readonly place = new Map<StatementItem, number>();

  constructor(private readonly all: readonly StatementItem[]) {
    this.byStart = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const [i, s] of this.byStart.entries()) this.place.set(s, i);
    this.byCue = [...all].sort((a, b) => a.cue.start - b.cue.start);
  }

  around(span: Span): Said {
    return { cue: this.cueAt(span), inside: this.innermost(span) };
  }

  /** The statement whose cue overlaps the span. */
  private cueAt(span: Span): StatementItem | null {
    const i = lowerBound(this.byCue, (s) => s.cue.start, span.end) - 1;
    for (let k = i; k >= 0 && k > i - 4; k--) if (this.byCue[k]!.cue.end > span.start) return this.byCue[k]!;
    return null;
  }

  private innermost(span: Span): StatementItem | null {
    let at: StatementItem | null = this.byStart[lowerBound(this.byStart, (s) => s.start, span.start + 1) - 1] ?? null;
    // contents nest: whoever does not hold the span stands beside it, and so its holder is looked at
    for (let guard = 0; at && guard < 40; guard++) {
      if (at.start <= span.start && at.end >= span.end) return at;
      if (at.inside === null) {
        const before = this.place.get(at)! - 1;
        at = guard < 6 && before >= 0 ? this.byStart[before]! : null;
      } else at = this.all[at.inside] ?? null;
    }
    return null;
  }
}

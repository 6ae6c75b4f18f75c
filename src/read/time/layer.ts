import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

/** An expression of time; see RECORD's `Time`. */
export interface TimeExpression extends Span {
  /** TIMEX3 value. */
  readonly value: string;
  /** First and last ISO day of what `value` covers; null for durations, sets and vague references. */
  readonly from: string | null;
  readonly to: string | null;
  /** What it was resolved against, in words; null when it stands by itself. */
  readonly basis: string | null;
  /** It recurs («كل يوم»). */
  readonly set: boolean;
  readonly why: string;
  /** Something that does not fit: a weekday that is not that date's, two calendars that disagree. */
  readonly conflict: string | null;
}

export const times = layer<TimeExpression>('times');

import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

/** A number that counts or measures; see RECORD's `Figure`. */
export interface FigureExpression extends Span {
  readonly value: number;
  readonly low: number;
  /** Null when open above («أكثر من»، «عشرات»). */
  readonly high: number | null;
  readonly bound: 'exact' | 'atLeast' | 'atMost' | 'about';
  /** The counted noun («قتيلاً»، «ريال»); null when none stands by. */
  readonly unit: Span | null;
  /** killed, injured, missing, arrested, displaced, troops, aircraft, money:USD, percent, … or other. */
  readonly measure: string;
  readonly why: string;
}

export const figures = layer<FigureExpression>('figures');

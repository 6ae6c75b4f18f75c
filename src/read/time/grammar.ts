import type { Anchor, Resolved } from './anchor.js';
import { day, type Moment, timexOf } from './moment.js';
import type { TimeText } from './text.js';

/** An expression of time in tokens, resolved. */
export interface Found {
  /** First token, and the letters of prefixes that are left out of it. */
  readonly first: number;
  readonly cut: number;
  /** Token after the last one. */
  readonly last: number;
  readonly moment: Moment;
  readonly basis: string | null;
  readonly conflict: string | null;
  readonly set: boolean;
  readonly why: string;
}

/** Reads one kind of expression that begins at a token; null when there is none. */
export type Rule = (g: Grammar, i: number) => Found | null;

/** Without a date beside them these are understood from what was told last. */
export interface Grammar {
  readonly text: TimeText;
  readonly anchor: Anchor;
  /** The expressions found so far, in text order. */
  readonly found: readonly Found[];
  /** Whether the words around tell of what is to come. */
  future(i: number): boolean;
}

export const found = (
  span: { readonly first: number; readonly cut?: number; readonly last: number },
  r: Resolved,
  why: string,
  more: { readonly conflict?: string | null; readonly set?: boolean } = {},
): Found => ({
  first: span.first,
  cut: span.cut ?? 0,
  last: span.last,
  moment: r.moment,
  basis: r.basis,
  conflict: more.conflict ?? null,
  set: more.set ?? false,
  why,
});

export const raw = (value: string): Resolved => ({ moment: { grain: 'raw', value }, basis: null });

/** The last day told before token `i`, in the same sentence or (`far`) anywhere before. */
export function lastDay(g: Grammar, i: number, far: boolean): { day: number; text: string } | null {
  for (let k = g.found.length - 1; k >= 0 && k >= g.found.length - 8; k--) {
    const f = g.found[k]!;
    if (!far && !g.text.together(f.first, i)) return null;
    if (f.moment.grain === 'day') return { day: f.moment.day, text: timexOf(f.moment) };
  }
  return null;
}

/** The day with a part or clock time; unresolved days keep their X. */
export function withPart(r: Resolved, part: string | null, clock: string | null): Resolved {
  const { moment } = r;
  if (moment.grain === 'day') return { moment: day(moment.day, part, clock), basis: r.basis };
  if (moment.grain === 'raw' && moment.value.startsWith('X') && !moment.value.includes('T'))
    return { moment: { grain: 'raw', value: `${moment.value}T${clock ?? part}` }, basis: r.basis };
  return r;
}

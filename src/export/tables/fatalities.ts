import type { RecordEvent, RecordFigure } from '../../record/record.js';
import { saidOn } from '../chain.js';
import type { View } from '../report.js';

/** How one number of dead is chosen where a report gives several for an event. */
export const fatalityRules = {
  low: 'the least of the figures for the killed (ACLED: the most conservative estimate)',
  best: 'the figure for the killed that stands nearest to the word which carries the event',
  high: 'the greatest of the figures for the killed',
  latest: 'the figure for the killed that was said last; of those said on one day the one that stands last',
} as const;
export type FatalityRule = keyof typeof fatalityRules;

export interface Fatalities {
  /** What was chosen by the rule. */
  readonly chosen: number;
  readonly low: number;
  readonly best: number;
  /** Null where a figure is open above («أكثر من»). */
  readonly high: number | null;
}

/** The dead of an event as its report counts them; null where it gives no figure, which is not none. */
export function fatalitiesOf(view: View, event: RecordEvent, rule: FatalityRule): Fatalities | null {
  const killed = event.figures.map((id) => view.figure(id)).filter((f): f is RecordFigure => f?.measure === 'killed');
  if (killed.length === 0) return null;
  const low = Math.min(...killed.map((f) => f.low));
  const highs = killed.map((f) => f.high);
  const high = highs.includes(null) ? null : Math.max(...(highs as number[]));
  const distance = (f: RecordFigure): number => Math.max(f.start - event.trigger.end, event.trigger.start - f.end);
  const best = least(killed, distance).value;
  const said = (f: RecordFigure): string => saidOn(view, view.innermost(f.start, f.end)).to ?? '';
  const latest = killed
    .toSorted((a, b) => (said(a) === said(b) ? a.start - b.start : said(a) < said(b) ? -1 : 1))
    .at(-1)!.value;
  const chosen = { low, best, high: Math.max(...killed.map((f) => f.high ?? f.value)), latest }[rule];
  return { chosen, low, best, high };
}

const least = <T>(items: readonly T[], of: (item: T) => number): T => items.reduce((a, b) => (of(b) < of(a) ? b : a));

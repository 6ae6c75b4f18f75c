import type { IntakeEvent } from './take-in.js';

/** How many reports came to what. */
export type Totals = Record<IntakeEvent['event'], number>;

export const noneYet = (): Totals => ({ added: 0, version: 0, same: 0, unread: 0, failed: 0 });

const count = (n: number, of: string): string => `${n.toLocaleString('en-US')} ${of}`;

/** In a few words, for people. */
export function summary(totals: Readonly<Totals>): string {
  const parts = [
    count(totals.added, 'added'),
    ...(totals.version > 0 ? [count(totals.version, totals.version === 1 ? 'new version' : 'new versions')] : []),
    ...(totals.same > 0 ? [count(totals.same, 'there already')] : []),
    ...(totals.unread > 0 ? [count(totals.unread, 'kept but not read')] : []),
    ...(totals.failed > 0 ? [count(totals.failed, 'failed')] : []),
  ];
  return parts.join(', ');
}

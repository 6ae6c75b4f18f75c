import type { Totals } from '../intake/event.js';

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

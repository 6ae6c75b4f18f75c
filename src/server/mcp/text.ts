import type { z } from 'zod';
import type { entityAnswer, Quotation, reportAnswer, statementAnswer } from './answers.js';

/*
 * Answers as text, a fact a line, what it is called before it. Every answer has its id, its words in «» and its links.
 */

export const lines = (...rows: readonly (readonly [name: string, value: string | null])[]): string =>
  rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [`${name}: ${value}`])).join('\n');

export const quotedText = ({ text, whole }: Quotation): string => `«${text.replace(/\s+/gu, ' ')}${whole ? '' : ' …'}»`;

export const entityText = (e: z.output<typeof entityAnswer>): string =>
  `${e.name} (${e.named ? e.type : `${e.type}, not named`}, entity ${e.entity})`;

export const reportText = (r: z.output<typeof reportAnswer>): string =>
  lines(
    ['in', [r.title, r.publisher, r.published?.slice(0, 10)].filter((x) => x).join(' · ')],
    ['report', `${r.report}, version ${r.version}`],
    ['url', r.url],
    ['page', r.page],
  );

export function statementText(s: z.output<typeof statementAnswer>): string {
  const speaker = s.chain.find((l) => l.role === 'speaker');
  const relays = s.chain.filter((l) => l.role === 'relay').reverse();
  return [
    `[${s.id}] ${[s.stance, s.mode, s.medium, s.said?.from, s.review].filter((x) => x).join(' · ')}`,
    lines(
      ['who', speaker === undefined ? 'unknown' : entityText(speaker.who)],
      ...relays.map((l) => ['through', entityText(l.who)] as const),
      ['to', s.addressee === null ? null : entityText(s.addressee)],
      ['says', quotedText(s.says)],
      ['cue', quotedText(s.cue)],
      ['inside', s.inside],
    ),
    reportText(s.in),
  ].join('\n');
}

/** Items one under the other, and how to go on. */
export function listText<T>(
  { items, next }: { readonly items: readonly T[]; readonly next: string | null },
  show: (item: T) => string,
  none: string,
): string {
  if (items.length === 0) return none;
  const more = next === null ? [] : [`There is more: give cursor ${next}`];
  return [...items.map(show), ...more].join('\n\n');
}

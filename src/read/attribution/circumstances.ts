import { fold } from '../../arabic/letters.js';
import { lowerBound } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { TimeExpression } from '../time/layer.js';
import type { Agents } from './agents.js';
import type { Settled } from './draft.js';
import { carries, prepositionAt } from './particles.js';
import type { Reading } from './reading.js';
import { tokenAt } from './reading.js';
import { subjectAfter } from './subject.js';

/** Nouns that tell the means of speech, folded: see tables/media-of-speech.tsv. */
export type Media = ReadonlyMap<string, string>;

export const mediaOf = (lexicon: Lexicon): Media =>
  new Map(lexicon.table('media-of-speech').map((row) => [fold(row['noun']!), row['medium']!]));

/** The tokens around the cue that tell of its circumstances: up to the content, and before the cue from the sentence's start. */
function zone(reading: Reading, draft: Settled): readonly [from: number, to: number] {
  const sentence = reading.sentences[reading.tokens[draft.at]!.sentence]!;
  const to = draft.opener ? Math.max(draft.opener.at, draft.at + 1) : (draft.source?.end ?? draft.at + 1);
  const from = draft.leads && draft.inside === null && draft.rule !== 'source' ? sentence.first : draft.at;
  return [from, Math.min(to, sentence.last)];
}

/** By what means it was said: «في بيان», «عبر تويتر». */
export function mediumOf(reading: Reading, media: Media, draft: Settled): string | null {
  if (draft.rule === 'colon') return null;
  const [from, to] = zone(reading, draft);
  for (let i = from; i < to; i++) {
    const token = reading.tokens[i]!;
    if (token.kind !== 'word') continue;
    const medium = media.get(token.fold) ?? media.get(token.fold.replace(/^(?:و|ب|ل)?(?:ال)?/u, ''));
    if (medium) return medium;
  }
  return null;
}

/** Index of the time at which it was said: the one nearest to the cue that stands in neither its content nor another's. */
export function timeOf(reading: Reading, times: readonly TimeExpression[], draft: Settled): number | null {
  const [from, to] = zone(reading, draft);
  let best: number | null = null;
  let gap = Infinity;
  const start = reading.tokens[from]!.start;
  const end = reading.tokens[to - 1]?.end ?? start;
  for (let i = lowerBound(times, (t) => t.start, start); i < times.length && times[i]!.start < end; i++) {
    const t = times[i]!;
    if (t.end > end || (t.start >= draft.content.start && t.end <= draft.content.end)) continue;
    if (t.value.startsWith('P') && !t.value.endsWith('_REF')) continue;
    const distance = Math.abs(tokenAt(reading.tokens, t.start) - draft.at);
    if (distance < gap) {
      gap = distance;
      best = i;
    }
  }
  return gap <= 25 ? best : null;
}

/** The mention to which it was said: the one asked or told, or behind «ل» when that is no outlet. */
export function addresseeOf(reading: Reading, agents: Agents, draft: Settled, speaker: number | null): number | null {
  const { form, opener } = draft;
  if (!form || !opener || draft.rule !== 'verb' || form.frame.stance === 'accuse') return null;
  const stop = opener.at;
  const subject = subjectAfter(reading, agents, draft.at, stop);
  const first = subject.kind === 'mention' ? subject.mention : null;
  const says = first && speaker !== null && agents.sameEntity(first.index, speaker);
  for (const kind of form.frame.target) {
    if (kind === 'obj') {
      if (first && !says) return agents.isDocument(first) ? null : first.index;
      const next = first ? subjectAfter(reading, agents, reach(agents, first) - 1, stop) : null;
      if (next?.kind === 'mention' && !agents.isDocument(next.mention)) return next.mention.index;
      continue;
    }
    for (let i = draft.at + 1; i < stop; i++)
      if (prepositionAt(reading.tokens[i]) === kind) {
        const m = agents.starting(i + 1);
        if (m) return m.index;
      }
  }
  if (!form.frame.target.size)
    for (let i = draft.at + 1; i < Math.min(stop, draft.at + 30); i++) {
      if (first && i < first.last) continue;
      if (!carries(reading, i, 'ل')) continue;
      const m = agents.starting(reading.tokens[i]!.bare === 'ل' ? i + 1 : i);
      if (m && !agents.isMedia(m) && m.type !== 'place' && m.type !== 'facility' && m.last === stop) return m.index;
    }
  return null;
}

/** Index after a mention and what stands in apposition to it. */
function reach(agents: Agents, m: { readonly last: number; readonly apposed: number | null }): number {
  const other = m.apposed === null ? null : agents.all[m.apposed]!;
  return other && other.first >= m.last && other.first <= m.last + 1 ? other.last : m.last;
}

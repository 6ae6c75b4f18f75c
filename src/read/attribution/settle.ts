import type { Agents } from './agents.js';
import { trimmed } from './content.js';
import { makersOf } from './documents.js';
import type { Draft, Settled } from './draft.js';
import { isComma } from './particles.js';
import type { Reading } from './reading.js';
import { isQuoting, quotingEnd } from './relays.js';

/** First token of the last clause that «ما» or «مما» opens behind a comma; -1 without one. */
function lastClause(reading: Reading, first: number, last: number): number {
  for (let i = last - 1; i > first; i--)
    if (isComma(reading.tokens[i - 1]) && /^(?:ما|مما)$/u.test(reading.tokens[i]!.bare)) return i + 1;
  return -1;
}

/** How much a rule knows of a cue that another one took too. */
const rank = (d: Draft): number =>
  d.rule === 'noun' && d.speaker?.mention === null && d.lemma !== 'جاء في' ? 0 : strength[d.rule];
const strength = { relay: 5, noun: 4, source: 3, participle: 2, verb: 1, colon: 0 } as const;

/**
 * Text order without doubles: of two with the same content the one with the closer cue stays; a source beside a
 * sentence that has its own speech is a relay of that speech or adds nothing. Tells what stands inside what.
 */
export function settle(reading: Reading, agents: Agents, drafts: readonly Draft[]): readonly Settled[] {
  const byToken = new Map<number, Draft[]>();
  for (const d of drafts) {
    if (d.rule === 'source') continue;
    const list = byToken.get(d.at);
    if (list) list.push(d);
    else byToken.set(d.at, [d]);
  }
  /** The drafts whose cue stands within these tokens, in text order. */
  const cuesIn = (from: number, to: number): Draft[] => {
    const out: Draft[] = [];
    for (let t = from; t < to; t++) out.push(...(byToken.get(t) ?? []));
    return out;
  };
  const relays = new Map<Draft, number[]>();
  const kept: Draft[] = [];
  for (const d of drafts) {
    if (d.rule !== 'source' || !d.source) {
      kept.push(d);
      continue;
    }
    // «ذكرت الوكالة نقلا عن مسؤول أن …»: the verb has the content, and the chain knows who is quoted
    const clause = reading.sentences[reading.tokens[d.at]!.sentence]!.first;
    if (isQuoting(reading, d.at) && cuesIn(clause, d.at).some((v) => v.rule === 'verb' && d.at < quotingEnd(v)))
      continue;
    // «بحسب تعبيره» behind his own words tells nothing new
    if (d.source.pronoun && cuesIn(d.content.first, d.at).length > 0) continue;
    const near = cuesIn(d.content.first, d.content.first + 8);
    if (d.source.end - 1 > d.content.first + 7) near.push(...cuesIn(d.source.end - 1, d.source.end + 2));
    const main = near.find(
      (v) =>
        v.cue.start >= d.content.start &&
        v.cue.end <= d.content.end &&
        v.rule === 'verb' &&
        v.content.last >= d.content.last - 3,
    );
    if (!main) {
      kept.push(d);
      continue;
    }
    if (d.source.pronoun) continue;
    const m = agents.starting(d.source.from) ?? agents.within(d.source.from, d.source.end)[0];
    if (!m) continue;
    if (agents.isMedia(m)) {
      relays.set(main, [...(relays.get(main) ?? []), m.index]);
      continue;
    }
    if (
      agents.isDocument(m) &&
      !m.definite &&
      !makersOf(reading, agents, m.head, reading.sentences[reading.tokens[d.at]!.sentence]!.last).issuer
    )
      continue;
    // «طالبت المعارضة بـ…، ما أسفر عن …، حسب المعارضة»: of her own demand only the last clause needs the source
    const subject = agents.at(main.at + 1);
    if (
      subject &&
      (agents.sameEntity(subject.index, m.index) ||
        reading.text.slice(subject.start, subject.end) === reading.text.slice(m.start, m.end))
    ) {
      const tail = lastClause(reading, d.content.first, d.content.last);
      if (tail > 0 && tail > main.at) kept.push({ ...d, content: trimmed(reading, tail, d.content.last) });
      continue;
    }
    kept.push(d);
  }
  const sorted = kept.sort(
    (a, b) => a.content.start - b.content.start || b.content.end - a.content.end || a.cue.start - b.cue.start,
  );
  const single: Draft[] = [];
  for (const d of sorted) {
    const last = single.at(-1);
    if (
      last &&
      last.content.start === d.content.start &&
      last.content.end === d.content.end &&
      last.rule !== 'source' &&
      d.rule !== 'source'
    ) {
      const keep = rank(d) !== rank(last) ? (rank(d) > rank(last) ? d : last) : d.cue.start > last.cue.start ? d : last;
      single[single.length - 1] = keep;
      continue;
    }
    single.push(d);
  }
  const firstCue = new Map<number, number>();
  for (const d of single) {
    const s = reading.tokens[d.at]!.sentence;
    firstCue.set(s, Math.min(firstCue.get(s) ?? Infinity, d.at));
  }
  // one word can be a cue by two patterns: the one that knows more of it stays
  const byCue = new Map<number, Draft>();
  for (const d of single) {
    const other = byCue.get(d.cue.start);
    if (!other || rank(d) > rank(other)) byCue.set(d.cue.start, d);
  }
  for (let i = single.length - 1; i >= 0; i--) if (byCue.get(single[i]!.cue.start) !== single[i]) single.splice(i, 1);
  const open: number[] = [];
  return single.map((d, i) => {
    while (open.length && single[open.at(-1)!]!.content.end <= d.content.start) open.pop();
    const inside =
      open.findLast(
        (o) =>
          single[o]!.content.start <= d.cue.start + 2 &&
          d.cue.end <= single[o]!.content.end + 1 &&
          single[o]!.content.end >= d.content.end,
      ) ?? null;
    open.push(i);
    return {
      ...d,
      inside,
      relays: [...(d.passedOn ?? []), ...(relays.get(d) ?? [])],
      leads: firstCue.get(reading.tokens[d.at]!.sentence) === d.at,
    };
  });
}

/** Verbs of which things are the subject as readily as people: «الصورة تظهر …», «الواقعة تؤكد …». */
const ofThings = new Set(['أظهر', 'أشار', 'أكد', 'كشف', 'عبر', 'أعرب', 'بين', 'أثبت', 'أبرز', 'وثق']);

/** Leaves out what looks like speech but has nobody to speak it, where the pattern by itself is weak. */
export function credible<S extends { readonly chain: readonly unknown[] }>(
  reading: Reading,
  drafts: readonly Settled[],
  said: readonly S[],
): { readonly kept: readonly Settled[]; readonly said: readonly S[] } {
  const place = new Map<number, number>();
  const kept: number[] = [];
  drafts.forEach((d, i) => {
    const speechless =
      said[i]!.chain.length === 0 &&
      (d.rule === 'noun' ||
        (d.rule === 'source' &&
          !d.source?.verb &&
          !d.source?.pronoun &&
          (d.source?.lemma === 'حسب' || !isComma(reading.tokens[d.at - 1]))) ||
        d.form?.frame.needs === 'figure' ||
        (d.form !== null &&
          d.opener?.kind !== 'quote' &&
          d.opener?.kind !== 'colon' &&
          (d.form.aspect === 'present' || d.inside !== null) &&
          ofThings.has(d.form.frame.lemma)));
    if (speechless) return;
    place.set(i, kept.length);
    kept.push(i);
  });
  const outer = (i: number | null): number | null => {
    for (let at = i; at !== null; at = drafts[at]!.inside) {
      const now = place.get(at);
      if (now !== undefined) return now;
    }
    return null;
  };
  return {
    kept: kept.map((i) => ({ ...drafts[i]!, inside: outer(drafts[i]!.inside) })),
    said: kept.map((i) => said[i]!),
  };
}

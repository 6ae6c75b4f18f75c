import { trimmed } from '../content.js';
import type { Draft } from '../draft.js';
import type { Tools } from '../opening.js';
import { nounPhraseEnd } from '../phrases.js';
import type { Reading } from '../reading.js';
import { spanOf } from '../reading.js';

/** «الحداد: …»: somebody's name or office, a colon, the words, in a headline or at a paragraph's start. */
export function colonDrafts(reading: Reading, tools: Tools): Draft[] {
  const out: Draft[] = [];
  const { tokens, sentences } = reading;
  for (const s of sentences) {
    if (s.role === 'byline') continue;
    const max = Math.min(s.last - 2, s.first + 12);
    for (let i = s.first + 1; i < max; i++) {
      if (tokens[i]!.bare !== ':' || tokens[i]!.kind !== 'sign') continue;
      if (!isSpeaker(reading, tools, s.first, i)) break;
      const quotation = reading.opens.get(i + 1);
      if (s.role !== 'headline' && quotation === undefined) break;
      const first = quotation === undefined ? i + 1 : i + 2;
      const q = quotation === undefined ? null : reading.quotations[quotation]!;
      const whole = q && q.end >= s.end - 1;
      const content = trimmed(
        reading,
        first,
        q && (whole || s.role !== 'headline') ? reading.after[quotation!]! - (q.closed ? 1 : 0) : s.last,
      );
      if (content.last - content.first < 3) break;
      out.push({
        rule: 'colon',
        cue: spanOf(reading, i, i + 1),
        at: i,
        lemma: ':',
        form: null,
        opener: { kind: 'colon', at: i, start: first, quotation: quotation ?? -1, preposition: '' },
        source: null,
        content,
        stance: 'assert',
        why: 'speaker, colon, words',
      });
      break;
    }
  }
  return out;
}

/** Whether a person, body or office stands from `first` to `end` and nothing else. */
function isSpeaker(reading: Reading, tools: Tools, first: number, end: number): boolean {
  for (let i = first; i < end; i++)
    if (
      tools.cues.at(reading.tokens[i]).some((f) => f.kind === 'verb' && f.frame.needs !== 'speech') &&
      reading.nameAt[i]! < 0
    )
      return false;
  const name = reading.nameAt[first]!;
  if (name >= 0) {
    const n = reading.names[name]!;
    return n.type !== 'place' && n.last === end;
  }
  if (reading.phraseEnd.get(first) === end) return true;
  const hasName = reading.names.some((n) => n.first > first && n.last === end && n.type !== 'place');
  return hasName && nounPhraseEnd(reading, first, end) === end;
}

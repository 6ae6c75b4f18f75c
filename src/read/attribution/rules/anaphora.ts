import { trimmed } from '../content.js';
import type { Draft } from '../draft.js';
import type { Tools } from '../opening.js';
import { isComma } from '../particles.js';
import { type Reading, spanOf } from '../reading.js';
import { sourceAt } from '../sources.js';

/** Stances that one takes to what was told just before. */
const reactions = new Set(['نفى', 'أنكر', 'أكد', 'رفض', 'أدان', 'دان', 'انتقد', 'كذب', 'فند', 'استنكر', 'شجب']);

/** «…، الأمر الذي نفاه الجيش», «…، وهو ما أكدته الوزارة»: the content is the clause before. */
export function anaphoraDrafts(reading: Reading, tools: Tools): Draft[] {
  const out: Draft[] = [];
  const { tokens, sentences } = reading;
  for (let i = 2; i < tokens.length; i++) {
    const opening =
      (tokens[i - 1]!.bare === 'الذي' && /^(?:و)?الأمر$/u.test(tokens[i - 2]!.bare)) ||
      (tokens[i - 1]!.bare === 'ما' && /^(?:وهو|هو|وهذا|وهي)$/u.test(tokens[i - 2]!.bare));
    if (!opening) continue;
    const form = tools.cues.at(tokens[i]).find((f) => f.kind === 'verb' && f.object && reactions.has(f.frame.lemma));
    if (!form) continue;
    const sentence = sentences[tokens[i]!.sentence]!;
    let last = i - 2;
    if (isComma(tokens[last - 1])) last--;
    // a source between does not belong to it: «…، وفق النقابة، الأمر الذي نفته …»
    for (let j = last - 1; j > Math.max(sentence.first, last - 12); j--) {
      const source = sourceAt(reading, tools, j);
      if (source && source.at === j && source.end >= last - 1) {
        last = isComma(tokens[j - 1]) ? j - 1 : j;
        break;
      }
    }
    if (last - sentence.first < 3) continue;
    const content = trimmed(reading, sentence.first, last);
    const head = tokens[content.first]!;
    const cut = /^و\p{L}{3,}/u.test(head.bare) && reading.nameAt[content.first]! < 0 ? 1 : 0;
    out.push({
      rule: 'verb',
      cue: spanOf(reading, i, i + 1),
      at: i,
      lemma: form.frame.lemma,
      form,
      opener: { kind: 'object', at: subjectEnd(reading, i), start: content.first, quotation: -1, preposition: '' },
      source: null,
      content: { ...content, start: content.start + cut },
      stance: form.frame.stance,
      why: `what was told before + ${form.frame.lemma} (cues: ${form.frame.lemma})`,
    });
  }
  return out;
}

/** Up to where the subject of the reaction may stand. */
const subjectEnd = (reading: Reading, index: number): number =>
  Math.min(reading.sentences[reading.tokens[index]!.sentence]!.last, index + 12);

import { contentOf, trimmed } from '../content.js';
import type { Draft } from '../draft.js';
import { findOpener } from '../opener.js';
import type { Tools } from '../opening.js';
import { isComma, isRelative, isStop, particleAt } from '../particles.js';
import type { Reading } from '../reading.js';
import { spanOf } from '../reading.js';
import { type Source, sourceAt } from '../sources.js';

const leads = /^(?:و|ف)?(?:قد|كان|كانت)?$/u;

/** «…، وفق المرصد»، «بحسب الوزارة، …»، «…، كما أعلن المتحدث»: a source beside the content. */
export function sourceDrafts(reading: Reading, tools: Tools): Draft[] {
  const out: Draft[] = [];
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.kind !== 'word') continue;
    const source = sourceAt(reading, tools, i);
    if (!source || source.at !== i) continue;
    if (tokens[i]!.bare === 'كما' && tools.cues.at(tokens[i + 1]).some((f) => findOpener(reading, tools, i + 1, f)))
      continue;
    const draft = draftOf(reading, tools, i, source);
    if (draft) out.push(draft);
    i = Math.max(i, source.end - 1);
  }
  return out;
}

function draftOf(reading: Reading, tools: Tools, index: number, source: Source): Draft | null {
  const { tokens, sentences } = reading;
  const sentence = sentences[tokens[index]!.sentence]!;
  let first = sentence.first;
  const before = index - sentence.first;
  const leading = before <= 3 && !hasVerbish(reading, sentence.first, index);
  if (leading) {
    first = source.end;
    while (first < sentence.last && (isComma(tokens[first]) || tokens[first]!.bare === ':')) first++;
    const particle = particleAt(tokens[first]);
    if (particle) first++;
    if (first >= sentence.last) return null;
    const opener = {
      kind: 'clause' as const,
      at: first - 1,
      start: first,
      quotation: reading.opens.get(first) ?? -1,
      preposition: '',
    };
    const content = contentOf(
      reading,
      tools,
      index,
      null,
      opener.quotation >= 0 ? { ...opener, start: first + 1 } : opener,
    );
    if (!content) return null;
    return make(reading, index, source, content);
  }
  // the content runs on behind the source when more of the sentence follows it
  const rest = source.end;
  const trailing =
    isRelative(tokens[rest]) || rest >= sentence.last || isStop(tokens[rest]) || sentence.last - rest <= 1;
  const last = trailing || (isComma(tokens[rest]) && sentence.last - rest > 2 && before > 8) ? index : sentence.last;
  // without a comma before it the source belongs to the last clause
  if (!isComma(tokens[index - 1])) {
    for (let i = index - 2; i > first; i--)
      if (isComma(tokens[i]) && index - i > 4 && startsClause(reading, tools, i + 1)) {
        first = i + 1;
        break;
      }
  }
  const content = trimmed(reading, first, last);
  if (content.last - content.first < 3) return null;
  const token = tokens[content.first]!;
  const start =
    /^و/u.test(token.bare) &&
    token.bare.length > 3 &&
    content.first === sentence.first &&
    !reading.names[reading.nameAt[content.first]!]
      ? token.start + 1
      : content.start;
  return make(reading, index, source, { ...content, start });
}

const make = (reading: Reading, index: number, source: Source, content: Draft['content']): Draft => ({
  rule: 'source',
  cue: source.verbAt >= 0 ? spanOf(reading, index, source.verbAt + 1) : spanOf(reading, index, index + 1),
  at: index,
  lemma: source.lemma,
  form: source.verb,
  opener: null,
  source,
  content,
  stance: source.verb?.frame.stance ?? 'assert',
  why: `source ${source.lemma}${source.verb ? ` ${source.verb.frame.lemma}` : ''} (cue-prepositions: ${source.lemma})`,
});

function hasVerbish(reading: Reading, from: number, to: number): boolean {
  let n = 0;
  for (let i = from; i < to; i++) if (reading.tokens[i]!.kind === 'word' && !leads.test(reading.tokens[i]!.bare)) n++;
  return n > 2;
}

function startsClause(reading: Reading, _tools: Tools, index: number): boolean {
  const token = reading.tokens[index];
  return !!token && /^(?:ما|مما|وهو|وهي|و?[يت]\p{L}{3,}|\p{L}{4,}ت)$/u.test(token.bare);
}

import type { Document } from '../../document/document.js';
import { lowerBound, type Span } from '../../document/span.js';
import { type Word, words } from '../morphology/layer.js';
import { type Name, names } from '../names/layer.js';
import { mentions } from '../phrases/layer.js';
import { times } from '../time/layer.js';
import {
  type Dateline,
  datelines,
  type Quotation,
  quotations,
  type Sentence,
  sentences,
  type Token,
  tokens,
} from '../tokens/layer.js';

/** A report prepared for looking at it token by token; made once a report, in linear time. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  readonly names: readonly Name[];
  readonly words: readonly Word[];
  /** For each token the index of the innermost quotation of speech in which it stands, -1 outside. */
  readonly quotationAt: Int32Array;
  /** Token of an opening quotation mark → index of the quotation of speech it opens. */
  readonly opens: ReadonlyMap<number, number>;
  /** For each quotation the index of the first token after it. */
  readonly after: Int32Array;
  /** For each token the index of the name it belongs to, -1 outside. */
  readonly nameAt: Int32Array;
  /**
   * Token of an opening bracket or dash → index of the first token after its partner, within the sentence; also of what
   * is said of a source in between («قال ضابط، طلب عدم كشف هويته، إن …»).
   */
  readonly brackets: ReadonlyMap<number, number>;
  /** First token of a mention that could speak, without a preposition before it → index after it and its appositions. */
  readonly phraseEnd: ReadonlyMap<number, number>;
  /** First token of an expression of time → index after it. */
  readonly timeEnd: ReadonlyMap<number, number>;
}

/** Index of the first token that ends after `offset`. */
export const tokenAt = (all: readonly Token[], offset: number): number => lowerBound(all, (t) => t.end, offset + 1);

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '–': '–', '—': '—', '-': '-' };

function bracketsIn(all: readonly Token[], sentence: Sentence): [number, number][] {
  const out: [number, number][] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    if (all[i]!.kind !== 'sign') continue;
    const close = closing[all[i]!.bare];
    if (!close) continue;
    const dash = close === all[i]!.bare;
    // a dash that opens a parenthesis stands free on its left, one within a word does not
    if (dash && (!all[i]!.spaced || i === sentence.first)) continue;
    for (let j = i + 1; j < Math.min(sentence.last, i + 40); j++)
      if (all[j]!.kind === 'sign' && all[j]!.bare === close && (!dash || all[j + 1]?.spaced !== false)) {
        out.push([i, j + 1]);
        if (dash) i = j;
        break;
      }
  }
  return out;
}

/** Whether a quotation is a name or a term rather than speech: «صوت الساحل», «A-320». */
function isName(reading: { names: readonly Name[] }, all: readonly Token[], nameAt: Int32Array, q: Quotation): boolean {
  const first = tokenAt(all, q.inner.start);
  let last = first;
  while (last < all.length && all[last]!.start < q.inner.end) last++;
  if (last === first) return true;
  const name = nameAt[first]!;
  if (name >= 0) {
    const found = reading.names[name]!;
    // the whole is one name, or a name with a sign or a class word beside it
    if (found.end >= q.inner.end - 1) return true;
    if (last - first <= 4) {
      for (let i = first; i < last; i++) if (nameAt[i] !== name) return false;
      return true;
    }
  }
  for (let i = first; i < last; i++) if (all[i]!.kind === 'word') return false;
  return last - first <= 4;
}

const reserve: ReadonlySet<string> = new Set(
  'طلب طلبت طلبا طلبوا اشترط اشترطت اشترطوا شريطة بشرط شرط فضل فضلت فضلوا رفض رفضت رفضوا مفضلا طالبا'
    .split(' ')
    .flatMap((w) => [w, `و${w}`]),
);
const identity = /^(?:اسم|هوي(?:ت|ات)|اسما[ءئ])(?:ه|ها|هم|هما|هن)$/u;

/** «طلب عدم الكشف عن هويته»: a source's wish to stay unnamed, which is no demand that the report tells of. */
function reservesIn(all: readonly Token[], sentence: Sentence): [number, number][] {
  const out: [number, number][] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    if (all[i]!.kind !== 'word' || !reserve.has(all[i]!.bare)) continue;
    for (let j = i + 1; j < Math.min(sentence.last, i + 8); j++)
      if (identity.test(all[j]!.bare)) {
        out.push([i, j + 1]);
        i = j;
        break;
      }
  }
  return out;
}

/** The sentence without the dateline before it: «بغداد (وكالات) - قتل …» begins to tell at the verb. */
function withoutDateline(all: readonly Token[], sentence: Sentence, lines: readonly Dateline[]): Sentence {
  const line = sentence.role === 'body' ? lines.find((d) => d.start === sentence.start) : undefined;
  if (!line) return sentence;
  let first = tokenAt(all, line.end);
  while (first < sentence.last && all[first]!.kind === 'sign' && /^[-–—:/|]$/u.test(all[first]!.bare)) first++;
  return first < sentence.last ? { ...sentence, first, start: all[first]!.start } : sentence;
}

export function prepare(document: Document): Reading {
  const { text } = document;
  const all = document.get(tokens);
  const lines = document.get(datelines);
  const allSentences = document.get(sentences).map((s) => withoutDateline(all, s, lines));
  const allQuotations = document.get(quotations);
  const allNames = document.get(names);
  const nameAt = new Int32Array(all.length).fill(-1);
  allNames.forEach((n, i) => {
    for (let t = n.first; t < n.last; t++) nameAt[t] = i;
  });
  const quotationAt = new Int32Array(all.length).fill(-1);
  const after = new Int32Array(allQuotations.length);
  const opens = new Map<number, number>();
  // outer ones come first, so inner ones overwrite them
  allQuotations.forEach((q, i) => {
    after[i] = tokenAt(all, q.end);
    if (q.closed === false && q.inner.end - q.inner.start > 1200) return;
    if (isName({ names: allNames }, all, nameAt, q)) return;
    opens.set(tokenAt(all, q.start), i);
    for (let t = tokenAt(all, q.inner.start); t < all.length && all[t]!.start < q.inner.end; t++) quotationAt[t] = i;
  });
  const brackets = new Map<number, number>();
  for (const s of allSentences)
    for (const [from, to] of [...bracketsIn(all, s), ...reservesIn(all, s)]) brackets.set(from, to);
  const timeEnd = new Map<number, number>();
  for (const t of document.get(times)) {
    const first = tokenAt(all, t.start);
    let last = first;
    while (last < all.length && all[last]!.start < t.end) last++;
    timeEnd.set(first, last);
  }
  const phraseEnd = new Map<number, number>();
  const allMentions = document.get(mentions);
  for (let i = allMentions.length - 1; i >= 0; i--) {
    const m = allMentions[i]!;
    if (m.type === null || m.kind === 'pronoun') continue;
    let end = m.last;
    // «مدير الميناء، سالم الحداد» is one subject
    if (m.apposed !== null) {
      const other = allMentions[m.apposed]!;
      if (other.first >= m.last && other.first <= m.last + 1)
        end = Math.max(end, phraseEnd.get(other.first) ?? other.last);
    }
    phraseEnd.set(m.first, Math.max(end, phraseEnd.get(m.first) ?? 0));
  }
  return {
    phraseEnd,
    timeEnd,
    text,
    tokens: all,
    sentences: allSentences,
    quotations: allQuotations,
    names: allNames,
    words: document.get(words),
    quotationAt,
    opens,
    after,
    nameAt,
    brackets,
  };
}

/** From the start of one token to the end of another. */
export const spanOf = (reading: Reading, first: number, last: number): Span => ({
  start: reading.tokens[first]!.start,
  end: reading.tokens[last - 1]!.end,
});

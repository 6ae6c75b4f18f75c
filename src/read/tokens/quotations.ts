import type { Stage } from '../../document/pipeline.js';
import type { Span } from '../../document/span.js';
import { inTextOrder } from '../../document/span.js';
import { type Quotation, quotations, sentences } from './layer.js';

/** Marks that close each other. Newspapers mix those of one family freely, so where a mark stands tells more than its form. */
type Family = 'double' | 'angle' | 'single' | 'round' | 'brace';
/** What the place of a mark says: it opens, it closes, or it may do either. */
type Sense = 'opens' | 'closes' | 'either';

const families: Readonly<Record<string, Family>> = {
  '"': 'double',
  '“': 'double',
  '”': 'double',
  '„': 'double',
  '‟': 'double',
  '″': 'double',
  '＂': 'double',
  "''": 'double',
  '‘‘': 'double',
  '’’': 'double',
  '‚‚': 'double',
  '«': 'angle',
  '»': 'angle',
  '‹': 'angle',
  '›': 'angle',
  "'": 'single',
  '‘': 'single',
  '’': 'single',
  '‚': 'single',
  '‛': 'single',
  '((': 'round',
  '))': 'round',
  '{': 'brace',
  '}': 'brace',
};
/** What a mark does by its form, where its place leaves it open. Of the curly ones Arabic type uses either for either. */
const byForm: Readonly<Record<string, Sense>> = {
  '«': 'opens',
  '»': 'closes',
  '‹': 'opens',
  '›': 'closes',
  '((': 'opens',
  '))': 'closes',
  '{': 'opens',
  '}': 'closes',
};
/** The mark that a closing one answers best, besides itself. */
const partners: Readonly<Record<string, string>> = { '”': '“', '“': '”', '’’': '‘‘', '‘‘': '’’', '›': '‹', '»': '«' };

const marks = /''|‘‘|’’|‚‚|\(\(|\)\)|["“”„‟″＂«»‹›'‘’‚‛{}]/gu;
const hidden = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const opensBefore = /[([{«“‹:،؛,;\-–—/|=*]/u;
/** «بـ"…"», «و"…"»: prefixes are written onto the mark. */
const prefix = /(?:^|[^\p{L}\p{M}])(?:[وف]?[بلك]|[وف]|[وفبك]?ال|لل)\u0640*$/u;

interface Mark {
  readonly at: number;
  readonly text: string;
  readonly family: Family;
  readonly sense: Sense;
}

function beside(text: string, line: Span, at: number, step: 1 | -1): string {
  let i = at;
  while (i >= line.start && i < line.end && hidden.test(text[i]!)) i += step;
  return i >= line.start && i < line.end ? text[i]! : ' ';
}

function senseOf(text: string, line: Span, at: number, width: number): Sense {
  const before = beside(text, line, at - 1, -1);
  const after = beside(text, line, at + width, 1);
  const spaceBefore = /\s/u.test(before);
  const spaceAfter = /\s/u.test(after);
  if (!spaceAfter && prefix.test(text.slice(Math.max(line.start, at - 6), at))) return 'opens';
  if (/[\p{L}\p{N}]/u.test(after)) return spaceBefore || opensBefore.test(before) ? 'opens' : 'either';
  if (spaceBefore) return spaceAfter || /[.,،؛؟!)\]]/u.test(after) ? 'either' : 'opens';
  return opensBefore.test(before) && !spaceAfter ? 'either' : 'closes';
}

function marksIn(text: string, line: Span): Mark[] {
  const out: Mark[] = [];
  marks.lastIndex = line.start;
  for (let m = marks.exec(text); m && m.index < line.end; m = marks.exec(text)) {
    const family = families[m[0]]!;
    const sense = senseOf(text, line, m.index, m[0].length);
    // a single one is an apostrophe unless its place is clear, and after a number stand inches
    if ((family === 'single' && sense === 'either') || (m[0] === '″' && /\d/u.test(text[m.index - 1] ?? ''))) continue;
    out.push({ at: m.index, text: m[0], family, sense: sense === 'either' ? (byForm[m[0]] ?? sense) : sense });
  }
  return out;
}

function inLine(text: string, line: Span): Quotation[] {
  const found = marksIn(text, line);
  const out: Quotation[] = [];
  const open: Mark[] = [];
  const take = (mark: Mark, at: number, end: number, closed: boolean): void => {
    const inner = { start: mark.at + mark.text.length, end: at };
    if (text.slice(inner.start, inner.end).trim() !== '') out.push({ start: mark.at, end, inner, closed });
  };
  found.forEach((mark, k) => {
    const { family, sense } = mark;
    const answers = open.findLastIndex((o) => o.text === mark.text || o.text === partners[mark.text]);
    const matching = answers >= 0 ? answers : open.findLastIndex((o) => o.family === family);
    if (sense !== 'opens' && matching >= 0) {
      take(open[matching]!, mark.at, mark.at + mark.text.length, true);
      // what was opened inside and never closed is none
      open.length = matching;
    } else if (sense !== 'closes') open.push(mark);
    else if (family !== 'single' && byForm[mark.text] !== 'closes') {
      // «قال" نعم"»: of two closing marks in a row the first one opened
      const next = found.slice(k + 1, k + 2).find((m) => m.family === family);
      if (next?.sense === 'closes') open.push(mark);
    }
  });
  // of two that stay open the second closes the first, written as if it opened: «"نوت "هو»
  const pairs = open.filter((mark) => mark.family !== 'single');
  for (let i = 0; i < pairs.length; i += 2) {
    const second = pairs[i + 1];
    if (second?.family === pairs[i]!.family) take(pairs[i]!, second.at, second.at + second.text.length, true);
    else for (const mark of pairs.slice(i, i + 2)) take(mark, line.end, line.end, false);
  }
  return out;
}

/** Quotation marks in use paired line by line; one left open ends with its line and says so. */
export const quotationsStage: Stage<Quotation> = {
  name: 'quotations',
  needs: [sentences],
  makes: quotations,
  run(document) {
    const lines = new Map<number, { start: number; end: number }>();
    for (const s of document.get(sentences)) {
      const line = lines.get(s.paragraph);
      if (line) line.end = s.end;
      else lines.set(s.paragraph, { start: s.start, end: s.end });
    }
    return [...lines.values()].flatMap((line) => inLine(document.text, line)).sort(inTextOrder);
  },
};

import type { Stage } from '../../document/pipeline.js';
import type { Span } from '../../document/span.js';
import { inTextOrder } from '../../document/span.js';
import { type Quotation, quotations, sentences } from './layer.js';

const closers: Readonly<Record<string, string>> = { '«': '»', '“': '”', '‹': '›', '„': '“', '‘': '’' };
const marks = /[«»“”"‹›„‟″]|\(\(|\)\)|''/gu;

function inLine(text: string, line: Span): Quotation[] {
  const out: Quotation[] = [];
  const open: { at: number; width: number; closes: string }[] = [];
  const close = (i: number, at: number, width: number, closed: boolean): void => {
    const o = open[i]!;
    open.length = i;
    const inner = { start: o.at + o.width, end: at };
    if (inner.end > inner.start) out.push({ start: o.at, end: at + width, inner, closed });
  };
  marks.lastIndex = line.start;
  for (let m = marks.exec(text); m && m.index < line.end; m = marks.exec(text)) {
    const mark = m[0];
    const at = m.index;
    const matching = open.findLastIndex(
      (o) =>
        o.closes === mark ||
        (mark === '"' && o.closes === '”') ||
        (mark === '“' && o.closes === '”' && closesHere(text, at)),
    );
    if (matching >= 0) close(matching, at, mark.length, true);
    else if (mark === '((') open.push({ at, width: 2, closes: '))' });
    else if (mark === '"' || mark === '″' || mark === "''" || mark === '”' || mark === '‟') {
      if (mark !== '”' || !closesHere(text, at))
        open.push({ at, width: mark.length, closes: mark === '”' ? '“' : mark });
    } else if (closers[mark]) open.push({ at, width: 1, closes: closers[mark] });
    else if (mark === '»' && !closesHere(text, at)) open.push({ at, width: 1, closes: '«' });
  }
  // what stays open runs to the end of its line; a second open mark of the same kind is then a quotation of its own
  while (open.length) close(open.length - 1, line.end, 0, false);
  return out;
}

/** Whether a mark stands like a closing one: something before it, space or a sign after. */
function closesHere(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  return !/\s/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
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

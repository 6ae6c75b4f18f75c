import type { Span } from '../../document/span.js';
import type { Sentence } from './layer.js';

interface Line {
  readonly paragraph: number;
  readonly role: Sentence['role'];
  readonly sentences: readonly Span[];
}

/**
 * A sentence's end: a full stop, question or exclamation mark or ellipsis with closing marks after it, then space.
 * Not one: the stop after a single letter («ك. ماسيموف»، «د. أحمد») or between digits.
 */
const sentenceEnd = /(?:[.!?؟。]+|…)["»”’')\]]*(?=\s|$)/gu;
/** A stop that the next sentence follows without space: «الأمن.وأضاف». Only between Arabic letters. */
const gluedEnd = /[\u0620-\u064A][.؟!](?=[\u0620-\u064A]{3})/gu;
const initialBefore = /(?:^|[\s(«"“])\p{L}\p{M}*$/u;

function trim(text: string, start: number, end: number): Span {
  let a = start;
  let b = end;
  while (a < b && /\s/u.test(text[a]!)) a++;
  while (b > a && /\s/u.test(text[b - 1]!)) b--;
  return { start: a, end: b };
}

function cut(text: string, start: number, end: number): Span[] {
  const body = text.slice(start, end);
  const stops: number[] = [];
  for (const m of body.matchAll(sentenceEnd)) {
    const single = m[0].startsWith('.') && m[0].length === 1;
    if (single && initialBefore.test(body.slice(Math.max(0, m.index - 4), m.index))) continue;
    stops.push(m.index + m[0].length);
  }
  for (const m of body.matchAll(gluedEnd)) stops.push(m.index + m[0].length);
  stops.sort((a, b) => a - b);
  const out: Span[] = [];
  let from = 0;
  for (const stop of [...stops, body.length]) {
    const span = trim(text, start + from, start + stop);
    if (span.end > span.start) out.push(span);
    from = stop;
  }
  return out;
}

const endsLikeSentence = /[.؟!?]["»”]*$/u;
const bylineSign = /^(?:[|([*]|كتب|كتبت|إعداد|ترجمة|تحرير|متابعة|متابعات|وكالات|خاص|المصدر|المصدر:|تصوير|أعده|أعدته)/u;

/** Whether a line by itself is a credit («| وكالات»، «كتب: أحمد علي»، «الرياض - واس»). */
function isByline(line: string, words: number): boolean {
  if (endsLikeSentence.test(line)) return false;
  if (words <= 8 && bylineSign.test(line)) return true;
  return words <= 5 && /^[\p{L}\p{M}\s.،]+\s?[-–—:/|]\s?[\p{L}\p{M}\s().]+$/u.test(line) && !/[:]\s*$/u.test(line);
}

/** Lines that are not empty, with their role and sentences. The first is the headline when it reads as one. */
export function splitLines(text: string, titleApart: boolean): Line[] {
  const lines: Span[] = [];
  for (let at = 0; at <= text.length; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const span = trim(text, at, end);
    if (span.end > span.start) lines.push(span);
    at = end + 1;
  }
  return lines.map((span, paragraph) => {
    const line = text.slice(span.start, span.end);
    const words = line.split(/\s+/u).length;
    const headline =
      paragraph === 0 &&
      !titleApart &&
      lines.length > 1 &&
      words <= 40 &&
      !/[.]["»”]*$/u.test(line.replace(/\.{2,}$/u, ''));
    if (headline) return { paragraph, role: 'headline', sentences: [span] };
    const near = paragraph <= 3 || paragraph === lines.length - 1;
    const role = near && isByline(line, words) ? 'byline' : 'body';
    return { paragraph, role, sentences: role === 'byline' ? [span] : cut(text, span.start, span.end) };
  });
}

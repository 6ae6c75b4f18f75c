import type { Span } from '../../document/span.js';
import type { Sentence } from './layer.js';
import { isSpaceAt } from './scan.js';

export interface Stretch extends Span {
  readonly role: Sentence['role'];
}

interface Line {
  /** Number among the lines that are not empty. */
  readonly paragraph: number;
  readonly sentences: readonly Stretch[];
}

/**
 * What may end a sentence: a full stop, question or exclamation mark or ellipsis, with closing marks behind it, and then
 * space; or without space where Arabic goes on at once («الأمن.وأضاف»).
 */
const stops =
  /(?<sign>[.!?؟。۔]+|…+)(?<marks>["»”“’'\])]*)(?=[\u200B-\u200F\u202A-\u202E]*(?:\s|$)|(?=[\u0620-\u064A]{3}))/gu;
/** «د. أحمد», «ود. علي», «أ.د. أحمد», «م. الحداد», «J. K.»: letters that stand for words (but «له.» ends). */
const initial = /(?:^|[\s([«"“])(?:[وفبل](?=[دمأ]))?(?:\p{L}\p{M}*\.\s?)*\p{L}\p{M}*$/u;
/** «1436 هـ.», «2015 م.»: the letter of a calendar ends a sentence. */
const calendar = /[\d\u0660-\u0669]\s*[مه]\u0640?$/u;
/** «1. …» at a line's beginning, «٢.»: a number of a list. */
const listNumber = /^[^\p{L}\p{N}]*(?:\p{N}{1,2}|\p{L})$/u;
/** Abbreviations of more than one letter. */
const abbreviation = /(?:^|[\s([«"“])(?:[وفبلك]?(?:أد|ص\.?ب|ق\.?م|د\.?ب\.?أ|أ\.?ف\.?ب)|St|Mr|Mrs|Dr|No|vs)$/u;

const blank = /[\s\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

function trim(text: string, start: number, end: number): Span {
  let a = start;
  let b = end;
  while (a < b && blank.test(text[a]!)) a++;
  while (b > a && blank.test(text[b - 1]!)) b--;
  return { start: a, end: b };
}

/** Whether the sentence really ends at a stop; `before` is what stands before it since the last end. */
function ends(before: string, sign: string, marks: string, spaced: boolean): boolean {
  const near = before.slice(-16);
  if (sign === '.' && marks === '') {
    if (calendar.test(near)) return true;
    if (initial.test(near) || abbreviation.test(near)) return false;
    if (before.length < 8 && listNumber.test(before)) return false;
  }
  // dots are a pause after a word or two («وفي الختام.. نقدّم»), and between words without space («الصناعة...نحو»)
  if (/^(?:\.{2,}|…)/u.test(sign)) return spaced && before.trim().split(/\s+/u).length > 2;
  return /[\p{L}\p{N}]/u.test(before);
}

function cut(text: string, line: Span): Span[] {
  const body = text.slice(line.start, line.end);
  const out: Span[] = [];
  let from = 0;
  for (const m of body.matchAll(stops)) {
    const end = m.index + m[0].length;
    const spaced = end === body.length || !/[\u0620-\u064A]/u.test(body[end]!);
    if (!ends(body.slice(from, m.index), m.groups!.sign!, m.groups!.marks!, spaced)) continue;
    out.push(trim(text, line.start + from, line.start + end));
    from = end;
  }
  const rest = trim(text, line.start + from, line.end);
  if (rest.end > rest.start) out.push(rest);
  return out.flatMap((sentence) => bounded(text, sentence));
}

/** Code units of the longest sentence. What writes without stops is cut at its commas, so that no sentence costs too much. */
const longest = 2000;

/** The length of a text without the first half of a surrogate pair at its end. */
const wholeEnd = (text: string): number => text.length - (/[\uD800-\uDBFF]$/.test(text) ? 1 : 0);

function bounded(text: string, sentence: Span): Span[] {
  const out: Span[] = [];
  let { start } = sentence;
  while (sentence.end - start > longest) {
    const body = text.slice(start, start + longest);
    const at = Math.max(body.lastIndexOf('؛'), body.lastIndexOf('، '), body.lastIndexOf(', '));
    const space = body.lastIndexOf(' ');
    const end = start + (at > longest / 2 ? at + 1 : space > 0 ? space : wholeEnd(body));
    const span = trim(text, start, end);
    if (span.end > span.start) out.push(span);
    start = end;
  }
  const rest = trim(text, start, sentence.end);
  if (rest.end > rest.start) out.push(rest);
  return out;
}

const endsLikeSentence = /[.؟!]["»”]*$/u;
const creditWord =
  /^[|*([\-–—\s]*(?:كتب|كتبت|إعداد|أعد(?:ه|ها|ته|تها)?|ترجمة|تحرير|تصوير|متابعة|متابعات|وكالات|خاص|مراسل[ةو]?|نقلاً? عن|بالاتفاق مع|خدمة|المصدر)(?=$|[\s:،.)\]–—/|-])/u;
const dash = '[-–—\u0640/|]';
/** «الرياض - واس», «محمد علي ـ القاهرة», «لندن: «الشرق الأوسط»». */
const twoSided = new RegExp(`^[\\p{L}\\p{M}\\d\\s.،«»"()]+?\\s?${dash}\\s?[\\p{L}\\p{M}\\d\\s.،«»"()]+$`, 'u');
/** Only right under the headline: further down somebody may speak. */
const withColon =
  /^(?!و)[\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+)?:\s?(?:[«"“{][^:]+[»"”}]|(?!ال)[\p{L}\p{M}]+\s[\p{L}\p{M}\s]+)$/u;
/** «(رويترز)», «-أ ف ب-», «ع ب م»: at a report's end, an agency's or a writer's letters. */
const bracketed = /^(?:\([\p{L}\p{M}\s.،/]+\)|\[[\p{L}\p{M}\s.،/]+\]|[-–—]\s?[\p{L}\p{M}\s.،/]+[-–—])$/u;
const letters = /^\p{L}\p{M}*\u0640?(?:[\s./]\p{L}\p{M}*\u0640?){1,4}$/u;
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** An agency at the end of a line, without brackets or in them («جدة: واس», «كييف 10 أغسطس 2015 م واس»). */
const agencyEnd =
  /(?<sign>^|[:|/([«–—-]\s?|\s)(?:واس|رويترز|[أا]\.?\s?ف\.?\s?ب\.?|د\.?\s?ب\.?\s?[أا]\.?|وكالات|الوكالات|فرانس برس|كونا|قنا|وام|بنا|سبأ|وفا|بترا|سانا|شينخوا|الأناضول|متابعات)[)\]»]?$/u;

/** Whether a headline, a byline or a credit may have so many words at all: counting goes no further. */
const manyWords = 41;

/** How many words stand between white space, as far as `manyWords`; white space at an end counts as a word more. */
function countWords(line: string): number {
  let count = 1;
  let space = false;
  for (let i = 0; i < line.length && count < manyWords; i++) {
    const before = space;
    space = isSpaceAt(line, i);
    if (space && !before) count++;
  }
  return count;
}

/** Whether a line by itself is a credit («| وكالات», «كتب: أحمد علي», «الرياض - واس»). `last`: it ends the report. */
function isByline(line: string, paragraph: number, last: boolean): boolean {
  const words = countWords(line);
  if (words <= 18 && agencyEnd.test(line) && /[\d\u0660-\u0669]{4}/u.test(line)) return !endsLikeSentence.test(line);
  if (words > 8 || !/\p{L}/u.test(line)) return false;
  if (letters.test(line) || address.test(line)) return true;
  if (endsLikeSentence.test(line)) return false;
  if (line.startsWith('|') || creditWord.test(line)) return true;
  if (words <= 6 && (agencyEnd.exec(line)?.groups?.sign ?? ' ').trim() !== '') return true;
  if (last && (/^\*/u.test(line) || (words <= 5 && bracketed.test(line)))) return true;
  return (words <= 6 && twoSided.test(line)) || (paragraph <= 1 && words <= 4 && withColon.test(line));
}

/** At a report's end a credit may follow the last sentence in its line: «… المصدر: وكالات», «… (أ ف ب)». */
const isClosingCredit = (sentence: string): boolean =>
  countWords(sentence) <= 6 && (letters.test(sentence) || bracketed.test(sentence) || /^المصدر\s?[:(]/u.test(sentence));

/**
 * Lines that are not empty, cut into sentences with their roles. The first line is the headline when it is the title
 * that the report came with or, without one, when it reads as a headline.
 */
export function splitLines(text: string, title: string | null): Line[] {
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
    const whole = (role: Sentence['role']): Line => ({ paragraph, sentences: [{ ...span, role }] });
    if (paragraph === 0 && (title === null ? lines.length > 1 && isHeadline(line) : line === title.trim()))
      return whole('headline');
    const last = paragraph === lines.length - 1;
    if ((paragraph <= 3 || last) && isByline(line, paragraph, last)) return whole('byline');
    const sentences = cut(text, span);
    return {
      paragraph,
      sentences: sentences.map(({ start, end }, i) => ({
        start,
        end,
        role:
          last && i > 0 && i === sentences.length - 1 && isClosingCredit(text.slice(start, end)) ? 'byline' : 'body',
      })),
    };
  });
}

/** A headline is no more than forty words and does not end in a full stop. */
function isHeadline(line: string): boolean {
  return !/[.]["»”]*$/u.test(line.replace(/\.{2,}$/u, '')) && countWords(line) <= 40;
}

import { bare, foldBare, hasArabic } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { type Sentence, sentences, type Token, tokens } from './layer.js';
import { splitLines } from './lines.js';

/**
 * What may stand inside an Arabic word besides letters: marks, tatweel, invisible characters, and the underscore of
 * hashtags. Script extensions keep Persian and Kurdish letters in.
 */
const piece =
  /(?<word>[\p{Script=Arabic}\p{M}\u0640\u200B-\u200F\u061C\u00AD\u2060_](?:[\p{Script=Arabic}\p{M}\u0640\u200B-\u200F\u061C\u00AD\u2060_])*)|(?<number>[\d\u0660-\u0669\u06F0-\u06F9]+(?:[.,\u066B\u066C][\d\u0660-\u0669\u06F0-\u06F9]+)*)|(?<latin>\p{L}(?:[\p{L}\p{M}]|['’&.](?=\p{L}))*)|(?<sign>\.{2,}|\S)/gu;

const arabicDigitOrSign = /^[\u0660-\u0669\u06F0-\u06F9\u060C\u061B\u061F\u066A-\u066D\u06D4\u0600-\u0605]/u;
/** Splits what the word pattern takes in too eagerly: Arabic punctuation and digits belong to the Arabic script too. */
const inner =
  /[\u0660-\u0669\u06F0-\u06F9]+(?:[\u066B\u066C.,][\u0660-\u0669\u06F0-\u06F9]+)*|[\u060C\u061B\u061F\u066A-\u066D\u06D4\u0600-\u0605\uFD3E\uFD3F]|[^\u0660-\u0669\u06F0-\u06F9\u060C\u061B\u061F\u066A-\u066D\u06D4\u0600-\u0605\uFD3E\uFD3F]+/gu;
const innerNeeded = /[\u0660-\u0669\u06F0-\u06F9\u060C\u061B\u061F\u066A-\u066D\u06D4\u0600-\u0605\uFD3E\uFD3F]/u;

type Raw = { start: number; end: number; kind: Token['kind'] };

function rawTokens(text: string, from: number, to: number): Raw[] {
  const out: Raw[] = [];
  piece.lastIndex = from;
  for (let m = piece.exec(text); m && m.index < to; m = piece.exec(text)) {
    const start = m.index;
    const whole = m[0];
    const groups = m.groups as Record<string, string | undefined>;
    if (groups.word !== undefined) {
      if (innerNeeded.test(whole)) {
        for (const p of whole.matchAll(inner)) {
          const kind = /^[\u0660-\u0669\u06F0-\u06F9]/u.test(p[0])
            ? 'number'
            : arabicDigitOrSign.test(p[0]) || !hasArabic(p[0])
              ? 'sign'
              : 'word';
          out.push({ start: start + p.index, end: start + p.index + p[0].length, kind });
        }
      } else out.push({ start, end: start + whole.length, kind: hasArabic(whole) ? 'word' : 'sign' });
    } else if (groups.number !== undefined) out.push({ start, end: start + whole.length, kind: 'number' });
    else if (groups.latin !== undefined) out.push({ start, end: start + whole.length, kind: 'latin' });
    else out.push({ start, end: start + whole.length, kind: 'sign' });
  }
  return out;
}

/** Tokens of the whole text, each with the index of its sentence. */
export const tokensStage: Stage<Token> = {
  name: 'tokens',
  needs: [sentences],
  makes: tokens,
  run(document: Document): readonly Token[] {
    const { text } = document;
    const out: Token[] = [];
    for (const sentence of document.get(sentences))
      for (const raw of rawTokens(text, sentence.start, sentence.end)) {
        const form = bare(text.slice(raw.start, raw.end));
        out.push({
          ...raw,
          index: out.length,
          bare: form,
          fold: foldBare(form),
          sentence: sentence.index,
          spaced: raw.start === 0 || /\s/u.test(text[raw.start - 1]!),
        });
      }
    return out;
  },
};

/** Cuts the lines of a text into sentences. Knows each one's tokens by counting, so that both layers agree. */
export const sentencesStage: Stage<Sentence> = {
  name: 'sentences',
  needs: [],
  makes: sentences,
  run(document: Document): readonly Sentence[] {
    const { text, meta } = document;
    const out: Sentence[] = [];
    let first = 0;
    for (const line of splitLines(text, meta.title !== null))
      for (const span of line.sentences) {
        const last = first + rawTokens(text, span.start, span.end).length;
        out.push({ ...span, index: out.length, paragraph: line.paragraph, role: line.role, first, last });
        first = last;
      }
    return out;
  },
};

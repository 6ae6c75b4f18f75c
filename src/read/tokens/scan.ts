import type { Token } from './layer.js';

/** What a code point is to the scanner. */
const space = 0;
/** A letter of the Arabic script (Persian and Kurdish ones too). */
const letter = 1;
const mark = 2;
/** Shows nothing: zero-width and bidirectional control characters, soft hyphen, byte order mark. */
const invisible = 3;
const tatweel = 4;
const underscore = 5;
const digit = 6;
/** A letter of another script. */
const foreign = 7;
const sign = 8;

/** Ranges of a decimal digit: ASCII, Arabic-Indic, Persian. */
const digits = /[\d\u0660-\u0669\u06F0-\u06F9]/u;
const hidden = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
/** Joins the digits of a number, with a digit behind: decimal points and thousands separators. */
const joinsDigits = new Set(['.', ',', '\u066B', '\u066C']);
/** Joins the letters of a foreign word, with a letter behind. */
const joinsLetters = new Set(["'", '’', '&', '.']);

function look(char: string): number {
  if (/\s/u.test(char)) return space;
  if (char === '\u0640') return tatweel;
  if (char === '_') return underscore;
  if (digits.test(char)) return digit;
  if (hidden.test(char)) return invisible;
  if (/\p{M}/u.test(char)) return mark;
  if (/\p{L}/u.test(char)) return /\p{Script=Arabic}/u.test(char) ? letter : foreign;
  return sign;
}

/** The classes of the code points below U+0700, nearly all there is in an Arabic report. */
const near = Uint8Array.from({ length: 0x700 }, (_, code) => look(String.fromCharCode(code)));

/** Code units of the code point at `at`. */
const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 0x700 ? near[code]! : look(String.fromCodePoint(text.codePointAt(at)!));
}

/** Whether white space stands at `at`. */
export const isSpaceAt = (text: string, at: number): boolean => classAt(text, at) === space;

/** Called for every token with its place; `spaced` as in `Token`. */
export type Emit = (start: number, end: number, kind: Token['kind'], spaced: boolean) => void;

/**
 * Finds the tokens of `[from, to)` in one pass.
 * A word is a run of Arabic letters with the marks, tatweels, invisible characters and underscores (of hashtags) that
 * stand within it; marks and tatweels at its end belong to it («هـ»), invisible characters at its ends do not. A tatweel
 * that opens no word is a dash. Marks and invisible characters apart from any word give no token. A run of full stops is
 * one sign; every other sign is one code point.
 */
export function scan(text: string, from: number, to: number, emit: Emit): void {
  let before = from - 1;
  while (before >= 0 && classAt(text, before) === invisible) before--;
  let spaced = before < 0 || classAt(text, before) === space;
  for (let at = from; at < to; ) {
    const start = at;
    const kind = classAt(text, at);
    at += widthAt(text, at);
    switch (kind) {
      case space:
        spaced = true;
        continue;
      case mark:
      case invisible:
        continue;
      case letter: {
        let end = at;
        for (; at < to; at += widthAt(text, at)) {
          const next = classAt(text, at);
          if (next === letter || next === mark || next === tatweel) end = at + widthAt(text, at);
          else if (next !== underscore && next !== invisible) break;
        }
        at = end;
        emit(start, end, 'word', spaced);
        break;
      }
      case digit:
        while (at < to && (classAt(text, at) === digit || joined(at, joinsDigits, digit))) at++;
        emit(start, at, 'number', spaced);
        break;
      case foreign:
        while (at < to) {
          const next = classAt(text, at);
          if (next !== foreign && next !== mark && !joined(at, joinsLetters, foreign)) break;
          at += widthAt(text, at);
        }
        emit(start, at, 'latin', spaced);
        break;
      case tatweel:
        while (at < to && classAt(text, at) === tatweel) at++;
        emit(start, at, 'sign', spaced);
        break;
      default:
        if (text[start] === '.') while (at < to && text[at] === '.') at++;
        emit(start, at, 'sign', spaced);
    }
    spaced = false;
  }

  function joined(at: number, signs: ReadonlySet<string>, wanted: number): boolean {
    return at + 1 < to && signs.has(text[at]!) && classAt(text, at + 1) === wanted;
  }
}

import { arabicEncoding, commonWords, strictly } from './charset.js';
import { InputError } from './errors.js';
import { limits, megabytes } from './limits.js';

/** A report's text, and what had to be done to get it, for the record's notes and for stderr. */
export interface Decoded {
  readonly text: string;
  /** Null when the bytes were plain UTF-8. */
  readonly encoding: string | null;
}

/** Bytes of a longer input are refused. */
export const maxBytes = limits.reportBytes;

export const tooLarge = (bytes: number): InputError =>
  new InputError(
    `too large for one report (${megabytes(bytes)}; at most ${megabytes(maxBytes)}). ` +
      'If it holds many reports, give them one a line as JSON to `isnad read --jsonl`; else split it.',
  );

/** What the first bytes give away, with what to do. Order matters only between prefixes of one another. */
const signatures: readonly (readonly [prefix: readonly number[], advice: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF, not plain text. Try: pdftotext FILE - | isnad read -'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP or an office document, not plain text. Save it as plain text (UTF-8) first.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an office document, not plain text. Save it as plain text (UTF-8) first.'],
  [[0x7b, 0x5c, 0x72, 0x74], 'rich text (RTF), not plain text. Save it as plain text (UTF-8) first.'],
  [[0x1f, 0x8b], 'compressed (gzip). Try: gzip -dc FILE | isnad read -'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed (zstd). Try: zstd -dc FILE | isnad read -'],
  [[0x42, 0x5a, 0x68], 'compressed (bzip2). Try: bzip2 -dc FILE | isnad read -'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'compressed (xz). Try: xz -dc FILE | isnad read -'],
];

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean => prefix.every((b, i) => bytes[i] === b);

/**
 * Text of a file's bytes: UTF-8, with or without a byte order mark; UTF-16 with one; windows-1256 and ISO 8859-6 where
 * the bytes read as Arabic so. Throws InputError for what is no text.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw new InputError('empty: nothing to read.');
  if (bytes.length > maxBytes) throw tooLarge(bytes.length);
  for (const [prefix, advice] of signatures) if (startsWith(bytes, prefix)) throw new InputError(advice);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16('utf-16be', bytes);
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return { text: plainText(utf8), encoding: null };
  const sample = bytes.subarray(0, 200_000);
  const arabic = arabicEncoding(bytes);
  if (arabic !== null && arabic.hits >= Math.max(1, sample.length / 360))
    return { text: plainText(new TextDecoder(arabic.encoding).decode(bytes)), encoding: arabic.encoding };
  if (sample.includes(0)) throw new InputError('not text: it holds binary data.');
  throw new InputError(
    `not UTF-8 (byte ${firstFault(bytes) + 1} is out of place), nor Arabic in windows-1256. ` +
      'Convert it first: iconv -f ENCODING -t UTF-8 FILE | isnad read -',
  );
}

function utf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): Decoded {
  const text = strictly(encoding, bytes);
  if (text === null) throw new InputError('begins as UTF-16 but is damaged. Convert it to UTF-8 first.');
  return { text: plainText(text), encoding };
}

/** Refuses what decodes but is no text for people. */
function plainText(text: string): string {
  let controls = 0;
  const seen = Math.min(text.length, 100_000);
  for (let i = 0; i < seen; i++) {
    const c = text.charCodeAt(i);
    if (c === 0) throw new InputError('not text: it holds binary data.');
    if (c < 32 && c !== 9 && c !== 10 && c !== 12 && c !== 13) controls++;
  }
  if (controls * 50 > seen) throw new InputError('not text: it holds binary data.');
  if (/^\s*(?:<!doctype\s+html|<html[\s>]|<\?xml)/iu.test(text.slice(0, 500)))
    throw new InputError('a web page or XML, not plain text. Save the report itself as plain text first.');
  return text;
}

/** Offset of the first byte that cannot stand where it does in UTF-8. */
function firstFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8');
  const lenient = decoder.decode(bytes.subarray(0, 1_000_000));
  const at = lenient.indexOf('\uFFFD');
  return at < 0 ? Math.min(bytes.length, 1_000_000) - 1 : new TextEncoder().encode(lenient.slice(0, at)).length;
}

/**
 * Frequent words of Persian and Urdu. Their letters alone tell nothing: Arabic typed on their keyboards has them too
 * (ی for ي, ک for ك, ھ for ه), so those are made equal before counting.
 */
const otherWords =
  /(?<![\p{L}\p{M}])(?:که|از|است|این|را|با|برای|شد|کرد|ہے|ہیں|کے|کی|کا|میں|اور|سے|کو|نے)(?![\p{L}\p{M}])/gu;
const keyboard: Readonly<Record<string, string>> = { ی: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه' };

/** How many letters a text has, and how many of them are of the Arabic script. */
function lettersIn(text: string): { readonly letters: number; readonly arabic: number } {
  let letters = 0;
  let arabic = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // nearly all of a report: the letters of Arabic (tatweel, between them, is of every script), and what is in ASCII
    if (code >= 0x621 && code <= 0x64a && code !== 0x640) {
      letters++;
      arabic++;
    } else if (code < 0x80) {
      const folded = code | 0x20;
      if (folded >= 0x61 && folded <= 0x7a) letters++;
    } else {
      const point = text.codePointAt(i)!;
      if (point > 0xffff) i++;
      const character = String.fromCodePoint(point);
      if (!/\p{L}/u.test(character)) continue;
      letters++;
      if (/\p{Script=Arabic}/u.test(character)) arabic++;
    }
  }
  return { letters, arabic };
}

/** Letters that Persian and Urdu cannot do without, and Arabic has only where it is typed on their keyboards. */
const otherLetters = /[یکہےھگچپژںٹڈڑ]/u;

/** Throws InputError when a text is not Arabic, saying what it seems to be. */
export function assertArabic(text: string): void {
  const sample = text.slice(0, 100_000);
  if (sample.trim() === '') throw new InputError('empty: nothing but white space.');
  const { letters, arabic } = lettersIn(sample);
  if (arabic === 0 && letters === 0) throw new InputError('not Arabic: it holds no words.');
  if (arabic * 2 < letters)
    throw new InputError(
      `not Arabic: ${arabic === 0 ? 'none' : `only ${Math.round((100 * arabic) / letters)} %`} of its letters are. isnad reads reports in Arabic.`,
    );
  if (!otherLetters.test(sample)) return;
  const others = sample.match(otherWords)?.length ?? 0;
  if (others < 2) return;
  const own = commonWords(sample.replace(/[یکہھ]/gu, (c) => keyboard[c]!));
  if (others > own)
    throw new InputError('not Arabic: its words are those of Persian or Urdu. isnad reads Arabic only.');
}

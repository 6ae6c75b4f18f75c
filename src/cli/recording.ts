import { assertArabic, maxBytes, tooLarge } from '../intake/decode.js';
import type { Given } from '../intake/line.js';
import type { IsnadRecord } from '../record/record.js';
import type { Recorder } from '../record/recorder.js';

/**
 * A lone half of a surrogate pair cannot be written as UTF-8: it would come out as another character, and the spans of
 * the record no longer be their text's. It becomes U+FFFD, which is as long.
 */
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

/** A text as it is read: Arabic, well formed and of a report's length. Throws InputError when it is not. */
export function prepared(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw tooLarge(bytes);
  assertArabic(text);
  return wellFormed(text);
}

/** Reads one report that was given. Throws InputError when it is not Arabic. */
export function recordGiven(read: Recorder, given: Given, encoding: string | null = null): IsnadRecord {
  const { text, ...known } = given;
  const record = read(prepared(text), known);
  if (encoding === null) return record;
  const note = { kind: 'encoding', text: `The text came as ${encoding} and was decoded to Unicode.`, spans: [] };
  return { ...record, notes: [note, ...record.notes] };
}

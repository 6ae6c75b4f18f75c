import type { Capture, Source, Taken } from '../record/capture.js';
import { compared } from './compared.js';
import { assertArabic, maxBytes, tooLarge } from './decode.js';
import { InputError, messageOf } from './errors.js';

/** A report as a source has it, before it is a capture. What is left out is not said by the source. */
export interface Found {
  /** With or without the headline above it. */
  readonly text: string;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly publisher?: string | null;
  readonly author?: string | null;
  readonly url?: string | null;
  readonly guid?: string | null;
  /** ISO 8601 instant in UTC, where the source says when it was taken. */
  readonly capturedAt?: string | null;
  readonly source?: Source | null;
  readonly notes?: readonly string[];
}

/**
 * A capture of what was found: line ends made `\n`, the headline put above the text where it is not there already.
 * Throws InputError for a text that is no report: empty, too long, not Arabic.
 */
export function captureOf(found: Found, { from, now }: { readonly from: string; readonly now: string }): Capture {
  const title = found.title?.replace(/\s+/gu, ' ').trim() || null;
  const body = wellFormed(found.text.replace(/\r\n?/gu, '\n')).trim();
  const first = body.slice(0, body.indexOf('\n') < 0 ? undefined : body.indexOf('\n'));
  // a headline on the page may differ from the one named in a sign or a space: the page's stands, once
  const headed =
    title !== null &&
    (first === title || (first.length < 2 * title.length + 20 && compared(first) === compared(title)));
  const text = title === null || headed ? body : body === '' ? title : `${title}\n${body}`;
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw tooLarge(bytes);
  assertArabic(text);
  return {
    text,
    title: headed ? first.trim() : title,
    published: found.published ?? null,
    publisher: blankless(found.publisher),
    author: blankless(found.author),
    url: blankless(found.url),
    guid: blankless(found.guid),
    from,
    capturedAt: found.capturedAt ?? now,
    source: found.source ?? null,
    notes: [...(found.notes ?? []), ...(body === '' || body === title ? ['only a headline'] : [])],
  };
}

/** What comes of an item: its capture, or a failure that says why there is none. `name`: what people call the item. */
export function attempt(name: string, make: () => Capture): Taken {
  try {
    return { kind: 'capture', capture: make() };
  } catch (error) {
    return failure(name, error);
  }
}

export const failure = (name: string, error: unknown): Taken => ({
  kind: 'failure',
  name,
  reason:
    error instanceof InputError
      ? error.message
      : `taking it in failed: ${messageOf(error)} (this is a fault of isnad: please report it)`,
});

const blankless = (value: string | null | undefined): string | null => value?.trim() || null;

/** Half of a surrogate pair by itself cannot be written as UTF-8; U+FFFD is as long. */
const wellFormed = (text: string): string =>
  !/[\uD800-\uDFFF]/.test(text)
    ? text
    : text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

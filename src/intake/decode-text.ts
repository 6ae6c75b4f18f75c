import sniff from 'html-encoding-sniffer';
import { arabicEncoding, commonWords, encodingName, repaired, strictly } from './charset.js';

/** A text and what had to be done to get it, for people. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly encoding: string;
  /** Empty when the bytes were what they were said to be. */
  readonly notes: readonly string[];
}

/** What is said of bytes' encoding from outside. */
export interface EncodingHints {
  /** The `charset` of a Content-Type header. */
  readonly charset?: string | null;
  /** Whether a `<meta charset>` may be in them. */
  readonly html?: boolean;
}

/** Characters that may be damaged in a text that is still taken as UTF-8, one in so many. */
const damageOneIn = 200;

/**
 * The text of bytes whose encoding may be named wrongly or not at all: a byte order mark decides; then valid UTF-8
 * with more than ASCII in it (nothing else looks like it); then, of what the header, the page and experience say,
 * that by which the bytes read as Arabic. A text stored after it was decoded wrongly is put right. Never throws.
 */
export function decodeText(bytes: Uint8Array, { charset = null, html = false }: EncodingHints = {}): DecodedText {
  const label = charset === null ? null : encodingName(charset);
  const declared = html
    ? (encodingName(
        sniff(bytes, {
          ...(label === null ? {} : { transportLayerEncodingLabel: label }),
          defaultEncoding: 'utf-8',
        }) ?? 'utf-8',
      ) ?? 'utf-8')
    : (label ?? 'utf-8');
  const asked = bomOf(bytes) ?? declared;
  if (asked.startsWith('utf-16')) return finish(new TextDecoder(asked).decode(bytes), asked, asked, []);

  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return finish(utf8, 'utf-8', isAscii(bytes) ? 'utf-8' : asked, []);

  const lenient = new TextDecoder('utf-8').decode(bytes);
  const damaged = lenient.split('\uFFFD').length - 1;
  const notAscii = lenient.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  if (notAscii > 0 && damaged * damageOneIn <= notAscii + damageOneIn && commonWords(lenient) > 0)
    return finish(lenient, 'utf-8', asked, [
      `${damaged === 1 ? 'one character is' : `${damaged} characters are`} damaged in the source and stand as \uFFFD`,
    ]);

  const arabic = arabicEncoding(bytes);
  const asDeclared = new TextDecoder(asked).decode(bytes);
  const encoding = arabic !== null && arabic.hits > commonWords(asDeclared) ? arabic.encoding : asked;
  return finish(encoding === asked ? asDeclared : new TextDecoder(encoding).decode(bytes), encoding, asked, []);
}

function finish(text: string, encoding: string, asked: string, notes: readonly string[]): DecodedText {
  const mended = repaired(text);
  return {
    text: mended?.text ?? text,
    encoding,
    notes: [
      ...(encoding === asked
        ? encoding === 'utf-8'
          ? []
          : [`decoded from ${encoding}`]
        : [`decoded from ${encoding}, though it is said to be ${asked}`]),
      ...(mended === null
        ? []
        : [`the source held text decoded wrongly and stored so; it was decoded again from ${mended.encoding}`]),
      ...notes,
    ],
  };
}

const bomOf = (bytes: Uint8Array): string | null =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? 'utf-8'
    : bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;

const isAscii = (bytes: Uint8Array): boolean => bytes.every((b) => b < 128);

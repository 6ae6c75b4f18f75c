import { decodeText } from '../decode-text.js';

/** How a feed's bytes are to be decoded, and what had to be decided against its label. */
export interface Encoding {
  /** Its WHATWG name: `utf-8`, `windows-1256`, … */
  readonly name: string;
  /** Bytes of a byte order mark to skip. */
  readonly mark: number;
  readonly notes: readonly string[];
}

/**
 * The encoding of a feed: a byte order mark, else the charset of the Content-Type, else the XML declaration (RFC 7303),
 * else UTF-8; but the bytes outweigh every label, as they do for pages.
 */
export function encodingOf(bytes: Uint8Array, contentType: string | null): Encoding {
  const charset = charsetOf(contentType) ?? xmlLabel(bytes);
  const { encoding, notes } = decodeText(bytes, { charset });
  const mark = encoding === 'utf-8' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return { name: encoding, mark, notes };
}

/** The charset parameter of a Content-Type header; null for none, or one that nobody knows. */
export function charsetOf(contentType: string | null): string | null {
  const label = /charset\s*=\s*["']?([^\s;"']+)/iu.exec(contentType ?? '')?.[1] ?? null;
  try {
    return label === null ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

const xmlLabel = (bytes: Uint8Array): string | null =>
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']+)["']/u.exec(
    Buffer.from(bytes.subarray(0, 400)).toString('latin1'),
  )?.[1] ?? null;

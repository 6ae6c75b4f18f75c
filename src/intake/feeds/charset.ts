/** How a feed's bytes are to be decoded, and what had to be decided against its label. */
export interface Encoding {
  /** Its WHATWG name: `utf-8`, `windows-1256`, … */
  readonly name: string;
  /** Bytes of a byte order mark to skip. */
  readonly mark: number;
  readonly notes: readonly string[];
}

const common = /(?<![\p{L}\p{M}])(?:في|من|على|إلى|أن|عن|التي|الذي|هذا|بين|قال|ما|لا|مع|كان)(?![\p{L}\p{M}])/gu;
const arabic = ['windows-1256', 'iso-8859-6'] as const;
const sampled = 200_000;

/**
 * The encoding of a feed: a byte order mark, else the charset of the Content-Type, else the XML declaration (RFC 7303),
 * else UTF-8; but the bytes outweigh every label. Arabic in a single-byte encoding is never valid UTF-8, and UTF-8 read
 * in one is never Arabic, so wrong labels, which are common, are seen through.
 */
export function encodingOf(bytes: Uint8Array, contentType: string | null): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', mark: 3, notes: [] };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', mark: 2, notes: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', mark: 2, notes: [] };

  const declared = known(/charset\s*=\s*["']?([^\s;"']+)/iu.exec(contentType ?? '')?.[1]) ?? known(xmlLabel(bytes));
  if (isUtf8(bytes)) {
    const wrong = declared !== null && declared !== 'utf-8' && bytes.some((byte) => byte > 0x7f);
    return { name: 'utf-8', mark: 0, notes: wrong ? [`labelled ${declared}, but its bytes are UTF-8`] : [] };
  }
  const label = declared === 'utf-8' ? known(xmlLabel(bytes)) : declared;
  if (label !== null && label !== 'utf-8' && !western.has(label)) return decodedFrom(label, declared);
  const sample = bytes.subarray(0, sampled);
  const hits = (name: string): number => new TextDecoder(name).decode(sample).match(common)?.length ?? 0;
  const best = arabic.map((name) => ({ name, hits: hits(name) })).reduce((a, b) => (b.hits > a.hits ? b : a));
  if (best.hits >= Math.max(2, sample.length / 2_000)) return decodedFrom(best.name, declared);
  return label === null
    ? { name: 'utf-8', mark: 0, notes: ['not quite UTF-8: letters that could not be read stand as \uFFFD'] }
    : decodedFrom(label, declared);
}

const decodedFrom = (name: string, declared: string | null): Encoding => ({
  name,
  mark: 0,
  notes: [`decoded from ${name}${declared === null || declared === name ? '' : `, though labelled ${declared}`}`],
});

/** Labels that stand where nobody chose one. */
const western = new Set(['windows-1252', 'iso-8859-1', 'us-ascii']);

const xmlLabel = (bytes: Uint8Array): string | undefined =>
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']+)["']/u.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 400)),
  )?.[1];

/** The WHATWG name of a label; null for none, or one nobody knows. */
function known(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

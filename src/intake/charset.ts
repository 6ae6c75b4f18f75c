/** Words so common that a text of some lines has them, and a wrongly decoded one has not. */
const common = /(?<![\p{L}\p{M}])(?:في|من|على|إلى|أن|عن|التي|الذي|هذا|بين|قال|ما|لا|مع|كان)(?![\p{L}\p{M}])/gu;

/** How many of the most common Arabic words a text has. */
export const commonWords = (text: string): number => text.match(common)?.length ?? 0;

/** Single-byte encodings of Arabic still met in archives, by their WHATWG names. */
export const singleByte = ['windows-1256', 'iso-8859-6'] as const;

/** Bytes looked at to tell an encoding. */
const sampleBytes = 200_000;

/** The single-byte encoding by which bytes read as Arabic, or null. `hits`: how many common words that showed. */
export function arabicEncoding(
  bytes: Uint8Array,
): { readonly encoding: (typeof singleByte)[number]; readonly hits: number } | null {
  const sample = bytes.subarray(0, sampleBytes);
  if (sample.includes(0)) return null;
  const best = singleByte
    .map((encoding) => ({ encoding, hits: commonWords(new TextDecoder(encoding).decode(sample)) }))
    .reduce((a, b) => (b.hits > a.hits ? b : a));
  return best.hits === 0 ? null : best;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of bytes in an encoding, or null where they are not of it. Throws nothing. */
export function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return (encoding === 'utf-8' ? strictUtf8 : new TextDecoder(encoding, { fatal: true })).decode(bytes);
  } catch {
    return null;
  }
}

/** The WHATWG name of an encoding's label; null for what is none or cannot be decoded here. */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/** The bytes of a text in windows-1252, as far as it has them; null where it holds other characters. */
function latinBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const byte = c < 256 ? c : high.get(c);
    if (byte === undefined) return null;
    bytes[i] = byte;
  }
  return bytes;
}
/** What windows-1252 has at 0x80 to 0x9F. */
const high: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 32 }, (_, i) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + i)).charCodeAt(0),
    0x80 + i,
  ]),
);

/** Letters that stand where Arabic was, in a text decoded twice: «Ø§Ù„» for UTF-8, «Çá» for windows-1256. */
const garbled = /(?:[ØÙÃ][\u0080-\u00FF\u0152-\u2122]|[À-ÿ]{2})/gu;

/**
 * A text that was decoded as Western European, though it was Arabic, and stored like that: each run of such letters is
 * put right. Null where there is none, or where what comes out does not read as Arabic better than what was there.
 */
export function repaired(text: string): { readonly text: string; readonly encoding: string } | null {
  const sample = text.slice(0, sampleBytes);
  if ((sample.match(garbled)?.length ?? 0) < 10) return null;
  const before = commonWords(sample);
  const mend = (decode: (bytes: Uint8Array) => string | null) =>
    text.replace(
      /[\u0080-\u00FF\u0152-\u02DC\u2013-\u2122](?:[\t -\u00FF\u0152-\u02DC\u2013-\u2122]*[\u0080-\u00FF\u0152-\u02DC\u2013-\u2122])?/gu,
      (run) => {
        const bytes = latinBytes(run);
        return bytes === null ? run : (decode(bytes) ?? run);
      },
    );
  const tries = [
    { encoding: 'utf-8', text: mend((bytes) => strictly('utf-8', bytes)) },
    { encoding: 'windows-1256', text: mend((bytes) => new TextDecoder('windows-1256').decode(bytes)) },
  ].map((made) => ({ ...made, hits: commonWords(made.text.slice(0, sampleBytes)) }));
  const best = tries.reduce((a, b) => (b.hits > a.hits ? b : a));
  return best.hits >= 3 && best.hits > 2 * before ? { text: best.text, encoding: best.encoding } : null;
}

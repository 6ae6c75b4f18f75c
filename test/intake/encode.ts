/** Bytes of a text in a single-byte encoding, found by decoding each byte; `?` for what it does not have. */
export function inEncoding(text: string, encoding: string): Uint8Array {
  const byteOf = new Map<string, number>();
  for (let b = 0; b < 256; b++) byteOf.set(new TextDecoder(encoding).decode(Uint8Array.of(b)), b);
  return Uint8Array.from([...text], (c) => byteOf.get(c) ?? 0x3f);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

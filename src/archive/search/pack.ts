import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { searchForm } from '../../arabic/search.js';
import type { TextWord, TextWords } from '../../record/text-words.js';

/**
 * The words of a version as they are kept, so that a search shows the words that its index holds, whatever reader comes
 * later. Deflated (raw): numbers in 7-bit groups (how many words; of headline; up to the lead's end; then for each word
 * the gap before it, its length, and where the stem stands in its `searchForm`: 1 + letters before, letters behind; or 0
 * for a stem that is no part of its word), then those stems, a line each.
 */
export function packWords({ words, headline, lead }: TextWords, text: string): Uint8Array {
  const bytes: number[] = [];
  const put = (n: number): void => {
    let left = n;
    for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128);
    bytes.push(left);
  };
  const others: string[] = [];
  const formOf = remembered(searchForm);
  for (const n of [words.length, headline, lead]) put(n);
  let at = 0;
  for (const { start, end, stem } of words) {
    const form = formOf(text.slice(start, end));
    const before = form.indexOf(stem);
    put(start - at);
    put(end - start);
    if (before < 0) {
      others.push(stem);
      put(0);
    } else {
      put(1 + before);
      put(form.length - before - stem.length);
    }
    at = end;
  }
  return deflateRawSync(Buffer.concat([Buffer.from(bytes), Buffer.from(others.join('\n'))]));
}

/** The words that were packed. Throws when the bytes are damaged or of another text. */
export function unpackWords(packed: Uint8Array, text: string): TextWords {
  const bytes = inflateRawSync(packed);
  let next = 0;
  const take = (): number => {
    let n = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[next++];
      if (byte === undefined) throw new RangeError('The words of this version are damaged.');
      n |= (byte & 127) << shift;
      if (byte < 128) return n;
    }
  };
  const formOf = remembered(searchForm);
  const [count, headline, lead] = [take(), take(), take()];
  const found: { start: number; end: number; stem: string | null }[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const start = at + take();
    const end = start + take();
    const before = take() - 1;
    if (before < 0) found.push({ start, end, stem: null });
    else {
      const form = formOf(text.slice(start, end));
      found.push({ start, end, stem: form.slice(before, form.length - take()) });
    }
    at = end;
  }
  const others = bytes.subarray(next).toString().split('\n').values();
  const words: TextWord[] = found.map((w) => ({ ...w, stem: w.stem ?? others.next().value ?? '' }));
  return { words, headline, lead };
}

/** A pure function that works each of its arguments out once. A report repeats its words. */
export function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let made = known.get(text);
    if (made === undefined) {
      made = of(text);
      known.set(text, made);
    }
    return made;
  };
}

/** Gives offsets into a text in Unicode code points for those in UTF-16 code units, of which it has more where it has pairs. */
export function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (const m of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(m.index);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

const isLow = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.charAt(at));
/** A mark belongs to the letter before it. */
const isInside = (text: string, at: number): boolean =>
  at > 0 && at < text.length && (isLow(text, at) || /^\p{M}/u.test(text.slice(at, at + 2)));

/** About `length` characters on each side of a span, no letter cut from its marks. */
export function surroundings(
  text: string,
  start: number,
  end: number,
  length = 32,
): { prefix: string; suffix: string } {
  let from = Math.max(0, start - length);
  while (isInside(text, from)) from--;
  let to = Math.min(text.length, end + length);
  while (isInside(text, to)) to++;
  return { prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

const stop = /[.!?؟…][»”"')\]]*(?=\s)|\n/gu;

/** The sentence or line in which a span stands, without the space around it. */
export function sentenceAround(text: string, start: number, end: number): string {
  let from = text.lastIndexOf('\n', start - 1) + 1;
  let to = text.length;
  const ends = new RegExp(stop);
  ends.lastIndex = from;
  for (let m = ends.exec(text); m !== null; m = ends.exec(text)) {
    const after = m.index + m[0].length;
    if (after <= start) from = after;
    else if (m.index >= end || after >= end) {
      to = m[0] === '\n' ? m.index : after;
      break;
    }
  }
  return text.slice(from, Math.max(to, end)).trim();
}

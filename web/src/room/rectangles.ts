/** A rectangle relative to a paragraph: from its inline start (the right edge of Arabic) and its top, in CSS pixels. */
export interface Rectangle {
  readonly inlineStart: number;
  readonly blockStart: number;
  readonly inlineSize: number;
  readonly blockSize: number;
}

/**
 * Where words stand, a rectangle a line. The text itself is left as one node: an element around a part of a word can
 * part its letters, a rectangle behind it cannot.
 */
export function rectanglesOf(paragraph: HTMLElement, text: Text, start: number, end: number): readonly Rectangle[] {
  const range = document.createRange();
  range.setStart(text, Math.min(start, text.length));
  range.setEnd(text, Math.min(end, text.length));
  const frame = paragraph.getBoundingClientRect();
  const lines: { left: number; right: number; top: number; bottom: number }[] = [];
  // a line of mixed direction comes in several pieces, in text order: those that touch become one
  for (const { left, right, top, bottom } of range.getClientRects()) {
    if (right - left < 0.5) continue;
    const line = lines.find((l) => Math.abs(l.top - top) < 3 && left <= l.right + 1 && right >= l.left - 1);
    if (line) {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
    } else lines.push({ left, right, top, bottom });
  }
  const rtl = getComputedStyle(paragraph).direction === 'rtl';
  return lines.map((l) => ({
    inlineStart: rtl ? frame.right - l.right : l.left - frame.left,
    blockStart: l.top - frame.top,
    inlineSize: l.right - l.left,
    blockSize: l.bottom - l.top,
  }));
}

/** The offset in a text node under a point, or null when no letter stands there. */
export function offsetAt(text: Text, x: number, y: number): number | null {
  const place = caretAt(x, y);
  if (place?.node !== text) return null;
  const range = document.createRange();
  // the caret goes to the nearer edge of a letter: the letter is the one before it or the one after
  for (const start of [place.offset, place.offset - 1]) {
    if (start < 0 || start >= text.length) continue;
    range.setStart(text, start);
    range.setEnd(text, start + 1);
    for (const r of range.getClientRects())
      if (r.left - 1 <= x && x <= r.right + 1 && r.top <= y && y <= r.bottom) return start;
  }
  return null;
}

function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place ? { node: place.offsetNode, offset: place.offset } : null;
  }
  // Safari before 18.4
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

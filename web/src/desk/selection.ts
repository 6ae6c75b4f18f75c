import type { Extent } from './text-words.js';

/** The paragraphs of a report's text as the room draws them: each says where it begins in the text. */
const paragraphs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.sheet [data-start]')];

/** What of the report's text is selected on the page; null where nothing is. */
export function selectedExtent(): Extent | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let extent = null as { start: number; end: number } | null;
  for (const paragraph of paragraphs()) {
    const text = paragraph.firstChild;
    if (!(text instanceof Text) || !range.intersectsNode(text)) continue;
    const base = Number(paragraph.dataset['start']);
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.length;
    if (to <= from) continue;
    extent = { start: extent?.start ?? base + from, end: base + to };
  }
  return extent;
}

/** Whether a place on the page lies in the report's text. */
export const isInText = (node: Node | null): boolean =>
  (node instanceof Element ? node : node?.parentElement)?.closest('.sheet') != null;

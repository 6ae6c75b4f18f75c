import { useEffect, useMemo, useRef } from 'react';
import { nudgeOf } from './keys.js';
import { isInText, selectedExtent } from './selection.js';
import { type Extent, nudged, snapped, wordsOf } from './text-words.js';

interface Marking {
  readonly text: string;
  /** Whether words are being marked now; else what is selected in the text is told all the same. */
  readonly active: boolean;
  /** Those marked by now. */
  readonly extent: Extent | null;
  /** Where keys begin when nothing is marked yet. */
  readonly near: number;
  readonly onExtent: (extent: Extent | null) => void;
  /** It was ended by a key: kept, or to be as it was before. */
  readonly onEnd: (kept: boolean) => void;
}

/** Lets words of the report's text be marked: by selecting them, or by keys, a word at a time. Gives the text's words. */
export function useMarking(marking: Marking): readonly Extent[] {
  const { text, active } = marking;
  const words = useMemo(() => wordsOf(text), [text]);
  const now = useRef(marking);
  now.current = marking;

  useEffect(() => {
    let frame = 0;
    const onSelection = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const extent = selectedExtent();
        const found = extent === null ? null : snapped(words, extent);
        if (found !== null) now.current.onExtent(found);
        // a click into the text lets go of what was selected there; a click elsewhere does not
        else if (!now.current.active && isInText(window.getSelection()?.anchorNode ?? null)) now.current.onExtent(null);
      });
    };
    document.addEventListener('selectionchange', onSelection);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', onSelection);
    };
  }, [words]);

  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { extent, near, onExtent, onEnd } = now.current;
      const nudge = nudgeOf(event);
      if (nudge !== null) {
        const next = extent === null ? snapped(words, { start: near, end: text.length }) : nudged(words, extent, nudge);
        if (next !== null) onExtent(extent === null ? firstOf(words, next) : next);
      } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onEnd(true);
      else if (event.key === 'Escape') onEnd(false);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // before the fields and the room see it
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [active, words, text]);
  return words;
}

const firstOf = (words: readonly Extent[], { start }: Extent): Extent => words.find((w) => w.end > start)!;

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is, in pixels; 0 until it is known. */
export function useWidth<T extends HTMLElement>(): readonly [ref: RefObject<T | null>, width: number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(Math.floor(element.getBoundingClientRect().width));
    const measured = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    measured.observe(element);
    return () => measured.disconnect();
  }, []);
  return [ref, width];
}

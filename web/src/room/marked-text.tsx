import { memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { clipped, type Mark } from './marks.js';
import type { Paragraph } from './paragraphs.js';
import { offsetAt, type Rectangle, rectanglesOf } from './rectangles.js';
import { hasMoved } from './room-context.js';

/** A number that grows when lines may have moved: the sheet's width or the fonts changed. */
export function useLayoutCount(sheet: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const moved = (): void => setCount((n) => n + 1);
    const observer = new ResizeObserver(moved);
    if (sheet.current) observer.observe(sheet.current);
    document.fonts.addEventListener('loadingdone', moved);
    // on paper the lines stay as they are on the screen, so that the marks stay behind their words
    const fixed = (): void =>
      sheet.current?.style.setProperty('--printed', `${sheet.current.getBoundingClientRect().width}px`);
    window.addEventListener('beforeprint', fixed);
    return () => {
      window.removeEventListener('beforeprint', fixed);
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', moved);
    };
  }, [sheet]);
  return count;
}

interface MarksProps {
  readonly paragraph: RefObject<HTMLElement | null>;
  readonly marks: readonly Mark[];
  /** Why they are marked: at rest, touched, selected. */
  readonly state: 'rest' | 'hot' | 'lit';
  readonly layout: number;
}

/** The rectangles behind the words of some marks. */
const Marks = memo(function Marks({ paragraph, marks, state, layout }: MarksProps) {
  const [placed, setPlaced] = useState<readonly (readonly Rectangle[])[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: layout says that lines moved, nothing else does
  useLayoutEffect(() => {
    const element = paragraph.current;
    const text = element?.firstChild;
    setPlaced(element && text instanceof Text ? marks.map((m) => rectanglesOf(element, text, m.start, m.end)) : []);
  }, [paragraph, marks, layout]);
  return marks.flatMap((m, i) =>
    (placed[i] ?? []).map((r, line, lines) => (
      <span
        key={`${m.item} ${m.part} ${m.start} ${r.blockStart} ${r.inlineStart}`}
        className={`mark ${state} ${m.part}`}
        data-item={m.item}
        data-depth={Math.min(m.depth, 4) || undefined}
        data-tone={m.tone ?? undefined}
        data-mode={m.mode ?? undefined}
        data-first={line === 0 || undefined}
        data-last={line === lines.length - 1 || undefined}
        style={{
          insetInlineStart: `${r.inlineStart}px`,
          insetBlockStart: `${r.blockStart}px`,
          inlineSize: `${r.inlineSize}px`,
          blockSize: `${r.blockSize}px`,
        }}
      />
    )),
  );
});

interface Props {
  readonly paragraph: Paragraph;
  readonly rest: readonly Mark[];
  readonly hot: readonly Mark[];
  readonly lit: readonly Mark[];
  readonly layout: number;
  /** The place under the pointer, in the report's text; null when it leaves the words. */
  readonly onPoint: (offset: number | null) => void;
  readonly onPick: (offset: number | null) => void;
}

/** A paragraph as plain text, with its marks painted behind the letters. */
export const MarkedParagraph = memo(function MarkedParagraph(props: Props) {
  const { paragraph, rest, hot, lit, layout, onPoint, onPick } = props;
  const element = useRef<HTMLElement>(null);
  const ownRest = useMemo(() => clipped(rest, paragraph), [rest, paragraph]);
  const ownHot = useMemo(() => clipped(hot, paragraph), [hot, paragraph]);
  const ownLit = useMemo(() => clipped(lit, paragraph), [lit, paragraph]);
  const offsetOf = (event: React.MouseEvent): number | null => {
    const text = element.current?.firstChild;
    const offset = text instanceof Text ? offsetAt(text, event.clientX, event.clientY) : null;
    return offset === null ? null : paragraph.start + offset;
  };
  const Tag = paragraph.headline ? 'h1' : 'p';
  return (
    <Tag
      ref={element as RefObject<HTMLHeadingElement & HTMLParagraphElement>}
      className="marked"
      data-start={paragraph.start}
      onPointerMove={(event: React.PointerEvent) =>
        event.pointerType === 'mouse' && hasMoved(event) && onPoint(offsetOf(event))
      }
      onPointerLeave={() => onPoint(null)}
      onClick={(event: React.MouseEvent) => {
        // words being selected for copying are not touched
        if (window.getSelection()?.isCollapsed !== false) onPick(offsetOf(event));
      }}
    >
      {paragraph.text}
      <span className="marks" aria-hidden="true">
        <Marks paragraph={element} marks={ownRest} state="rest" layout={layout} />
        <Marks paragraph={element} marks={ownHot} state="hot" layout={layout} />
        <Marks paragraph={element} marks={ownLit} state="lit" layout={layout} />
      </span>
    </Tag>
  );
});

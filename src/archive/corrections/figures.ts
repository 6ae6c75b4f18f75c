import type { RecordFigure } from '../../record/record.js';
import type { FigureAnchor, FigureCorrection, FigureItem, FigureSet } from './correction.js';
import { type Done, type HeldFigure, mark, nextId, sameSpan, type Working } from './working.js';

// who counts is told when all corrections are laid over
const build = ({ words, ...rest }: FigureItem, id: string): RecordFigure => ({
  id,
  ...words,
  ...rest,
  statement: null,
});

// as the reader has it: "about" is a tenth more or less
const lowest = (value: number, bound: RecordFigure['bound']): number =>
  bound === 'atMost' ? 0 : bound === 'about' ? value * 0.9 : value;
const highest = (value: number, bound: RecordFigure['bound']): number | null =>
  bound === 'atLeast' ? null : bound === 'about' ? value * 1.1 : value;

/** Low and high follow a new value unless they are set too. */
function changed(f: RecordFigure, set: FigureSet): RecordFigure {
  const value = set.value ?? f.value;
  const bound = set.bound ?? f.bound;
  const anew = set.value !== undefined || set.bound !== undefined;
  return {
    ...f,
    value,
    bound,
    low: set.low ?? (anew ? lowest(value, bound) : f.low),
    high: set.high !== undefined ? set.high : anew ? highest(value, bound) : f.high,
    unit: set.unit === undefined ? f.unit : set.unit,
    measure: set.measure ?? f.measure,
  };
}

export const findFigure = (w: Working, anchor: Pick<FigureAnchor, 'words'>): HeldFigure | null =>
  w.figures.find((f) => f.anchors.some((a) => sameSpan(a.words, anchor.words))) ?? null;

export function correctFigure(w: Working, c: FigureCorrection, id: number): Done {
  const anchor: FigureAnchor = c.act === 'add' ? { words: c.item.words, by: 'person' } : c.anchor;
  const found = findFigure(w, anchor);
  if (c.act === 'reject') {
    if (found === null) return anchor.by === 'person' ? 'idle' : 'done';
    w.figures = w.figures.filter((f) => f !== found);
    for (const v of w.events)
      v.item = { ...v.item, figures: v.item.figures.filter((figure) => figure !== found.item.id) };
    return 'done';
  }
  if (found === null && c.act !== 'add' && anchor.by === 'person') return 'idle';
  let target = found;
  if (target === null) {
    target = {
      item: build(c.item, nextId(w, 'f')),
      anchors: [anchor],
      reviewed: 0,
      corrections: [],
    };
    w.figures.push(target);
  } else if (c.act !== 'set') target.item = build(c.item, target.item.id);
  if (c.act === 'set') target.item = changed(target.item, c.set);
  mark(target, id, c.act === 'accept' ? 1 : 2);
  return 'done';
}

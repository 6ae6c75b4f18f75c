import type { Span } from '../document/span.js';
import type { RecordFigure, RecordStatement } from './record.js';

/**
 * For each span the index of the shortest content that holds it, null for one that stands in none. Both lists in the
 * order of their starts; the cost grows with their lengths, not with their product.
 */
export function innermost(spans: readonly Span[], contents: readonly Span[]): readonly (number | null)[] {
  let next = 0;
  let open: number[] = [];
  return spans.map((span) => {
    while (next < contents.length && contents[next]!.start <= span.start) open.push(next++);
    open = open.filter((i) => contents[i]!.end > span.start);
    let best: number | null = null;
    for (const i of open) {
      const { start, end } = contents[i]!;
      if (end < span.end) continue;
      if (best === null || end - start < contents[best]!.end - contents[best]!.start) best = i;
    }
    return best;
  });
}

/** Figures with the statement in which each is counted, whatever they said of it before. Figures may come in any order. */
export function whoCounts(
  figures: readonly RecordFigure[],
  statements: readonly RecordStatement[],
): readonly RecordFigure[] {
  const byStart = <T extends Span>(items: readonly T[]): readonly T[] => [...items].sort((a, b) => a.start - b.start);
  const inOrder = byStart(figures);
  const contents = byStart(statements);
  const found = innermost(inOrder, contents);
  const statementOf = new Map(inOrder.map((f, i) => [f, found[i] === null ? null : contents[found[i]!]!.id]));
  return figures.map((f) => ({ ...f, statement: statementOf.get(f)! }));
}

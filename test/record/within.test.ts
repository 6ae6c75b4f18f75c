import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innermost } from '../../src/record/within.js';

const span = (start: number, end: number) => ({ start, end });

describe('the innermost content', () => {
  it('is the shortest one that holds a span', () => {
    const contents = [span(0, 100), span(10, 60), span(20, 30), span(70, 90)];
    expect(innermost([span(5, 7), span(21, 25), span(28, 35), span(75, 76), span(95, 105)], contents)).toEqual([
      0,
      2,
      1,
      3,
      null,
    ]);
  });

  it('is what looking at all of them finds', () => {
    const spans = fc
      .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
      .map((pairs) => pairs.map(([start, length]) => span(start, start + length)).sort((a, b) => a.start - b.start));
    fc.assert(
      fc.property(spans, spans, (wanted, contents) => {
        const lengths = wanted.map((w) =>
          Math.min(...contents.filter((c) => c.start <= w.start && w.end <= c.end).map((c) => c.end - c.start)),
        );
        const found = innermost(wanted, contents).map((i) =>
          i === null ? Number.POSITIVE_INFINITY : contents[i]!.end - contents[i]!.start,
        );
        expect(found).toEqual(lengths);
      }),
    );
  });
});

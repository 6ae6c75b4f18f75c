import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inColumns } from '../../src/cli/columns.js';
import { plain, widthOf } from '../../src/cli/terminal.js';

const look = { style: plain, columns: 40 };
type Row = readonly [string, ...string[]];

describe('columns', () => {
  it('stand under one another; an empty one takes no room; the last is cut with a mark', () => {
    const rows: readonly Row[] = [
      ['a.1', '', 'denial', 'الوزير: لا صحة لما نُشر عن إغلاق المعبر'],
      ['b.12', '', 'claim', 'شاهد: سمعنا دوياً'],
    ];
    expect(inColumns(rows, (r) => r, look)).toBe(
      'a.1   denial  الوزير: لا صحة لما نُشر عن…\nb.12  claim   شاهد: سمعنا دوياً\n',
    );
  });

  it('never make a line wider than the terminal', () => {
    const arabic = fc.array(fc.constantFrom('م', 'ا', 'ُ', 'ّ', ' ', 'لا', '😀', 'e\u0301'), { maxLength: 80 });
    fc.assert(
      fc.property(
        fc.array(
          arabic.map((a) => a.join('')),
          { minLength: 1, maxLength: 5 },
        ),
        (texts) => {
          const lines = inColumns(texts, (t): Row => ['id', 'kind', t], look).split('\n');
          expect(lines.filter((l) => widthOf(l) > look.columns)).toEqual([]);
        },
      ),
    );
  });
});

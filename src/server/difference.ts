import { diffArrays } from 'diff';

/** A piece of two texts: in both, only in the later, or only in the earlier. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words that may differ before two texts are called different from there to there; the work grows with its square. */
const mostEdits = 4000;

/**
 * What a later text has that an earlier one has not, and the other way round, by whole words, in order. All that is not
 * added, put together, is the earlier text; all that is not removed, the later one. What comes in place of something
 * stands after it.
 */
export function difference(before: string, after: string): readonly Segment[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const head = shared(a, b, (words, i) => words[i]);
  const rest = [a.slice(head), b.slice(head)] as const;
  const tail = shared(rest[0], rest[1], (words, i) => words[words.length - 1 - i]);
  const [x, y] = [rest[0].slice(0, rest[0].length - tail), rest[1].slice(0, rest[1].length - tail)];
  const middle = diffArrays(x, y, { maxEditLength: mostEdits })?.map(
    ({ added, removed, value }): Segment => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  ) ?? [
    { kind: 'removed', text: x.join('') },
    { kind: 'added', text: y.join('') },
  ];
  return joined([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: rest[0].slice(rest[0].length - tail).join('') },
  ]);
}

/** Words and what stands between them. */
const tokensOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** How many tokens are the same, counted by `at`. */
function shared(
  a: readonly string[],
  b: readonly string[],
  at: (words: readonly string[], i: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && at(a, n) === at(b, n)) n++;
  return n;
}

/**
 * Neighbours of a kind made one, and changes between which nothing but white space is the same made one change: that
 * words are replaced one by one tells nobody anything.
 */
function joined(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  let removed = '';
  let added = '';
  const settle = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    removed = added = '';
  };
  const filled = segments.filter((s) => s.text !== '');
  for (const [i, { kind, text }] of filled.entries()) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed !== '' && added !== '' && i < filled.length - 1 && text.trim() === '' && !text.includes('\n')) {
      removed += text;
      added += text;
    } else {
      settle();
      out.push({ kind, text });
    }
  }
  settle();
  return out;
}

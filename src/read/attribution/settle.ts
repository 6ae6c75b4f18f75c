import type { Draft, Settled } from './draft.js';
import type { Reading } from './reading.js';

/** Text order without doubles; of two with (nearly) the same content the one with the closer cue stays. Tells what is inside what. */
export function settle(_reading: Reading, drafts: readonly Draft[]): readonly Settled[] {
  const sorted = [...drafts].sort(
    (a, b) => a.content.start - b.content.start || b.content.end - a.content.end || a.cue.start - b.cue.start,
  );
  const kept: Draft[] = [];
  for (const d of sorted) {
    const last = kept.at(-1);
    if (
      last &&
      last.content.start === d.content.start &&
      last.content.end === d.content.end &&
      last.rule !== 'source' &&
      d.rule !== 'source'
    ) {
      if (d.cue.start > last.cue.start) kept[kept.length - 1] = d;
      continue;
    }
    kept.push(d);
  }
  const open: number[] = [];
  return kept.map((d, i) => {
    while (open.length && kept[open.at(-1)!]!.content.end < d.content.end) open.pop();
    while (open.length && kept[open.at(-1)!]!.content.end <= d.content.start) open.pop();
    const inside =
      open.findLast((o) => kept[o]!.content.start <= d.cue.start && d.cue.end <= kept[o]!.content.end + 1) ?? null;
    open.push(i);
    return { ...d, inside };
  });
}

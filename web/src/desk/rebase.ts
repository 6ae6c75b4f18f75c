import type { IsnadRecord, TextSpan } from '../../../src/record/record.js';
import { type Draft, draftOf } from './draft.js';

/** The words by which an item is the same in another reading. */
function anchorOf(draft: Draft): TextSpan | null {
  if (draft.of === null) return null;
  switch (draft.kind) {
    case 'statement':
      return draft.of.cue;
    case 'event':
      return draft.of.trigger;
    case 'figure':
      return draft.of;
    case 'entity':
      return draft.of.mentions[0] ?? null;
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A draft of an item as it was, on the item as it is now: what the person changed stays, the rest is as it is now. */
export function rebased(record: IsnadRecord, draft: Draft): Draft | null {
  if (draft.of === null) return draft;
  const now = draftOf(record, draft.of.id);
  const [was, is] = [anchorOf(draft), now === null ? null : anchorOf(now)];
  if (now === null || now.kind !== draft.kind || !same([was?.start, was?.end], [is?.start, is?.end])) return null;
  const before = draftOf(
    { ...record, statements: [], events: [], figures: [], entities: [], [plural[draft.kind]]: [draft.of] },
    draft.of.id,
  )!;
  const kept = Object.entries(draft).filter(
    ([name, value]) => name !== 'of' && !same(value, (before as unknown as Record<string, unknown>)[name]),
  );
  return { ...now, ...Object.fromEntries(kept) } as Draft;
}

const plural = { statement: 'statements', event: 'events', figure: 'figures', entity: 'entities' } as const;

import { useEffect, useMemo, useState } from 'react';
import type { IsnadRecord } from '../../../src/record/record.js';
import type { Mark } from '../room/marks.js';
import { useRoom } from '../room/room-context.js';
import type { Aim } from './aims.js';
import { isChanged, type Lack, lacks } from './changes.js';
import type { DeskState } from './desk-context.js';
import { type Draft, draftOf } from './draft.js';
import { draftMarks } from './draft-marks.js';
import { useDrafts } from './drafts.js';
import { useMarking } from './marking.js';
import { type Extent, nudged, spanAt } from './text-words.js';

/** What is being marked: words of the draft, or, without an aim, words for a new item. */
export interface Taking {
  readonly aim: Aim | null;
  readonly what: string;
  /** The draft as it was before, should the marking be given up. */
  readonly before: Draft | null;
}

/** Where the draft of an item that is being added is kept. */
const added = '+';

/** The item a person works on, as it is by now, and the words that are marked for it in the text. */
export function useDrafting(
  uid: string,
  record: IsnadRecord,
  selected: string | null,
  onDrafted: (marks: readonly Mark[] | null) => void,
) {
  const { book } = useRoom();
  const { text } = record.report;
  const { drafts, ...keep } = useDrafts(uid);
  const [picked, setPicked] = useState<Extent | null>(null);
  const [taking, setTaking] = useState<Taking | null>(null);

  const adding = drafts.has(added);
  const key = adding ? added : (selected ?? '');
  const base = useMemo(() => draftOf(record, selected), [record, selected]);
  const draft = drafts.get(key) ?? base;
  const changed = draft !== null && isChanged(draft);
  const missing: readonly Lack[] = draft === null ? [] : lacks(draft);
  const aimed: Extent | null = taking?.aim ? draft && taking.aim.get(draft) : picked;

  const put = (next: Draft | null): void => keep.put(key, next);
  const update = (change: (draft: Draft) => Draft): void => keep.update(key, base, change);
  const endMarking = (): void => {
    setPicked(null);
    setTaking(null);
  };

  const words = useMarking({
    ...{ text, active: taking !== null, extent: aimed },
    near: draft?.kind === 'statement' ? (draft.cue ?? draft.content).start : 0,
    onExtent(extent) {
      if (taking?.aim && extent !== null) {
        const { aim } = taking;
        update((d) => aim.set(d, spanAt(text, extent)));
      } else if (taking === null || extent !== null) setPicked(extent);
    },
    onEnd(kept) {
      if (!kept && taking?.aim) put(taking.before);
      if (!kept && taking?.aim === null) setPicked(null);
      setTaking(null);
    },
  });
  const fields: DeskState = {
    ...{ record, update, aim: taking?.aim ?? null },
    take(aim, what = '') {
      window.getSelection()?.removeAllRanges();
      setTaking(aim === null ? null : { aim, what, before: drafts.get(key) ?? null });
    },
    nudge: (aim, by) =>
      update((d) => {
        const at = aim.get(d);
        return at === null ? d : aim.set(d, spanAt(text, nudged(words, at, by)));
      }),
  };

  const isOwn = draft === base && taking === null && picked === null;
  const marks = useMemo(() => (isOwn ? null : draftMarks(book, draft, aimed)), [book, draft, isOwn, aimed]);
  useEffect(() => onDrafted(marks), [marks, onDrafted]);
  useEffect(() => () => onDrafted(null), [onDrafted]);
  // the words that are marked stay in sight while keys move them
  useEffect(() => {
    if (aimed === null || taking === null) return;
    const frame = requestAnimationFrame(() =>
      document.querySelector('.sheet .mark.aim')?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [aimed, taking]);
  // another item: what was being marked is over
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is selected
  useEffect(() => setTaking(null), [selected]);

  return {
    ...{ draft, adding, changed, missing, picked, taking, aimed, fields, put, endMarking },
    /** Begins to mark words for a new item. */
    pick: (what: string): void => setTaking({ aim: null, what, before: null }),
    stopTaking: (): void => setTaking(null),
    /** Begins an item that is to be added. */
    add(draft: Draft): void {
      keep.put(added, draft);
      endMarking();
      window.getSelection()?.removeAllRanges();
    },
  };
}

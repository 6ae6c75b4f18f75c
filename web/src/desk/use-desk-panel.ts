import { useEffect, useRef, useState } from 'react';
import type { Change } from '../../../src/archive/corrections/change.js';
import type { IsnadRecord } from '../../../src/record/record.js';
import type { TaggedReport } from '../data/archive-report.js';
import { useTranslator } from '../preferences/preferences.js';
import { isControl } from '../room/keys.js';
import type { Mark } from '../room/marks.js';
import type { ItemChange } from './alike-dialog.js';
import { canBeAlike, changesOf, isChanged } from './changes.js';
import { type Trouble, useCorrecting } from './correcting.js';
import type { Done } from './done-bar.js';
import { type Draft, itemWith, newDraft } from './draft.js';
import { useDrafting } from './drafting.js';
import { deskCommandOf } from './keys.js';
import { rebased } from './rebase.js';
import { spanAt } from './text-words.js';
import { useUndo } from './undoing.js';

export interface DeskPanelProps {
  readonly tagged: TaggedReport;
  readonly record: IsnadRecord;
  readonly selected: string | null;
  readonly onSelect: (item: string | null) => void;
  /** What is to be marked in the text in the place of the selected item; null: the item as it is. */
  readonly onDrafted: (marks: readonly Mark[] | null) => void;
}

/** What is known and done while a report is corrected. */
export function useDeskPanel({ tagged, record, selected, onSelect, onDrafted }: DeskPanelProps) {
  const t = useTranslator();
  const { uid } = tagged.value;
  const { busy, make, reload } = useCorrecting();
  const undoing = useUndo();
  const drafting = useDrafting(uid, record, selected, onDrafted);
  const [trouble, setTrouble] = useState<Trouble | { readonly kind: 'gone' } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [acts, setActs] = useState<readonly string[]>([]);
  const panel = useRef<HTMLElement>(null);
  const { draft, changed, missing, picked, put } = drafting;
  // what was wrong with another item, or with what was changed since, is wrong no more
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is selected
  useEffect(() => setTrouble(null), [selected]);

  const did = (text: string, act: string): void => {
    setDone({ text, act });
    setActs((now) => [...now, act]);
  };
  /** Sends changes; `on`: the report they are made on. Gives the report with them, or null where they were not made. */
  const send = async (changes: readonly Change[], said: string, on = tagged): Promise<TaggedReport | null> => {
    setTrouble(null);
    const outcome = await make(on, changes);
    if (outcome.done) {
      did(said, outcome.act);
      return outcome.report;
    }
    setTrouble(outcome.trouble);
    return null;
  };
  const focusField = (): void => {
    requestAnimationFrame(() =>
      panel.current?.querySelector<HTMLElement>('.desk-form :is(input, select, button):not(:disabled)')?.focus(),
    );
  };
  const actions = {
    send,
    focusField,
    async save(): Promise<void> {
      if (draft === null || busy || !changed || missing.length > 0) return;
      const changes = changesOf(draft);
      const sent = await send(changes, t.say('desk.did'));
      if (sent === null) return;
      put(null);
      drafting.endMarking();
      if (changes.some((c) => c.act === 'add')) onSelect(sent.value.record && itemWith(sent.value.record, draft));
      // so that the next key is the desk's again and not a field's
      panel.current?.focus({ preventScroll: true });
    },
    async accept(): Promise<void> {
      if (draft?.of && draft.kind !== 'entity' && !busy)
        await send([{ act: 'accept', item: draft.of.id }], t.say('desk.did.accept'));
    },
    async reject(): Promise<void> {
      if (!draft?.of || busy) return;
      const next = neighbourOf(record, draft);
      if (!(await send([{ act: 'reject', item: draft.of.id }], t.say('desk.did.reject')))) return;
      put(null);
      onSelect(next);
    },
    async undo(act = acts.at(-1)): Promise<void> {
      if (act === undefined || undoing.busy || !(await undoing.undo({ act }))) return;
      setActs((now) => now.filter((a) => a !== act));
      setDone({ text: t.say('desk.did.undone'), act: null });
    },
    /** Loads the report as it is now and makes the change on that. */
    async again(): Promise<void> {
      if (draft === null) return;
      try {
        const fresh = await reload(uid);
        const next = fresh.value.record && rebased(fresh.value.record, draft);
        put(next);
        if (next === null) setTrouble({ kind: 'gone' });
        else if (!isChanged(next)) setTrouble(null);
        else if (await send(changesOf(next), t.say('desk.did'), fresh)) put(null);
      } catch (error) {
        setTrouble({ kind: 'failed', error: error as Error });
      }
    },
    /** Begins an item of the words that were picked. */
    add(kind: 'statement' | 'event' | 'figure'): void {
      if (picked === null) return;
      drafting.add(newDraft(kind, spanAt(record.report.text, picked)));
      focusField();
    },
    /** All alike were changed. */
    didAlike(act: string, count: number): void {
      put(null);
      did(t.count('desk.did.alike', count), act);
      void reload(uid);
    },
    dismiss: (): void => setDone(null),
  };

  const now = useRef(actions);
  now.current = actions;
  useEffect(() => {
    // before a button that has the focus takes Enter for itself
    const onSave = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      void now.current.save();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isControl(event.target)) return;
      const { accept, reject, undo, focusField: edit } = now.current;
      const acting = { accept, reject, undo: () => undo(), edit };
      const command = deskCommandOf(event);
      if (command === null || !(command in acting)) return;
      event.preventDefault();
      void acting[command as keyof typeof acting]();
    };
    window.addEventListener('keydown', onSave, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onSave, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  return {
    ...{ ...drafting, ...actions, panel, uid, busy, trouble, done, undoing },
    alikes: draft === null ? [] : alikesOf(draft, missing.length === 0),
  };
}

export type Desk = ReturnType<typeof useDeskPanel>;

/** What can be done to all alike: what was changed, if it can be; else accepting and rejecting. */
function alikesOf(draft: Draft, isWhole: boolean): readonly ItemChange[] {
  if (!draft.of || !isWhole) return [];
  const changes = changesOf(draft);
  if (changes.length > 0) return changes.length === 1 && canBeAlike(changes[0]!) ? [changes[0] as ItemChange] : [];
  const reject = { act: 'reject', item: draft.of.id } as const;
  return draft.kind === 'entity' ? [reject] : [{ act: 'accept', item: draft.of.id }, reject];
}

/** The item of its kind that comes after it, or before it where it is the last. */
function neighbourOf(record: IsnadRecord, draft: Draft): string | null {
  const all: readonly { readonly id: string }[] = {
    ...{ statement: record.statements, event: record.events, figure: record.figures, entity: record.entities },
  }[draft.kind];
  const at = all.findIndex((i) => i.id === draft.of?.id);
  return (all[at + 1] ?? all[at - 1])?.id ?? null;
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Change } from '../../../src/archive/corrections/change.js';
import type { IsnadRecord } from '../../../src/record/record.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import type { TaggedReport } from '../data/archive-report.js';
import { useTranslator } from '../preferences/preferences.js';
import { isControl } from '../room/keys.js';
import type { Mark } from '../room/marks.js';
import { Because, ReviewTag, Words } from '../room/parts.js';
import { useRoom } from '../room/room-context.js';
import type { Aim } from './aims.js';
import { AlikeDialog, type ItemChange } from './alike-dialog.js';
import { type Trouble, useCorrecting } from './correcting.js';
import { DeskContext, type DeskState } from './desk-context.js';
import { type Done, DoneBar } from './done-bar.js';
import { canBeAlike, changesOf, type Draft, draftOf, isChanged, lacks, newDraft } from './draft.js';
import { draftMarks } from './draft-marks.js';
import { EntityForm } from './entity-form.js';
import { EventForm } from './event-form.js';
import { FigureForm } from './figure-form.js';
import { deskCommandOf } from './keys.js';
import { useMarking } from './marking.js';
import { rebased } from './rebase.js';
import { StatementForm } from './statement-form.js';
import { type Extent, nudged, spanAt } from './text-words.js';
import { TroubleNotice } from './trouble-notice.js';
import { useUndo } from './undoing.js';

interface Props {
  readonly tagged: TaggedReport;
  readonly record: IsnadRecord;
  readonly selected: string | null;
  readonly onSelect: (item: string | null) => void;
  /** What is to be marked in the text in the place of the selected item; null: the item as it is. */
  readonly onDrafted: (marks: readonly Mark[] | null) => void;
}

const added = '+';
/** What is being marked: words of the draft, or words for a new item. */
interface Taking {
  readonly aim: Aim | null;
  readonly what: string;
  readonly before: Draft | null;
}

/** Where an item of the report is corrected: its fields, its words in the text, accepting and rejecting it. */
export default function DeskPanel({ tagged, record, selected, onSelect, onDrafted }: Props) {
  const t = useTranslator();
  const { book } = useRoom();
  const { uid } = tagged.value;
  const { busy, make, reload } = useCorrecting();
  const undoing = useUndo();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [picked, setPicked] = useState<Extent | null>(null);
  const [taking, setTaking] = useState<Taking | null>(null);
  const [trouble, setTrouble] = useState<Trouble | { readonly kind: 'gone' } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [acts, setActs] = useState<readonly string[]>([]);
  const [alike, setAlike] = useState<ItemChange | null>(null);
  const form = useRef<HTMLElement>(null);
  const { text } = record.report;

  const key = drafts.has(added) ? added : (selected ?? '');
  const base = useMemo(() => draftOf(record, selected), [record, selected]);
  const draft = drafts.get(key) ?? base;
  const changed = draft !== null && isChanged(draft);
  const missing = draft === null ? [] : lacks(draft);
  const aimed = taking === null ? picked : taking.aim === null ? picked : draft && taking.aim.get(draft);

  const put = (next: Draft | null, at = key): void =>
    setDrafts((now) => {
      const all = new Map(now);
      if (next === null) all.delete(at);
      else all.set(at, next);
      return all;
    });
  const update = (change: (d: Draft) => Draft): void => {
    setTrouble(null);
    setDrafts((now) => {
      const before = now.get(key) ?? base;
      return before === null ? now : new Map(now).set(key, change(before));
    });
  };

  const words = useMarking({
    text,
    active: taking !== null,
    extent: aimed ?? null,
    near: draft?.kind === 'statement' ? (draft.cue ?? draft.content).start : (aimed?.start ?? 0),
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
  const state: DeskState = {
    ...{ record, update, aim: taking?.aim ?? null },
    take: (aim, what = '') => {
      window.getSelection()?.removeAllRanges();
      setTaking(aim === null ? null : { aim, what, before: drafts.get(key) ?? null });
    },
    nudge: (aim, by) =>
      update((d) => {
        const at = aim.get(d);
        return at === null ? d : aim.set(d, spanAt(text, nudged(words, at, by)));
      }),
  };

  // what is marked in the text
  const isOwn = draft === base && taking === null && picked === null;
  const marks = useMemo(
    () => (isOwn ? null : draftMarks(book, draft, taking === null ? picked : (aimed ?? null))),
    [book, draft, isOwn, taking, picked, aimed],
  );
  useEffect(() => onDrafted(marks), [marks, onDrafted]);
  useEffect(() => () => onDrafted(null), [onDrafted]);
  // another item: what was being marked is over
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is selected
  useEffect(() => {
    setTaking(null);
    setTrouble(null);
  }, [selected]);

  const did = (words: string, act: string | null): void => {
    setDone({ text: words, act });
    if (act !== null) setActs((now) => [...now, act]);
  };
  /** Sends changes; `on`: the report they are made on. */
  const send = async (changes: readonly Change[], said: string, on = tagged): Promise<boolean> => {
    setTrouble(null);
    const outcome = await make(on, changes);
    if (!outcome.done) {
      setTrouble(outcome.trouble);
      return false;
    }
    did(said, outcome.act);
    return true;
  };
  const save = async (): Promise<void> => {
    if (draft === null || busy || !changed || missing.length > 0) return;
    const changes = changesOf(draft);
    if (!(await send(changes, t.say('desk.did')))) return;
    put(null);
    setPicked(null);
    setTaking(null);
    // so that the next key is the desk's again and not a field's
    form.current?.focus({ preventScroll: true });
  };
  const accept = async (): Promise<void> => {
    if (draft?.of && draft.kind !== 'entity' && !busy)
      await send([{ act: 'accept', item: draft.of.id }], t.say('desk.did.accept'));
  };
  const reject = async (): Promise<void> => {
    if (!draft?.of || busy) return;
    const { id } = draft.of;
    const next = neighbourOf(record, draft);
    if (await send([{ act: 'reject', item: id }], t.say('desk.did.reject'))) {
      put(null);
      onSelect(next);
    }
  };
  const undo = async (act: string | undefined): Promise<void> => {
    if (act === undefined || undoing.busy) return;
    if (await undoing.undo({ act })) {
      setActs((now) => now.filter((a) => a !== act));
      setDone({ text: t.say('desk.did.undone'), act: null });
    }
  };
  const again = async (): Promise<void> => {
    if (draft === null) return;
    const fresh = await reload(uid).catch((error: Error) => {
      setTrouble({ kind: 'failed', error });
      return null;
    });
    if (fresh === null || fresh.value.record === null) return;
    const next = rebased(fresh.value.record, draft);
    if (next === null) {
      put(null);
      setTrouble({ kind: 'gone' });
      return;
    }
    put(next);
    const changes = isChanged(next) ? changesOf(next) : [];
    if (changes.length === 0) setTrouble(null);
    else if (await send(changes, t.say('desk.did'), fresh)) put(null);
  };
  const begin = (kind: 'statement' | 'event' | 'figure'): void => {
    if (picked === null) return;
    put(newDraft(kind, spanAt(text, picked)), added);
    setPicked(null);
    setTaking(null);
    window.getSelection()?.removeAllRanges();
    focusForm();
  };
  const focusForm = (): void => {
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('.desk-form :is(input, select, button):not(:disabled)')?.focus(),
    );
  };

  const now = useRef({ accept, reject, undo, save, acts, focusForm });
  now.current = { accept, reject, undo, save, acts, focusForm };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
        event.preventDefault();
        void now.current.save();
        return;
      }
      if (event.defaultPrevented || isControl(event.target)) return;
      const command = deskCommandOf(event);
      const acting = {
        accept: () => void now.current.accept(),
        reject: () => void now.current.reject(),
        undo: () => void now.current.undo(now.current.acts.at(-1)),
        edit: () => now.current.focusForm(),
      };
      if (command === null || !(command in acting)) return;
      event.preventDefault();
      acting[command as keyof typeof acting]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const first = draft === null || !changed || missing.length > 0 ? undefined : changesOf(draft);
  const alikes = draft?.of ? alikesOf(draft, first) : [];
  const title =
    draft === null ? t.say('desk.panel') : t.say(draft.of === null ? newTitles[draft.kind] : `desk.kind.${draft.kind}`);
  return (
    <DeskContext.Provider value={state}>
      <section ref={form} tabIndex={-1} className="chain desk" aria-label={t.say('desk.panel')}>
        <header className="chain-head">
          <h2>
            {title} {draft?.of ? <ReviewTag item={draft.of.id} /> : null}
            {changed ? <span className="tag">{t.say('desk.unsaved')}</span> : null}
          </h2>
          {draft === null ? null : (
            <Button
              look="quiet"
              aria-label={t.say('app.close')}
              onPress={() => (key === added ? put(null) : onSelect(null))}
            >
              <Icon name="close" />
            </Button>
          )}
        </header>
        {taking === null ? null : (
          <div className="marking" role="status">
            <p>
              <strong>{t.say('desk.marking', { what: taking.what })}</strong>{' '}
              {aimed ? <Words>«{text.slice(aimed.start, aimed.end)}»</Words> : null}
            </p>
            <p className="hint">{t.say('desk.marking.hint')}</p>
            <Button onPress={() => setTaking(null)}>{t.say('desk.marking.done')}</Button>
          </div>
        )}
        {trouble === null ? null : <TroubleNotice trouble={trouble} onAgain={() => void again()} />}
        {undoing.error === null ? null : (
          <TroubleNotice trouble={{ kind: 'failed', error: undoing.error }} onAgain={() => void undo(acts.at(-1))} />
        )}
        {picked !== null && key !== added && taking?.aim == null ? (
          <div className="desk-add">
            <p>
              {t.say('desk.add')} <Words>«{text.slice(picked.start, picked.end)}»</Words>
            </p>
            <div className="desk-row">
              {(['statement', 'event', 'figure'] as const).map((kind) => (
                <Button key={kind} onPress={() => begin(kind)}>
                  {t.say(`desk.add.${kind}`)}
                </Button>
              ))}
            </div>
          </div>
        ) : null}
        {draft === null ? (
          <div className="desk-none">
            <p className="empty-title">{t.say('desk.pick.title')}</p>
            <p className="hint">{t.say(selected === null ? 'desk.pick.text' : 'desk.cannot')}</p>
          </div>
        ) : (
          <>
            <div className="desk-form">
              {draft.kind === 'statement' ? <StatementForm draft={draft} /> : null}
              {draft.kind === 'event' ? <EventForm draft={draft} /> : null}
              {draft.kind === 'figure' ? <FigureForm draft={draft} /> : null}
              {draft.kind === 'entity' ? (
                <EntityForm draft={draft} onMake={(change) => void send([change], t.say('desk.did'))} />
              ) : null}
            </div>
            {changed && missing.length > 0 ? (
              <ul className="desk-lacks">
                {missing.map((lack) => (
                  <li key={lack}>{t.say(`lack.${lack}`)}</li>
                ))}
              </ul>
            ) : null}
            {(draft.kind === 'statement' || draft.kind === 'event') && draft.of ? (
              <details className="why">
                <summary>{t.say('chain.why')}</summary>
                <Because>{draft.of.why}</Because>
              </details>
            ) : null}
            <footer className="desk-foot">
              {changed ? (
                <>
                  <Button look="main" isDisabled={busy || missing.length > 0} onPress={() => void save()}>
                    {t.say(busy ? 'desk.saving' : 'desk.save')}
                  </Button>
                  <Button onPress={() => put(null)}>{t.say(draft.of === null ? 'desk.cancel' : 'desk.revert')}</Button>
                </>
              ) : (
                <>
                  {draft.kind === 'entity' ? null : (
                    <Button isDisabled={busy} onPress={() => void accept()}>
                      <Icon name="check" /> {t.say('desk.accept')} <kbd>A</kbd>
                    </Button>
                  )}
                  <Button isDisabled={busy} onPress={() => void reject()}>
                    <Icon name="close" /> {t.say('desk.reject')} <kbd>X</kbd>
                  </Button>
                </>
              )}
              {alikes.length === 0 ? null : (
                <MenuTrigger>
                  <Button>
                    {t.say('alike.menu')} <Icon name="down" />
                  </Button>
                  <Popover className="popover">
                    <Menu
                      className="menu"
                      onAction={(act) => setAlike(alikes.find((change) => change.act === act) ?? null)}
                    >
                      {alikes.map((change) => (
                        <MenuItem key={change.act} id={change.act}>
                          {t.say(`alike.${change.act}`)}
                        </MenuItem>
                      ))}
                    </Menu>
                  </Popover>
                </MenuTrigger>
              )}
            </footer>
          </>
        )}
        {key === added || picked !== null || taking !== null ? null : (
          <p className="desk-more">
            <Button look="quiet" onPress={() => setTaking({ aim: null, what: t.say('field.words'), before: null })}>
              {t.say('desk.add.mark')}
            </Button>
          </p>
        )}
      </section>
      {alike === null ? null : (
        <AlikeDialog
          uid={uid}
          change={alike}
          onClose={() => setAlike(null)}
          onDone={(act, count) => {
            setAlike(null);
            put(null);
            did(t.count('desk.did.alike', count), act);
            void reload(uid);
          }}
        />
      )}
      <DoneBar done={done} busy={undoing.busy} onUndo={(act) => void undo(act)} onDismiss={() => setDone(null)} />
    </DeskContext.Provider>
  );
}

const newTitles = {
  ...({ statement: 'desk.new.statement', event: 'desk.new.event', figure: 'desk.new.figure' } as const),
  entity: 'desk.kind.entity',
} as const;

/** What can be done to all alike: what was changed, if it can be; else accepting and rejecting. */
function alikesOf(draft: Draft, changes: readonly Change[] | undefined): readonly ItemChange[] {
  if (changes !== undefined) return changes.length === 1 && canBeAlike(changes[0]!) ? [changes[0] as ItemChange] : [];
  if (!draft.of || isChanged(draft)) return [];
  const { id } = draft.of;
  const reject = { act: 'reject', item: id } as const;
  return draft.kind === 'entity' ? [reject] : [{ act: 'accept', item: id }, reject];
}

/** The item of its kind that comes after it, or before it where it is the last. */
function neighbourOf(record: IsnadRecord, draft: Draft): string | null {
  const all: readonly { readonly id: string }[] = {
    ...{ statement: record.statements, event: record.events, figure: record.figures, entity: record.entities },
  }[draft.kind];
  const at = all.findIndex((i) => i.id === draft.of?.id);
  return (all[at + 1] ?? all[at - 1])?.id ?? null;
}

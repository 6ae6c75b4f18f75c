import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventItem } from '../../../../src/archive/lists/events.js';
import type { FigureItem } from '../../../../src/archive/lists/figures.js';
import type { StatementItem } from '../../../../src/archive/lists/statements.js';
import { Listed } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { useApi, useList } from '../../data/api.js';
import type { ArchiveReport } from '../../data/archive-report.js';
import { type Trouble, troubleOf, useCorrecting } from '../../desk/correcting.js';
import { type Done, DoneBar } from '../../desk/done-bar.js';
import { deskCommandOf } from '../../desk/keys.js';
import { TroubleNotice } from '../../desk/trouble-notice.js';
import { useUndo } from '../../desk/undoing.js';
import { FilterPanel } from '../../filters/filter-panel.js';
import { type FilterName, filtersOf } from '../../filters/filters.js';
import { useTranslator } from '../../preferences/preferences.js';
import { isControl } from '../../room/keys.js';
import { navigate, type PageProps } from '../../router/router.js';
import { routes } from '../../routes.js';
import { QueueRow } from './queue-row.js';

export type QueueItem = StatementItem | EventItem | FigureItem;
export type QueueOf = 'statements' | 'events' | 'figures';

/** What became of an item while the page is open; it stays in sight until the next are loaded. */
export type Verdict = { readonly did: 'accepted' | 'rejected'; readonly act: string };

const filtersFor: Readonly<Record<QueueOf, readonly FilterName[]>> = {
  statements: ['speaker', 'through', 'about', 'stance', 'mode', 'medium', 'publisher', 'published', 'captured'],
  events: ['type', 'status', 'entity', 'place', 'happened', 'publisher', 'published', 'captured'],
  figures: ['measure', 'speaker', 'publisher', 'published', 'captured'],
};

/** The report and the item that an id names. */
export const partsOf = (id: string): { readonly uid: string; readonly item: string } => {
  const [uid = '', , item = ''] = id.split('.');
  return { uid, item };
};

/** Items that nobody has looked at yet, one after the other: accepted, rejected, or opened to be corrected. */
export function Queue({ of, query, setQuery }: PageProps<typeof routes.desk> & { readonly of: QueueOf }) {
  const t = useTranslator();
  const api = useApi();
  const list = useList<QueueItem>(`/${of}`, { ...filtersOf(query), reviewed: query.reviewed ?? 'machine' });
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { make } = useCorrecting({ quiet: true });
  const undoing = useUndo({ quiet: true });
  const working = useRef(false);
  const items = list.data?.pages.flatMap((p) => p.items) ?? [];
  const at = items.findIndex((i) => i.id === query.item);
  const selected = items[at]?.id ?? null;

  const select = (item: string | null): void => {
    setTrouble(null);
    setQuery({ item });
  };
  const step = (by: 1 | -1): void => {
    const next = items[at < 0 ? (by === 1 ? 0 : items.length - 1) : at + by];
    if (next !== undefined) select(next.id);
    else if (by === 1 && list.hasNextPage) void list.fetchNextPage();
  };
  const judge = async (id: string, act: 'accept' | 'reject'): Promise<void> => {
    if (working.current || verdicts.has(id)) return;
    working.current = true;
    setTrouble(null);
    try {
      const { uid, item } = partsOf(id);
      const on = await api.tagged<ArchiveReport>(`/reports/${uid}`);
      const outcome = await make(on, [{ act, item }]);
      if (!outcome.done) return setTrouble(outcome.trouble);
      setVerdicts((now) => new Map(now).set(id, { did: act === 'accept' ? 'accepted' : 'rejected', act: outcome.act }));
      setDone({ text: t.say(`desk.did.${act}`), act: outcome.act });
      if (id === selected) step(1);
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      working.current = false;
    }
  };
  const undo = async (act: string | undefined): Promise<void> => {
    if (act === undefined || !(await undoing.undo({ act }))) return;
    const [id] = [...verdicts].find(([, v]) => v.act === act) ?? [];
    setVerdicts((now) => new Map([...now].filter(([, v]) => v.act !== act)));
    setDone({ text: t.say('desk.did.undone'), act: null });
    if (id !== undefined) select(id);
  };
  const open = (id: string): void => {
    const { uid, item } = partsOf(id);
    const tab = of;
    navigate(routes.report.href({ id: uid }, { item, desk: true, tab, layers: [of] }));
  };

  const now = useRef({ step, judge, undo, open, selected, verdicts });
  now.current = { step, judge, undo, open, selected, verdicts };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isControl(event.target)) return;
      const command = deskCommandOf(event);
      const { selected: id, ...desk } = now.current;
      // on a button or a link Enter is its own
      if (command === null || (command === 'open' && event.target !== document.body)) return;
      if (command === 'next' || command === 'previous') desk.step(command === 'next' ? 1 : -1);
      else if (command === 'undo') void desk.undo([...desk.verdicts.values()].at(-1)?.act);
      else if (id === null) return;
      else if (command === 'edit' || command === 'open') desk.open(id);
      else void desk.judge(id, command);
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const reload = useCallback((): void => {
    setVerdicts(new Map());
    void list.refetch();
  }, [list.refetch]);

  return (
    <>
      <FilterPanel
        values={filtersOf(query)}
        onChange={(change) => setQuery({ ...change, item: null })}
        offered={filtersFor[of]}
      />
      <p className="hint queue-keys">{t.say('queue.keys')}</p>
      {trouble === null ? null : <TroubleNotice trouble={trouble} onAgain={() => setTrouble(null)} />}
      {undoing.error === null ? null : (
        <TroubleNotice
          trouble={troubleOf(undoing.error)}
          onAgain={() => void undo([...verdicts.values()].at(-1)?.act)}
        />
      )}
      <Listed list={list} none={{ title: t.say('queue.none.title'), text: t.say('queue.none.text') }}>
        {(all) => (
          <ol className="queue">
            {all.map((item) => (
              <QueueRow
                key={item.id}
                of={of}
                item={item}
                open={item.id === selected}
                verdict={verdicts.get(item.id)}
                onToggle={() => select(item.id === selected ? null : item.id)}
                onJudge={(act) => void judge(item.id, act)}
                onEdit={() => open(item.id)}
              />
            ))}
          </ol>
        )}
      </Listed>
      {verdicts.size === 0 ? null : <Button onPress={reload}>{t.say('queue.reload')}</Button>}
      <DoneBar done={done} busy={undoing.busy} onUndo={(act) => void undo(act)} onDismiss={() => setDone(null)} />
    </>
  );
}

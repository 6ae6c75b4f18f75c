import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { IsnadRecord } from '../../../src/record/record.js';
import { FilterBar } from '../components/filter-bar.js';
import { useTranslator } from '../preferences/preferences.js';
import { type LayerName, layers, type TabName, tabs } from '../routes.js';
import { bookOf } from './book.js';
import { spoken } from './chain.js';
import { ChainCard } from './chain-card.js';
import { commandOf, isControl } from './keys.js';
import { Legend } from './legend.js';
import { List } from './lists.js';
import { MarkedParagraph, useLayoutCount } from './marked-text.js';
import { itemAt, litMarks, type Mark, restMarks } from './marks.js';
import { paragraphsOf } from './paragraphs.js';
import { Words } from './parts.js';
import { type RoomArchive, RoomContext } from './room-context.js';

/** What of a reading room stands in the address. */
export interface RoomView {
  readonly item: string | null;
  readonly layers: readonly LayerName[];
  readonly tab: TabName;
}

interface Props {
  readonly record: IsnadRecord;
  readonly view: RoomView;
  readonly onView: (change: Partial<RoomView>) => void;
  /** What can be done with the report: saved, printed, left. */
  readonly actions?: ReactNode;
  /** What the archive knows of its items besides. */
  readonly archive?: RoomArchive;
  /** Above and below the text. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  /** What stands in the place of the text. */
  readonly instead?: ReactNode;
  /** What stands in the place of the chain: where the selected item is corrected. */
  readonly desk?: ReactNode;
  /** What is marked in the place of the selected item's words, while they are being changed. */
  readonly drafted?: readonly Mark[] | null;
}

const tabOf = (item: string): TabName | null =>
  tabs.find(
    (tab) => tab === { s: 'statements', e: 'entities', v: 'events', f: 'figures', t: 'times', n: 'notes' }[item[0]!],
  ) ?? null;

const isNarrow = (): boolean => window.matchMedia('(width < 60rem)').matches;

/** The words of what was selected, into sight: above the sheet that comes from below on a narrow screen. */
function reveal(sheet: HTMLElement | null): void {
  const of = (marks: string): DOMRect[] =>
    [...(sheet?.querySelectorAll(marks) ?? [])].map((mark) => mark.getBoundingClientRect());
  const all = of('.mark.lit');
  if (all.length === 0) return;
  const bottom = Math.max(...all.map((r) => r.bottom));
  const first = Math.min(...all.map((r) => r.top));
  // what belongs together may stand far apart: then the words said
  const top = bottom - first < window.innerHeight * 0.3 ? first : (of('.mark.lit.content')[0]?.top ?? first);
  const lowest = window.innerHeight * (isNarrow() ? 0.46 : 0.85);
  if (top >= 90 && bottom <= lowest) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  window.scrollBy({
    top: top - Math.max(90, window.innerHeight * (isNarrow() ? 0.12 : 0.22)),
    behavior: calm ? 'instant' : 'smooth',
  });
}

/** The row of what was selected, into sight of its list; the page itself stays where it is. */
function revealRow(item: string): void {
  const row = document.querySelector(`.tab-panel [data-item="${CSS.escape(item)}"]`);
  const list = row?.closest('.tab-panel');
  if (!row || !list) return;
  const [at, frame] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  if (at.top < frame.top) list.scrollTop -= frame.top - at.top;
  else if (at.bottom > frame.bottom) list.scrollTop += Math.min(at.bottom - frame.bottom, at.top - frame.top);
}

/** One report with everything isnad found in it: the text as published, and what stands beside it. */
export function ReadingRoom(props: Props) {
  const { record, view, onView, actions, archive = null, above, below, instead, desk, drafted = null } = props;
  const t = useTranslator();
  const book = useMemo(() => bookOf(record), [record]);
  const paragraphs = useMemo(() => paragraphsOf(record.report), [record]);
  const [hot, setHot] = useState<string | null>(null);
  const sheet = useRef<HTMLElement>(null);
  const layout = useLayoutCount(sheet);
  const selected = view.item;
  const statement = selected === null ? undefined : book.statements.get(selected);
  const rest = useMemo(() => restMarks(book, view.layers), [book, view.layers]);
  const hotMarks = useMemo(() => litMarks(book, hot === selected ? null : hot), [book, hot, selected]);
  const own = useMemo(() => litMarks(book, selected), [book, selected]);
  const lit = drafted ?? own;

  const now = useRef({ view, onView });
  now.current = { view, onView };
  const touch = setHot;
  const select = useCallback((item: string | null) => {
    const tab = item === null ? null : tabOf(item);
    now.current.onView(tab === null ? { item } : { item, tab });
  }, []);
  const step = useCallback(
    (by: 1 | -1) => {
      const selected = now.current.view.item;
      // from an event to the next event, from a figure to the next figure; from anything else to a statement
      const { statements, events, figures } = book.record;
      const all = [events, figures].find((items) => items.some((i) => i.id === selected)) ?? statements;
      const at = all.findIndex((i) => i.id === selected);
      const item = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : at + by]?.id;
      if (item !== undefined) select(item);
    },
    [book, select],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isControl(event.target)) return;
      const command = commandOf(event, t.direction);
      if (!command) return;
      event.preventDefault();
      setHot(null);
      const on = now.current.view.layers;
      if (command.do === 'next') step(1);
      else if (command.do === 'previous') step(-1);
      else if (command.do === 'clear') select(null);
      else
        now.current.onView({
          layers: layers.filter((l) => (l === command.layer ? !on.includes(l) : on.includes(l))),
        });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [t.direction, step, select]);

  // marks stand nowhere until the lines were laid out, and elsewhere when the fonts have come
  const laidOut = layout > 0;
  useEffect(() => {
    if (selected === null || !laidOut) return;
    let here = true;
    reveal(sheet.current);
    revealRow(selected);
    if (document.fonts.status === 'loading')
      void document.fonts.ready.then(() => requestAnimationFrame(() => here && reveal(sheet.current)));
    return () => {
      here = false;
    };
  }, [selected, laidOut]);

  const onPoint = useCallback(
    (offset: number | null) => setHot(offset === null ? null : itemAt(book, now.current.view.layers, offset)),
    [book],
  );
  const onPick = useCallback(
    (offset: number | null) => select(offset === null ? null : itemAt(book, now.current.view.layers, offset)),
    [book, select],
  );

  const room = useMemo(() => ({ book, selected, hot, touch, select, archive }), [book, selected, hot, select, archive]);
  const { report } = record;
  const titleApart = report.title !== null && !paragraphs.some((p) => p.headline);
  const text = (
    <>
      {titleApart ? <h1>{report.title}</h1> : null}
      {paragraphs.map((paragraph) => (
        <MarkedParagraph
          key={paragraph.start}
          paragraph={paragraph}
          rest={rest}
          hot={hotMarks}
          lit={lit}
          layout={layout}
          onPoint={onPoint}
          onPick={onPick}
        />
      ))}
    </>
  );

  return (
    <RoomContext.Provider value={room}>
      <div
        className="room"
        data-selected={selected === null ? undefined : true}
        data-chain={statement || (desk && (selected !== null || drafted !== null)) ? true : undefined}
        data-desk={desk ? true : undefined}
      >
        {above}
        <div className="room-bar">
          {instead === undefined ? (
            <FilterBar
              label={t.say('layer.title')}
              options={layers.map((value) => ({
                value,
                label: t.say(`layer.${value}`),
                count: t.number(record[value].length),
              }))}
              chosen={view.layers}
              onChange={(on) => onView({ layers: on })}
            />
          ) : (
            <span />
          )}
          {actions}
        </div>
        <div className="sheet-frame">
          <p className="dateline">
            <span>
              {report.publisher === null ? t.say('report.publisherUnknown') : <bdi dir="auto">{report.publisher}</bdi>}
            </span>
            <span>
              {report.published === null
                ? t.say('report.undated')
                : t.say('report.published', { date: t.day(report.published) })}
            </span>
            {report.url === null ? null : (
              <a href={report.url} rel="noreferrer noopener">
                {t.say('report.source')}
              </a>
            )}
          </p>
          {instead === undefined ? null : (
            <>
              <h1 className="instead-title">
                {report.title === null ? t.say('archive.untitled') : <Words>{report.title}</Words>}
              </h1>
              {instead}
            </>
          )}
          <article
            ref={sheet}
            className="sheet"
            lang="ar"
            dir="rtl"
            aria-label={t.say('report.text')}
            data-hot={hot === null ? undefined : true}
            hidden={instead !== undefined}
          >
            {text}
          </article>
          {instead === undefined ? <Legend /> : null}
          {below}
        </div>
        <aside className="beside" aria-label={t.say('report.beside')}>
          {desk ??
            (statement ? (
              <ChainCard statement={statement} onStep={step} />
            ) : (
              <p className="chain-hint">{t.say('chain.hint')}</p>
            ))}
          <p className="heard" role="status">
            {statement ? spoken(book, statement, t) : ''}
          </p>
          <Tabs className="tabs" selectedKey={view.tab} onSelectionChange={(key) => onView({ tab: key as TabName })}>
            <TabList className="tab-list" aria-label={t.say('report.beside')}>
              {tabs.map((tab) => (
                <Tab key={tab} id={tab} className="tab">
                  {t.say(`tab.${tab}`)}
                  <span className="tab-count">{t.number(record[tab].length)}</span>
                </Tab>
              ))}
            </TabList>
            {tabs.map((tab) => (
              <TabPanel key={tab} id={tab} className="tab-panel">
                <List of={tab} />
              </TabPanel>
            ))}
          </Tabs>
        </aside>
      </div>
    </RoomContext.Provider>
  );
}

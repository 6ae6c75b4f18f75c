import type { ReactNode } from 'react';
import type {
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordStatement,
  RecordTime,
} from '../../../src/record/record.js';
import { EmptyState } from '../components/empty-state.js';
import { type Column, Table } from '../components/table.js';
import { type Translator, textKey } from '../i18n/translator.js';
import { usePreferences, useTranslator } from '../preferences/preferences.js';
import type { TabName } from '../routes.js';
import { isUnnamed } from './book.js';
import { dayOf } from './chain-card.js';
import { Because, PageOfEntity, ReviewTag, StanceTag, Tag, Words } from './parts.js';
import { hasMoved, useRoom, useRow } from './room-context.js';

function None({ of }: { of: TabName }) {
  const t = useTranslator();
  return <EmptyState title={t.say(`none.${of}.title`)} text={t.say(`none.${of}.text`)} />;
}

/** A row that selects its item; what else it holds stands below its button. */
function Row({ item, head, children }: { item: string; head: ReactNode; children?: ReactNode }) {
  const { selected, select } = useRoom();
  const on = selected === item;
  return (
    <li className="row" {...useRow(item)}>
      <button type="button" className="row-head" aria-pressed={on} onClick={() => select(on ? null : item)}>
        {head}
      </button>
      {children}
    </li>
  );
}

/** The name of who said it, and a way to the statement. */
function Voucher({ statement }: { statement: RecordStatement }) {
  const t = useTranslator();
  const { book, select } = useRoom();
  const speaker = statement.chain.at(-1);
  const name = speaker === undefined ? null : book.entities.get(speaker.entity)?.name;
  return (
    <button type="button" className="plain-link" onClick={() => select(statement.id)}>
      {name ? <Words>{name}</Words> : t.say('chain.speaker.unknown')}
    </button>
  );
}

function StatementRow({ statement }: { statement: RecordStatement }) {
  const t = useTranslator();
  const { book } = useRoom();
  const speaker = statement.chain.at(-1);
  const name = speaker === undefined ? undefined : book.entities.get(speaker.entity)?.name;
  const depth = book.depth.get(statement.id) ?? 1;
  return (
    <Row
      item={statement.id}
      head={
        <span className="statement-row" data-depth={Math.min(depth, 4)}>
          <span className="row-line">
            <strong>{name === undefined ? t.say('chain.speaker.unknown') : <Words>{name}</Words>}</strong>
            <StanceTag stance={statement.stance} />
            <ReviewTag item={statement.id} />
          </span>
          <span className="row-words">
            <Words>{statement.text}</Words>
          </span>
        </span>
      }
    />
  );
}

function EntityRow({ entity }: { entity: RecordEntity }) {
  const t = useTranslator();
  const { book, selected, select } = useRoom();
  const said = book.saidBy.get(entity.id) ?? [];
  return (
    <Row
      item={entity.id}
      head={
        <>
          <span className="row-line">
            <strong>
              <Words>{entity.name}</Words>
            </strong>
            {entity.english === null || t.language === 'ar' ? null : <bdi className="english">{entity.english}</bdi>}
          </span>
          <span className="row-line hint">
            <span>{t.word('entityType', entity.type)}</span>
            {isUnnamed(entity) ? <Tag>{t.say('entity.unnamed')}</Tag> : null}
            <span>{t.count('count.mentions', entity.mentions.length)}</span>
            {said.length === 0 ? null : <span>{t.count('count.said', said.length)}</span>}
            <ReviewTag item={entity.id} />
          </span>
        </>
      }
    >
      {selected === entity.id ? (
        <p className="row-links">
          <PageOfEntity entity={entity.id} name={entity.name} />
        </p>
      ) : null}
      {selected === entity.id && said.length > 0 ? (
        <ul className="sublist">
          {said.map((s) => (
            <li key={s.id}>
              <button type="button" className="plain-link nested" onClick={() => select(s.id)}>
                <Words>{s.text}</Words>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </Row>
  );
}

function EventRow({ event }: { event: RecordEvent }) {
  const t = useTranslator();
  const { book } = useRoom();
  const names = (ids: readonly string[]) => (
    <>
      {ids.map((id, i) => (
        <span key={id}>
          {i === 0 ? null : <span aria-hidden="true"> · </span>}
          <Words>{book.entities.get(id)?.name ?? id}</Words>
        </span>
      ))}
    </>
  );
  const figures = event.figures.flatMap((id) => book.figures.get(id) ?? []);
  const voucher = event.statement === null ? undefined : book.statements.get(event.statement);
  const fact = (label: string, value: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <Row
      item={event.id}
      head={
        <span className="row-line">
          <strong>
            <Words>{event.trigger.text}</Words>
          </strong>
          <span>
            {t.word('eventType', event.type)}
            {event.mode === null ? '' : `: ${t.word('eventMode', event.mode)}`}
          </span>
          <Tag>{t.word('status', event.status)}</Tag>
          <ReviewTag item={event.id} />
        </span>
      }
    >
      <dl className="facts">
        {event.actors.length === 0 ? null : fact(t.say('event.by'), names(event.actors))}
        {event.recipients.length === 0 ? null : fact(t.say('event.on'), names(event.recipients))}
        {event.place === null ? null : fact(t.say('event.at'), names([event.place]))}
        {event.date === null ? null : fact(t.say('event.when'), t.day(event.date))}
        {figures.length === 0
          ? null
          : fact(
              t.say('event.figures'),
              figures.map((f) => <Words key={f.id}>{withUnit(f)}</Words>),
            )}
        {fact(t.say('event.source'), voucher ? <Voucher statement={voucher} /> : t.say('event.own'))}
      </dl>
      <details className="why">
        <summary>{t.say('chain.why')}</summary>
        <Because>{event.why}</Because>
      </details>
    </Row>
  );
}

const withUnit = (f: RecordFigure): string =>
  f.unit === null || f.text.includes(f.unit) ? f.text : `${f.text} ${f.unit}`;

/** How much a figure says, with its bounds: «at least 10», «20 to 30». */
export function amountOf(f: RecordFigure, t: Translator): string {
  if (f.high !== null && f.high !== f.low && f.bound === 'exact')
    return t.say('figure.range', { low: t.number(f.low), high: t.number(f.high) });
  return [t.word('bound', f.bound), t.number(f.value)].filter(Boolean).join(' ');
}

/** Words that select their item, in a table. */
function Pick({ item, children }: { item: string; children: ReactNode }) {
  const { selected, select, touch } = useRoom();
  const on = selected === item;
  return (
    <button
      type="button"
      className="plain-link"
      aria-pressed={on}
      onFocus={() => touch(item)}
      onBlur={() => touch(null)}
      onClick={() => select(on ? null : item)}
    >
      <Words>{children}</Words>
    </button>
  );
}

/** What makes a table's row light its words. */
function useTableRow() {
  const { selected, hot, touch } = useRoom();
  return ({ id }: { readonly id: string }) => ({
    'data-item': id,
    'data-hot': hot === id || undefined,
    'data-selected': selected === id || undefined,
    onPointerMove: (event: React.PointerEvent) => {
      if (hot !== id && hasMoved(event)) touch(id);
    },
    onPointerLeave: () => touch(null),
  });
}

function Figures() {
  const t = useTranslator();
  const { book } = useRoom();
  const rowProps = useTableRow();
  const vouchers = new Map(book.record.events.flatMap((v) => v.figures.map((id) => [id, v.statement] as const)));
  const voucherOf = (f: RecordFigure): RecordStatement | undefined => {
    const told = vouchers.get(f.id);
    if (told) return book.statements.get(told);
    // no event counts it: the innermost statement around its words
    return book.record.statements.findLast((s) => s.start <= f.start && f.end <= s.end);
  };
  const columns: readonly Column<RecordFigure>[] = [
    {
      key: 'words',
      head: t.say('figure.words'),
      cell: (f) => (
        <>
          <Pick item={f.id}>{withUnit(f)}</Pick> <ReviewTag item={f.id} />
        </>
      ),
    },
    { key: 'value', head: t.say('figure.value'), numeric: true, cell: (f) => amountOf(f, t) },
    { key: 'measure', head: t.say('figure.measure'), cell: (f) => t.measure(f.measure) },
    {
      key: 'voucher',
      head: t.say('event.source'),
      cell: (f) => {
        const voucher = voucherOf(f);
        return voucher ? <Voucher statement={voucher} /> : t.say('event.own');
      },
    },
  ];
  return (
    <Table
      label={t.say('tab.figures')}
      columns={columns}
      rows={book.record.figures}
      keyOf={(f) => f.id}
      rowProps={rowProps}
    />
  );
}

function Times() {
  const t = useTranslator();
  const { book } = useRoom();
  const rowProps = useTableRow();
  const columns: readonly Column<RecordTime>[] = [
    { key: 'words', head: t.say('time.words'), cell: (time) => <Pick item={time.id}>{time.text}</Pick> },
    {
      key: 'value',
      head: t.say('time.value'),
      cell: (time) => (
        <>
          {time.from === null ? (
            <span className="unknown">{t.say(time.set ? 'time.recurs' : 'time.vague')}</span>
          ) : (
            dayOf(time.from, time.to, t.day)
          )}
          {time.basis === null ? null : <Because>{time.basis}</Because>}
        </>
      ),
    },
  ];
  return (
    <Table
      label={t.say('tab.times')}
      columns={columns}
      rows={book.record.times}
      keyOf={(x) => x.id}
      rowProps={rowProps}
    />
  );
}

/** Persons, bodies and outlets first, those who speak most before the others; then places. */
function byWeight(entities: readonly RecordEntity[], said: ReadonlyMap<string, readonly unknown[]>) {
  const isPlace = (e: RecordEntity): number => (e.type === 'place' || e.type === 'facility' ? 1 : 0);
  const spoke = (e: RecordEntity): number => said.get(e.id)?.length ?? 0;
  return entities.toSorted(
    (a, b) => isPlace(a) - isPlace(b) || spoke(b) - spoke(a) || b.mentions.length - a.mentions.length,
  );
}

/** One of the lists beside the text. */
export function List({ of }: { of: TabName }) {
  const { book } = useRoom();
  const { preferences } = usePreferences();
  const t = useTranslator();
  const { record } = book;
  if (record[of].length === 0) return <None of={of} />;
  switch (of) {
    case 'statements':
      return (
        <ol className="rows">
          {record.statements.map((s) => (
            <StatementRow key={s.id} statement={s} />
          ))}
        </ol>
      );
    case 'entities':
      return (
        <ul className="rows">
          {byWeight(record.entities, book.saidBy).map((e) => (
            <EntityRow key={e.id} entity={e} />
          ))}
        </ul>
      );
    case 'events':
      return (
        <ol className="rows">
          {record.events.map((v) => (
            <EventRow key={v.id} event={v} />
          ))}
        </ol>
      );
    case 'figures':
      return <Figures key={preferences.language} />;
    case 'times':
      return <Times key={preferences.language} />;
    case 'notes':
      return (
        <ul className="rows">
          {[...book.notes].map(([id, note]) => {
            const key = textKey(`note.${note.kind}`);
            return (
              <Row
                key={id}
                item={id}
                head={
                  <>
                    <strong>{key === null ? note.kind : t.say(key)}</strong>
                    <Because>{note.text}</Because>
                  </>
                }
              />
            );
          })}
        </ul>
      );
  }
}

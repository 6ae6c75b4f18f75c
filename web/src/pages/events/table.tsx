import type { EventItem } from '../../../../src/archive/lists/events.js';
import { EntityLink, EntityLinks, itemAddress, Listed, ReportLine } from '../../archive/parts.js';
import { type Column, Table } from '../../components/table.js';
import { useList } from '../../data/api.js';
import type { FilterValues } from '../../filters/filters.js';
import type { Translator } from '../../i18n/translator.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Tag, Words } from '../../room/parts.js';
import { Link } from '../../router/router.js';
import { routes } from '../../routes.js';
import { SaveEvents } from './save.js';
import { classOf } from './types.js';

/** Events in the order of the archive, a row each; each leads to its words in its report. */
export function EventsTable({ filters }: { readonly filters: FilterValues }) {
  const t = useTranslator();
  const list = useList<EventItem>('/events', filters, { limit: 50 });
  return (
    <>
      <Listed list={list} none={noneOf(t)}>
        {(items) => (
          <div className="cards-when-narrow events-table">
            <Table label={t.say('events.title')} columns={columnsOf(t)} rows={items} keyOf={(event) => event.id} />
          </div>
        )}
      </Listed>
      <SaveEvents filters={filters} />
    </>
  );
}

export const noneOf = (t: Translator) => ({
  title: t.say('events.none.title'),
  text: t.say('events.none.text'),
  children: (
    <Link className="button" href={routes.sources.href({}, { tab: 'add' })}>
      {t.say('events.none.add')}
    </Link>
  ),
});

/** When it happened, as exactly as is known. */
export function whenOf({ date, days }: Pick<EventItem, 'date' | 'days'>, t: Translator): string | null {
  if (date !== null) return t.day(date);
  const { from = null, to = null } = days ?? {};
  if (from !== null && to !== null)
    return from === to ? t.day(from) : t.say('span.days', { from: t.day(from), to: t.day(to) });
  return from !== null ? t.day(from) : to !== null ? t.day(to) : null;
}

const columnsOf = (t: Translator): readonly Column<EventItem>[] => {
  const unknown = (
    <span className="unknown" aria-label={t.say('events.unknown')} role="img">
      –
    </span>
  );
  return [
    {
      key: 'type',
      head: t.say('events.type'),
      cell: (e) => (
        <span className="event-type" data-class={classOf(e.type)}>
          {t.word('eventType', e.type)}
        </span>
      ),
    },
    {
      key: 'words',
      head: t.say('events.words'),
      cell: (e) => (
        <Link href={itemAddress(e.id)} className="event-words">
          <Words>{e.words.text}</Words>
        </Link>
      ),
    },
    {
      key: 'who',
      head: t.say('events.who'),
      cell: (e) => (e.actors.length === 0 ? unknown : <EntityLinks entities={e.actors} />),
    },
    {
      key: 'whom',
      head: t.say('events.whom'),
      cell: (e) => (e.recipients.length === 0 ? unknown : <EntityLinks entities={e.recipients} />),
    },
    {
      key: 'where',
      head: t.say('events.where'),
      cell: (e) => (e.place === null ? unknown : <EntityLink entity={e.place} />),
    },
    { key: 'when', head: t.say('events.when'), cell: (e) => whenOf(e, t) ?? unknown },
    {
      key: 'figures',
      head: t.say('events.figures'),
      cell: (e) =>
        e.figures.length === 0 ? (
          unknown
        ) : (
          <ul className="event-figures">
            {e.figures.map((f) => (
              <li key={f.id}>
                <strong className="numeric">{t.number(f.value)}</strong> {t.measure(f.measure)}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'status',
      head: t.say('events.status'),
      cell: (e) => (
        <span>
          {t.word('status', e.status)}
          {e.review === 'machine' ? null : <Tag>{t.say(`filter.reviewed.${e.review}`)}</Tag>}
          {e.statement === null ? (
            <span className="event-voice soft">{t.say('events.own')}</span>
          ) : (
            <Link className="event-voice" href={itemAddress(e.statement)}>
              {t.say('events.told')}
            </Link>
          )}
        </span>
      ),
    },
    { key: 'report', head: t.say('events.report'), cell: (e) => <ReportLine report={e.report} item={e.id} /> },
  ];
};

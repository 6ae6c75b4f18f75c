import type { OutletItem } from '../../../src/archive/views/outlets.js';
import { EntityLink, Listed } from '../archive/parts.js';
import { Table } from '../components/table.js';
import { useList } from '../data/api.js';
import type { Translator } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';

/** Which part of the statements has a speaker that is known; null where there are none. */
export const spokenPart = ({ spoken, statements }: Pick<OutletItem, 'spoken' | 'statements'>, t: Translator) =>
  statements === 0 ? null : t.number(spoken / statements, { style: 'percent', maximumFractionDigits: 0 });

/** Who published the reports, those with most first. */
export function Outlets() {
  const t = useTranslator();
  const list = useList<OutletItem>('/outlets', {}, { limit: 50 });
  const unknown = <span className="unknown">–</span>;
  return (
    <Listed
      list={list}
      none={{
        title: t.say('outlets.none.title'),
        text: t.say('outlets.none.text'),
        children: (
          <Link className="button" href={routes.sources.href({}, { tab: 'add' })}>
            {t.say('events.none.add')}
          </Link>
        ),
      }}
    >
      {(items) => (
        <div className="cards-when-narrow">
          <Table
            label={t.say('sources.tab.outlets')}
            rows={items}
            keyOf={(outlet) => outlet.name ?? ''}
            columns={[
              {
                key: 'name',
                head: t.say('outlets.name'),
                cell: ({ name }) =>
                  name === null ? (
                    <span className="soft">{t.say('outlets.unnamed')}</span>
                  ) : (
                    <Link className="outlet-name" href={routes.outlet.href({ name })}>
                      <bdi>{name}</bdi>
                    </Link>
                  ),
              },
              {
                key: 'reports',
                head: t.say('outlets.reports'),
                numeric: true,
                cell: ({ name, reports }) =>
                  name === null ? (
                    t.number(reports)
                  ) : (
                    <Link href={routes.search.href({}, { publisher: name })}>{t.number(reports)}</Link>
                  ),
              },
              {
                key: 'statements',
                head: t.say('outlets.statements'),
                numeric: true,
                cell: ({ name, statements }) =>
                  name === null ? (
                    t.number(statements)
                  ) : (
                    <Link href={routes.search.href({}, { what: 'statements', publisher: name })}>
                      {t.number(statements)}
                    </Link>
                  ),
              },
              {
                key: 'spoken',
                head: t.say('outlets.spoken'),
                numeric: true,
                cell: (outlet) => spokenPart(outlet, t) ?? unknown,
              },
              {
                key: 'relays',
                head: t.say('outlets.relays'),
                cell: ({ relays }) =>
                  relays.length === 0 ? (
                    <span className="soft">{t.say('outlets.none.relays')}</span>
                  ) : (
                    <ul className="outlet-relays">
                      {relays.slice(0, 3).map(({ value, count }) => (
                        <li key={value.id}>
                          <EntityLink entity={value} /> <span className="soft numeric">{t.number(count)}</span>
                        </li>
                      ))}
                    </ul>
                  ),
              },
              {
                key: 'span',
                head: t.say('outlets.span'),
                cell: ({ first, last }) =>
                  first === last ? t.day(first) : t.say('span.days', { from: t.day(first), to: t.day(last) }),
              },
            ]}
          />
        </div>
      )}
    </Listed>
  );
}

import type { LedgerItem } from '../../../src/archive/views/ledgers.js';
import { Listed, PageHead } from '../archive/parts.js';
import { Choice } from '../components/choice.js';
import { useList } from '../data/api.js';
import { FilterPanel } from '../filters/filter-panel.js';
import { type FilterName, filtersOf } from '../filters/filters.js';
import type { Translator } from '../i18n/translator.js';
import { ledgerTitle, placeName } from '../ledger/say.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag } from '../room/parts.js';
import { Link, type PageProps } from '../router/router.js';
import { routes } from '../routes.js';

const offered = [
  ...(['place', 'measure', 'type', 'happened', 'published'] as const),
  ...(['speaker', 'through', 'publisher', 'reviewed'] as const),
] satisfies readonly FilterName[];
const grains = ['event', 'type', 'place'] as const;
const orders = ['contested', 'newest'] as const;

/** What several reports say of one number: those numbers first on which they are furthest apart. */
export default function FiguresPage({ query, setQuery }: PageProps<typeof routes.figures>) {
  const t = useTranslator();
  const { grain, order } = query;
  const filters = filtersOf(query);
  const list = useList<LedgerItem>('/ledgers', { ...filters, grain, order });
  return (
    <div className="page">
      <PageHead title={t.say('figures.title')} lead={t.say('figures.lead')} />
      <div className="figures-choices">
        <Choice
          label={t.say('figures.grain')}
          options={grains.map((value) => ({ value, label: t.say(`figures.grain.${value}`) }))}
          chosen={grain}
          onChange={(value) => setQuery({ grain: value })}
        />
        <Choice
          label={t.say('figures.order')}
          options={orders.map((value) => ({ value, label: t.say(`figures.order.${value}`) }))}
          chosen={order}
          onChange={(value) => setQuery({ order: value })}
        />
      </div>
      <FilterPanel values={filters} onChange={setQuery} offered={offered} />
      <Listed
        list={list}
        none={{
          title: t.say('figures.none.title'),
          text: t.say('figures.none.text'),
          children: (
            <Link className="button" href={routes.figures.href({}, { grain: grain === 'event' ? 'type' : 'event' })}>
              {t.say(grain === 'event' ? 'figures.none.wider' : 'filters.clear')}
            </Link>
          ),
        }}
      >
        {(items) => (
          <ol className="ledger-rows">
            {items.map((item) => (
              <LedgerRow key={item.key} item={item} />
            ))}
          </ol>
        )}
      </Listed>
    </div>
  );
}

function LedgerRow({ item }: { readonly item: LedgerItem }) {
  const t = useTranslator();
  return (
    <li className="ledger-row">
      <h2>
        <Link className="ledger-title" href={routes.ledger.href({ key: item.key })}>
          {t.measure(item.measure)} · <bdi>{placeName(item.place, t)}</bdi>
        </Link>
      </h2>
      <p className="ledger-of soft">{ledgerTitle(item, t)}</p>
      <p className="ledger-range">
        <strong className="numeric">{rangeSaid(item.lowest, item.highest, t)}</strong>
        {item.latest.lowest === item.lowest && item.latest.highest === item.highest ? null : (
          <span>{t.say('ledger.latest', { range: rangeSaid(item.latest.lowest, item.latest.highest, t) })}</span>
        )}
        {item.contested > 0 ? (
          <Tag>
            {t.say('ledger.apart', {
              share: t.number(item.contested / item.claimants, { style: 'percent', maximumFractionDigits: 0 }),
            })}
          </Tag>
        ) : (
          <span className="hint">{t.say('ledger.agreed')}</span>
        )}
      </p>
      <p className="ledger-counts hint">
        <span>{t.count('count.claimants', item.claimants)}</span>
        <span>{t.count('count.claims', item.claims)}</span>
        <span>{t.count('count.reports', item.reports)}</span>
        {item.revising === 0 ? null : <span>{t.count('ledger.revising', item.revising)}</span>}
        <span>
          {item.first === item.last
            ? t.day(item.first)
            : t.say('span.days', { from: t.day(item.first), to: t.day(item.last) })}
        </span>
      </p>
    </li>
  );
}

const rangeSaid = (lowest: number, highest: number, t: Translator): string =>
  lowest === highest ? t.number(lowest) : t.say('figure.range', { low: t.number(lowest), high: t.number(highest) });

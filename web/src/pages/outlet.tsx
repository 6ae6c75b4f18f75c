import type { Outlet } from '../../../src/archive/views/outlets.js';
import { CountedEntities } from '../archive/count-links.js';
import { EntityLink, PageHead, Problem } from '../archive/parts.js';
import { EmptyState } from '../components/empty-state.js';
import { Table } from '../components/table.js';
import { ApiProblem, useGet } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, type PageProps } from '../router/router.js';
import { routes } from '../routes.js';
import { spokenPart } from '../sources/outlets.js';

/** One outlet: how much it published when, through whom its words came, whose words it has. */
export default function OutletPage({ params: { name } }: PageProps<typeof routes.outlet>) {
  const t = useTranslator();
  const { data, error, refetch } = useGet<Outlet>(`/outlets/${encodeURIComponent(name)}`);
  const back = (
    <Link className="button" href={routes.sources.href({})}>
      {t.say('outlet.all')}
    </Link>
  );
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <EmptyState wholePage title={t.say('outlet.absent.title')} text={t.say('outlet.absent.text')}>
        {back}
      </EmptyState>
    );
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} onAgain={() => void refetch()} />
      </div>
    );
  if (data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  const { entity, months, relays, speakers, first, last } = data;
  return (
    <div className="page outlet">
      <PageHead title={name} lead={t.say('outlet.lead')} />
      <p className="outlet-links">
        <Link href={routes.search.href({}, { publisher: name })}>
          {t.say('outlet.reports')} <span className="numeric">({t.number(data.reports)})</span>
        </Link>
        <Link href={routes.search.href({}, { what: 'statements', publisher: name })}>
          {t.say('outlet.statements')} <span className="numeric">({t.number(data.statements)})</span>
        </Link>
        <Link href={routes.events.href({}, { publisher: name })}>
          {t.say('events.title')} <span className="numeric">({t.number(data.events)})</span>
        </Link>
        <Link href={routes.figures.href({}, { publisher: name })}>
          {t.say('figures.title')} <span className="numeric">({t.number(data.figures)})</span>
        </Link>
        <Link href={routes.network.href({}, { publisher: name })}>{t.say('outlet.network')}</Link>
        {entity === null ? null : (
          <span>
            {t.say('outlet.entity')}: <EntityLink entity={entity} />
          </span>
        )}
      </p>
      <p className="hint">
        {first === last ? t.day(first) : t.say('span.days', { from: t.day(first), to: t.day(last) })} ·{' '}
        {t.say('outlets.spoken')}: {spokenPart(data, t) ?? '–'}
      </p>
      <div className="outlet-parts">
        {relays.length === 0 ? (
          <p className="soft">{t.say('outlet.relays.none')}</p>
        ) : (
          <CountedEntities
            title={t.say('outlet.relays')}
            counts={relays}
            hrefOf={(e) => routes.search.href({}, { what: 'statements', publisher: name, through: String(e.id) })}
          />
        )}
        {speakers.length === 0 ? (
          <p className="soft">{t.say('outlet.speakers.none')}</p>
        ) : (
          <CountedEntities
            title={t.say('outlet.speakers')}
            counts={speakers}
            hrefOf={(e) => routes.search.href({}, { what: 'statements', publisher: name, speaker: String(e.id) })}
          />
        )}
        <section className="aside-part">
          <h2>{t.say('outlet.months')}</h2>
          <Table
            label={t.say('outlet.months')}
            rows={months}
            keyOf={(m) => m.month}
            columns={[
              {
                key: 'month',
                head: t.say('outlet.month'),
                cell: (m) => (
                  <Link href={routes.search.href({}, { publisher: name, published: m.month })}>{t.day(m.month)}</Link>
                ),
              },
              { key: 'reports', head: t.say('outlets.reports'), numeric: true, cell: (m) => t.number(m.reports) },
              {
                key: 'statements',
                head: t.say('outlets.statements'),
                numeric: true,
                cell: (m) => t.number(m.statements),
              },
              { key: 'spoken', head: t.say('outlets.spoken'), numeric: true, cell: (m) => spokenPart(m, t) ?? '–' },
            ]}
          />
        </section>
      </div>
      {back}
    </div>
  );
}

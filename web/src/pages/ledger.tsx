import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { Ledger } from '../../../src/archive/views/ledger.js';
import { EntityLink, Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { EmptyState } from '../components/empty-state.js';
import { Icon } from '../components/icon.js';
import { ApiProblem, useGet } from '../data/api.js';
import { LedgerChart } from '../ledger/chart.js';
import { ClaimantSign, ClaimCard, claimHref } from '../ledger/claim-card.js';
import { claimantsIn, claimantsWritten } from '../ledger/claimants.js';
import { ClaimsTable } from '../ledger/claims-table.js';
import { ledgerCsv } from '../ledger/csv.js';
import { claimantName, ledgerTitle, placeName } from '../ledger/say.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, type PageProps } from '../router/router.js';
import { routes, spacings } from '../routes.js';
import { download } from '../share/download.js';

/** One number over time, as each claimant gave it: a chart, the words behind each point, and all of it as a table. */
export default function LedgerPage({ params, query, setQuery }: PageProps<typeof routes.ledger>) {
  const t = useTranslator();
  const { data, error, refetch } = useGet<Ledger>(`/ledgers/${encodeURIComponent(params.key)}`);
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400))
    return (
      <EmptyState wholePage title={t.say('ledger.absent.title')} text={t.say('ledger.absent.text')}>
        <Link className="button main" href={routes.figures.href({})}>
          {t.say('figures.title')}
        </Link>
      </EmptyState>
    );
  if (error !== null) return <Problem error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  return <LedgerOf ledger={data} query={query} setQuery={setQuery} />;
}

type Props = Pick<PageProps<typeof routes.ledger>, 'query' | 'setQuery'> & { readonly ledger: Ledger };

function LedgerOf({ ledger, query, setQuery }: Props) {
  const t = useTranslator();
  const chosen = claimantsIn(ledger, query.who);
  const touched = ledger.claims.find((c) => c.figure === query.claim) ?? null;
  const title = `${t.measure(ledger.measure)}${t.language === 'ar' ? '، ' : ', '}${placeName(ledger.place, t)}`;
  const values = ledger.claims.map((c) => c.value).filter((v) => v > 0);
  const wide = values.length > 0 && Math.max(...values) / Math.min(...values) > 30;
  return (
    <div className="page ledger">
      <header className="ledger-head">
        <p>
          <Link href={routes.figures.href({})}>{t.say('figures.title')}</Link>
        </p>
        <h1>
          {t.measure(ledger.measure)} · <bdi>{placeName(ledger.place, t)}</bdi>
        </h1>
        <p className="entity-line">
          <EntityLink entity={ledger.place} />
          <span>{ledgerTitle(ledger, t)}</span>
          <span>{t.count('count.claimants', ledger.claimants.length)}</span>
          <span>
            {ledger.of.all
              ? t.count('count.claims', ledger.of.counted)
              : t.say('ledger.newest', { n: t.number(ledger.of.counted) })}
          </span>
        </p>
      </header>
      <section className="ledger-chart" aria-label={t.say('ledger.chart')}>
        <ToggleButtonGroup
          aria-label={t.say('ledger.claimants')}
          className="claimants"
          selectionMode="multiple"
          selectedKeys={chosen.map(String)}
          onSelectionChange={(keys) =>
            setQuery({
              who: claimantsWritten(
                ledger,
                [...keys].map(Number).sort((a, b) => a - b),
              ),
            })
          }
        >
          {ledger.claimants.map((line, i) => (
            <ToggleButton key={claimantName(line.claimant, t) + String(i)} id={String(i)} className="claimant">
              <ClaimantSign claimant={i} />
              <bdi>{claimantName(line.claimant, t)}</bdi>
              <span className="filter-count">{t.number(line.claims)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {wide ? (
          <Choice
            label={t.say('ledger.spacing')}
            options={spacings.map((value) => ({ value, label: t.say(`ledger.spacing.${value}`) }))}
            chosen={query.spacing}
            onChange={(spacing) => setQuery({ spacing })}
          />
        ) : null}
        <LedgerChart
          ledger={ledger}
          label={t.say('ledger.chart.of', { title })}
          spacing={wide ? query.spacing : 'even'}
          chosen={chosen}
          touched={touched?.figure ?? null}
          onTouch={(claim) => claim.figure !== query.claim && setQuery({ claim: claim.figure })}
          hrefOf={claimHref}
        />
        <Key ledger={ledger} />
      </section>
      <aside className="ledger-beside" aria-label={t.say('ledger.claim')}>
        {touched === null ? (
          <p className="chain-hint">{t.say('ledger.hint')}</p>
        ) : (
          <ClaimCard ledger={ledger} claim={touched} />
        )}
      </aside>
      <section className="ledger-table">
        <div className="section-head">
          <h2>{t.say('ledger.table')}</h2>
          <Button onPress={() => download(`isnad-${ledger.key}.csv`, 'text/csv', ledgerCsv(ledger, t))}>
            <Icon name="save" /> {t.say('ledger.csv')}
          </Button>
        </div>
        <ClaimsTable ledger={ledger} chosen={chosen} />
      </section>
    </div>
  );
}

/** What the signs of the chart mean, of those that stand in it. */
function Key({ ledger: { claims } }: { readonly ledger: Ledger }) {
  const t = useTranslator();
  const rows = [
    {
      sign: 'M0 -9V9M-4 -9h8M-4 9h8',
      text: 'ledger.key.range',
      there: claims.some((c) => c.high !== null && c.high !== c.low && c.bound !== 'atMost'),
    },
    { sign: 'M0 9V-9m-4 5l4-5l4 5', text: 'ledger.key.atLeast', there: claims.some((c) => c.high === null) },
    { sign: 'M0 -9V9m-4-5l4 5l4-5', text: 'ledger.key.atMost', there: claims.some((c) => c.bound === 'atMost') },
    { sign: 'M-7 -7l14 14m0-14l-14 14', text: 'ledger.key.denied', there: claims.some((c) => c.denied) },
    {
      sign: 'M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0',
      text: 'ledger.key.repeats',
      there: claims.some((c) => c.repeats !== null),
    },
  ] as const;
  const shown = rows.filter((row) => row.there);
  if (shown.length === 0) return null;
  return (
    <ul className="chart-key hint">
      {shown.map(({ sign, text }) => (
        <li key={text}>
          <svg viewBox="-10 -10 20 20" aria-hidden="true">
            <path d={sign} />
          </svg>
          {t.say(text)}
        </li>
      ))}
    </ul>
  );
}

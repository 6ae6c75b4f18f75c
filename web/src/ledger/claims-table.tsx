import type { Claim, Ledger } from '../../../src/archive/views/ledger.js';
import { EntityLinks, ReportLine } from '../archive/parts.js';
import { type Column, Table } from '../components/table.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag, Words } from '../room/parts.js';
import { Link } from '../router/router.js';
import { ClaimantSign, claimHref } from './claim-card.js';
import { amountSaid, claimantName } from './say.js';

interface Props {
  readonly ledger: Ledger;
  /** The claimants whose claims are shown; all of them when there are none. */
  readonly chosen: readonly number[];
}

/** The ledger as a table: all that the chart shows, repetitions too, with words and chain. */
export function ClaimsTable({ ledger, chosen }: Props) {
  const t = useTranslator();
  const columns: readonly Column<Claim>[] = [
    {
      key: 'day',
      head: t.say('ledger.col.day'),
      cell: (c) => (
        <>
          <time dateTime={c.day}>{t.day(c.day)}</time>
          {c.said ? null : <span className="hint claim-note">{t.say('ledger.published')}</span>}
        </>
      ),
    },
    {
      key: 'value',
      head: t.say('figure.value'),
      numeric: true,
      cell: (c) => (
        <>
          <Link className="claim-value" href={claimHref(c)}>
            {amountSaid(c, t)}
          </Link>
          {c.denied ? <Tag>{t.say('ledger.denied')}</Tag> : null}
          {c.repeats === null ? null : <Tag>{t.say('ledger.repetition')}</Tag>}
        </>
      ),
    },
    {
      key: 'who',
      head: t.say('ledger.col.who'),
      cell: (c) => {
        const { claimant } = ledger.claimants[c.claimant]!;
        return (
          <span className="claim-who">
            <ClaimantSign claimant={c.claimant} />
            {claimant.kind === 'entity' ? (
              <EntityLinks entities={[claimant.entity]} />
            ) : (
              <bdi>{claimantName(claimant, t)}</bdi>
            )}
          </span>
        );
      },
    },
    {
      key: 'chain',
      head: t.say('ledger.col.chain'),
      cell: (c) => {
        const { claimant } = ledger.claimants[c.claimant]!;
        const relays = claimant.kind === 'entity' ? c.chain.filter((e) => e.id !== claimant.entity.id) : c.chain;
        return relays.length === 0 ? null : <EntityLinks entities={relays} />;
      },
    },
    { key: 'words', head: t.say('figure.words'), cell: (c) => <Words>{c.context.text}</Words> },
    { key: 'report', head: t.say('ledger.col.report'), cell: (c) => <ReportLine report={c.report} /> },
  ];
  return (
    <Table
      label={t.say('ledger.table')}
      columns={columns}
      rows={ledger.claims.filter((c) => chosen.length === 0 || chosen.includes(c.claimant))}
      keyOf={(c) => c.figure}
      rowProps={(c) => ({ className: c.repeats === null ? '' : 'repetition' })}
    />
  );
}

import type { Claim, Ledger } from '../../../src/archive/views/ledger.js';
import { EntityLinks, ReportLine } from '../archive/parts.js';
import { useTranslator } from '../preferences/preferences.js';
import { StanceTag, Tag, Words } from '../room/parts.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import { lookOf } from './looks.js';
import { amountSaid, claimantName } from './say.js';

/** Where a claim's words are read: its statement or, in the outlet's own voice, its figure. */
export function claimHref(claim: Claim): string {
  const [report = '', , item = null] = (claim.statement ?? claim.figure).split('.');
  return routes.report.href({ id: report }, { item });
}

/** A claimant's sign, as it stands in the chart. */
export function ClaimantSign({ claimant }: { readonly claimant: number }) {
  const look = lookOf(claimant);
  return (
    <svg className="claimant-sign" viewBox="-18 -9 36 18" data-hue={look.hue} aria-hidden="true">
      <path className="line" d="M-18 0H18" strokeDasharray={look.dash} />
      <path className="sign" d={look.sign} />
    </svg>
  );
}

/** One number as somebody gave it: how much, who, through whom, in which words, where, and who repeats it. */
export function ClaimCard({ ledger, claim }: { readonly ledger: Ledger; readonly claim: Claim }) {
  const t = useTranslator();
  const { claimant } = ledger.claimants[claim.claimant]!;
  const relays = claimant.kind === 'entity' ? claim.chain.filter((e) => e.id !== claimant.entity.id) : claim.chain;
  const repeating = ledger.claims.filter((c) => c.repeats === claim.figure);
  return (
    <article className="claim-card" data-hue={lookOf(claim.claimant).hue}>
      <p className="claim-amount">
        <strong>{amountSaid(claim, t)}</strong>{' '}
        <span className="soft">{claim.unit === null ? t.measure(ledger.measure) : <Words>{claim.unit}</Words>}</span>
      </p>
      <p className="statement-who">
        <ClaimantSign claimant={claim.claimant} />
        <strong>
          {claimant.kind === 'entity' ? (
            <EntityLinks entities={[claimant.entity]} />
          ) : (
            <bdi>{claimantName(claimant, t)}</bdi>
          )}
        </strong>
        {claimant.kind === 'outlet' ? <Tag>{t.say('event.own')}</Tag> : null}
        {claim.stance === null ? null : (
          <StanceTag stance={claim.stance as Parameters<typeof StanceTag>[0]['stance']} />
        )}
        {claim.denied ? <Tag>{t.say('ledger.denied')}</Tag> : null}
      </p>
      <blockquote lang="ar" dir="rtl" className="claim-words">
        <InContext claim={claim} />
      </blockquote>
      <p className="statement-from">
        {relays.length === 0 ? null : (
          <span>
            {t.say('archive.through')} <EntityLinks entities={relays} />
          </span>
        )}
        <span>{t.say(claim.said ? 'ledger.saidOn' : 'ledger.publishedOn', { day: t.day(claim.day) })}</span>
        <ReportLine report={claim.report} />
      </p>
      {repeating.length === 0 ? null : (
        <details className="why">
          <summary>{t.count('ledger.repeated', repeating.length)}</summary>
          <ul className="claim-repeats">
            {repeating.map((c) => (
              <li key={c.figure}>
                <ReportLine report={c.report} item={c.statement ?? c.figure} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Link className="button" href={claimHref(claim)}>
        {t.say('ledger.open')}
      </Link>
    </article>
  );
}

/** The words around a figure, the figure marked. */
function InContext({ claim: { words, context } }: { readonly claim: Claim }) {
  const [from, to] = [words.start - context.start, words.end - context.start];
  if (from < 0 || to > context.text.length) return <Words>{words.text}</Words>;
  return (
    <>
      {context.text.slice(0, from)}
      <mark>{context.text.slice(from, to)}</mark>
      {context.text.slice(to)}
    </>
  );
}

import type { Claim, Claimant, Ledger } from '../../../src/archive/views/ledger.js';
import type { Translator } from '../i18n/translator.js';

/** Who counts, in words. */
export const claimantName = (claimant: Claimant, t: Translator): string =>
  claimant.kind === 'entity' ? claimant.entity.name : (claimant.outlet ?? t.say('ledger.outlet.unknown'));

/** How much a claim says: «at least 10», «20 to 30». */
export function amountSaid(claim: Pick<Claim, 'value' | 'low' | 'high' | 'bound'>, t: Translator): string {
  if (claim.bound === 'exact' && claim.high !== null && claim.high !== claim.low)
    return t.say('figure.range', { low: t.number(claim.low), high: t.number(claim.high) });
  return [t.word('bound', claim.bound), t.number(claim.value)].filter(Boolean).join(' ');
}

/** A point of the chart as a screen reader says it. */
export function pointSaid(ledger: Ledger, claim: Claim, repeats: number, t: Translator): string {
  const name = claimantName(ledger.claimants[claim.claimant]!.claimant, t);
  return [
    amountSaid(claim, t),
    name,
    t.day(claim.day),
    ...(claim.denied ? [t.say('ledger.denied')] : []),
    ...(repeats > 0 ? [t.count('ledger.repeated', repeats)] : []),
  ].join(t.language === 'ar' ? '، ' : ', ');
}

/** What the numbers of a ledger are of, besides what they count and where: the kind of event and its day. */
export const ledgerTitle = ({ type, day }: Pick<Ledger, 'type' | 'day'>, t: Translator): string =>
  [type === null ? t.say('ledger.anyEvent') : t.word('eventType', type), day === null ? null : t.day(day)]
    .filter(Boolean)
    .join(' · ');

/** A place's name in the language of the interface, as far as it has one. */
export const placeName = ({ name, english }: Ledger['place'], t: Translator): string =>
  t.language === 'en' ? (english ?? name) : name;

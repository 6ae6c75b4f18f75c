import type { Claimant, Ledger } from '../../../src/archive/views/ledger.js';

/** A claimant as an address names it: the same however many others there are. */
export const claimantKey = (claimant: Claimant): string =>
  claimant.kind === 'entity' ? `e${claimant.entity.id}` : `o${encodeURIComponent(claimant.outlet ?? '')}`;

/** Places in the ledger of the claimants that an address names. */
export function claimantsIn(ledger: Ledger, who: string | null): readonly number[] {
  const keys = who?.split(',') ?? [];
  return ledger.claimants.flatMap(({ claimant }, i) => (keys.includes(claimantKey(claimant)) ? [i] : []));
}

export const claimantsWritten = (ledger: Ledger, places: readonly number[]): string | null =>
  places.length === 0 ? null : places.map((i) => claimantKey(ledger.claimants[i]!.claimant)).join(',');

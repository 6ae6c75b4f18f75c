import { QueryError } from '../errors.js';

/** What the figures of one ledger are of. A null means any. */
export interface LedgerKey {
  /** Number of the entity. */
  readonly place: number;
  /** Type of the event. */
  readonly type: string | null;
  readonly measure: string;
  /** ISO day on which it happened. */
  readonly day: string | null;
}

const any = 'any';

/** `5208.ASSAULT.killed.2018-04-07`; `any` for what is left open. */
export const ledgerId = ({ place, type, measure, day }: LedgerKey): string =>
  [place, type ?? any, measure, day ?? any].join('.');

/** Throws QueryError for what is no key of a ledger. */
export function ledgerKeyOf(id: string): LedgerKey {
  const m = /^(\d{1,15})\.(any|[A-Z]+)\.([^.]+)\.(any|\d{4}-\d{2}-\d{2})$/u.exec(id);
  if (m === null)
    throw new QueryError(`${id} names no ledger: PLACE.TYPE.MEASURE.DAY, as in the list of ledgers, is asked for.`);
  const [, place, type, measure, day] = m;
  return { place: Number(place), type: type === any ? null : type!, measure: measure!, day: day === any ? null : day! };
}

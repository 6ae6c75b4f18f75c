import { sql } from 'kysely';

/*
 * A row of an index is numbered by time and id, so that the databases give what they find newest first without sorting:
 * minutes since the year 1000 in the upper bits, the id of the version or statement in the lower 33 (8.6 thousand million).
 */
const idBits = 33n;
const idMask = (1n << idBits) - 1n;
const yearThousand = Date.UTC(1000, 0, 1);
const mostMinutes = (1n << 30n) - 1n;

/** The number in an index of the version or statement `id` whose `at` is this. */
export const placeOf = (at: string, id: number): bigint => (minutesOf(at) << idBits) | (BigInt(id) & idMask);

/** The lowest number that anything of the time `at` or later has. */
export const firstPlaceOf = (at: string): bigint => minutesOf(at) << idBits;

function minutesOf(at: string): bigint {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return 0n;
  const minutes = BigInt(Math.floor((time - yearThousand) / 60_000));
  return minutes < 0n ? 0n : minutes > mostMinutes ? mostMinutes : minutes;
}

/** The id in the number of an index's row, as SQL. */
export const idIn = (rowid: ReturnType<typeof sql.ref>) => sql<number>`(${rowid} & ${sql.lit(Number(idMask))})`;

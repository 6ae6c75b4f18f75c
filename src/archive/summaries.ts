import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './transaction.js';

/*
 * Numbers that pages show of the whole archive are kept beside the rows they are made from: `tally`, a row for each report's
 * current version; and `cite`, how many statements of a publisher came from whom through whom. Both change in the
 * transaction in which the rows change.
 */

const reviewed = (table: 'statement' | 'event' | 'figure') =>
  sql`(select count(*) from ${sql.table(table)} where version_id = v.id and reviewed > 0)`;

const tallies = (where: RawBuilder<unknown>) => sql`
  select v.id, v.publisher, v.at, v.captured_at,
    case when g.version_id is null then 0 when g.error is null then 1 else 2 end as state,
    (select count(*) from statement where version_id = v.id) as statements,
    (select count(speaker_id) from statement where version_id = v.id) as spoken,
    (select count(*) from event where version_id = v.id) as events,
    (select count(*) from figure where version_id = v.id) as figures,
    ${reviewed('statement')} + ${reviewed('event')} + ${reviewed('figure')} as reviewed
  from report as r join version as v on v.id = r.version_id left join reading as g on g.version_id = v.id
  where ${where}`;

/** Counts what these versions have, if they are current, anew. */
export async function tally({ db }: Tx, versionIds: readonly number[]): Promise<void> {
  for (const ids of chunks(versionIds)) {
    await db.deleteFrom('tally').where('version_id', 'in', ids).execute();
    await sql`insert into tally ${tallies(sql`v.id in (${sql.join(ids)})`)}`.execute(db);
  }
}

/** Takes these versions out of what is counted. Their rows must still be there. */
export async function untally(tx: Tx, versionIds: readonly number[]): Promise<void> {
  await countCites(tx, versionIds, -1);
  for (const ids of chunks(versionIds)) await tx.db.deleteFrom('tally').where('version_id', 'in', ids).execute();
}

const cites = (sign: 1 | -1, where: RawBuilder<unknown>) => sql`
  select coalesce(v.publisher, '') as publisher, coalesce(a.entity_id, 0) as source_id, b.entity_id as target_id, b.role,
    ${sql.lit(sign)} * count(*) as statements
  from statement as s join version as v on v.id = s.version_id join link as b on b.statement_id = s.id
  left join link as a on a.statement_id = b.statement_id and a.position = b.position - 1
  where ${where} group by coalesce(v.publisher, ''), coalesce(a.entity_id, 0), b.entity_id, b.role`;

/** Adds the links of these versions' statements to what is counted, or takes them away. */
export async function countCites({ db }: Tx, versionIds: readonly number[], sign: 1 | -1): Promise<void> {
  // in one order everywhere, so that two writers cannot wait for each other
  for (const ids of chunks(versionIds))
    await sql`insert into cite (publisher, source_id, target_id, role, statements)
      select * from (${cites(sign, sql`s.version_id in (${sql.join(ids)})`)}) as c
      where true order by publisher, source_id, target_id, role
      on conflict (publisher, source_id, target_id, role)
      do update set statements = cite.statements + excluded.statements`.execute(db);
  if (sign < 0) await sql`delete from cite where statements <= 0`.execute(db);
}

/** Counts everything anew. */
export async function summarize({ db }: Tx): Promise<void> {
  await sql`delete from tally`.execute(db);
  await sql`delete from cite`.execute(db);
  await sql`insert into tally ${tallies(sql`true`)}`.execute(db);
  await sql`insert into cite ${cites(1, sql`true`)}`.execute(db);
}

/** How many rows of each are not what they should be. */
export async function wrongSummaries({
  db,
}: Pick<Tx, 'db'>): Promise<{ readonly tallies: number; readonly cites: number }> {
  const differing = async (table: 'tally' | 'cite', should: RawBuilder<unknown>): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select
      (select count(*) from (${should} except select * from ${sql.table(table)}) as missing)
      + (select count(*) from (select * from ${sql.table(table)} except ${should}) as surplus) as n`.execute(db);
    return Number(rows[0]!.n);
  };
  return { tallies: await differing('tally', tallies(sql`true`)), cites: await differing('cite', cites(1, sql`true`)) };
}

function* chunks(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += 5000) yield ids.slice(from, from + 5000);
}

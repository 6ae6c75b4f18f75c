import { sql } from 'kysely';
import { rederive } from '../replace.js';
import { idIn, placeOf } from '../search/place.js';
import { indexUnread, removeIndexed } from '../search/store.js';
import type { Tx } from '../transaction.js';
import type { Found, QueryCheck } from './check.js';
import { paged } from './structure.js';

const page = 1000;

type Index = 'search_report' | 'search_statement';

/** What is in an index of these rows, by their ids. */
async function indexed(
  db: Tx['db'],
  index: Index,
  rows: readonly { readonly id: number; readonly at: string }[],
): Promise<ReadonlySet<number>> {
  const found = await db
    .selectFrom(index)
    .select(idIn(sql.ref('rowid')).as('id'))
    .where(
      'rowid',
      'in',
      rows.map((r) => placeOf(r.at, r.id)),
    )
    .execute();
  return new Set(found.map((f) => Number(f.id)));
}

export const searchIndex: QueryCheck = {
  name: 'search-index',
  kind: 'fault',
  means: 'The latest version of every report, and every statement in it, is found by its words.',
  remedy: 'Make its rows and its index anew.',
  async *find({ db }) {
    const versions = paged((after) =>
      db
        .selectFrom('report')
        .innerJoin('version', 'version.id', 'report.version_id')
        .leftJoin('search_words', 'search_words.version_id', 'version.id')
        .select(['version.id', 'report.id as reportId', 'version.at', 'uid', 'search_words.version_id as words'])
        .where('version.id', '>', after)
        .orderBy('version.id')
        .limit(page)
        .execute(),
    );
    for await (const rows of versions) {
      const there = await indexed(db, 'search_report', rows);
      for (const r of rows)
        if (r.words === null || !there.has(r.id))
          yield { report: r.uid, detail: 'its words are not in the index.', target: r.reportId };
    }
    const statements = paged((after) =>
      db
        .selectFrom('statement')
        .innerJoin('version', 'version.id', 'statement.version_id')
        .innerJoin('report', 'report.id', 'version.report_id')
        .select(['statement.id', 'statement.at', 'statement.n', 'report.id as reportId', 'uid'])
        .where('statement.id', '>', after)
        .orderBy('statement.id')
        .limit(page)
        .execute(),
    );
    for await (const rows of statements) {
      const there = await indexed(db, 'search_statement', rows);
      for (const r of rows)
        if (!there.has(r.id))
          yield {
            report: r.uid,
            detail: `the words of its statement ${r.n} are not in the index.`,
            target: r.reportId,
          };
    }
  },
  async mend(tx, targets) {
    const current = await tx.db
      .selectFrom('report')
      .leftJoin('reading', 'reading.version_id', 'report.version_id')
      .select(['report.version_id', 'reading.record'])
      .where('report.id', 'in', targets)
      .where('report.version_id', 'is not', null)
      .execute();
    const unread = current.flatMap((c) => (c.record === null ? [c.version_id!] : []));
    await removeIndexed(tx, unread);
    await indexUnread(tx, unread);
    await rederive(tx, targets);
  },
};

export const searchSurplus: QueryCheck = {
  name: 'search-surplus',
  kind: 'fault',
  means: 'The indexes hold nothing that is no longer there.',
  remedy: 'Take it out of the indexes.',
  async *find({ db }) {
    const count = async (table: Index | 'search_words' | 'statement'): Promise<number> =>
      Number(
        (
          await db
            .selectFrom(table)
            .select((e) => e.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    const found = (what: string, n: number): Found => ({ report: null, detail: `${n} ${what} too many.`, target: 0 });
    const versions = Number(
      (
        await db
          .selectFrom('report')
          .select((e) => e.fn.countAll().as('n'))
          .where('version_id', 'is not', null)
          .executeTakeFirstOrThrow()
      ).n,
    );
    const [words, reports] = [await count('search_words'), await count('search_report')];
    if (words > versions) yield found('lists of words', words - versions);
    if (reports > versions) yield found('reports in the index', reports - versions);
    const [index, statements] = [await count('search_statement'), await count('statement')];
    if (index > statements) yield found('statements in the index', index - statements);
  },
  async mend({ db }) {
    const id = idIn(sql.ref('rowid'));
    await sql`delete from search_words where version_id not in
      (select version_id from report where version_id is not null)`.execute(db);
    await sql`delete from search_report where ${id} not in
      (select version_id from report where version_id is not null)`.execute(db);
    await sql`delete from search_statement where ${id} not in (select id from statement)`.execute(db);
  },
};

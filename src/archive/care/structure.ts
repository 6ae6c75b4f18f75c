import { sql } from 'kysely';
import type { Numbered } from '../engine.js';
import { identities, uidOf } from '../identity.js';
import type { Archive } from '../open.js';
import { rederive, removeRows } from '../replace.js';
import type { Found, QueryCheck } from './check.js';

const page = 1000;

/** Rows in the order of their ids, a page at a time. */
export async function* paged<R extends { readonly id: number }>(ask: (after: number) => Promise<readonly R[]>) {
  for (let last = 0; ; ) {
    const rows = await ask(last);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)!.id;
  }
}

export const database: QueryCheck = {
  name: 'database',
  kind: 'fault',
  means: 'The file is as SQLite wrote it, and every row that another one names is there.',
  remedy: 'Restore a backup into another file: isnad restore.',
  async *find({ db, engine }, deep) {
    // PostgreSQL looks after both itself
    if (engine.name !== 'sqlite') return;
    const pragma = sql.raw(deep ? 'pragma integrity_check(20)' : 'pragma quick_check(20)');
    const { rows } = await sql<Record<string, string>>`${pragma}`.execute(db);
    for (const row of rows) {
      const [message] = Object.values(row);
      if (message !== 'ok') yield { report: null, detail: String(message), target: 0 };
    }
    const broken = await sql<{ table: string; parent: string; n: number }>`
      select "table", parent, count(*) as n from pragma_foreign_key_check group by 1, 2`.execute(db);
    for (const { table, parent, n } of broken.rows)
      yield { report: null, detail: `${n} rows of ${table} name a ${parent} that is not there.`, target: 0 };
  },
};

export const reportVersions: QueryCheck = {
  name: 'report-versions',
  kind: 'fault',
  means: 'Every report has a version.',
  remedy: 'Take the empty report away, so that it can be added again.',
  async *find({ db }) {
    const rows = await db
      .selectFrom('report')
      .select(['id', 'uid'])
      .where((e) => e.not(e.exists(e.selectFrom('version').select('id').whereRef('report_id', '=', 'report.id'))))
      .execute();
    for (const r of rows) yield { report: r.uid, detail: 'it has no version.', target: r.id };
  },
  async mend({ db }, targets) {
    for (const id of targets) await db.deleteFrom('report').where('id', '=', id).execute();
  },
};

export const currentVersion: QueryCheck = {
  name: 'current-version',
  kind: 'fault',
  means: 'The version shown and searched is the latest.',
  remedy: 'Show the latest version.',
  async *find({ db }) {
    const rows = await db
      .selectFrom('report')
      .leftJoin('version', 'version.id', 'report.version_id')
      .select(['report.id', 'uid', 'seq'])
      .where((e) =>
        e.exists(
          e
            .selectFrom('version as later')
            .select('later.id')
            .whereRef('later.report_id', '=', 'report.id')
            .where((l) => l.or([l('version.seq', 'is', null), l('later.seq', '>', l.ref('version.seq'))])),
        ),
      )
      .execute();
    for (const r of rows)
      yield {
        report: r.uid,
        detail: r.seq === null ? 'no version is shown.' : `version ${r.seq} is shown and there is a later one.`,
        target: r.id,
      };
  },
  async mend(tx, targets) {
    for (const id of targets) {
      const old = await tx.db.selectFrom('report').select('version_id').where('id', '=', id).executeTakeFirst();
      if (old?.version_id) await removeRows(tx, [old.version_id]);
      await tx.db
        .updateTable('report')
        .set((e) => ({
          version_id: e
            .selectFrom('version')
            .select('version.id')
            .where('report_id', '=', id)
            .orderBy('seq', 'desc')
            .limit(1),
        }))
        .where('id', '=', id)
        .execute();
    }
    await rederive(tx, targets);
  },
};

export const reportKeys: QueryCheck = {
  name: 'report-keys',
  kind: 'fault',
  means: 'Every report is known by an identity, so that adding it again adds nothing.',
  remedy: 'Give it the identities that its versions have.',
  async *find({ db }) {
    const rows = await db
      .selectFrom('report')
      .select(['id', 'uid'])
      .where((e) => e.not(e.exists(e.selectFrom('report_key').select('key').whereRef('report_id', '=', 'report.id'))))
      .execute();
    for (const r of rows) yield { report: r.uid, detail: 'it has no identity.', target: r.id };
  },
  async mend({ db, engine }, targets) {
    for (const id of targets) {
      const versions = await db.selectFrom('version').select(['url', 'hash']).where('report_id', '=', id).execute();
      const keys = new Set(versions.flatMap((v) => identities({ guid: null, url: v.url }, v.hash)));
      await engine.insert(
        db,
        'report_key',
        ['key', 'report_id'],
        [...keys].map((key) => [key, id]),
        'on conflict (key) do nothing',
      );
    }
  },
};

export const uidMatchesKey: QueryCheck = {
  name: 'uid-matches-key',
  kind: 'fault',
  means: "A report's public id is made from one of its identities, so that it is the same in every archive.",
  remedy: 'Links to it still lead to it. Keep it, or add the report again into a new archive.',
  async *find({ db }) {
    const pages = paged((after) =>
      db.selectFrom('report').select(['id', 'uid']).where('id', '>', after).orderBy('id').limit(page).execute(),
    );
    for await (const reports of pages) {
      const keys = await db
        .selectFrom('report_key')
        .select(['report_id', 'key'])
        .where(
          'report_id',
          'in',
          reports.map((r) => r.id),
        )
        .execute();
      const made = new Map<number, Set<string>>();
      for (const k of keys) {
        const own = made.get(k.report_id) ?? new Set();
        made.set(k.report_id, own.add(uidOf(k.key)));
      }
      for (const r of reports)
        if (made.has(r.id) && !made.get(r.id)!.has(r.uid))
          yield { report: r.uid, detail: 'none of its identities has this public id.', target: r.id };
    }
  },
};

const tables = ['appearance', 'statement', 'event', 'figure'] as const;

export const strayRows: QueryCheck = {
  name: 'stray-rows',
  kind: 'fault',
  means: 'Only what stands in the latest version of a report is listed and found.',
  remedy: 'Take the rows of older versions away; their records stay.',
  async *find({ db }) {
    const seen = new Set<number>();
    for (const table of tables) {
      const rows = await db
        .selectFrom(table)
        .innerJoin('version', 'version.id', `${table}.version_id`)
        .innerJoin('report', 'report.id', 'version.report_id')
        .select(['version.id', 'version.seq', 'uid'])
        .distinct()
        .where((e) => e.or([e('report.version_id', 'is', null), e('report.version_id', '!=', e.ref('version.id'))]))
        .execute();
      for (const r of rows) {
        if (seen.has(r.id)) continue;
        seen.add(r.id);
        yield { report: r.uid, detail: `version ${r.seq} is not the latest and has rows.`, target: r.id };
      }
    }
  },
  mend: removeRows,
};

export const rowTimes: QueryCheck = {
  name: 'row-times',
  kind: 'fault',
  means: 'Statements, events and figures are listed by the time of their report.',
  remedy: 'Make its rows anew.',
  async *find({ db }) {
    const seen = new Set<number>();
    for (const table of ['statement', 'event', 'figure'] as const) {
      const rows = await db
        .selectFrom(table)
        .innerJoin('version', 'version.id', `${table}.version_id`)
        .innerJoin('report', 'report.id', 'version.report_id')
        .select(['report.id', 'uid'])
        .distinct()
        .where((e) => e(e.ref(`${table}.at`), '!=', e.ref('version.at')))
        .execute();
      for (const r of rows) {
        if (seen.has(r.id)) continue;
        seen.add(r.id);
        yield { report: r.uid, detail: `a ${table} of it has another time.`, target: r.id };
      }
    }
  },
  mend: rederive,
};

const numbered = [
  ...(['report', 'version', 'entity', 'statement', 'event', 'figure'] satisfies Numbered[]),
  ...(['correction', 'feed', 'account', 'api_key', 'saved_search', 'audit'] as const),
] as const;

/** Makes the numbers that PostgreSQL gives out begin behind those that are there. */
export async function settleSequences({ db, engine }: Pick<Archive, 'db' | 'engine'>): Promise<void> {
  if (engine.name !== 'postgres') return;
  const there = new Set((await db.introspection.getTables()).map((t) => t.name));
  // tables of an older isnad are not all there yet
  for (const table of numbered.filter((t) => there.has(t)))
    await sql`select setval(own, greatest(last, pg_sequence_last_value(own::regclass)))
      from (select pg_get_serial_sequence(${table}, 'id') as own, max(id) as last from ${sql.table(table)}) as ids
      where last is not null`.execute(db);
}

export const sequences: QueryCheck = {
  name: 'row-numbers',
  kind: 'fault',
  means: 'New rows get numbers that no row has.',
  remedy: 'Count on from the highest number there is.',
  async *find({ db, engine }) {
    if (engine.name !== 'postgres') return;
    for (const table of numbered) {
      const { rows } = await sql<{ behind: boolean }>`
        select coalesce((select max(id) from ${sql.table(table)}), 0) >
          coalesce(pg_sequence_last_value(pg_get_serial_sequence(${table}, 'id')::regclass), 0) as behind`.execute(db);
      if (rows[0]?.behind) yield { report: null, detail: `those of ${table} lie behind.`, target: 0 };
    }
  },
  mend: settleSequences,
};

const unreadRows = (db: Archive['db'], which: 'unread' | 'failed'): AsyncGenerator<Found> =>
  (async function* () {
    const pages = paged((after) => {
      const query = db
        .selectFrom('report')
        .innerJoin('version', 'version.id', 'report.version_id')
        .leftJoin('reading', 'reading.version_id', 'version.id')
        .select(['report.id', 'uid', 'reading.error'])
        .where('report.id', '>', after)
        .orderBy('report.id')
        .limit(page);
      return (
        which === 'unread'
          ? query.where('reading.version_id', 'is', null)
          : query.where('reading.error', 'is not', null)
      ).execute();
    });
    for await (const rows of pages)
      for (const r of rows) yield { report: r.uid, detail: r.error ?? 'it was not read yet.', target: r.id };
  })();

export const unread: QueryCheck = {
  name: 'unread',
  kind: 'notice',
  means: 'Every report was read.',
  remedy: 'isnad reread',
  find: ({ db }) => unreadRows(db, 'unread'),
};

export const unreadable: QueryCheck = {
  name: 'unreadable',
  kind: 'notice',
  means: 'Every report could be read.',
  remedy: 'Nothing need be done: the report is kept and found by its words.',
  find: ({ db }) => unreadRows(db, 'failed'),
};

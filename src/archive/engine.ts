import SQLite from 'better-sqlite3';
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import pg from 'pg';
import type { Location } from './location.js';
import type { Schema } from './schema.js';

/** Tables whose ids are given out before their rows are inserted. */
export type Numbered = 'report' | 'version' | 'entity' | 'statement' | 'event' | 'figure';

export type Db = Kysely<Schema>;

/** What differs between the databases. Everything else of the archive is the same SQL on both. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Makes this transaction the writer, waiting for another one where only one may write. First in a transaction. */
  begin(db: Db): Promise<void>;
  /** Gives out ids for new rows, in ascending order. */
  allocate(db: Db, table: Numbered, count: number): Promise<readonly number[]>;
  /** Inserts rows, values in the order of `columns`, as many at a time as the database takes. `more` ends the statement. */
  insert(
    db: Db,
    table: keyof Schema,
    columns: readonly string[],
    rows: readonly Values[],
    more?: string,
  ): Promise<void>;
  /** A text that is another whenever anything in the database has changed. It may be another without a change. */
  state(db: Db): Promise<string>;
  /** Whether a transaction failed only because of another one and may be tried again. */
  mayRetry(error: unknown): boolean;
  /** How often it is tried. */
  readonly attempts: number;
}

export type Values = readonly (string | number | bigint | null | Uint8Array)[];

const insertWith =
  (most: number, placeholder: (n: number) => string): Engine['insert'] =>
  async (db, table, columns, rows, more = '') => {
    const step = Math.max(1, Math.floor(most / columns.length));
    const head = `insert into "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) values `;
    for (let from = 0; from < rows.length; from += step) {
      const chunk = rows.slice(from, from + step);
      const list = chunk.map(
        (_, r) => `(${columns.map((_c, c) => placeholder(r * columns.length + c + 1)).join(',')})`,
      );
      await db.executeQuery(CompiledQuery.raw(`${head}${list.join(',')} ${more}`, chunk.flat()));
    }
  };

export const sqlite: Engine = {
  name: 'sqlite',
  async begin(db) {
    // a transaction that first reads cannot become the writer once another process has written: so it writes first
    await sql`update meta set value = value where key = 'format'`.execute(db);
  },
  async allocate(db, table, count) {
    const { rows } = await sql<{ last: number | null }>`select max(id) as last from ${sql.table(table)}`.execute(db);
    const last = rows[0]?.last ?? 0;
    return Array.from({ length: count }, (_, i) => last + 1 + i);
  },
  insert: insertWith(32_000, () => '?'),
  async state(db) {
    // what other connections changed, and what this one did
    const { rows } = await sql<{ others: number; own: number }>`
      select (select data_version from pragma_data_version) as others, total_changes() as own`.execute(db);
    return `${rows[0]!.others}.${rows[0]!.own}`;
  },
  mayRetry: (error) => ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED'].includes(codeOf(error)),
  // a writer waits its turn: a minute at least
  attempts: 250,
};

export const postgres: Engine = {
  name: 'postgres',
  async begin() {},
  async allocate(db, table, count) {
    if (count === 0) return [];
    const { rows } = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${sql.lit(count)})`.execute(
      db,
    );
    return rows.map((r) => r.id).sort((a, b) => a - b);
  },
  insert: insertWith(60_000, (n) => `$${n}`),
  async state(db) {
    const { rows } = await sql<{ state: string }>`select pg_current_snapshot()::text as state`.execute(db);
    return rows[0]!.state;
  },
  // unique violation (another worker took the same report in), serialization failure, deadlock
  mayRetry: (error) => ['23505', '40001', '40P01'].includes(codeOf(error)),
  attempts: 10,
};

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether the database cannot be reached at all. */
export const unreachable = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'ETIMEDOUT', '57P01', '57P03', '08006', '08001'].includes(
    codeOf(error),
  ) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/u.test(error.message));

/** Connections to a PostgreSQL server. One that the server closes fails the query that uses it, and no other. */
export function serverPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'isnad',
    connectionTimeoutMillis: 15_000,
    max,
    // counts and ids are far below 2^53
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) as never },
  });
  // without listeners a connection that is lost between two queries would end the process
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Opens the database. Nothing of it is looked at yet. */
export function connect(location: Location, readonly = false): { readonly db: Db; readonly engine: Engine } {
  switch (location.engine) {
    case 'sqlite': {
      // waiting for another writer inside the database would stop this whole process: `transaction` waits instead
      const file = new SQLite(location.path, { timeout: 50, readonly });
      if (!readonly) {
        file.pragma('journal_mode = WAL');
        file.pragma('synchronous = NORMAL');
      }
      file.pragma('foreign_keys = ON');
      file.pragma('cache_size = -65536');
      file.pragma('mmap_size = 1073741824');
      file.pragma('temp_store = MEMORY');
      return { db: new Kysely<Schema>({ dialect: new SqliteDialect({ database: file }) }), engine: sqlite };
    }
    case 'postgres': {
      const pool = serverPool(location.url, 10);
      return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), engine: postgres };
    }
  }
}

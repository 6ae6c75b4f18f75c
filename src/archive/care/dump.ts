import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../engine.js';
import { ArchiveError } from '../errors.js';
import type { Archive } from '../open.js';
import type { Schema } from '../schema.js';

/**
 * A backup, whatever database it was made from: JSON lines. First a head; then for each table a line that names its columns
 * and a line for each row, an array in that order (bytes as `{"base64": …}`); last an end with the SHA-256 of all lines
 * before it. Indexes are not in it: they are made again from `search_words`.
 */
export interface Head {
  readonly isnad: 'backup';
  readonly format: 1;
  readonly madeAt: string;
  /** The changes of tables that had been made. */
  readonly migrations: readonly string[];
}
export interface TableHead {
  readonly table: keyof Schema;
  readonly columns: readonly string[];
}
export interface End {
  readonly end: true;
  readonly rows: number;
  readonly sha256: string;
}

/** Tables in an order in which each row comes after those it names, with what orders their rows. */
export const tables: readonly (readonly [table: keyof Schema, keys: readonly string[], batch: number])[] = [
  ['meta', ['key'], 1000],
  ['report', ['id'], 5000],
  ['report_key', ['key'], 5000],
  ['version', ['id'], 500],
  ['source', ['version_id'], 50],
  ['reading', ['version_id'], 500],
  ['entity', ['id'], 5000],
  ['entity_word', ['word', 'entity_id'], 5000],
  ['appearance', ['version_id', 'n'], 5000],
  ['statement', ['id'], 5000],
  ['link', ['statement_id', 'position'], 5000],
  ['about', ['statement_id', 'entity_id'], 5000],
  ['event', ['id'], 5000],
  ['participant', ['event_id', 'role', 'position'], 5000],
  ['figure', ['id'], 5000],
  ['event_figure', ['event_id', 'figure_id'], 5000],
  ['correction', ['id'], 1000],
  ['feed', ['id'], 1000],
  ['account', ['id'], 1000],
  ['api_key', ['id'], 1000],
  ['saved_search', ['id'], 1000],
  ['audit', ['id'], 5000],
  ['search_words', ['version_id'], 500],
];
/** Tables that a backup leaves out: made from others, or, as sessions, of this moment only. */
export const leftOut = ['search_report', 'search_statement', 'tally', 'cite', 'session'] as const;
const notArchived: ReadonlySet<string> = new Set([...leftOut, 'kysely_migration', 'kysely_migration_lock']);

/** The lines of a backup of the archive as it is at one moment, whoever writes meanwhile. Memory stays the same. */
export async function* dump(archive: Archive, madeAt: string): AsyncGenerator<string> {
  const { db, engine } = archive;
  const transaction = await (engine.name === 'postgres'
    ? db.startTransaction().setIsolationLevel('repeatable read')
    : db.startTransaction()
  ).execute();
  const hash = createHash('sha256');
  let rows = 0;
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  try {
    const migrations = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      transaction,
    );
    const head: Head = { isnad: 'backup', format: 1, madeAt, migrations: migrations.rows.map((r) => r.name) };
    yield line(head);
    const columnsOf = await columnsIn(transaction);
    for (const [table, keys, batch] of tables) {
      const columns = columnsOf.get(table)!;
      yield line({ table, columns } satisfies TableHead);
      for await (const row of rowsOf(transaction, table, columns, keys, batch)) {
        rows++;
        yield line(row);
      }
    }
  } finally {
    await transaction.rollback().execute();
  }
  const end: End = { end: true, rows, sha256: hash.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}

/** Columns of all tables, in an order that does not depend on the database. Throws when a table is in no backup. */
async function columnsIn(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const everywhere = await db.introspection.getTables({ withInternalKyselyTables: true });
  // the queue of reports to be read has tables of its own beside these
  const found = everywhere.filter((t) => t.schema === undefined || t.schema === 'public');
  const known = new Set<string>(tables.map(([table]) => table));
  const others = found.filter(
    (t) => !known.has(t.name) && !notArchived.has(t.name) && !/^search_\w+_\w+$/u.test(t.name),
  );
  if (others.length > 0)
    throw new ArchiveError(
      `the archive has tables that a backup would leave out: ${others.map((t) => t.name).join(', ')}.`,
    );
  return new Map(found.map((t) => [t.name, t.columns.map((c) => c.name).sort()]));
}

async function* rowsOf(
  db: Db,
  table: string,
  columns: readonly string[],
  keys: readonly string[],
  batch: number,
): AsyncGenerator<readonly unknown[]> {
  const list = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((n) => sql.ref(n)));
  for (let after: readonly unknown[] | null = null; ; ) {
    const from: RawBuilder<unknown> =
      after === null ? sql`` : sql`where (${list(keys)}) > (${sql.join(after.map((v) => sql.val(v)))})`;
    const { rows } = await sql<Record<string, unknown>>`
      select ${list(columns)} from ${sql.table(table)} ${from} order by ${list(keys)} limit ${sql.lit(batch)}`.execute(
      db,
    );
    for (const row of rows) yield columns.map((c) => asText(row[c]));
    if (rows.length < batch) return;
    after = keys.map((k) => rows.at(-1)![k]);
  }
}

const asText = (value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;

/** A value of a row as it goes into a database. */
export const valueFrom = (value: unknown): string | number | null | Uint8Array =>
  typeof value === 'object' && value !== null
    ? Buffer.from((value as { base64: string }).base64, 'base64')
    : (value as string | number | null);

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Engine, Values } from '../engine.js';
import { ArchiveError } from '../errors.js';
import { migrate } from '../migrate.js';
import { steps } from '../migrations/list.js';
import type { Archive } from '../open.js';
import { unpackWords } from '../search/pack.js';
import { indexVersions } from '../search/store.js';
import { searchTextOf } from '../search/text.js';
import { summarize } from '../summaries.js';
import { type Tx, transaction } from '../transaction.js';
import { type End, type Head, leftOut, type TableHead, tables, valueFrom } from './dump.js';
import { settleSequences } from './structure.js';

const damaged = (why: string): ArchiveError =>
  new ArchiveError(`the backup is damaged or not whole: ${why}. Nothing was restored.`);

/** The changes of tables a backup was made after; its lines follow. Throws ArchiveError. */
export function headOf(line: string | undefined): Head {
  let head: Partial<Head> | null = null;
  try {
    head = JSON.parse(line ?? '') as Partial<Head>;
  } catch {}
  if (head?.isnad !== 'backup') throw new ArchiveError('this is no backup that isnad made.');
  if (head.format !== 1) throw new ArchiveError('this backup was made by a newer isnad. Update isnad to restore it.');
  const unknown = head.migrations!.filter((m) => !steps.some((s) => s.name === m));
  if (unknown.length > 0)
    throw new ArchiveError(
      `this backup was made by a newer isnad (${unknown.join(', ')}). Update isnad to restore it.`,
    );
  return head as Head;
}

/**
 * Fills a database that has no tables yet, or, with `replace`, one that has today's, from the lines of a backup: all of it
 * or nothing. Tables of an older isnad are then brought up to date. Throws ArchiveError.
 */
export async function restore(
  archive: Pick<Archive, 'db' | 'engine' | 'entities'>,
  lines: AsyncIterable<string>,
  { replace }: { readonly replace: boolean },
): Promise<number> {
  const { db, engine } = archive;
  const iterator = lines[Symbol.asyncIterator]();
  const first = (await iterator.next()) as IteratorResult<string, undefined>;
  const head = headOf(first.value);
  const last = head.migrations.at(-1)!;
  if (replace && last !== steps.at(-1)!.name)
    throw new ArchiveError('this backup is of an older isnad: restore it into an empty database.');
  if (!replace) await migrate(db, engine.name, last);
  const rows = await transaction(archive, async (tx) => {
    if (replace) await clear(tx);
    const filled = await fill(tx, first.value!, iterator);
    // where the tables come later, they come filled
    if (head.migrations.includes('0004-summaries')) await summarize(tx);
    return filled;
  });
  await settleSequences({ db, engine });
  await migrate(db, engine.name);
  return rows;
}

async function clear({ db, engine }: Tx): Promise<void> {
  const all = [...tables.map(([t]) => t), ...leftOut];
  if (engine.name === 'postgres') await sql`truncate ${sql.join(all.map((t) => sql.table(t)))} cascade`.execute(db);
  else for (const table of all.reverse()) await sql`delete from ${sql.table(table)}`.execute(db);
}

/** Puts the rows of a backup into tables that have none. Gives how many there were. */
async function fill(tx: Tx, first: string, rest: AsyncIterator<string>): Promise<number> {
  const { db, engine } = tx;
  const hash = createHash('sha256').update(first);
  const known = new Set<string>(tables.map(([table]) => table));
  const merged: (readonly [id: number, into: number])[] = [];
  let table: TableHead | null = null;
  let batch: Values[] = [];
  let letters = 0;
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (table !== null && batch.length > 0) await insert(tx, engine, db, table, batch);
    batch = [];
    letters = 0;
  };
  // the tables come with a row of their own
  await sql`delete from meta`.execute(db);
  for (;;) {
    const next = await rest.next();
    if (next.done === true) throw damaged('its end is missing');
    const line = next.value;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw damaged('a line of it is no JSON');
    }
    if (Array.isArray(value)) {
      if (table === null) throw damaged('a row of no table');
      rows++;
      hash.update(line);
      batch.push(row(table, value, merged));
      letters += line.length;
      if (batch.length >= 1000 || letters > 8_000_000) await flush();
      continue;
    }
    await flush();
    if ((value as Partial<End>).end === true) {
      const end = value as End;
      if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw damaged('its SHA-256 is another');
      break;
    }
    hash.update(line);
    table = value as TableHead;
    if (!known.has(table.table)) throw damaged(`it has an unknown table ${table.table}`);
  }
  for (const [id, merged_into] of merged)
    await db.updateTable('entity').set({ merged_into }).where('id', '=', id).execute();
  return rows;
}

/** A row's values. An entity may be merged into one that comes later: that is set when all are there. */
function row({ table, columns }: TableHead, values: readonly unknown[], merged: (readonly [number, number])[]): Values {
  if (values.length !== columns.length) throw damaged(`a row of ${table} is too short`);
  const into = table === 'entity' ? columns.indexOf('merged_into') : -1;
  if (into >= 0 && values[into] !== null) merged.push([Number(values[columns.indexOf('id')]), Number(values[into])]);
  return values.map((v, i) => (i === into ? null : valueFrom(v)));
}

async function insert(tx: Tx, engine: Engine, db: Db, { table, columns }: TableHead, rows: Values[]): Promise<void> {
  if (table === 'search_words') await index(tx, columns, rows);
  else await engine.insert(db, table, columns, rows);
}

/** Puts versions into the indexes by the words that were kept of them. */
async function index(tx: Tx, columns: readonly string[], rows: readonly Values[]): Promise<void> {
  const [id, words] = [columns.indexOf('version_id'), columns.indexOf('words')];
  const ids = rows.map((r) => r[id] as number);
  const versions = await tx.db.selectFrom('version').select(['id', 'at', 'text']).where('id', 'in', ids).execute();
  const statements = await tx.db
    .selectFrom('statement')
    .select(['id', 'version_id', 'start', 'stop'])
    .where('version_id', 'in', ids)
    .orderBy('n')
    .execute();
  const packed = new Map(rows.map((r) => [r[id] as number, r[words] as Uint8Array]));
  await indexVersions(
    tx,
    versions.map(({ id: versionId, at, text }) => {
      const own = statements.filter((s) => s.version_id === versionId);
      const contents = own.map((s) => ({ start: s.start, end: s.stop }));
      const search = searchTextOf(text, unpackWords(packed.get(versionId)!, text), contents);
      return { versionId, at, search, statements: own.map((s) => s.id) };
    }),
  );
}

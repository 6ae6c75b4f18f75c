import { type Kysely, Migrator, sql } from 'kysely';
import type { Db, Engine } from './engine.js';
import { ArchiveError } from './errors.js';
import { steps } from './migrations/list.js';

/** What is to be done with the tables of an opened database. */
export type TableState = 'absent' | 'behind' | 'current';

/** How far an archive's tables are. Throws ArchiveError for an archive of a newer isnad and for a database of others. */
export async function tableState(db: Db, where: string): Promise<TableState> {
  const tables = (await db.introspection.getTables({ withInternalKyselyTables: true })).map((t) => t.name);
  if (!tables.includes('kysely_migration')) {
    if (tables.includes('report') || tables.includes('version'))
      throw new ArchiveError(`${where} holds other tables than isnad's. Name another file or database.`);
    return 'absent';
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const done = rows.map((r) => r.name);
  const unknown = done.filter((name) => !steps.some((s) => s.name === name));
  if (unknown.length > 0)
    throw new ArchiveError(
      `${where} was made by a newer isnad (it has ${unknown.join(', ')}). Update isnad to open it.`,
    );
  if (done.length === 0) return 'absent';
  return done.length < steps.length ? 'behind' : 'current';
}

/** Brings the tables to what this version of isnad knows, or to the step named. Several processes may call it at once. */
export async function migrate(db: Db, engine: Engine['name'], step?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(steps.map((s) => [s.name, { up: (db: Kysely<unknown>) => s.up(db, engine) }])),
    },
  });
  const { error } = await (step === undefined ? migrator.migrateToLatest() : migrator.migrateTo(step));
  if (error !== undefined) throw error;
}

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { connect } from '../engine.js';
import { ArchiveError } from '../errors.js';
import { type Location, shownLocation } from '../location.js';
import { tableState } from '../migrate.js';
import { type Archive, openArchive } from '../open.js';
import { dump, leftOut, tables } from './dump.js';
import { restore } from './restore.js';

/** A copy of a SQLite archive by that name is itself an archive; every other backup is portable. */
const isCopy = (file: string): boolean => /\.(?:db|sqlite3?)$/iu.test(file);

/**
 * Writes a backup of the archive as it is now, while others go on writing: portable (gzipped JSON lines, restored into
 * either database), or for a name that ends in `.db` a SQLite archive. The file is there whole or not at all.
 * Throws ArchiveError.
 */
export async function backupTo(
  archive: Archive,
  file: string,
  { now, force = false }: { readonly now: string; readonly force?: boolean },
): Promise<void> {
  if (!force && existsSync(file))
    throw new ArchiveError(`${file} is there already. Name another file, or add --force.`);
  const part = `${file}.part`;
  try {
    if (isCopy(file)) await copyTo(archive.location, part);
    else await pipeline(Readable.from(dump(archive, now)), createGzip({ level: 6 }), createWriteStream(part));
    await durable(part);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

async function copyTo(location: Location, file: string): Promise<void> {
  if (location.engine !== 'sqlite')
    throw new ArchiveError('only a SQLite archive can be copied into a .db file. Name the backup FILE.jsonl.gz.');
  const source = new SQLite(location.path, { readonly: true });
  try {
    await source.backup(file);
  } finally {
    source.close();
  }
  const copy = new SQLite(file);
  // one file that needs no others beside it
  copy.pragma('journal_mode = DELETE');
  // nobody is signed in to a copy
  copy.prepare('delete from session').run();
  copy.close();
}

async function durable(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/**
 * Makes an archive from a backup: all of it or nothing. An archive that is there is replaced only with `force`. Throws
 * ArchiveError.
 */
export async function restoreFrom(
  file: string,
  location: Location,
  { force = false }: { readonly force?: boolean } = {},
): Promise<void> {
  if (!existsSync(file)) throw new ArchiveError(`there is no file ${file}.`);
  const copied = await beginsWith(file, 'SQLite format 3');
  if (location.engine === 'sqlite') await intoFile(file, copied, location.path, force);
  else await intoServer(file, copied, location, force);
}

async function beginsWith(file: string, start: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(start.length), 0, start.length, 0);
    return buffer.toString('latin1') === start;
  } finally {
    await handle.close();
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const plain = (await beginsWith(file, '\u001f\u008b')) ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => plain.destroy(error));
  try {
    for await (const line of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY })) yield `${line}\n`;
  } catch (error) {
    throw new ArchiveError(`the backup cannot be unpacked (${(error as Error).message}). Nothing was restored.`);
  }
}

async function intoFile(file: string, copied: boolean, path: string, force: boolean): Promise<void> {
  if (!force && existsSync(path))
    throw new ArchiveError(`there is an archive at ${path} already. Name another one, or add --force to replace it.`);
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.restoring`;
  const clean = async (of: string): Promise<void> => {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(of + end, { force: true });
  };
  await clean(part);
  try {
    if (copied) {
      await copyFile(file, part);
      // opening it brings its tables up to date; a file that is damaged is not put in the place of anything
      await using archive = await openArchive({ engine: 'sqlite', path: part });
      const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(archive.db);
      if (rows[0]?.quick_check !== 'ok')
        throw new ArchiveError(`${file} is damaged (${rows[0]?.quick_check}). Nothing was restored.`);
    } else {
      const { db, engine } = connect({ engine: 'sqlite', path: part });
      try {
        await restore({ db, engine, entities: new Map() }, linesOf(file), {
          replace: false,
        });
      } finally {
        await db.destroy();
      }
    }
    await durable(part);
    await clean(path);
    await rename(part, path);
  } finally {
    await clean(part);
  }
}

async function intoServer(file: string, copied: boolean, location: Location, force: boolean): Promise<void> {
  const { db, engine } = connect(location);
  try {
    const state = await tableState(db, shownLocation(location));
    if (state !== 'absent' && !force)
      throw new ArchiveError(
        `there is an archive in ${shownLocation(location)} already. Name another database, or add --force to replace it.`,
      );
    if (state === 'behind')
      throw new ArchiveError('that archive is of an older isnad: restore into an empty database instead.');
    try {
      await fromEither(file, copied, (lines) =>
        restore({ db, engine, entities: new Map() }, lines, { replace: state === 'current' }),
      );
    } catch (error) {
      if (state === 'absent') await dropAll(db);
      throw error;
    }
  } finally {
    await db.destroy();
  }
}

/** Gives the lines of a portable backup, or those that one of a copied archive would have. */
async function fromEither(file: string, copied: boolean, use: (lines: AsyncIterable<string>) => Promise<unknown>) {
  if (!copied) {
    await use(linesOf(file));
    return;
  }
  const path = `${file}.reading`;
  try {
    await copyFile(file, path);
    await using archive = await openArchive({ engine: 'sqlite', path });
    await use(dump(archive, ''));
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true });
  }
}

async function dropAll(db: Archive['db']): Promise<void> {
  const all = [...tables.map(([t]) => t as string), ...leftOut, 'kysely_migration', 'kysely_migration_lock'];
  await sql`drop table if exists ${sql.join(all.map((t) => sql.table(t)))} cascade`.execute(db);
}

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, type Db, type Engine, unreachable } from './engine.js';
import { ArchiveError } from './errors.js';
import { type Location, shownLocation } from './location.js';
import { migrate, tableState } from './migrate.js';

/** An open archive. What can be done with it are the functions of this room. */
export interface Archive extends AsyncDisposable {
  readonly location: Location;
  readonly db: Db;
  readonly engine: Engine;
  /** Ids of entities met lately, by key. An entity is never deleted, so an entry is never wrong. */
  readonly entities: Map<string, number>;
  close(): Promise<void>;
}

/**
 * Opens an archive; with `create`, makes one where there is none. Tables of an older isnad are brought up to date.
 * Throws ArchiveError: no archive there, a newer one, the server out of reach, the file no database.
 */
export async function openArchive(location: Location, { create = false } = {}): Promise<Archive> {
  const where = shownLocation(location);
  if (location.engine === 'sqlite') {
    if (!existsSync(location.path)) {
      if (!create) throw new ArchiveError(`no archive at ${where} yet. Make one: isnad add FILE…`);
      mkdirSync(dirname(location.path), { recursive: true });
    }
  }
  const { db, engine } = await connected(location, where);
  try {
    const state = await tableState(db, where);
    if (state === 'absent' && !create)
      throw new ArchiveError(`${where} holds no archive yet. Make one: isnad add FILE…`);
    if (state !== 'current') await migrate(db, engine.name);
  } catch (error) {
    await db.destroy();
    throw explained(error, where);
  }
  const close = () => db.destroy();
  return { location, db, engine, entities: new Map(), close, [Symbol.asyncDispose]: close };
}

async function connected(location: Location, where: string): Promise<{ db: Db; engine: Engine }> {
  try {
    return connect(location);
  } catch (error) {
    throw explained(error, where);
  }
}

function explained(error: unknown, where: string): unknown {
  if (error instanceof ArchiveError) return error;
  const code = (error as { code?: string } | null)?.code ?? '';
  if (code === 'SQLITE_NOTADB')
    return new ArchiveError(`${where} is no SQLite database. Name another file with --archive.`);
  if (code === 'SQLITE_CANTOPEN') return new ArchiveError(`${where} cannot be opened: may this user write there?`);
  if (code === 'SQLITE_READONLY') return new ArchiveError(`${where} may not be written by this user.`);
  if (code === '28P01' || code === '28000') return new ArchiveError(`${where} refused the user or the password.`);
  if (code === '3D000') return new ArchiveError(`${where}: there is no such database. Make it: createdb NAME`);
  if (unreachable(error))
    return new ArchiveError(`${where} cannot be reached (${(error as Error).message}).`, { cause: error });
  return error;
}

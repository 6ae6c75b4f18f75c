import { setTimeout } from 'node:timers/promises';
import type { Db, Engine } from './engine.js';
import type { Archive } from './open.js';

/** A transaction under way. */
export interface Tx {
  readonly db: Db;
  readonly engine: Engine;
  /** Ids of entities that were there before, by key; not all of them. */
  readonly entities: ReadonlyMap<string, number>;
  /** Ids of entities met in this transaction. They are remembered once it has happened. */
  readonly learnt: Map<string, number>;
}

/** How many keys of entities are remembered: the names of the day, a few MB. */
const remembered = 50_000;

/**
 * Does work that writes, all of it or nothing. It is done again where another writer came between, so it must not change
 * anything but the database.
 */
export async function transaction<T>(
  archive: Pick<Archive, 'db' | 'engine' | 'entities'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { engine, entities } = archive;
  for (let attempt = 1; ; attempt++)
    try {
      const learnt = new Map<string, number>();
      const result = await archive.db.transaction().execute(async (db) => {
        await engine.begin(db);
        return work({ db, engine, entities, learnt });
      });
      if (entities.size + learnt.size > remembered) entities.clear();
      for (const [key, id] of learnt) entities.set(key, id);
      return result;
    } catch (error) {
      if (attempt >= engine.attempts || !engine.mayRetry(error)) throw error;
      await setTimeout(Math.min(400, 10 * 2 ** attempt) * (0.5 + Math.random()));
    }
}

import type { Selectable } from 'kysely';
import type { Archive } from './open.js';
import type { Schema } from './schema.js';
import { transaction } from './transaction.js';

/** A feed as it is kept. What its state holds is intake's concern; here it is JSON. */
export interface KeptFeed<State> {
  readonly url: string;
  readonly title: string | null;
  /** ISO 8601 instant in UTC. */
  readonly addedAt: string;
  /** When it is to be looked at again; null for never. */
  readonly dueAt: string | null;
  readonly state: State;
}

/** The feeds of an archive. */
export interface ArchiveFeeds<State> {
  /** In the order they were added. */
  list(): Promise<readonly KeptFeed<State>[]>;
  get(url: string): Promise<KeptFeed<State> | null>;
  /** False, and nothing changed, where the URL is there already. */
  add(feed: KeptFeed<State>): Promise<boolean>;
  /** False where there was none. */
  remove(url: string): Promise<boolean>;
  /**
   * Puts `feed` in the place of the one with this URL. Its URL may be new; where another feed has that already, it keeps
   * its old one. Nothing happens where it was removed meanwhile.
   */
  save(url: string, feed: KeptFeed<State>): Promise<void>;
}

/** The feeds kept in an archive. `restored` makes a state of what was kept, perhaps by an earlier isnad. */
export function feedsOf<State>(
  archive: Archive,
  restored: (kept: Partial<State>, url: string) => State,
): ArchiveFeeds<State> {
  const feed = (row: Selectable<Schema['feed']>): KeptFeed<State> => ({
    url: row.url,
    title: row.title,
    addedAt: row.added_at,
    dueAt: row.due_at,
    state: restored(JSON.parse(row.state) as Partial<State>, row.url),
  });
  const row = ({ url, title, addedAt, dueAt, state }: KeptFeed<State>) => ({
    url,
    title,
    added_at: addedAt,
    due_at: dueAt,
    state: JSON.stringify(state),
  });
  return {
    list: async () => (await archive.db.selectFrom('feed').selectAll().orderBy('id').execute()).map(feed),
    get: async (url) => {
      const found = await archive.db.selectFrom('feed').selectAll().where('url', '=', url).executeTakeFirst();
      return found === undefined ? null : feed(found);
    },
    add: (given) =>
      transaction(archive, async ({ db }) => {
        const { numInsertedOrUpdatedRows: added } = await db
          .insertInto('feed')
          .values(row(given))
          .onConflict((conflict) => conflict.column('url').doNothing())
          .executeTakeFirstOrThrow();
        return added === 1n;
      }),
    remove: (url) =>
      transaction(archive, async ({ db }) => {
        const { numDeletedRows } = await db.deleteFrom('feed').where('url', '=', url).executeTakeFirstOrThrow();
        return numDeletedRows === 1n;
      }),
    save: (url, given) =>
      transaction(archive, async ({ db }) => {
        const other =
          given.url !== url &&
          (await db.selectFrom('feed').select('id').where('url', '=', given.url).executeTakeFirst()) !== undefined;
        const { added_at: _, ...changed } = row(other ? { ...given, url } : given);
        await db.updateTable('feed').set(changed).where('url', '=', url).execute();
      }),
  };
}

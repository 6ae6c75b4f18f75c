import type { Archive } from '../open.js';
import { transaction } from '../transaction.js';
import { accountName, rowOf } from './account.js';
import { AccountError } from './errors.js';
import { newUid } from './secret.js';

/** A page of the interface with what was asked for there, kept under a name. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** Query string of the page, without the question mark. */
  readonly address: string;
  /** ISO 8601 instant in UTC. */
  readonly createdAt: string;
}

/** Whose searches: those of an account by its name, or, null, of whoever sits at the machine. */
type Owner = string | null;

/** Keeps a search. Throws AccountError. */
export async function saveSearch(
  archive: Archive,
  owner: Owner,
  { name: given, address: query }: { readonly name: string; readonly address: string },
  now: string,
): Promise<SavedSearch> {
  const name = nameFrom(given);
  const address = query.replace(/^\?/u, '');
  if (address.length > 8000) throw new AccountError('invalid', 'a search of more than 8000 characters cannot be kept.');
  return transaction(archive, async ({ db }) => {
    const account_id = owner === null ? null : (await rowOf(db, accountName(owner))).id;
    const row = await db
      .insertInto('saved_search')
      .values({ uid: newUid(), account_id, name, address, created_at: now })
      .returningAll()
      .executeTakeFirstOrThrow();
    return searchOf(row);
  });
}

/** In the order they were kept. */
export async function listSearches({ db }: Archive, owner: Owner): Promise<readonly SavedSearch[]> {
  const query = db
    .selectFrom('saved_search')
    .leftJoin('account', 'account.id', 'account_id')
    .selectAll('saved_search')
    .orderBy('saved_search.id');
  const own = owner === null ? query.where('account_id', 'is', null) : query.where('account.name', '=', owner);
  return (await own.execute()).map(searchOf);
}

/** Gives a kept search another name. Throws AccountError where the owner has none by that id. */
export async function renameSearch(archive: Archive, owner: Owner, id: string, given: string): Promise<SavedSearch> {
  const name = nameFrom(given);
  return transaction(archive, async (tx) => {
    const found = await ownSearch({ ...archive, db: tx.db }, owner, id);
    await tx.db.updateTable('saved_search').set({ name }).where('uid', '=', id).execute();
    return { ...found, name };
  });
}

/** Forgets a kept search. Throws AccountError where the owner has none by that id. */
export async function removeSearch(archive: Archive, owner: Owner, id: string): Promise<void> {
  await transaction(archive, async (tx) => {
    await ownSearch({ ...archive, db: tx.db }, owner, id);
    await tx.db.deleteFrom('saved_search').where('uid', '=', id).execute();
  });
}

async function ownSearch(archive: Archive, owner: Owner, id: string): Promise<SavedSearch> {
  const found = (await listSearches(archive, owner)).find((s) => s.id === id);
  if (found === undefined) throw new AccountError('absent', `there is no saved search ${id}.`);
  return found;
}

function nameFrom(given: string): string {
  const name = given.trim();
  if (name === '' || name.length > 200)
    throw new AccountError('invalid', 'a saved search needs a name of at most 200 characters.');
  return name;
}

const searchOf = (row: {
  readonly uid: string;
  readonly name: string;
  readonly address: string;
  readonly created_at: string;
}): SavedSearch => ({ id: row.uid, name: row.name, address: row.address, createdAt: row.created_at });

import type { Db } from '../engine.js';
import type { Archive } from '../open.js';
import { type Tx, transaction } from '../transaction.js';
import { AccountError } from './errors.js';
import type { Role } from './roles.js';

/** Somebody who may use the archive over the network. */
export interface Account {
  readonly name: string;
  readonly role: Role;
  /** Whether there is a password; without one only keys can be used. */
  readonly password: boolean;
  /** ISO 8601 instants in UTC. */
  readonly createdAt: string;
  /** Since when it cannot be used; null while it can. */
  readonly disabledAt: string | null;
}

/** Names that stand for somebody without an account. */
export const notAccounts = { local: 'local', nobody: 'nobody' } as const;

/**
 * The name as it is kept: small letters, composed. It may have letters of any script, digits and `. _ - @`.
 * Throws AccountError.
 */
export function accountName(given: string): string {
  const name = given.trim().normalize('NFKC').toLowerCase();
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]{0,63}$/u.test(name))
    throw new AccountError(
      'invalid',
      'a name must begin with a letter or digit and have only letters, digits and . _ - @ (at most 64).',
    );
  if (Object.hasOwn(notAccounts, name))
    throw new AccountError('invalid', `'${name}' cannot be the name of an account.`);
  return name;
}

/** Adds an account. `password` is from `hashPassword`, or null. Throws AccountError. */
export async function createAccount(
  archive: Archive,
  { name: given, role, password }: { readonly name: string; readonly role: Role; readonly password: string | null },
  now: string,
): Promise<Account> {
  const name = accountName(given);
  return transaction(archive, async ({ db }) => {
    const { numInsertedOrUpdatedRows: added } = await db
      .insertInto('account')
      .values({ name, role, password, created_at: now })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow();
    if (added !== 1n) throw new AccountError('conflict', `there is an account ${name} already.`);
    return account(await rowOf(db, name));
  });
}

/** All accounts, by name. */
export async function listAccounts({ db }: Archive): Promise<readonly Account[]> {
  return (await db.selectFrom('account').selectAll().orderBy('name').execute()).map(account);
}

/** Throws AccountError where there is none. */
export async function getAccount({ db }: Archive, name: string): Promise<Account> {
  return account(await rowOf(db, accountName(name)));
}

/** Whether somebody could sign in who may do everything: what serving the archive to others needs. */
export async function hasAdmin({ db }: Pick<Archive, 'db'>): Promise<boolean> {
  return (await signingAdmins(db).limit(1).execute()).length > 0;
}

/** What of an account can be changed; what is left out stays. */
export interface AccountChange {
  readonly role?: Role;
  /** From `hashPassword`; null takes the password away. Ends all sessions. */
  readonly password?: string | null;
  /** True ends all sessions, and keys are not taken while it lasts. */
  readonly disabled?: boolean;
}

/**
 * Changes an account. Throws AccountError where there is none, and for a change after which no admin could sign in any
 * more.
 */
export async function changeAccount(
  archive: Archive,
  name: string,
  { role, password, disabled }: AccountChange,
  now: string,
): Promise<Account> {
  return transaction(archive, async (tx) => {
    const { db } = tx;
    const admins = await lockAdmins(tx);
    const old = await rowOf(db, accountName(name));
    const disabledAt = disabled === undefined ? old.disabled_at : disabled ? (old.disabled_at ?? now) : null;
    const next = { ...old, role: role ?? old.role, disabled_at: disabledAt };
    if (password !== undefined) next.password = password;
    const stays = next.role === 'admin' && next.password !== null && next.disabled_at === null;
    if (admins.includes(old.id) && admins.length === 1 && !stays)
      throw new AccountError('conflict', `${old.name} is the last admin who can sign in. Make another one first.`);
    const { id, name: _name, created_at: _created, ...changed } = next;
    await db.updateTable('account').set(changed).where('id', '=', id).execute();
    if (password !== undefined || next.disabled_at !== null)
      await db.deleteFrom('session').where('account_id', '=', id).execute();
    return account(next);
  });
}

const signingAdmins = (db: Db) =>
  db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('password', 'is not', null)
    .where('disabled_at', 'is', null);

/** Those who can sign in as admin; none of them changes until the transaction ends. SQLite has one writer anyhow. */
async function lockAdmins({ db, engine }: Tx): Promise<readonly number[]> {
  const query = signingAdmins(db).orderBy('id');
  return (await (engine.name === 'postgres' ? query.forUpdate() : query).execute()).map((r) => r.id);
}

interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly password: string | null;
  readonly created_at: string;
  readonly disabled_at: string | null;
}

/** The row of an account by its name as kept. Throws AccountError where there is none. */
export async function rowOf(db: Db, name: string): Promise<AccountRow> {
  const row = await db.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst();
  if (row === undefined) throw new AccountError('absent', `there is no account ${name}.`);
  return row;
}

const account = (row: AccountRow): Account => ({
  ...{ name: row.name, role: row.role as Role, password: row.password !== null },
  ...{ createdAt: row.created_at, disabledAt: row.disabled_at },
});

import type { Archive } from '../open.js';
import { transaction } from '../transaction.js';
import { accountName, rowOf } from './account.js';
import { AccountError } from './errors.js';
import type { Role, Scope } from './roles.js';
import { hashOf, newSecret, newUid } from './secret.js';
import { isDue } from './session.js';

/** What a program signs its requests with, as lists show it. */
export interface ApiKey {
  /** Names the key in lists; it is no secret. */
  readonly id: string;
  readonly label: string;
  /** Name of the account whose role it has at most. */
  readonly account: string;
  readonly scopes: readonly Scope[];
  /** ISO 8601 instants in UTC. */
  readonly createdAt: string;
  readonly usedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** Who asks with a key, as the account is at this moment. */
export interface KeyUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  /** Its use has not been noted for some minutes: `noteKey` is due. */
  readonly due: boolean;
}

/** What every key begins with, so that one that was published by mistake is recognised. */
const prefix = 'isnad_';

/** Makes a key for an account. `secret` is the key itself; it is kept nowhere. Throws AccountError. */
export async function createKey(
  archive: Archive,
  wanted: {
    readonly account: string;
    readonly label: string;
    readonly scopes: readonly Scope[];
    /** When it ends by itself; null for never. */
    readonly expiresAt: string | null;
  },
  now: string,
): Promise<{ readonly secret: string; readonly key: ApiKey }> {
  const label = wanted.label.trim();
  if (label === '' || label.length > 200)
    throw new AccountError('invalid', 'a key needs a label of at most 200 characters that says what it is for.');
  if (wanted.expiresAt !== null && !(Date.parse(wanted.expiresAt) > Date.parse(now)))
    throw new AccountError('invalid', 'a key must end in the future.');
  const secret = prefix + newSecret();
  const key = await transaction(archive, async ({ db }) => {
    const { id: accountId, name, disabled_at: disabledAt } = await rowOf(db, accountName(wanted.account));
    if (disabledAt !== null) throw new AccountError('conflict', `the account ${name} is disabled.`);
    const row = await db
      .insertInto('api_key')
      .values({
        ...{ uid: newUid(), label, hash: hashOf(secret), account_id: accountId, created_at: now },
        ...{ scopes: JSON.stringify(wanted.scopes), expires_at: wanted.expiresAt },
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return keyOf({ ...row, name });
  });
  return { secret, key };
}

/** Keys, the latest first: of one account, or of all. Those that have ended are among them. */
export async function listKeys({ db }: Archive, account?: string): Promise<readonly ApiKey[]> {
  const query = db
    .selectFrom('api_key')
    .innerJoin('account', 'account.id', 'account_id')
    .selectAll('api_key')
    .select('account.name')
    .orderBy('api_key.id', 'desc');
  const rows = await (account === undefined ? query : query.where('account.name', '=', accountName(account))).execute();
  return rows.map(keyOf);
}

/**
 * Ends a key for good; with `account`, only one of that account. One that was revoked before stays as it was. Throws
 * AccountError where there is none.
 */
export async function revokeKey(
  archive: Archive,
  id: string,
  { account }: { readonly account?: string },
  now: string,
): Promise<ApiKey> {
  return transaction(archive, async ({ db }) => {
    const row = await db
      .selectFrom('api_key')
      .innerJoin('account', 'account.id', 'account_id')
      .selectAll('api_key')
      .select('account.name')
      .where('uid', '=', id)
      .executeTakeFirst();
    if (row === undefined || (account !== undefined && row.name !== accountName(account)))
      throw new AccountError('absent', `there is no key ${id}.`);
    if (row.revoked_at !== null) return keyOf(row);
    await db.updateTable('api_key').set({ revoked_at: now }).where('id', '=', row.id).execute();
    return keyOf({ ...row, revoked_at: now });
  });
}

/** Who asks with a key; null for one that is none, was revoked or has ended, or whose account is disabled. */
export async function readKey({ db }: Archive, secret: string, now: string): Promise<KeyUser | null> {
  if (!secret.startsWith(prefix)) return null;
  const row = await db
    .selectFrom('api_key')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['uid', 'account.name', 'role', 'scopes', 'used_at'])
    .where('hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .where('disabled_at', 'is', null)
    .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { uid: id, name, role } = row;
  return {
    ...{ id, name, role: role as Role, scopes: JSON.parse(row.scopes) as Scope[] },
    due: isDue(row.used_at, now),
  };
}

/** Notes that a key is in use. */
export async function noteKey(archive: Archive, id: string, now: string): Promise<void> {
  await transaction(archive, async ({ db }) => {
    await db.updateTable('api_key').set({ used_at: now }).where('uid', '=', id).execute();
  });
}

const keyOf = (row: {
  readonly uid: string;
  readonly label: string;
  readonly name: string;
  readonly scopes: string;
  readonly created_at: string;
  readonly used_at: string | null;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}): ApiKey => ({
  ...{ id: row.uid, label: row.label, account: row.name, scopes: JSON.parse(row.scopes) as Scope[] },
  ...{ createdAt: row.created_at, usedAt: row.used_at, expiresAt: row.expires_at, revokedAt: row.revoked_at },
});

import type { Archive } from '../open.js';
import { transaction } from '../transaction.js';
import { accountName } from './account.js';
import { isPassword } from './password.js';
import type { Role } from './roles.js';
import { hashOf, newSecret } from './secret.js';

const day = 86_400_000;
/** A session that is not used for so long ends, and each after so long in all. */
const idle = 7 * day;
const longest = 30 * day;
/** It is noted no more often than this that a session or key is in use. */
const noted = 5 * 60_000;

/** Who is signed in, as the account is at this moment. */
export interface SessionUser {
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: string;
  /** Its use has not been noted for some minutes: `noteSession` is due. */
  readonly due: boolean;
}

/**
 * Signs somebody in; `token` is the secret that is to be given back. Null for a wrong name or password and for an account
 * that is disabled or has no password: which of these, and how long it takes, tells nobody anything.
 */
export async function signIn(
  archive: Archive,
  { name, password }: { readonly name: string; readonly password: string },
  now: string,
): Promise<{ readonly token: string; readonly name: string; readonly role: Role; readonly expiresAt: string } | null> {
  const found = await archive.db
    .selectFrom('account')
    .selectAll()
    .where('name', '=', knownForm(name))
    .executeTakeFirst();
  const enabled = found?.disabled_at === null;
  if (!(await isPassword(password, found?.password ?? null)) || found === undefined || !enabled) return null;
  const token = newSecret();
  const expiresAt = new Date(Date.parse(now) + idle).toISOString();
  const made = await transaction(archive, async ({ db }) => {
    await db.deleteFrom('session').where('expires_at', '<=', now).execute();
    // the account may have been disabled while the password was looked at
    const account = await db
      .selectFrom('account')
      .select('role')
      .where('id', '=', found.id)
      .where('disabled_at', 'is', null)
      .where('password', '=', found.password)
      .executeTakeFirst();
    if (account === undefined) return null;
    await db
      .insertInto('session')
      .values({ hash: hashOf(token), account_id: found.id, created_at: now, used_at: now, expires_at: expiresAt })
      .execute();
    return account;
  });
  return made === null ? null : { token, name: found.name, role: made.role as Role, expiresAt };
}

/** A name that cannot be one is looked for all the same: it takes as long as any other. */
function knownForm(name: string): string {
  try {
    return accountName(name);
  } catch {
    return '';
  }
}

/** Who is signed in with a token; null for nobody (any more). */
export async function readSession({ db }: Archive, token: string, now: string): Promise<SessionUser | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['account.name', 'role', 'expires_at', 'used_at'])
    .where('hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { name, role, expires_at: expiresAt } = row;
  return { name, role: role as Role, expiresAt, due: isDue(row.used_at, now) };
}

/** Notes that a session is in use, which keeps it from ending. */
export async function noteSession(archive: Archive, token: string, now: string): Promise<void> {
  await transaction(archive, async ({ db }) => {
    const own = await db
      .selectFrom('session')
      .select('created_at')
      .where('hash', '=', hashOf(token))
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (own === undefined) return;
    const ends = Math.min(Date.parse(now) + idle, Date.parse(own.created_at) + longest);
    await db
      .updateTable('session')
      .set({ used_at: now, expires_at: new Date(ends).toISOString() })
      .where('hash', '=', hashOf(token))
      .execute();
  });
}

/** Ends a session. One that has ended already is no error. */
export async function endSession(archive: Archive, token: string): Promise<void> {
  await transaction(archive, async ({ db }) => {
    await db.deleteFrom('session').where('hash', '=', hashOf(token)).execute();
  });
}

/** Whether the use of a session or key should be noted again. */
export const isDue = (used: string | null, now: string): boolean =>
  used === null || Date.parse(now) - Date.parse(used) >= noted;

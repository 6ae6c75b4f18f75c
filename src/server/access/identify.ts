import type { Context } from 'hono';
import { notAccounts } from '../../archive/accounts/account.js';
import { noteKey, readKey } from '../../archive/accounts/key.js';
import { mayAs, type Role, type Scope } from '../../archive/accounts/roles.js';
import { noteSession, readSession } from '../../archive/accounts/session.js';
import type { Caller } from '../caller.js';
import type { Services } from '../services.js';
import type { Client } from './client.js';
import { sessionOf } from './cookie.js';

const local: Caller = { via: 'local', name: notAccounts.local, role: 'admin', mayWrite: true };

/**
 * Who asks: a key before a session. Null for nobody that is known, and for a key or session that is none any more. `token`
 * is the secret of the session that the caller is known by.
 */
export async function identify(
  services: Pick<Services, 'archive' | 'now' | 'access' | 'fault'>,
  c: Context,
  client: Client,
): Promise<{ readonly caller: Caller | null; readonly token: string | null }> {
  const { archive, access } = services;
  const now = services.now().toISOString();
  // that something is in use is noted beside the answer, which does not wait for the database's other writers
  const noting = (noted: Promise<void>): void =>
    void noted.catch((error: unknown) => services.fault(error, c.get('requestId')));
  const bearer = c.req.header('authorization');
  if (bearer !== undefined) {
    const key = await readKey(archive, bearer.replace(/^Bearer +/iu, ''), now);
    if (key === null) return { caller: null, token: null };
    if (key.due) noting(noteKey(archive, key.id, now));
    const { name } = key;
    return { caller: { via: 'key', name, ...leftOf(key.role, key.scopes) }, token: null };
  }
  if (access.mode === 'local') return { caller: local, token: null };
  const token = sessionOf(c, client);
  const user = token === null ? null : await readSession(archive, token, now);
  if (token === null || user === null) return { caller: null, token: null };
  if (user.due) noting(noteSession(archive, token, now));
  return { caller: { via: 'session', name: user.name, role: user.role, mayWrite: true }, token };
}

const scopeRoles: Readonly<Record<Scope, Role>> = { read: 'viewer', write: 'editor', admin: 'admin' };

/** What scopes leave of a role; each includes those before it. */
export function leftOf(role: Role, scopes: readonly Scope[]): Pick<Caller, 'role' | 'mayWrite'> {
  const given = (['admin', 'write', 'read'] as const).find((s) => scopes.includes(s)) ?? 'read';
  const most = scopeRoles[given];
  return { role: mayAs(role, most) ? most : role, mayWrite: given !== 'read' };
}

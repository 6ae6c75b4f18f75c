import { createAccount } from '../../src/archive/accounts/account.js';
import { createKey } from '../../src/archive/accounts/key.js';
import { hashPassword } from '../../src/archive/accounts/password.js';
import type { Role, Scope } from '../../src/archive/accounts/roles.js';
import { signIn } from '../../src/archive/accounts/session.js';
import { csrfTokenOf } from '../../src/server/access/origin.js';
import { type AccessSettings, onlyMe } from '../../src/server/access/settings.js';
import type { Services } from '../../src/server/services.js';
import { type Library, library, when } from './library.js';

export const password = 'الجسر القديم عند النهر';
export const accounts: AccessSettings = { ...onlyMe, mode: 'accounts' };

/** Somebody who asks: what is sent along to be known. */
export type Credentials = Readonly<Record<string, string>>;

/** A server with accounts: one of each role, named after it. */
export interface Newsroom extends Library {
  /** Signs in as the account of that name, without the request for it. */
  session(name: string): Promise<Credentials>;
  key(account: string, scopes: readonly Scope[]): Promise<Credentials>;
  ask(method: string, path: string, who: Credentials, body?: unknown): Promise<Response>;
}

export async function newsroom(more: Partial<Services> = {}): Promise<Newsroom> {
  const lib = await library({ access: accounts, ...more });
  const { archive } = lib;
  // quick: what it costs to guess is no matter here
  const hash = await hashPassword(password, { N: 2, r: 8, p: 1 });
  for (const role of ['viewer', 'editor', 'admin'] satisfies Role[])
    await createAccount(archive, { name: role, role, password: hash }, when);
  return {
    ...lib,
    async session(name) {
      const { token } = (await signIn(archive, { name, password }, when))!;
      return { cookie: `isnad=${token}`, 'x-csrf-token': csrfTokenOf(token) };
    },
    async key(account, scopes) {
      const { secret } = await createKey(archive, { account, label: 'اختبار', scopes, expiresAt: null }, when);
      return { authorization: `Bearer ${secret}` };
    },
    ask: async (method, path, who, body) =>
      lib.app.request(`/api/v1${path}`, {
        method,
        headers: { ...who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

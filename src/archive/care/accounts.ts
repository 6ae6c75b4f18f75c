import { isPasswordHash } from '../accounts/password.js';
import { isRole, isScope } from '../accounts/roles.js';
import type { QueryCheck } from './check.js';

export const accountRows: QueryCheck = {
  name: 'account-rows',
  kind: 'fault',
  means: 'Every account has a role and a password that isnad understands, every key scopes.',
  remedy: 'Set them again: isnad users role, isnad users password; revoke the key: isnad keys revoke.',
  async *find({ db }) {
    const accounts = await db.selectFrom('account').select(['id', 'name', 'role', 'password']).orderBy('id').execute();
    for (const { id, name, role, password } of accounts) {
      const finding = (what: string) => ({ report: null, detail: `the ${what} of account ${name} is not understood.` });
      if (!isRole(role)) yield { ...finding('role'), target: id };
      if (password !== null && !isPasswordHash(password)) yield { ...finding('password'), target: id };
    }
    for (const { id, uid, scopes } of await db.selectFrom('api_key').select(['id', 'uid', 'scopes']).execute())
      if (!areScopes(scopes))
        yield { report: null, detail: `the scopes of key ${uid} are not understood.`, target: id };
  },
};

function areScopes(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every((s) => typeof s === 'string' && isScope(s));
  } catch {
    return false;
  }
}

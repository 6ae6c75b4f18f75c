// What must hold of accounts, sessions, keys, the audit and saved searches, whatever database they lie in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accountName,
  changeAccount,
  createAccount,
  getAccount,
  hasAdmin,
  listAccounts,
} from '../../src/archive/accounts/account.js';
import { type AuditEntry, listAudit, writeAudit } from '../../src/archive/accounts/audit.js';
import { createKey, listKeys, noteKey, readKey, revokeKey } from '../../src/archive/accounts/key.js';
import { hashPassword, isPassword, isPasswordHash } from '../../src/archive/accounts/password.js';
import { mayAs, roleFrom, scopesFrom } from '../../src/archive/accounts/roles.js';
import { listSearches, removeSearch, renameSearch, saveSearch } from '../../src/archive/accounts/saved-search.js';
import { endSession, noteSession, readSession, signIn } from '../../src/archive/accounts/session.js';
import { everyItem } from '../../src/archive/lists/page.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { freshArchive, type Server, startPostgres } from './engines.js';

const now = '2024-03-06T08:00:00.000Z';
const inDays = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();
const words = 'الجسر القديم عند النهر';
/** Quick: what it costs to guess is no matter here. */
const cost = { N: 2, r: 8, p: 1 };

describe('a password', () => {
  it('is kept so that it can be told again, and differently each time', async () => {
    const [one, other] = [await hashPassword(words, cost), await hashPassword(words, cost)];
    expect(one).toMatch(/^scrypt\$2\$8\$1\$/u);
    expect(one).not.toBe(other);
    expect([isPasswordHash(one), isPasswordHash('x')]).toEqual([true, false]);
    expect([await isPassword(words, one), await isPassword(`${words} `, one)]).toEqual([true, false]);
  });

  it('costs 128 MiB to guess unless told otherwise, and is the same however its letters are composed', async () => {
    const kept = await hashPassword('r\u00e9sum\u00e9 and more', undefined);
    expect(kept).toMatch(/^scrypt\$131072\$8\$1\$/u);
    expect(await isPassword('re\u0301sume\u0301 and more', kept)).toBe(true);
  });

  it('is never right where none was kept, or something else', async () => {
    for (const kept of [null, '', 'scrypt$2$8$1$x$y']) expect(await isPassword('', kept)).toBe(false);
  });

  it('has at least 12 characters', async () => {
    await expect(hashPassword('قصيرة جداً', cost)).rejects.toThrow('at least 12');
    await expect(hashPassword('x'.repeat(2000), cost)).rejects.toThrow('at most');
  });
});

describe('roles and scopes', () => {
  it('are those there are, each role with what those below it may', () => {
    expect([mayAs('admin', 'viewer'), mayAs('editor', 'editor'), mayAs('viewer', 'editor')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(() => roleFrom('owner')).toThrow("viewer, editor, admin, not 'owner'");
    expect(scopesFrom(['write', 'read', 'write'])).toEqual(['read', 'write']);
    expect(() => scopesFrom(['read', 'all'])).toThrow("not 'all'");
    expect(() => scopesFrom([])).toThrow('some of');
  });

  it('names are one however they are written', () => {
    expect(accountName(' Salma.K@example ')).toBe('salma.k@example');
    expect(accountName('سلمى')).toBe('سلمى');
    for (const bad of ['', '-x', 'a b', 'local', 'Nobody', 'x'.repeat(65), 'a\u202eb', 'a/b'])
      expect(() => accountName(bad), bad).toThrow();
  });
});

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

describe.each(['sqlite', 'postgres'] as const)('in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  let password: string;
  const enter = (name: string, at = now) => signIn(archive, { name, password: words }, at);
  beforeAll(async () => {
    password = await hashPassword(words, cost);
    ({ archive, remove } = await freshArchive(engine, server));
  });
  beforeEach(async () => {
    for (const table of ['audit', 'saved_search', 'account'] as const) await archive.db.deleteFrom(table).execute();
    expect(await hasAdmin(archive)).toBe(false);
    await createAccount(archive, { name: 'سلمى', role: 'admin', password }, now);
    await createAccount(archive, { name: 'Karim', role: 'viewer', password }, now);
  });
  afterAll(async () => {
    await archive.close();
    remove();
  });

  describe('an account', () => {
    it('is there once, by its name', async () => {
      expect((await listAccounts(archive)).map((a) => [a.name, a.role, a.password])).toEqual([
        ['karim', 'viewer', true],
        ['سلمى', 'admin', true],
      ]);
      expect(await hasAdmin(archive)).toBe(true);
      const again = { name: 'KARIM', role: 'editor', password: null } as const;
      await expect(createAccount(archive, again, now)).rejects.toMatchObject({ kind: 'conflict' });
      await expect(getAccount(archive, 'نادية')).rejects.toMatchObject({ kind: 'absent' });
    });

    it('is changed, but the last admin who can sign in stays one', async () => {
      expect(await changeAccount(archive, 'karim', { role: 'editor' }, now)).toMatchObject({ role: 'editor' });
      for (const change of [{ role: 'editor' }, { disabled: true }, { password: null }] as const)
        await expect(changeAccount(archive, 'سلمى', change, now)).rejects.toMatchObject({ kind: 'conflict' });
      // one who cannot sign in does not count
      await createAccount(archive, { name: 'نادية', role: 'admin', password: null }, now);
      await expect(changeAccount(archive, 'سلمى', { disabled: true }, now)).rejects.toThrow('last admin');
      await changeAccount(archive, 'نادية', { password }, now);
      expect(await changeAccount(archive, 'سلمى', { disabled: true }, now)).toMatchObject({ disabledAt: now });
      await expect(changeAccount(archive, 'لا أحد', {}, now)).rejects.toThrow();
    });

    it('of two admins who disable each other at the same time, one stays', async () => {
      await changeAccount(archive, 'karim', { role: 'admin' }, now);
      const other = await openArchive(archive.location);
      const done = await Promise.allSettled([
        changeAccount(archive, 'karim', { disabled: true }, now),
        changeAccount(other, 'سلمى', { disabled: true }, now),
      ]);
      await other.close();
      expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
      expect(await hasAdmin(archive)).toBe(true);
    });
  });

  describe('a session', () => {
    it('is given for the right name and password only', async () => {
      const entered = (await enter(' KARIM '))!;
      expect(entered).toMatchObject({ name: 'karim', role: 'viewer', expiresAt: inDays(7) });
      expect(await readSession(archive, entered.token, now)).toMatchObject({ name: 'karim', role: 'viewer' });
      expect(await readSession(archive, `${entered.token}x`, now)).toBeNull();
      for (const [name, typed] of [
        ['karim', 'كلمات أخرى غيرها'],
        ['nobody here', words],
        ['', ''],
      ] as const)
        expect(await signIn(archive, { name, password: typed }, now)).toBeNull();
      // what lies in the database opens nothing
      const { hash } = await archive.db.selectFrom('session').select('hash').executeTakeFirstOrThrow();
      expect(hash).not.toContain(entered.token);
      expect(await readSession(archive, hash, now)).toBeNull();
    });

    it('has the role that the account has at that moment', async () => {
      const { token } = (await enter('karim'))!;
      await changeAccount(archive, 'karim', { role: 'editor' }, now);
      expect(await readSession(archive, token, now)).toMatchObject({ role: 'editor' });
    });

    it('ends when it is ended, when the account is disabled and when the password is changed', async () => {
      const sessions = [(await enter('karim'))!, (await enter('karim'))!];
      await endSession(archive, sessions[0]!.token);
      expect(await readSession(archive, sessions[0]!.token, now)).toBeNull();
      expect(await readSession(archive, sessions[1]!.token, now)).not.toBeNull();
      await changeAccount(archive, 'karim', { disabled: true }, now);
      expect(await enter('karim')).toBeNull();
      await changeAccount(archive, 'karim', { disabled: false }, now);
      expect(await readSession(archive, sessions[1]!.token, now)).toBeNull();
      const { token } = (await enter('karim'))!;
      await changeAccount(archive, 'karim', { password: await hashPassword('كلمة مرور جديدة', cost) }, now);
      expect(await readSession(archive, token, now)).toBeNull();
      expect(await enter('karim')).toBeNull();
    });

    it('ends a week after its last use, and after thirty days in any case', async () => {
      const { token } = (await enter('karim'))!;
      expect(await readSession(archive, token, inDays(7))).toBeNull();
      for (let day = 5; day < 30; day += 5) {
        expect(await readSession(archive, token, inDays(day))).toMatchObject({ due: true });
        await noteSession(archive, token, inDays(day));
        expect(await readSession(archive, token, inDays(day))).toMatchObject({ due: false });
      }
      expect(await readSession(archive, token, inDays(29.9))).not.toBeNull();
      expect(await readSession(archive, token, inDays(30))).toBeNull();
      await noteSession(archive, token, inDays(31));
      expect(await readSession(archive, token, inDays(31))).toBeNull();
      await enter('karim', inDays(40));
      expect(await archive.db.selectFrom('session').select('created_at').execute()).toEqual([
        { created_at: inDays(40) },
      ]);
    });
  });

  describe('a key', () => {
    const wanted = { account: 'karim', label: 'خلاصات', scopes: ['read', 'write'], expiresAt: null } as const;

    it('says who asks and for what, until it is revoked', async () => {
      const { secret, key } = await createKey(archive, wanted, now);
      expect(secret).toMatch(/^isnad_[\w-]{43}$/);
      expect(await readKey(archive, secret, now)).toEqual({
        ...{ id: key.id, name: 'karim', role: 'viewer', scopes: ['read', 'write'], due: true },
      });
      await noteKey(archive, key.id, now);
      expect(await readKey(archive, secret, now)).toMatchObject({ due: false });
      expect(await listKeys(archive)).toEqual([{ ...key, usedAt: now }]);
      expect(await listKeys(archive, 'سلمى')).toEqual([]);
      await expect(revokeKey(archive, key.id, { account: 'سلمى' }, now)).rejects.toMatchObject({ kind: 'absent' });
      expect(await revokeKey(archive, key.id, { account: 'karim' }, now)).toMatchObject({ revokedAt: now });
      expect(await revokeKey(archive, key.id, {}, inDays(1))).toMatchObject({ revokedAt: now });
      expect(await readKey(archive, secret, now)).toBeNull();
    });

    it('ends when it was said it would, and is not taken while the account is disabled', async () => {
      const { secret } = await createKey(archive, { ...wanted, expiresAt: inDays(2) }, now);
      expect(await readKey(archive, secret, inDays(1))).not.toBeNull();
      expect(await readKey(archive, secret, inDays(2))).toBeNull();
      await changeAccount(archive, 'karim', { disabled: true }, now);
      expect(await readKey(archive, secret, now)).toBeNull();
      await expect(createKey(archive, wanted, now)).rejects.toThrow('disabled');
      await changeAccount(archive, 'karim', { disabled: false }, now);
      expect(await readKey(archive, secret, now)).not.toBeNull();
    });

    it('needs a label, an account and a future', async () => {
      for (const wrong of [{ label: ' ' }, { account: 'نادية' }, { expiresAt: now }])
        await expect(createKey(archive, { ...wanted, ...wrong }, now)).rejects.toThrow();
      for (const none of ['', 'isnad_', 'xyz']) expect(await readKey(archive, none, now)).toBeNull();
    });
  });

  it('the audit is read page by page, the latest first, by what is asked', async () => {
    const entry = (i: number): AuditEntry => ({
      ...{ at: inDays(i), account: i % 2 ? 'karim' : 'سلمى', via: 'key', request: `r${i}`, status: 200, ip: null },
      ...{ action: i % 3 ? 'POST /api/v1/keys' : 'users disable', target: i === 4 ? 'نادية' : null },
    });
    for (let i = 0; i < 7; i++) await writeAudit(archive, entry(i));
    const all: AuditEntry[] = [];
    for await (const e of everyItem((request) => listAudit(archive, {}, request), { size: 2 })) all.push(e);
    expect(all).toEqual([6, 5, 4, 3, 2, 1, 0].map(entry));
    const asked = async (filters: Parameters<typeof listAudit>[1]) =>
      (await listAudit(archive, filters)).items.map((e) => Number(e.request!.slice(1)));
    expect(await asked({ account: 'karim' })).toEqual([5, 3, 1]);
    expect(await asked({ action: 'users' })).toEqual([6, 3, 0]);
    expect(await asked({ action: 'POST %' })).toEqual([]);
    expect(await asked({ target: 'نادية' })).toEqual([4]);
    expect(await asked({ from: inDays(2), before: inDays(4) })).toEqual([3, 2]);
  });

  it('saved searches are those of their owner', async () => {
    const given = { name: ' هدنة ', address: '?q=هدنة&publisher=أخبار' };
    const own = await saveSearch(archive, 'karim', given, now);
    const local = await saveSearch(archive, null, given, now);
    expect(own).toMatchObject({ name: 'هدنة', address: 'q=هدنة&publisher=أخبار', createdAt: now });
    expect([await listSearches(archive, 'karim'), await listSearches(archive, null)]).toEqual([[own], [local]]);
    expect(await listSearches(archive, 'سلمى')).toEqual([]);
    await expect(removeSearch(archive, 'سلمى', own.id)).rejects.toMatchObject({ kind: 'absent' });
    await expect(renameSearch(archive, null, own.id, 'x')).rejects.toMatchObject({ kind: 'absent' });
    expect(await renameSearch(archive, 'karim', own.id, 'تهدئة')).toEqual({ ...own, name: 'تهدئة' });
    await removeSearch(archive, 'karim', own.id);
    expect(await listSearches(archive, 'karim')).toEqual([]);
    await expect(saveSearch(archive, null, { name: '', address: '' }, now)).rejects.toThrow('name');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/archive/accounts/audit.js';
import { readKey } from '../../src/archive/accounts/key.js';
import { signIn } from '../../src/archive/accounts/session.js';
import { openArchive } from '../../src/archive/open.js';
import { passwordFrom } from '../../src/cli/password.js';
import { plain } from '../../src/cli/terminal.js';
import { isnad } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-accounts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'a.db');
const on = ['--archive', path];
const password = 'الجسر القديم عند النهر';
const opened = () => openArchive({ engine: 'sqlite', path });
const now = (): string => new Date().toISOString();

describe('isnad users', () => {
  it('adds accounts; the password comes from standard input or there is none', async () => {
    const add = ['users', 'add', 'سلمى', '--role', 'admin', '--password-stdin', ...on];
    expect(await isnad(add, { stdin: `${password}\n` })).toMatchObject({ code: 0, out: '' });
    const { code, talk } = await isnad(['users', 'add', 'importer', '--role', 'editor', '--no-password', ...on]);
    expect([code, talk]).toEqual([0, expect.stringContaining('keys add --user importer')]);
    await using archive = await opened();
    expect(await signIn(archive, { name: 'سلمى', password }, now())).toMatchObject({ role: 'admin' });
  });

  it('shows them', async () => {
    const { out } = await isnad(['users', 'list', ...on]);
    expect(out).toMatch(/^editor {2}since \d{4}-\d\d-\d\d {2}keys only {2}importer\nadmin .*سلمى\n$/u);
    expect(JSON.parse((await isnad(['users', 'list', '--json', ...on])).out)).toMatchObject([
      { name: 'importer', role: 'editor', password: false },
      { name: 'سلمى', role: 'admin', password: true, disabledAt: null },
    ]);
  });

  it('changes them, but keeps an admin', async () => {
    expect(await isnad(['users', 'role', 'importer', 'viewer', ...on])).toMatchObject({ code: 0 });
    expect(await isnad(['users', 'disable', 'importer', ...on])).toMatchObject({ code: 0 });
    expect((await isnad(['users', 'list', ...on])).out).toMatch(/^viewer .*disabled/u);
    expect(await isnad(['users', 'enable', 'importer', ...on])).toMatchObject({ code: 0 });
    for (const last of [
      ['disable', 'سلمى'],
      ['role', 'سلمى', 'editor'],
      ['password', 'سلمى', '--no-password'],
    ])
      expect(await isnad(['users', ...last, ...on])).toMatchObject({
        code: 1,
        talk: expect.stringContaining('last admin'),
      });
    const next = 'كلمة مرور أطول من الأولى';
    const set = ['users', 'password', 'سلمى', '--password-stdin', ...on];
    expect(await isnad(set, { stdin: next })).toMatchObject({ code: 0 });
    await using archive = await opened();
    expect(await signIn(archive, { name: 'سلمى', password }, now())).toBeNull();
    expect(await signIn(archive, { name: 'سلمى', password: next }, now())).not.toBeNull();
  });

  it('says what is wrong', async () => {
    const wrong = async (args: string[], stdin: string | null = null) =>
      (await isnad(['users', ...args, ...on], { stdin })).talk;
    expect(await wrong(['add', 'x', '--role', 'owner', '--no-password'])).toContain('viewer, editor, admin');
    expect(await wrong(['add', 'x', '--role', 'viewer', '--password-stdin'], 'short')).toContain('12 characters');
    expect(await wrong(['add', 'a b', '--role', 'viewer', '--no-password'])).toContain('a name must begin');
    expect(await wrong(['add', 'سلمى', '--role', 'viewer', '--no-password'])).toContain('already');
    expect(await wrong(['role', 'y', 'viewer'])).toContain('no account y');
  });
});

describe('isnad keys', () => {
  it('prints a key once, shows it never again and revokes it', async () => {
    const add = ['keys', 'add', '--user', 'importer', '--label', 'خلاصات', '--scopes', 'read,write', ...on];
    const { code, out, talk } = await isnad([...add, '--expires', '30']);
    expect([code, talk]).toEqual([0, expect.stringContaining('this once')]);
    await using archive = await opened();
    const user = (await readKey(archive, out.trim(), now()))!;
    expect(user).toMatchObject({ name: 'importer', role: 'viewer', scopes: ['read', 'write'] });
    const list = (await isnad(['keys', 'list', ...on])).out;
    expect(list).toMatch(/read,write {2}never used, until \d{4}-\d\d-\d\d {2}importer: خلاصات\n$/u);
    expect(list).not.toContain(out.trim().slice(8));
    expect(JSON.parse((await isnad(['keys', 'list', '--user', 'سلمى', '--json', ...on])).out)).toEqual([]);
    expect(await isnad(['keys', 'revoke', user.id, ...on])).toMatchObject({ code: 0 });
    expect(await readKey(archive, out.trim(), now())).toBeNull();
    expect((await isnad(['keys', 'list', ...on])).out).toContain('revoked');
    expect(await isnad(['keys', 'revoke', 'none', ...on])).toMatchObject({ code: 1 });
    expect(await isnad([...add, '--expires', '0'])).toMatchObject({ code: 2 });
  });

  it('and accounts leave a line in the audit for whatever was changed', async () => {
    await using archive = await opened();
    const { items } = await listAudit(archive);
    expect(items.every((e) => e.account === 'local' && e.via === 'local')).toBe(true);
    expect(items.map((e) => e.action).reverse()).toEqual([
      ...['users add', 'users add', 'users role', 'users disable', 'users enable', 'users password'],
      ...['keys add', 'keys revoke'],
    ]);
  });
});

describe('isnad serve', () => {
  it('serves no other address while nobody could sign in, and says what to do', async () => {
    const none = ['--archive', join(folder, 'none.db')];
    for (const flags of [['--host', '0.0.0.0'], ['--accounts'], ['--trust-proxy']]) {
      const { code, talk } = await isnad(['serve', '--port', '0', ...flags, ...none]);
      expect([code, talk], flags.join(' ')).toEqual([2, expect.stringContaining('isnad users add NAME --role admin')]);
    }
    // with accounts, nobody may be let in without
    for (const flags of [['--host', '0.0.0.0'], ['--trust-proxy']])
      expect(await isnad(['serve', '--port', '0', '--no-accounts', ...flags, ...on])).toMatchObject({ code: 2 });
  });
});

describe('a password that is typed', () => {
  const type = async (keys: string): Promise<string> => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const shown: string[] = [];
    const io = { stdin, out: async () => {}, say: (t: string) => void shown.push(t), progress: null };
    stdin.end(keys);
    const given = await passwordFrom({ ...io, look: { style: plain, columns: 80 } }, 'سلمى', false);
    expect(shown.join('')).not.toContain(given);
    return given;
  };

  it('is asked for twice, letters of any script, with what was wiped out', async () => {
    expect(await type(`${password}\r${password}\r`)).toBe(password);
    expect(await type('abcx\u007f\rabc\r')).toBe('abc');
  });

  it('is not taken when the two differ, or when it is broken off', async () => {
    await expect(type('one\rother\r')).rejects.toThrow('not the same');
    await expect(type('one\r')).rejects.toThrow('no password');
    await expect(type('one\r\u0003')).rejects.toThrow('no password');
  });
});

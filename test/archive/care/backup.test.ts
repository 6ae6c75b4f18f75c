import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../src/archive/accounts/account.js';
import { writeAudit } from '../../../src/archive/accounts/audit.js';
import { createKey } from '../../../src/archive/accounts/key.js';
import { hashPassword } from '../../../src/archive/accounts/password.js';
import { saveSearch } from '../../../src/archive/accounts/saved-search.js';
import { signIn } from '../../../src/archive/accounts/session.js';
import { backupTo, restoreFrom } from '../../../src/archive/care/backup.js';
import { diagnose } from '../../../src/archive/care/doctor.js';
import { dump } from '../../../src/archive/care/dump.js';
import { mergeEntities } from '../../../src/archive/corrections/merge.js';
import { correct, getCorrected } from '../../../src/archive/corrections/store.js';
import type { Location } from '../../../src/archive/location.js';
import { type Archive, openArchive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import { openQueue } from '../../../src/archive/queue.js';
import { capture, item } from '../corrections/captures.js';
import { exampleTexts } from '../corrections/examples.js';
import { type Server, startPostgres } from '../engines.js';

const now = '2024-03-06T08:00:01.000Z';
const password = 'كلمات طويلة كثيرة';
/** Quick: what it costs to guess is no matter here. */
const cost = { N: 2, r: 8, p: 1 };
const folder = mkdtempSync(join(tmpdir(), 'isnad-backup-'));
const path = (name: string): string => join(folder, name);
const lite = (name: string): Location => ({ engine: 'sqlite', path: path(name) });

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
/** All that an archive holds, as lines; what its indexes hold is the doctor's to say. */
async function contents(location: Location): Promise<string[]> {
  await using archive = await openArchive(location);
  expect((await all(diagnose(archive, { deep: true }))).filter((f) => f.kind === 'fault')).toEqual([]);
  return (await all(dump(archive, now))).filter((l) => !l.includes('"isnad":"backup"') && !l.includes('"end":true'));
}
async function filled(location: Location): Promise<void> {
  await using archive = await openArchive(location, { create: true });
  const bytes = new Uint8Array([0, 1, 254, 255, 10, 13]);
  const source = { bytes, mediaType: 'text/html', url: 'https://example.org/', headers: { etag: '"\\"' } };
  const by = { reader: 'isnad test', now };
  const items = exampleTexts.slice(0, 4).map((t) => item(capture(t, { source, notes: ['سطر\nآخر'] })));
  const outcomes = await put(archive, items, by);
  await put(archive, [item(capture(`${exampleTexts[4]}`, { url: 'https://example.org/2' }))], by);
  await put(
    archive,
    [item(capture(`${exampleTexts[4]}وأضاف أن العمل مستمر.\n`, { url: 'https://example.org/2' }))],
    by,
  );
  await put(archive, [{ capture: capture('نص لم يقرأ بعد.'), reading: null }], by);
  const { uid } = outcomes[0]!;
  const [statement] = (await getCorrected(archive, uid))!.shown!.record.statements;
  const changes = [{ act: 'set', item: statement!.id, set: { medium: 'interview' } } as const];
  await correct(archive, { report: uid, changes }, { act: 'a', author: 'سلمى', now });
  await mergeEntities(archive, { from: [1], into: 9 }, { act: 'b', author: 'سلمى', now });
  await createAccount(archive, { name: 'سلمى', role: 'admin', password: await hashPassword(password, cost) }, now);
  await createKey(archive, { account: 'سلمى', label: 'خلاصات', scopes: ['read'], expiresAt: null }, now);
  await saveSearch(archive, 'سلمى', { name: 'هدنة', address: 'q=%D9%87' }, now);
  await saveSearch(archive, null, { name: 'جسر', address: 'q=b' }, now);
  const entry = { at: now, account: 'سلمى', via: 'session', action: 'POST /api/v1/keys', target: null } as const;
  await writeAudit(archive, { ...entry, request: 'r', status: 201, ip: '127.0.0.1' });
  expect(await signIn(archive, { name: 'سلمى', password }, now)).not.toBeNull();
}

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
  await filled(lite('own.db'));
}, 90_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const backup = async (location: Location, name: string): Promise<void> => {
  await using archive: Archive = await openArchive(location);
  await backupTo(archive, path(name), { now });
};

describe('a backup', () => {
  it('makes the same archive again in either database, from either', async () => {
    const before = await contents(lite('own.db'));
    await backup(lite('own.db'), 'own.jsonl.gz');
    const pg: Location = { engine: 'postgres', url: await server.database() };
    const pg2: Location = { engine: 'postgres', url: await server.database() };
    await restoreFrom(path('own.jsonl.gz'), lite('again.db'));
    expect(await contents(lite('again.db'))).toEqual(before);
    await restoreFrom(path('own.jsonl.gz'), pg);
    const there = await contents(pg);
    expect([...there].sort()).toEqual([...before].sort());
    {
      // the queue's tables stand beside the archive's and are no part of it
      await using archive = await openArchive(pg);
      await using _queue = await openQueue(archive);
    }
    await backup(pg, 'server.jsonl.gz');
    await restoreFrom(path('server.jsonl.gz'), lite('from-server.db'));
    expect(await contents(lite('from-server.db'))).toEqual(before);
    await restoreFrom(path('server.jsonl.gz'), pg2);
    expect(await contents(pg2)).toEqual(there);
    // what is put in afterwards gets numbers of its own
    await using archive = await openArchive(pg2);
    const by = { reader: 'isnad test', now };
    expect((await put(archive, [item(capture(exampleTexts[7]!))], by))[0]!.kind).toBe('added');
    expect((await put(archive, [item(capture(exampleTexts[0]!))], by))[0]!.kind).toBe('same');
    await createAccount(archive, { name: 'خالد', role: 'viewer', password: null }, now);
    // an archive that is there is replaced only when that is asked for
    await expect(restoreFrom(path('server.jsonl.gz'), pg2)).rejects.toThrow('--force');
    await restoreFrom(path('server.jsonl.gz'), pg2, { force: true });
    expect(await contents(pg2)).toEqual(there);
  }, 60_000);

  it('can be a SQLite file, restored into either database', async () => {
    const before = await contents(lite('own.db'));
    await backup(lite('own.db'), 'copy.db');
    expect(readdirSync(folder).filter((f) => f.startsWith('copy'))).toEqual(['copy.db']);
    await restoreFrom(path('copy.db'), lite('from-copy.db'));
    {
      // accounts are carried on, but nobody is signed in
      await using copy = await openArchive(lite('from-copy.db'));
      expect(await copy.db.selectFrom('session').selectAll().execute()).toEqual([]);
      expect(await signIn(copy, { name: 'سلمى', password }, now)).not.toBeNull();
    }
    expect(await contents(lite('from-copy.db'))).toEqual(before);
    const pg: Location = { engine: 'postgres', url: await server.database() };
    await restoreFrom(path('copy.db'), pg);
    expect([...(await contents(pg))].sort()).toEqual([...before].sort());
  }, 60_000);

  it('is of one moment, whoever writes meanwhile', async () => {
    const before = await contents(lite('own.db'));
    await backup(lite('own.db'), 'busy.db');
    await using one = await openArchive(lite('busy.db'));
    await using other = await openArchive(lite('busy.db'));
    const lines: string[] = [];
    for await (const line of dump(one, now)) {
      lines.push(line);
      if (lines.length === 3) await put(other, [item(capture(exampleTexts[9]!))], { reader: 'isnad test', now });
    }
    expect(lines.slice(1, -1)).toEqual(before);
  });

  it('overwrites nothing unasked', async () => {
    await backup(lite('own.db'), 'once.jsonl.gz');
    await expect(backup(lite('own.db'), 'once.jsonl.gz')).rejects.toThrow('--force');
    await restoreFrom(path('once.jsonl.gz'), lite('there.db'));
    await expect(restoreFrom(path('once.jsonl.gz'), lite('there.db'))).rejects.toThrow('--force');
    await restoreFrom(path('once.jsonl.gz'), lite('there.db'), { force: true });
  });

  it('that is cut, changed or of something else restores nothing and replaces nothing', async () => {
    await backup(lite('own.db'), 'good.jsonl.gz');
    const bytes = readFileSync(path('good.jsonl.gz'));
    const text = gunzipSync(bytes).toString();
    await restoreFrom(path('good.jsonl.gz'), lite('kept.db'));
    const kept = readFileSync(path('kept.db'));
    const lines = text.trimEnd().split('\n');
    const bad: Record<string, string | Uint8Array> = {
      cut: bytes.subarray(0, bytes.length >> 1),
      'without its end': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'one letter changed': gzipSync(text.replace('سطر', 'شطر')),
      'without a row': gzipSync(`${lines.filter((_, i) => i !== lines.length - 3).join('\n')}\n`),
      'something else': gzipSync('{"a":1}\n'),
      'of a newer isnad': gzipSync(text.replace('"0001-core"', '"0001-core","9999-later"')),
      text: 'no backup at all',
    };
    const url = await server.database();
    for (const [name, content] of Object.entries(bad)) {
      writeFileSync(path('bad'), content);
      await expect(restoreFrom(path('bad'), lite('kept.db'), { force: true }), name).rejects.toThrow();
      await expect(restoreFrom(path('bad'), lite('none.db')), name).rejects.toThrow();
      expect(readFileSync(path('kept.db')).equals(kept), name).toBe(true);
      expect(existsSync(path('none.db')), name).toBe(false);
    }
    await expect(restoreFrom(path('bad'), { engine: 'postgres', url })).rejects.toThrow('no backup');
    writeFileSync(path('bad'), bad['one letter changed']!);
    await expect(restoreFrom(path('bad'), { engine: 'postgres', url })).rejects.toThrow('SHA-256');
    await expect(openArchive({ engine: 'postgres', url })).rejects.toThrow('no archive yet');
    expect(readdirSync(folder).filter((f) => /\.(?:part|restoring|reading)/u.test(f))).toEqual([]);
  }, 60_000);
});

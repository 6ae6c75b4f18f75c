import { deflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../src/archive/accounts/account.js';
import { createKey } from '../../../src/archive/accounts/key.js';
import type { Finding } from '../../../src/archive/care/check.js';
import { checks, diagnose, mend } from '../../../src/archive/care/doctor.js';
import { type Verified, verify } from '../../../src/archive/care/verify.js';
import { correct, getCorrected } from '../../../src/archive/corrections/store.js';
import type { Archive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import { capture, item } from '../corrections/captures.js';
import { exampleTexts } from '../corrections/examples.js';
import { freshArchive, type Server, startPostgres } from '../engines.js';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const now = '2024-03-06T08:00:01.000Z';
let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

describe.each(['sqlite', 'postgres'] as const)('the doctor of an archive in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  let uids: string[] = [];
  const findings = async (deep = true): Promise<Finding[]> => all(diagnose(archive, { deep }));
  const kinds = async (): Promise<string[]> => [...new Set((await findings()).map((f) => f.check))].sort();
  /** Mends all that is found. */
  const repair = async (): Promise<void> => {
    const found = await findings();
    for (const check of checks) {
      const targets = found.filter((f) => f.check === check.name).map((f) => f.target);
      if (targets.length > 0) expect((await mend(archive, check, targets)).failures).toEqual([]);
    }
  };
  const versionOf = async (uid: string): Promise<number> =>
    (await archive.db.selectFrom('report').select('version_id').where('uid', '=', uid).executeTakeFirstOrThrow())
      .version_id!;

  beforeAll(async () => {
    ({ archive, remove } = await freshArchive(engine, server));
    const bytes = new TextEncoder().encode('<html>صفحة</html>');
    const source = { bytes, mediaType: 'text/html', url: null, headers: null };
    const by = { reader: 'isnad test', now };
    const texts = exampleTexts.slice(0, 5);
    uids = (
      await put(
        archive,
        texts.map((t) => item(capture(t, { source }))),
        by,
      )
    ).map((o) => o.uid);
    const url = 'https://example.org/changed';
    await put(archive, [item(capture(exampleTexts[5]!, { url }))], by);
    await put(archive, [item(capture(`${exampleTexts[5]}وأضاف المتحدث أن العمل مستمر.\n`, { url }))], by);
    const [statement] = (await getCorrected(archive, uids[0]!))!.shown!.record.statements;
    const changes = [{ act: 'set', item: statement!.id, set: { medium: 'interview' } } as const];
    await correct(archive, { report: uids[0]!, changes }, { act: 'a', author: 'سلمى', now: by.now });
  });
  afterAll(async () => {
    await archive.close();
    remove();
  });

  it('finds nothing in an archive that is well', async () => {
    expect(await findings()).toEqual([]);
    const done: Verified = { versions: 0, sources: 0, spans: 0, corrections: 0 };
    expect(await all(verify(archive, { done }))).toEqual([]);
    expect(done).toMatchObject({ versions: 7, sources: 5, corrections: 1 });
    expect(done.spans).toBeGreaterThan(300);
  });

  it('has a name of its own for each check', () => {
    expect(new Set(checks.map((c) => c.name)).size).toBe(checks.length);
  });

  it('mends rows that are gone, too many, of another time or of an older version', async () => {
    const { db } = archive;
    const id = await versionOf(uids[0]!);
    await db.deleteFrom('event').where('version_id', '=', id).execute();
    await db.updateTable('statement').set({ stance: 'deny' }).where('version_id', '=', id).execute();
    await db.updateTable('figure').set({ at: '1999-01-01' }).execute();
    expect(await kinds()).toEqual(['row-times', 'rows-match-record', 'summaries']);
    await repair();
    expect(await findings()).toEqual([]);
    const old = await db
      .selectFrom('version')
      .select(['id', 'report_id'])
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('report')
      .set((e) => ({
        version_id: e.selectFrom('version').select('id').where('report_id', '=', old.report_id).where('seq', '=', 1),
      }))
      .where('id', '=', old.report_id)
      .execute();
    expect(await kinds()).toContain('current-version');
    await repair();
    expect(await findings()).toEqual([]);
  });

  it('mends indexes, identities and merged entities', async () => {
    const { db } = archive;
    const id = await versionOf(uids[1]!);
    await db.deleteFrom('search_words').where('version_id', '=', id).execute();
    await sql`delete from search_statement`.execute(db);
    await db.deleteFrom('report_key').where('report_id', '=', 3).execute();
    await db.updateTable('entity').set({ merged_into: 1 }).where('id', '=', 2).execute();
    expect(await kinds()).toEqual(['merged-entities', 'report-keys', 'search-index']);
    await repair();
    expect(await findings()).toEqual([]);
    await sql`insert into search_words select id, ${Buffer.from('x')} from version where seq = 1 and id not in
      (select version_id from report)`.execute(db);
    expect(await kinds()).toEqual(['search-surplus']);
    await repair();
    expect(await findings()).toEqual([]);
  });

  it('counts anew what pages show of the whole archive', async () => {
    const { db } = archive;
    await db.updateTable('tally').set({ statements: 1000 }).execute();
    await db.deleteFrom('cite').where('role', '=', 'speaker').execute();
    expect((await findings()).map((f) => f.check)).toEqual(['summaries', 'summaries']);
    await repair();
    expect(await findings()).toEqual([]);
  });

  it('finds an account and a key that isnad does not understand', async () => {
    const { db } = archive;
    const made = { name: 'سلمى', role: 'viewer', password: null } as const;
    await createAccount(archive, made, now);
    await createKey(archive, { account: 'سلمى', label: 'خلاصات', scopes: ['read'], expiresAt: null }, now);
    expect(await findings()).toEqual([]);
    await db.updateTable('account').set({ role: 'owner', password: '1234' }).execute();
    await db.updateTable('api_key').set({ scopes: '["all"]' }).execute();
    expect((await findings()).map((f) => f.check)).toEqual(Array(3).fill('account-rows'));
    await db.deleteFrom('account').execute();
    expect(await findings()).toEqual([]);
  });

  it('forgets a record that is damaged, so that it is read again, and keeps the corrections', async () => {
    const { db } = archive;
    const id = await versionOf(uids[0]!);
    await db
      .updateTable('reading')
      .set({ record: deflateRawSync('{"no') })
      .where('version_id', '=', id)
      .execute();
    expect(await kinds()).toEqual(['record-unpacks']);
    await repair();
    expect(await kinds()).toEqual(['unread']);
    expect((await getCorrected(archive, uids[0]!))!.corrections.length).toBe(1);
  });

  it('finds one changed letter of a text, of a source and of a correction', async () => {
    const { db } = archive;
    const id = await versionOf(uids[2]!);
    const { text } = await db.selectFrom('version').select('text').where('id', '=', id).executeTakeFirstOrThrow();
    const changed = text.replaceAll('ال', 'اا');
    await db.updateTable('version').set({ text: changed }).where('id', '=', id).execute();
    await db
      .updateTable('source')
      .set({ bytes: deflateRawSync('<html>صفحه</html>') })
      .where('version_id', '=', id)
      .execute();
    await sql`update correction set body = replace(body, '"text":"', '"text":"ـ')`.execute(db);
    const done: Verified = { versions: 0, sources: 0, spans: 0, corrections: 0 };
    const found = await all(verify(archive, { done }));
    expect(found.map((f) => f.check)).toEqual(
      expect.arrayContaining(['text-hash', 'source-hash', 'span-slices', 'correction-words']),
    );
    expect(found.every((f) => f.report === uids[2] || f.check === 'correction-words')).toBe(true);
    const one = await all(verify(archive, { uids: [uids[3]!], done }));
    expect(one).toEqual([]);
  });
});

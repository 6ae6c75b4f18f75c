import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/open.js';
import { put } from '../../src/archive/put.js';
import { capture, item } from '../archive/corrections/captures.js';
import { exampleTexts } from '../archive/corrections/examples.js';
import { isnad } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-care-'));
const file = join(folder, 'archive.db');
const location = { engine: 'sqlite', path: file } as const;
let uid = '';

beforeAll(async () => {
  await using archive = await openArchive(location, { create: true });
  const by = { reader: 'isnad test', now: '2024-03-06T08:00:01.000Z' };
  [uid] = (
    await put(
      archive,
      exampleTexts.slice(0, 3).map((t) => item(capture(t))),
      by,
    )
  ).map((o) => o.uid) as [string];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('commands that look after an archive', () => {
  it('shows faults, and mends them only when asked', async () => {
    expect((await isnad(['doctor', '--archive', file])).code).toBe(0);
    {
      await using archive = await openArchive(location);
      await archive.db.deleteFrom('search_words').execute();
    }
    const dry = await isnad(['doctor', '--archive', file]);
    expect([dry.code, dry.out]).toEqual([3, expect.stringContaining('search-index: 3 faults')]);
    const again = await isnad(['doctor', '--archive', file, '--json']);
    const events = again.out
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(events.filter((e) => e['check'] === 'search-index').length).toBe(3);
    expect(events.at(-1)).toEqual({ event: 'end', faults: 3, left: 3, deep: false });
    const mended = await isnad(['doctor', '--archive', file, '--repair']);
    expect([mended.code, mended.out]).toEqual([0, expect.stringContaining('All 3 mended')]);
    expect((await isnad(['doctor', '--archive', file, '--deep'])).out).toBe('No fault found.\n');
    expect((await isnad(['doctor', '--list'])).out).toContain('text-hash (deep)');
  });

  it('verifies, backs up and restores', async () => {
    const good = await isnad(['verify', '--archive', file, uid]);
    expect([good.code, good.talk]).toEqual([0, expect.stringContaining('1 versions')]);
    expect((await isnad(['verify', '--archive', file, 'nobody'])).code).toBe(2);
    const kept = join(folder, 'kept.jsonl.gz');
    expect((await isnad(['backup', kept, '--archive', file])).code).toBe(0);
    expect((await isnad(['backup', kept, '--archive', file])).code).toBe(1);
    {
      await using archive = await openArchive(location);
      await archive.db.updateTable('version').set({ text: 'غيره' }).where('id', '=', 1).execute();
    }
    const bad = await isnad(['verify', '--archive', file]);
    expect([bad.code, bad.out]).toEqual([3, expect.stringContaining(`${uid} text-hash: version 1`)]);
    expect((await isnad(['restore', kept, '--archive', file])).talk).toContain('--force');
    expect((await isnad(['restore', kept, '--archive', file, '--force'])).code).toBe(0);
    expect((await isnad(['verify', '--archive', file])).code).toBe(0);
    expect((await isnad(['doctor', '--archive', join(folder, 'none.db')])).talk).toContain('no archive');
  });

  it('reads again what another reader read', { timeout: 120_000 }, async () => {
    const count = await isnad(['reread', '--archive', file, '--dry-run']);
    expect(count.out).toBe('3 to be read.\n');
    // threads run what is built
    const done = spawnSync(resolve('isnad'), ['reread', '--archive', file, '--json'], { encoding: 'utf8' });
    expect([done.status, JSON.parse(done.stdout.trimEnd().split('\n').at(-1)!)]).toEqual([
      0,
      { event: 'end', read: 3, of: 3, failed: 0 },
    ]);
    expect((await isnad(['reread', '--archive', file])).talk).toContain('0 of 0 read');
    expect((await isnad(['doctor', '--archive', file, '--deep'])).code).toBe(0);
    expect((await isnad(['reread', '--archive', file, '--limit', '0'])).code).toBe(2);
  });
});

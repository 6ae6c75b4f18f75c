import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getReport, getSource } from '../../src/archive/get.js';
import { eachEvent } from '../../src/archive/lists/events.js';
import { eachFigure } from '../../src/archive/lists/figures.js';
import { eachStatement } from '../../src/archive/lists/statements.js';
import { demoLocationOf } from '../../src/archive/location.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { listLedgers } from '../../src/archive/views/ledgers.js';

let folder = '';
let archive: Archive;
const all = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

/** Runs the built command. */
function demo() {
  const args = [resolve('dist/cli/main.js'), 'demo', '--no-serve', '--archive', join(folder, 'demo.db')];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-demo-'));
  expect(spawnSync(resolve('isnad'), ['--version']).status).toBe(0);
  const { status, stderr, stdout } = demo();
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/^isnad: 29 added, 1 new version; in .*demo\.db\n$/u);
  archive = await openArchive({ engine: 'sqlite', path: join(folder, 'demo.db') });
}, 120_000);
afterAll(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('isnad demo', () => {
  it('adds nothing when it is called again', { timeout: 60_000 }, () => {
    const { status, stderr } = demo();
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^isnad: 0 added, 30 there already; in /u)]);
  });

  it('serves what it loaded until it is stopped', { timeout: 60_000 }, async () => {
    const args = ['dist/cli/main.js', 'demo', '--archive', join(folder, 'demo.db'), '--port', '0'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const exited = once(child, 'exit');
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let said = '';
        child.stderr.on('data', (chunk) => {
          said += String(chunk);
          const at = /is open at (http:\/\/\S+)/u.exec(said)?.[1];
          if (at !== undefined) resolve(at);
        });
        child.once('exit', () => reject(new Error(said)));
      });
      const response = await fetch(`${address}/api/v1/statements?limit=1`);
      expect(((await response.json()) as { items: readonly unknown[] }).items).toHaveLength(1);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
  });

  it("keeps out of the person's own archive", () => {
    const env = { XDG_DATA_HOME: '/data', ISNAD_ARCHIVE: '/mine.db' };
    expect(demoLocationOf(undefined, env, 'linux')).toEqual({ engine: 'sqlite', path: '/data/isnad/demo.db' });
    expect(demoLocationOf('/tmp/x.db', env, 'linux')).toEqual({ engine: 'sqlite', path: '/tmp/x.db' });
  });

  it('has reports with a day, an outlet and an address that nobody owns', async () => {
    const statements = await all(eachStatement(archive, {}));
    expect(new Set(statements.map((s) => s.report.publisher)).size).toBe(7);
    for (const { report } of statements) {
      expect(report.published).toMatch(/^2025-0[34]-/u);
      expect(new URL(report.url!).hostname).toMatch(/\.example\.org$/u);
    }
  });

  it('tells of a toll that its claimants count differently', async () => {
    const dead = (await all(eachFigure(archive, { measure: ['killed'] }))).filter((f) =>
      f.report.title?.includes('زلزال'),
    );
    const claims = new Set(dead.flatMap((f) => (f.claimant === null ? [] : [`${f.claimant.name} ${f.value}`])));
    expect([...claims]).toEqual(
      expect.arrayContaining(['الدفاع المدني 47', 'وزارة الصحة العراقية 54', 'سارة عبد القادر 66']),
    );
  });

  it('has a ledger of each toll: by whom, how it was revised, how far apart they are', async () => {
    const { items } = await listLedgers(archive, { measure: ['killed'] });
    const shown = items.map((l) => [l.place.name, l.day, l.lowest, l.highest]);
    expect(shown).toContainEqual(['حلبجة', '2025-03-03', 8, 66]);
    expect(shown).toContainEqual(['الجنينة', '2025-04-06', 16, 31]);
    expect(Math.max(...items.map((l) => l.claimants))).toBeGreaterThan(4);
  });

  it('has chains of three, denials, and events on the map', async () => {
    const statements = await all(eachStatement(archive, {}));
    const chains = statements.map((s) => s.chain.map((l) => l.entity.name));
    expect(chains).toContainEqual(['الأفق', 'أحمد السنوسي التارقي', 'الخاطفين']);
    expect(statements.filter((s) => s.stance === 'deny').length).toBeGreaterThan(9);
    const places = new Set((await all(eachEvent(archive, {}))).flatMap((e) => e.place?.name ?? []));
    expect([...places]).toEqual(expect.arrayContaining(['حلبجة', 'سبها', 'كسلا', 'الجنينة', 'نواذيبو']));
  });

  it('has a page that was edited, with both of its sources', async () => {
    const page = (await all(eachStatement(archive, { publisher: 'المنبر' }))).find((s) => s.report.seq === 2)!;
    const [first, second] = await Promise.all([1, 2].map((seq) => getReport(archive, page.report.uid, seq)));
    expect([first!.version.text.includes('58 شخصاً'), second!.version.text.includes('54 شخصاً')]).toEqual([true, true]);
    const source = await getSource(archive, second!.version.id);
    expect(source?.mediaType).toBe('text/html');
    expect(Buffer.from(source!.bytes).toString()).toContain('<script');
  });
});

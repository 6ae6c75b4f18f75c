// Many workers on one PostgreSQL: real processes, one killed in mid-batch, the server restarted in between.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/open.js';
import { put } from '../../src/archive/put.js';
import { openQueue } from '../../src/archive/queue.js';
import { type Server, startPostgres } from './engines.js';

const main = resolve('dist/cli/main.js');
const lease = 4;
const reports = 400;

let server: Server;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  // the launcher builds what is missing or stale, so that the workers run these sources
  expect(spawnSync(resolve('isnad'), ['--version']).status).toBe(0);
  server = await startPostgres();
}, 120_000);
afterAll(async () => {
  for (const w of workers) w.kill('SIGKILL');
  await server?.stop();
});

it('every queued report is read, none twice, though a worker is killed and the server restarts', async () => {
  const texts = readdirSync('examples')
    .filter((f) => f.endsWith('.txt'))
    .map((f) => readFileSync(`examples/${f}`, 'utf8'));
  const url = await server.database();
  const counted = async (): Promise<{ read: number; jobs: number }> => {
    const archive = await openArchive({ engine: 'postgres', url });
    try {
      const { n } = await archive.db
        .selectFrom('reading')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return { read: n, jobs: 0 };
    } finally {
      await archive.close();
    }
  };
  {
    await using archive = await openArchive({ engine: 'postgres', url }, { create: true });
    await using queue = await openQueue(archive, { lease });
    const items = Array.from({ length: reports }, (_, i) => ({
      capture: {
        text: `${texts[i % texts.length]}\n${i}`,
        ...{ title: null, published: '2024-05-01', publisher: 'وكالة المثال', author: null, url: null },
        ...{ guid: `queue#${i}`, from: 'test', capturedAt: '2024-05-02T00:00:00.000Z', source: null, notes: [] },
      },
      reading: null,
    }));
    const also: Parameters<typeof put>[2]['also'] = (tx, all) =>
      queue.add(
        tx.db,
        all.map((o) => o.versionId),
      );
    await put(archive, items, { reader: '', now: '2024-05-02T00:00:00.000Z', also });
    expect(await queue.size()).toBe(reports / 50);
    // what did not happen is not queued
    const failing = put(archive, [{ ...items[0]!, capture: { ...items[0]!.capture, guid: 'other', text: 'نص' } }], {
      ...{ reader: '', now: '2024-05-02T00:00:00.000Z' },
      also: async (tx, all) => {
        await queue.add(
          tx.db,
          all.map((o) => o.versionId),
        );
        throw new Error('no');
      },
    });
    await expect(failing).rejects.toThrow('no');
    expect(await queue.size()).toBe(reports / 50);
  }

  const start = (): ChildProcess => {
    const child = spawn(
      process.execPath,
      [main, 'worker', '--archive', url, '--jobs', '1', '--lease', String(lease), '--drain'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    child.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(text));
    workers.push(child);
    return child;
  };
  const said: string[] = [];
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('close', done));
  const [victim, ...others] = [start(), start(), start()];
  const ends = others.map(ended);
  while ((await counted()).read === 0) await setTimeout(50);
  victim!.kill('SIGKILL');
  await server.restart();
  expect(await Promise.all(ends), said.join('')).toEqual([0, 0]);

  await using archive = await openArchive({ engine: 'postgres', url });
  const { db } = archive;
  const all = await db
    .selectFrom('version')
    .leftJoin('reading', 'reading.version_id', 'version.id')
    .select(['version.text', 'reading.record', 'reading.error'])
    .execute();
  expect(all.length).toBe(reports);
  expect(all.filter((v) => v.record === null).map((v) => v.error)).toEqual([]);
  // the same text gives the same rows, so each example's copies have the same number of statements
  const counts = await db
    .selectFrom('version')
    .innerJoin('statement', 'statement.version_id', 'version.id')
    .select((e) => ['version.id', e.fn.countAll<number>().as('n')])
    .groupBy('version.id')
    .orderBy('version.id')
    .execute();
  const ofFirst = counts.slice(0, texts.length).map((c) => c.n);
  expect(counts.map((c) => c.n)).toEqual(counts.map((_, i) => ofFirst[i % texts.length]));
}, 180_000);

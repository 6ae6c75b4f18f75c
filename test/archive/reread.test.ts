import { afterAll, beforeAll, expect, it } from 'vitest';
import { correct, getCorrected } from '../../src/archive/corrections/store.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { put } from '../../src/archive/put.js';
import { countOutdated, reread } from '../../src/archive/reread.js';
import { capture, item, readingFor } from './corrections/captures.js';
import { exampleTexts } from './corrections/examples.js';
import { freshFile } from './engines.js';

const file = freshFile();
let archive: Archive;
const now = () => '2024-03-08T08:00:00.000Z';
const newer = { reader: 'isnad newer', now };

beforeAll(async () => {
  archive = await openArchive(file.location, { create: true });
});
afterAll(async () => {
  await archive.close();
  file.remove();
});

it('reads again what another reader read, or nobody, and continues where a killed run was', async () => {
  const texts = Array.from({ length: 15 }, (_, i) =>
    exampleTexts.slice(0, 10).map((t) => `${t}${'\n'.repeat(i)}`),
  ).flat();
  const reading = { ok: false as const, error: 'of new' };
  const items = texts.map((t, i) => ({
    capture: capture(t, { guid: `g${i}` }),
    reading: i % 2 === 0 ? null : { ok: false as const, error: 'of old' },
  }));
  const outcomes = await put(archive, items, { reader: 'isnad older', now: now() });
  const [first] = await put(archive, [item(capture(`${exampleTexts[11]}`))], { reader: 'isnad older', now: now() });
  const record = (await getCorrected(archive, first!.uid))!.shown!.record;
  const changes = [{ act: 'set', item: record.statements[0]!.id, set: { medium: 'interview' } } as const];
  await correct(archive, { report: first!.uid, changes }, { act: 'a', author: 'سلمى', now: now() });
  expect(await countOutdated(archive, newer)).toBe(151);

  let calls = 0;
  const seen: string[] = [];
  await expect(
    reread(
      archive,
      async (versions) => {
        if (++calls > 1) throw new Error('killed');
        seen.push(...versions.map((v) => v.text));
        return versions.map(() => reading);
      },
      newer,
    ),
  ).rejects.toThrow('killed');
  expect(await countOutdated(archive, newer)).toBe(151 - 64);
  let read = 0;
  await reread(
    archive,
    async (versions) => {
      seen.push(...versions.map((v) => v.text));
      return versions.map(() => reading);
    },
    { ...newer, jobs: 2, limit: 80, tell: (n) => (read += n) },
  );
  expect([read, await countOutdated(archive, newer)]).toEqual([80, 7]);
  await reread(
    archive,
    async (versions) => {
      seen.push(...versions.map((v) => v.text));
      return versions.map((v) => readingFor(v.text));
    },
    newer,
  );
  expect(seen).toEqual([...texts, exampleTexts[11]]);
  expect(await countOutdated(archive, newer)).toBe(0);
  expect(await countOutdated(archive, { ...newer, readBefore: '2025-01-01' })).toBe(151);
  const again = (await getCorrected(archive, first!.uid))!;
  expect(again.reading!.reader).toBe('isnad newer');
  expect(again.shown!.record.statements[0]!.medium).toBe('interview');
  expect((await getCorrected(archive, outcomes[149]!.uid))!.record).not.toBeNull();
});

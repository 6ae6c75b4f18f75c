// What must hold of an archive whatever database it lies in.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getReport, getSource } from '../../src/archive/get.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { alreadyHeld, type Item, put } from '../../src/archive/put.js';
import { readingOf } from '../../src/archive/reading.js';
import { packageLexicon } from '../../src/cli/lexicon.js';
import type { Capture } from '../../src/record/capture.js';
import { wordRecorderWith } from '../../src/record/recorder.js';
import { freshArchive, type Server, startPostgres } from './engines.js';

const readWords = wordRecorderWith(packageLexicon());
const read = (...given: Parameters<typeof readWords>) => readWords(...given).record;
const folder = new URL('../../examples/', import.meta.url);
const examples = readdirSync(folder)
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(new URL(f, folder), 'utf8'));

const capture = (text: string, more: Partial<Capture> = {}): Capture => ({
  text,
  title: null,
  published: '2024-03-05',
  publisher: 'وكالة المثال',
  author: null,
  url: null,
  guid: null,
  from: 'test',
  capturedAt: '2024-03-06T08:00:00.000Z',
  source: null,
  notes: [],
  ...more,
});
const item = (c: Capture): Item => ({
  capture: c,
  reading: readingOf(readWords(c.text, { published: c.published?.slice(0, 10) ?? null, publisher: c.publisher })),
});
const by = { reader: 'isnad test', now: '2024-03-06T08:00:01.000Z' };

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

describe.each(['sqlite', 'postgres'] as const)('an archive in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  beforeAll(async () => {
    ({ archive, remove } = await freshArchive(engine, server));
  });
  afterAll(async () => {
    await archive.close();
    remove();
  });

  it('holds a report, its record and its source as they were', async () => {
    const bytes = new TextEncoder().encode('<html>صفحة</html>');
    const source = { bytes, mediaType: 'text/html', url: 'https://example.org/1', headers: { etag: '"1"' } };
    const given = item(capture(examples[0]!, { url: 'https://example.org/1?utm_source=x#top', source, notes: ['n'] }));
    const [outcome] = await put(archive, [given], by);
    expect(outcome!.kind).toBe('added');
    const stored = (await getReport(archive, outcome!.uid))!;
    expect(stored.version.text).toBe(examples[0]);
    expect(stored.version.notes).toEqual(['n']);
    expect(stored.record).toEqual(
      JSON.parse(JSON.stringify(read(examples[0]!, { published: '2024-03-05', publisher: 'وكالة المثال' }))),
    );
    const kept = (await getSource(archive, stored.version.id))!;
    expect({ ...kept, bytes: [...kept.bytes] }).toEqual({ ...source, bytes: [...bytes] });
  });

  it('takes nothing in twice, by URL however written, by guid, by text', async () => {
    const same = [
      capture(examples[0]!, { url: 'http://EXAMPLE.org:80/1' }),
      capture(examples[1]!, { guid: 'feed#7' }),
      capture(examples[1]!, { guid: 'feed#7' }),
      capture(examples[2]!),
      capture(examples[2]!),
    ];
    expect((await put(archive, same.map(item), by)).map((o) => o.kind)).toEqual([
      'same',
      'added',
      'same',
      'added',
      'same',
    ]);
    expect((await put(archive, same.map(item), by)).map((o) => o.kind)).toEqual(Array(5).fill('same'));
    expect((await alreadyHeld(archive, same)).every((uid) => uid !== null)).toBe(true);
  });

  it('makes a new version of a report whose text has changed, and counts only the latest', async () => {
    const url = 'https://example.org/changed';
    const first = await put(archive, [item(capture(examples[3]!, { url }))], by);
    const count = async (): Promise<number> =>
      Number(
        (
          await archive.db
            .selectFrom('statement')
            .select((e) => e.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    const before = await count();
    const changed = examples[3]!.trimEnd();
    const second = await put(archive, [item(capture(`${changed}\nوأضاف الوزير أن اللجنة ستجتمع غداً.\n`, { url }))], by);
    expect([first[0]!.kind, second[0]!.kind]).toEqual(['added', 'version']);
    expect(second[0]!.uid).toBe(first[0]!.uid);
    expect(await count()).toBe(before + 1);
    const stored = (await getReport(archive, first[0]!.uid))!;
    expect(stored.versions.map((v) => v.seq)).toEqual([1, 2]);
    expect((await getReport(archive, first[0]!.uid, 1))!.version.text).toBe(examples[3]);
    // adding the old one again is no news
    expect((await put(archive, [item(capture(examples[3]!, { url }))], by))[0]!.kind).toBe('same');
  });

  it('puts a batch in wholly or not at all', async () => {
    const before = await archive.db.selectFrom('report').select('uid').orderBy('id').execute();
    const bad = { ...item(capture(`${examples[4]!} `)), reading: { ok: true, record: null, rows: null } as never };
    await expect(put(archive, [item(capture(examples[5]!)), bad], by)).rejects.toThrow();
    expect(await archive.db.selectFrom('report').select('uid').orderBy('id').execute()).toEqual(before);
  });

  it('keeps a report that could not be read, with the reason', async () => {
    const [o] = await put(
      archive,
      [{ capture: capture('An English text.'), reading: { ok: false, error: 'not Arabic' } }],
      by,
    );
    const stored = (await getReport(archive, o!.uid))!;
    expect([stored.record, stored.reading!.error]).toEqual([null, 'not Arabic']);
  });

  it('lets several writers add the same reports at once', async () => {
    const other = await openArchive(archive.location);
    const items = examples.map((t, i) => item(capture(`${t}\n`, { guid: `at-once#${i}` })));
    const outcomes = await Promise.all([put(archive, items, by), put(other, [...items].reverse(), by)]);
    await other.close();
    const kinds = outcomes.flat().map((o) => o.kind);
    expect(kinds.filter((k) => k === 'added').length).toBe(examples.length);
    expect(kinds.filter((k) => k === 'same').length).toBe(examples.length);
  });
});

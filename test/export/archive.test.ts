// What is exported of an archive, whatever database it lies in, and through the command line.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeEntities } from '../../src/archive/corrections/merge.js';
import { correct } from '../../src/archive/corrections/store.js';
import { eachStatement } from '../../src/archive/lists/statements.js';
import type { Location } from '../../src/archive/location.js';
import { openArchive } from '../../src/archive/open.js';
import { put } from '../../src/archive/put.js';
import { readingOf } from '../../src/archive/reading.js';
import { type CountedEntity, walkEntities, walkReports } from '../../src/archive/walk.js';
import { packageLexicon } from '../../src/cli/lexicon.js';
import { type Format, formats } from '../../src/export/export.js';
import type { IsnadRecord } from '../../src/record/record.js';
import { type WordRecorder, wordRecorderWith } from '../../src/record/recorder.js';
import { freshFile, type Server, startPostgres } from '../archive/engines.js';
import { isnad } from '../cli/io.js';

const folder = new URL('../../examples/', import.meta.url);
const texts = readdirSync(folder)
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(new URL(f, folder), 'utf8'));

let server: Server;
let read: ReturnType<WordRecorder>[] = [];
const recorded = (): readonly IsnadRecord[] => read.map((r) => r.record);
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

/** An archive of the examples, one of them in two versions, and one report that could not be read. */
async function fill(location: Location): Promise<void> {
  await using archive = await openArchive(location, { create: true });
  const capture = (text: string, guid: string) => ({
    ...{ text, guid, title: null, published: '2024-03-05', publisher: 'وكالة المثال', author: null, url: null },
    ...{ from: 'test', capturedAt: '2024-03-06T08:00:00.000Z', source: null, notes: [] },
  });
  const by = { reader: 'isnad test', now: '2024-03-06T08:00:01.000Z' };
  const items = read.map((r, i) => ({ capture: capture(texts[i]!, `#${i}`), reading: readingOf(r) }));
  await put(archive, [{ capture: capture('old', '#0'), reading: { ok: false, error: 'x' } as const }], by);
  await put(archive, items, by);
  await put(archive, [{ capture: capture('English', '#e'), reading: { ok: false, error: 'not Arabic' } as const }], by);
}

beforeAll(async () => {
  const recorder = wordRecorderWith(packageLexicon());
  read = texts.map((t) => recorder(t, { published: '2024-03-05', publisher: 'وكالة المثال' }));
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

describe.each(['sqlite', 'postgres'] as const)('an archive in %s', (engine) => {
  let location: Location;
  let remove = (): void => {};
  beforeAll(async () => {
    if (engine === 'sqlite') ({ location, remove } = freshFile());
    else location = { engine, url: await server.database() };
    await fill(location);
  }, 60_000);
  afterAll(() => remove());

  it('gives each report that was read once, in its current version, with its record', async () => {
    await using archive = await openArchive(location);
    const walked = await all(walkReports(archive));
    expect(walked.map((r) => r.shown.record)).toEqual(JSON.parse(JSON.stringify(recorded().toReversed())));
    expect(walked.map((r) => r.version.seq)).toEqual([...Array(walked.length - 1).fill(1), 2]);
    for (const r of walked)
      expect([...r.entities.keys()].sort()).toEqual(r.shown.record.entities.map((e) => e.id).sort());
  });

  it('gives each entity once with how often it is met', async () => {
    await using archive = await openArchive(location);
    const entities = await all(walkEntities(archive));
    expect(new Set(entities.map((e) => e.key)).size).toBe(entities.length);
    const statements = recorded().flatMap((r) => r.statements.filter((s) => s.chain.some((l) => l.role === 'speaker')));
    expect(entities.reduce((n, e) => n + e.statements, 0)).toBe(statements.length);
    expect(Math.max(...entities.map((e) => e.reports))).toBeGreaterThan(1);
    expect(entities.every((e) => e.first === '2024-03-05' && e.reports > 0)).toBe(true);
  });

  const named = (): string => (location.engine === 'sqlite' ? location.path : location.url);
  const statements = (): number => recorded().reduce((n, r) => n + r.statements.length, 0);

  it('is exported in every format and with all that each can hold', async () => {
    for (const [format, able] of Object.entries(formats) as [Format, readonly string[]][])
      for (const what of able) {
        const { code, out, talk } = await isnad(['export', '--format', format, '--what', what, '--archive', named()]);
        expect([format, what, code, talk.replace(/^[\d,]+ (events|statements) .* are left out\.\n/u, '')]).toEqual([
          format,
          what,
          0,
          '',
        ]);
        expect(out.length).toBeGreaterThan(100);
      }
  });

  it("has people's corrections in it, and says which rows are theirs", async () => {
    await using archive = await openArchive(location);
    const report = (await all(walkReports(archive))).at(-1);
    const [first, second] = report!.shown.record.statements;
    const stance = second!.stance === 'deny' ? 'assert' : 'deny';
    await correct(
      archive,
      {
        report: report!.uid,
        changes: [
          { act: 'accept', item: first!.id },
          { act: 'set', item: second!.id, set: { stance } },
        ],
      },
      { act: 'one', author: 'ليلى', now: '2024-03-07T08:00:00.000Z' },
    );
    const { out } = await isnad(['export', '--format', 'csv', '--archive', named()]);
    const rows = parse(out, { columns: true }) as Record<string, string>[];
    const row = (id: string) => rows.find((r) => r['statement_id'] === `${report!.uid}.2.${id}`)!;
    expect(row(first!.id)['reviewed']).toBe('accepted');
    expect(row(second!.id)).toMatchObject({ reviewed: 'corrected', stance });
    expect(rows.filter((r) => r['reviewed'] !== 'machine').length).toBe(2);
  });

  it('has entities that a person merged as one', async () => {
    await using archive = await openArchive(location);
    const people = (await all(walkEntities(archive))).filter((e) => e.type === 'person' && e.named && e.statements > 0);
    const [from, into] = people as [CountedEntity, CountedEntity];
    const ids = await archive.db
      .selectFrom('entity')
      .select(['id', 'key'])
      .where('key', 'in', [from.key, into.key])
      .execute();
    const id = (key: string): number => ids.find((i) => i.key === key)!.id;
    const act = { act: 'two', author: 'ليلى', now: '2024-03-07T08:00:00.000Z' };
    await mergeEntities(archive, { from: [id(from.key)], into: id(into.key) }, act);
    const after = await all(walkEntities(archive));
    expect(after.some((e) => e.key === from.key)).toBe(false);
    expect(after.find((e) => e.key === into.key)).toMatchObject({
      statements: from.statements + into.statements,
      merged: [from.name],
    });
    const { out } = await isnad(['export', '--format', 'csv', '--archive', named()]);
    const rows = parse(out, { columns: true }) as Record<string, string>[];
    expect(rows.some((r) => r['speaker_id'] === from.key)).toBe(false);
    expect(rows.find((r) => r['speaker'] === from.name)!['speaker_id']).toBe(into.key);
  });

  it('is exported as the filters ask, a report once', async () => {
    await using archive = await openArchive(location);
    const denials = await all(eachStatement(archive, { stance: ['deny', 'assert'] }));
    const { out } = await isnad(['export', '--format', 'csv', '--stance', 'deny,assert', '--archive', named()]);
    const rows = parse(out, { columns: true }) as Record<string, string>[];
    expect(rows.map((r) => r['statement_id']).sort()).toEqual(denials.map((s) => s.id).sort());
    expect(rows.length).toBeGreaterThan(10);
    const reports = rows.map((r) => r['report_id']);
    expect(reports.filter((r, i) => r !== reports[i - 1]).length).toBe(new Set(reports).size);
    for (const [what, filter] of [
      ['events', ['--type', 'assault']],
      ['figures', ['--measure', 'killed']],
    ] as const) {
      const some = await isnad(['export', '--format', 'ndjson', '--what', what, ...filter, '--archive', named()]);
      const found = some.out
        .trimEnd()
        .split('\n')
        .map((l) => JSON.parse(l) as Record<string, unknown>);
      expect(found.length).toBeGreaterThan(2);
      expect(found.every((r) => r['plover_type'] === 'ASSAULT' || r['quantity'] === 'killed')).toBe(true);
    }
    const none = await isnad(['export', '--format', 'csv', '--published', '1999', '--archive', named()]);
    expect([none.code, none.out.split('\r\n').length]).toEqual([0, 2]);
    const notes = await isnad(['export', '--format', 'ftm', '--what', 'statements', '--archive', named()]);
    expect(notes.out).toContain('"Note"');
    expect(notes.out).not.toContain('"Event"');
  });

  it('is written to a file, whole, with what describes it', async () => {
    const out = mkdtempSync(join(tmpdir(), 'isnad-export-'));
    const file = join(out, 'statements.csv');
    expect((await isnad(['export', '--format', 'csv', '--excel', '--out', file, '--archive', named()])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['statements.csv', 'statements.csv-metadata.json']);
    const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.length).toBe(statements());
    const parquet = join(out, 's.parquet');
    await isnad(['export', '--format', 'parquet', '--out', parquet, '--archive', named()]);
    const { buffer, byteOffset, byteLength } = readFileSync(parquet);
    const back = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer });
    expect(back.map((r) => r['statement_id'])).toEqual(rows.map((r) => r['statement_id']));
    rmSync(out, { recursive: true });
  });
});

describe('isnad export', () => {
  const refused = async (...args: string[]) => {
    const { code, talk, out } = await isnad(['export', ...args]);
    expect([code, out]).toEqual([2, '']);
    return talk;
  };

  it('says what is wrong with an order and what to do', async () => {
    expect(await refused()).toContain('--format');
    expect(await refused('--format', 'xlsx')).toContain('Take ndjson, csv, parquet');
    expect(await refused('--format', 'geojson', '--what', 'statements')).toBe(
      'geojson cannot hold statements, only events. For statements take --format ndjson, csv, parquet, gexf, graphml, annotations, claims or ftm.\n',
    );
    expect(await refused('--format', 'csv', '--what', 'records')).toContain('For records take --format ndjson or ftm.');
    expect(await refused('--format', 'parquet', '--excel')).toContain('--excel is for --format csv');
    expect(await refused('--format', 'csv', '--fatalities', 'low')).toContain('--what events');
    expect(await refused('--format', 'csv', '--what', 'entities', '--stance', 'deny')).toContain('takes no filters');
    expect(await refused('--format', 'csv', '--what', 'events', '--fatalities', 'most')).toContain(
      'low, best, high or latest',
    );
  });

  it('leaves nothing behind where it cannot write', async () => {
    const { location, remove } = freshFile();
    await (await openArchive(location, { create: true })).close();
    const path = (location as { path: string }).path;
    const { code, talk } = await isnad([
      'export',
      '--format',
      'csv',
      '--out',
      '/nowhere/at/all.csv',
      '--archive',
      path,
    ]);
    expect([code, talk]).toEqual([2, '--out /nowhere/at/all.csv: there is no folder /nowhere/at.\n']);
    remove();
  });

  it('names the archive that is not there', async () => {
    const { code, talk } = await isnad(['export', '--format', 'csv', '--archive', '/nowhere/archive.db']);
    expect(code).toBe(1);
    expect(talk).toContain('no archive at /nowhere/archive.db');
  });
});

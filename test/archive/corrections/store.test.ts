import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listActs, listOrphans } from '../../../src/archive/corrections/acts.js';
import type { Change } from '../../../src/archive/corrections/change.js';
import { mergeEntities, mergesOf, wrongMerges } from '../../../src/archive/corrections/merge.js';
import { correct, getCorrected, history, StaleError, undo } from '../../../src/archive/corrections/store.js';
import type { Archive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import type { IsnadRecord } from '../../../src/record/record.js';
import { freshArchive, type Server, startPostgres } from '../engines.js';
import { capture, item, readAgain, readingFor } from './captures.js';
import { exampleText, expectValid } from './examples.js';

const by = { reader: 'isnad test', now: '2024-03-06T08:00:01.000Z' };
const at = (act: string) => ({ act, author: 'سلمى', now: '2024-03-07T08:00:00.000Z' });
const text = exampleText('border-incident');

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

describe.each(['sqlite', 'postgres'] as const)('corrections in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  let uid = '';
  const url = 'https://example.org/border';
  const idOf = (record: IsnadRecord, content: string): string =>
    record.statements.find((s) => s.text.startsWith(content))!.id;
  const shown = async () => (await getCorrected(archive, uid))!;
  /** What the tables say of the report's statements and events. */
  const rows = async () => ({
    statements: await archive.db
      .selectFrom('statement')
      .innerJoin('report', 'report.version_id', 'statement.version_id')
      .leftJoin('entity', 'entity.id', 'speaker_id')
      .select(['n', 'start', 'stop', 'stance', 'reviewed', 'entity.name as speaker'])
      .where('report.uid', '=', uid)
      .orderBy('n')
      .execute(),
    events: await archive.db
      .selectFrom('event')
      .innerJoin('report', 'report.version_id', 'event.version_id')
      .select(['n', 'type', 'status', 'reviewed'])
      .where('report.uid', '=', uid)
      .orderBy('n')
      .execute(),
  });

  beforeAll(async () => {
    ({ archive, remove } = await freshArchive(engine, server));
    const outcomes = await put(archive, [item(capture(text, { url })), item(capture(exampleText('court-appeal')))], by);
    uid = outcomes[0]!.uid;
  });
  afterAll(async () => {
    await archive.close();
    remove();
  });

  it('are in the rows at once, once, and are taken back as one act', async () => {
    const before = await rows();
    const { shown: machine, revision } = await shown();
    const item = idOf(machine!.record, 'الجيش المالي');
    const changes: Change[] = [
      { act: 'set', item, set: { stance: 'claim', speaker: 'e5' } },
      { act: 'reject', item: 'v1' },
      { act: 'accept', item: idOf(machine!.record, 'الدورية') },
    ];
    await correct(archive, { report: uid, revision, changes }, at('one'));
    await correct(archive, { report: uid, changes }, at('one'));
    const after = await rows();
    const n = Number(item.slice(1));
    expect(after.statements.find((s) => s.n === n)).toMatchObject({
      stance: 'claim',
      speaker: 'وزارة الشؤون الخارجية الجزائرية',
      reviewed: 2,
    });
    expect(after.statements.map((s) => s.reviewed).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(after.events.map((e) => e.n)).toEqual(before.events.map((e) => e.n).filter((e) => e !== 1));
    expect((await history(archive, { report: uid })).length).toBe(3);
    await expect(correct(archive, { report: uid, revision, changes }, at('two'))).rejects.toThrow(StaleError);
    expect(await undo(archive, { act: 'one' }, at('x'))).toBe(3);
    expect(await undo(archive, { act: 'one' }, at('x'))).toBe(0);
    expect(await rows()).toEqual(before);
    expect((await shown()).corrections.map((c) => c.state)).toEqual(['undone', 'undone', 'undone']);
  });

  it('refuse words that are not there, wholly', async () => {
    const before = await rows();
    const span = { start: 3, end: 9, text: 'غير ما' };
    const add: Change = {
      act: 'add',
      figure: { words: span, value: 1, low: 1, high: 1, bound: 'exact', unit: null, measure: 'other' },
    };
    await expect(
      correct(archive, { report: uid, changes: [{ act: 'reject', item: 's3' }, add] }, at('three')),
    ).rejects.toThrow('the words named');
    expect(await rows()).toEqual(before);
    expect((await history(archive, { act: 'three' })).length).toBe(0);
  });

  it('survive another reading and are carried to a new version, or shown as orphaned', async () => {
    const { shown: machine, version } = await shown();
    const army = idOf(machine!.record, 'الجيش المالي');
    await correct(
      archive,
      { report: uid, changes: [{ act: 'set', item: army, set: { stance: 'claim' } }] },
      at('four'),
    );
    await correct(
      archive,
      { report: uid, changes: [{ act: 'reject', item: idOf(machine!.record, 'ضبط النفس') }] },
      at('five'),
    );
    const corrected = await rows();
    // a reader that finds the statement no more
    const poorer = readingFor(version.text, (r) => ({
      ...r,
      statements: r.statements.filter((s) => !s.text.startsWith('الجيش المالي')),
      events: r.events.map((v) => (v.statement === army ? { ...v, statement: null } : v)),
    }));
    await readAgain(archive, uid, poorer);
    const claim = (all: typeof corrected) => all.statements.filter((s) => s.stance === 'claim').length;
    expect(claim(await rows())).toBe(claim(corrected));
    await readAgain(archive, uid, readingFor(version.text));
    expect(await rows()).toEqual(corrected);

    const newer = text.replace('إلى ضبط النفس', 'إلى التهدئة وضبط النفس');
    await put(archive, [item(capture(newer, { url }))], by);
    const now = await shown();
    expect(now.corrections.flatMap((c) => (c.state === 'undone' ? [] : [c.state]))).toEqual(['carried', 'orphaned']);
    expect(now.version.seq).toBe(2);
    expectValid(now.shown!.record);
    const carried = await rows();
    expect(claim(carried)).toBe(claim(corrected));
    expect(carried.statements.some((s) => s.stance === 'demand' && s.reviewed === 0)).toBe(true);
  });

  it('say that entities of the archive are one, and part them again', async () => {
    const all = await archive.db.selectFrom('entity').select(['id', 'merged_into']).orderBy('id').limit(3).execute();
    const [a, b, c] = all.map((e) => e.id) as [number, number, number];
    const merged = async () =>
      (
        await archive.db.selectFrom('entity').select('merged_into').where('id', 'in', [a, b, c]).orderBy('id').execute()
      ).map((e) => e.merged_into);
    await mergeEntities(archive, { from: [a], into: b }, at('merge-1'));
    await mergeEntities(archive, { from: [b], into: c }, at('merge-2'));
    expect(await merged()).toEqual([c, c, null]);
    await mergeEntities(archive, { from: [c], into: a }, at('merge-3'));
    expect(await merged()).toEqual([c, c, null]);
    expect(await mergesOf(archive, b)).toEqual([{ uid: 'merge-2.0', act: 'merge-2' }]);
    await undo(archive, { act: 'merge-2' }, at('x'));
    expect(await merged()).toEqual([b, null, a].map((id, i) => (i === 2 ? b : id)));
    await undo(archive, { act: 'merge-3' }, at('x'));
    await undo(archive, { uid: 'merge-1.0' }, at('x'));
    expect(await merged()).toEqual([null, null, null]);
    expect(await wrongMerges(archive.db)).toEqual([]);
  });

  it('are told act by act, the latest first, and apart where their words are gone', async () => {
    const { items } = await listActs(archive, {});
    const merge = items.find((a) => a.act === 'merge-2')!;
    expect(merge).toMatchObject({ author: 'سلمى', corrections: 1, undone: 1, reports: 0 });
    expect(merge.first).toMatchObject([{ report: null, title: null, body: { on: 'entities' } }]);
    expect(items.find((a) => a.act === 'one')).toMatchObject({ corrections: 3, undone: 3, reports: 1 });
    const pages: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await listActs(archive, {}, { limit: 2, cursor });
      pages.push(...page.items.map((a) => a.act));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(pages).toEqual(items.map((a) => a.act));
    expect((await listActs(archive, { report: uid })).items.map((a) => a.act)).not.toContain('merge-2');
    expect((await listActs(archive, { author: 'nobody' })).items).toEqual([]);
    const orphans = await listOrphans(archive);
    expect(orphans.items.map((o) => o.report)).toEqual([uid]);
    expect(orphans.next).toBeNull();
  });
});

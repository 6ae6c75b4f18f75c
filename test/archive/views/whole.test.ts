// What pages show of a whole archive: its numbers, outlets, who cites whom, where and when; whatever database it lies in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeEntities } from '../../../src/archive/corrections/merge.js';
import { correct, getCorrected } from '../../../src/archive/corrections/store.js';
import { listEntities } from '../../../src/archive/lists/entities.js';
import { listStatements } from '../../../src/archive/lists/statements.js';
import { type Archive, openArchive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import { wrongSummaries } from '../../../src/archive/summaries.js';
import { type CitationNetwork, citations } from '../../../src/archive/views/network.js';
import { listOutlets, outlet } from '../../../src/archive/views/outlets.js';
import { overview } from '../../../src/archive/views/overview.js';
import { eventPlaces } from '../../../src/archive/views/places.js';
import { precisionOf } from '../../../src/archive/views/precision.js';
import { eventTimeline } from '../../../src/archive/views/timeline.js';
import { networkOf } from '../../../src/export/network.js';
import { reportsOf } from '../../../src/export/source.js';
import { freshArchive, type Server, startPostgres } from '../engines.js';
import { by, item, news, tolls } from './town.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

const edgesOf = ({ nodes, edges }: CitationNetwork): readonly string[] =>
  edges.map((e) => `${nodes[e.source]!.label} → ${nodes[e.target]!.label}: ${e.weight}`);

describe.each(['sqlite', 'postgres'] as const)('the whole of an archive in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  beforeAll(async () => {
    ({ archive, remove } = await freshArchive(engine, server));
    await put(archive, news, by);
  }, 60_000);
  afterAll(async () => {
    await archive?.close();
    remove();
  });
  const named = async (name: string): Promise<number> => (await listEntities(archive, { name })).items[0]!.id;

  it('is told in numbers', async () => {
    expect(await overview(archive)).toMatchObject({
      ...{
        reports: 6,
        unread: 0,
        failed: 0,
        statements: 8,
        spoken: 8,
        figures: 5,
        reviewed: 0,
        publishers: 2,
        feeds: 0,
      },
      ...{ first: '2024-02-21', last: '2024-03-07', taken: '2024-04-01T08:00:00.000Z' },
      months: [
        { month: '2024-02', reports: 1, statements: 1 },
        { month: '2024-03', reports: 5, statements: 7 },
      ],
    });
  });

  it('has outlets, with those from whom they have what they tell', async () => {
    const { items, next } = await listOutlets(archive);
    expect(next).toBeNull();
    expect(items.map((o) => [o.name, o.reports, o.statements, o.spoken, o.first, o.last])).toEqual([
      ['جريدة الميناء', 3, 3, 3, '2024-03-04', '2024-03-06'],
      ['صوت الساحل', 3, 5, 5, '2024-02-21', '2024-03-07'],
    ]);
    const first = await listOutlets(archive, { limit: 1 });
    expect((await listOutlets(archive, { limit: 1, cursor: first.next })).items).toEqual([items[1]]);
    const coast = (await outlet(archive, 'صوت الساحل'))!;
    expect(coast.relays.map((c) => [c.value.name, c.count])).toEqual([['وكالة رويترز', 2]]);
    expect(coast.speakers.map((c) => [c.value.name, c.count])).toContainEqual(['سامر العلي', 2]);
    expect(coast.months.map((m) => [m.month, m.reports, m.statements])).toEqual([
      ['2024-02', 1, 1],
      ['2024-03', 2, 4],
    ]);
    expect(await outlet(archive, 'لا أحد')).toBeNull();
  });

  describe('who cites whom', () => {
    it('is an edge for each link to the next, from the outlet on', async () => {
      const found = await citations(archive, {});
      expect(found.of).toEqual({ counted: 8, all: true });
      expect([...edgesOf(found)].sort()).toEqual(
        [
          'جريدة الميناء → سامر العلي: 2',
          'جريدة الميناء → وكالة رويترز: 1',
          'صوت الساحل → سامر العلي: 2',
          'صوت الساحل → نقابة الأطباء: 1',
          'صوت الساحل → وكالة رويترز: 2',
          'وكالة رويترز → كريم منصور: 2',
          'وكالة رويترز → هدى سليم: 1',
        ].sort(),
      );
      expect(found.size).toBe(found.nodes.length);
      expect(found.nodes[0]).toMatchObject({ label: 'وكالة رويترز', cites: 3, cited: 3, kind: 'entity' });
    });

    it('gives for each edge the statements that its weight counts', async () => {
      for (const filters of [{}, { published: { from: '2024-03-05' } }]) {
        const { nodes, edges } = await citations(archive, filters);
        expect(edges.length).toBeGreaterThan(3);
        for (const { source, target, weight } of edges) {
          const [from, to] = [nodes[source]!, nodes[target]!];
          const whose = from.kind === 'entity' ? { citing: String(from.entity.id) } : { publisher: from.label };
          const { items } = await listStatements(archive, { ...filters, ...whose, cited: String(to.entity!.id) });
          expect(items).toHaveLength(weight);
        }
      }
    });

    it('is as the filters ask: counted of the statements, or of what is counted already', async () => {
      const coast = await citations(archive, { publisher: 'صوت الساحل' });
      const same = await citations(archive, { publisher: 'صوت الساحل', published: { from: '1900-01-01' } });
      expect(same.edges).toEqual(coast.edges);
      expect(edgesOf(coast)).toHaveLength(5);
      expect(edgesOf(await citations(archive, { stance: ['deny'] }))).toEqual(['صوت الساحل → سامر العلي: 1']);
      expect((await citations(archive, { published: { from: '2024-01-01' } }, { most: 3 })).of).toEqual({
        counted: 3,
        all: false,
      });
    });

    it('is what isnad export draws', async () => {
      const exported = await networkOf(reportsOf(archive, 'statement', {}));
      const names = new Map([...exported.nodes()].map((n) => [n.id, n.label]));
      const cites = [...exported.edges()].filter((e) => e.kind === 'cites');
      const drawn = edgesOf(await citations(archive, {}));
      expect([...drawn].sort()).toEqual(
        cites.map((e) => `${names.get(e.source)} → ${names.get(e.target)}: ${e.weight}`).sort(),
      );
    });

    it('leaves out what is not wanted, and the least when it is too much', async () => {
      expect(edgesOf(await citations(archive, {}, { outlets: false }))).toEqual([
        'وكالة رويترز → كريم منصور: 2',
        'وكالة رويترز → هدى سليم: 1',
      ]);
      const two = await citations(archive, {}, { limit: 2 });
      expect([two.nodes.length, two.size]).toEqual([2, 7]);
      const known = await citations(archive, {}, { named: true });
      expect(known.nodes.every((n) => n.kind === 'outlet' || n.entity.named)).toBe(true);
    });
  });

  it('has its events on a map, each place as near as it is known', async () => {
    const found = await eventPlaces(archive, {});
    expect(found.places.map((p) => [p.place.name, p.precision, p.country])).toEqual([
      ['حلب', 'place', 'SY'],
      ['دمشق', 'place', 'SY'],
    ]);
    expect(found.places[1]).toMatchObject({ events: 2, types: [{ value: 'PROTEST', count: 2 }] });
    expect([found.placed, found.mapped, found.complete]).toEqual([found.placed, found.placed, true]);
    expect(found.of.counted).toBeGreaterThan(found.placed);
    const protests = await eventPlaces(archive, { type: ['PROTEST'] });
    expect(protests.places.map((p) => [p.place.name, p.events])).toEqual([['دمشق', 2]]);
    expect((await eventPlaces(archive, { publisher: 'الميناء' }, { limit: 1 })).places).toHaveLength(1);
    expect((await eventPlaces(archive, { status: ['happened'] }, { most: 2 })).of).toEqual({ counted: 2, all: false });
  });

  it('has its events in time', async () => {
    const days = await eventTimeline(archive, {}, { bucket: 'day' });
    expect(days.bars.map((b) => [b.from, b.events])).toEqual([
      ['2024-02-20', 1],
      ['2024-03-04', 3],
    ]);
    expect(days.bars[0]!.types).toEqual([{ value: 'PROTEST', count: 1 }]);
    expect(days.undated + days.vague + 4).toBe(days.of.counted);
    const weeks = await eventTimeline(archive, {}, { bucket: 'week' });
    // the Mondays of these weeks
    expect(weeks.bars.map((b) => b.from)).toEqual(['2024-02-19', '2024-03-04']);
    const published = await eventTimeline(archive, { place: 'حلب' }, { by: 'published' });
    expect(published.bucket).toBe('day');
    expect(published.bars.map((b) => b.from)).toEqual(['2024-03-04', '2024-03-05', '2024-03-06']);
    expect(published.undated).toBe(0);
  });

  it('is in another state whenever it changes', async () => {
    const { engine, db } = archive;
    const before = await engine.state(db);
    expect(await engine.state(db)).toBe(before);
    await put(archive, [item('قال المدير إن المصنع سيفتح.')], by);
    expect(await engine.state(db)).not.toBe(before);
  });

  it('is counted rightly whatever is put in, corrected or merged', async () => {
    const url = 'https://example.org/changing';
    await put(archive, [...tolls, item('عنوان\nقال الوزير إن اللجنة ستجتمع.', { url, publisher: 'أ' })], by);
    await put(archive, [item('عنوان\nقالت الوزيرة هدى سليم إن اللجنة لن تجتمع.', { url, publisher: 'أ' })], by);
    await put(archive, [{ capture: item('لم يُقرأ بعد.').capture, reading: null }], by);
    await put(archive, [{ capture: item('لا يُقرأ.').capture, reading: { ok: false, error: 'سبب' } }], by);
    const { items } = await listStatements(archive, { speaker: 'منصور' });
    const { uid } = items[0]!.report;
    const [statement] = (await getCorrected(archive, uid))!.shown!.record.statements;
    const changes = [{ act: 'set', item: statement!.id, set: { medium: 'interview' } } as const];
    const act = { author: 'a', now: '2024-04-02T00:00:00.000Z', act: 'medium' };
    await correct(archive, { report: uid, changes }, act);
    expect(await wrongSummaries(archive)).toEqual({ tallies: 0, cites: 0 });
    expect(await overview(archive)).toMatchObject({ reports: 16, unread: 1, failed: 1, reviewed: 1 });
    const before = await citations(archive, {});
    const [from, into] = [await named('كريم منصور'), await named('سامر العلي')];
    await mergeEntities(archive, { from: [from], into }, { ...act, act: 'one' });
    const after = await citations(archive, {});
    expect(after.size).toBe(before.size - 1);
    const count = (found: CitationNetwork, label: string) => found.nodes.find((n) => n.label === label)?.cited ?? 0;
    expect(count(after, 'سامر العلي')).toBe(count(before, 'سامر العلي') + count(before, 'كريم منصور'));
    expect((await outlet(archive, 'صوت الساحل'))!.speakers[0]).toMatchObject({ value: { id: into } });
  });
});

it('is counted rightly when several writers add at once', async () => {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const { archive, remove } = await freshArchive(engine, server);
    const other = await openArchive(archive.location);
    const all = [...news, ...tolls];
    await Promise.all([put(archive, all, by), put(other, all.toReversed(), by)]);
    expect(await wrongSummaries(archive)).toEqual({ tallies: 0, cites: 0 });
    expect((await overview(archive)).reports).toBe(all.length);
    await other.close();
    await archive.close();
    remove();
  }
});

describe('how near a place is known', () => {
  it('is told by its name', () => {
    const place = { english: null, country: 'SY' };
    expect(precisionOf({ ...place, name: 'سوريا', english: 'Syria' })).toBe('country');
    expect(precisionOf({ ...place, name: 'محافظة حلب' })).toBe('region');
    expect(precisionOf({ ...place, name: 'حلب', english: 'Aleppo' })).toBe('place');
  });
});

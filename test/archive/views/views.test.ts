// What the pages ask of an archive beyond its lists, whatever database it lies in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeEntities } from '../../../src/archive/corrections/merge.js';
import { listEntities } from '../../../src/archive/lists/entities.js';
import { listStatements } from '../../../src/archive/lists/statements.js';
import type { Archive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import { facets } from '../../../src/archive/views/facets.js';
import { profile } from '../../../src/archive/views/profile.js';
import { eachReport, listReports } from '../../../src/archive/views/reports.js';
import { freshArchive, type Server, startPostgres } from '../engines.js';
import { analyze, by, item, news } from './town.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

const counted = <T>(counts: readonly { readonly value: T; readonly count: number }[], name: (of: T) => unknown) =>
  counts.map((c) => [name(c.value), c.count]);
const same = <T>(value: T): T => value;

describe.each(['sqlite', 'postgres'] as const)('views of an archive in %s', (engine) => {
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

  describe('reports', () => {
    it('come newest first, each once, page by page', async () => {
      const all = await listReports(archive, {});
      expect(all.items.map((r) => r.headline)).toEqual([
        'الوزير ينفي',
        'وزارة الصحة ترفع الحصيلة',
        'الأطباء يعلنون حصيلتهم',
        'نقابة الأطباء: القتلى أكثر',
        'انفجار في حلب',
        'احتجاج في دمشق',
      ]);
      const first = await listReports(archive, {}, { limit: 4 });
      const rest = await listReports(archive, {}, { limit: 4, cursor: first.next });
      expect([...first.items, ...rest.items]).toEqual(all.items);
      expect(rest.next).toBeNull();
    });

    it('say what is in them', async () => {
      const { items } = await listReports(archive, { published: { to: '2024-03-04' }, publisher: 'الميناء' });
      expect(items).toEqual([
        expect.objectContaining({
          ...{ headline: 'انفجار في حلب', publisher: 'جريدة الميناء', published: '2024-03-04', author: null },
          ...{ captured: '2024-04-01T08:00:00.000Z', versions: 1, reading: 'read', error: null },
          ...{ statements: 1, events: 4, figures: 1, reviewed: 0 },
        }),
      ]);
    });

    it('are as the filters ask', async () => {
      const titles = async (filters: Parameters<typeof listReports>[1]) =>
        (await listReports(archive, filters)).items.map((r) => r.title);
      expect(await titles({ publisher: 'صوت الساحل', stance: ['deny'] })).toEqual(['الوزير ينفي']);
      expect(await titles({ speaker: 'منصور', relay: 'رويترز' })).toHaveLength(2);
      expect(await titles({ publisher: 'لا أحد' })).toEqual([]);
      expect(await titles({ type: ['PROTEST'] })).toEqual(['احتجاج في دمشق']);
    });

    it('are their latest versions, read or not', async () => {
      const { archive: own, remove: removeOwn } = await freshArchive(engine, server);
      const url = 'https://example.org/changing';
      const text = 'عنوان الخبر\nقال الوزير إن اللجنة ستجتمع.';
      await put(own, [item(text, { url, publisher: 'أ' })], by);
      await put(own, [item(`${text}\nوأضاف أن القرار نهائي.`, { url, publisher: 'ب' })], by);
      await put(own, [{ capture: item('لم يُقرأ بعد.').capture, reading: null }], by);
      await put(own, [{ capture: item('لا يُقرأ.').capture, reading: { ok: false, error: 'سبب' } }], by);
      const found = new Map<string, unknown>();
      for await (const r of eachReport(own, {}))
        found.set(r.headline, [r.seq, r.versions, r.reading, r.error, r.statements]);
      expect(Object.fromEntries(found)).toEqual({
        'عنوان الخبر': [2, 2, 'read', null, 2],
        'لم يُقرأ بعد.': [1, 1, 'unread', null, 0],
        'لا يُقرأ.': [1, 1, 'failed', 'سبب', 0],
      });
      expect((await listReports(own, { publisher: 'أ' })).items).toEqual([]);
      await own.close();
      removeOwn();
    });
  });

  describe('facets', () => {
    it('count reports, each once for a value', async () => {
      const found = await facets(archive, 'reports', {});
      expect(found.of).toEqual({ counted: 6, all: true });
      expect(counted(found.publisher, same)).toEqual([
        ['جريدة الميناء', 3],
        ['صوت الساحل', 3],
      ]);
      expect(counted(found.speaker, (e) => e.name).slice(0, 2)).toEqual([
        ['سامر العلي', 3],
        ['كريم منصور', 2],
      ]);
      expect(counted(found.month, same)).toEqual([
        ['2024-02', 1],
        ['2024-03', 5],
      ]);
      expect(Object.fromEntries(counted(found.type, same) as [string, number][])).toMatchObject({
        PROTEST: 1,
        ASSAULT: 4,
      });
      expect(counted(found.place, (e) => e.name)).toEqual([
        ['حلب', 4],
        ['دمشق', 1],
      ]);
    });

    it('count statements, and only what each vouches for', async () => {
      const found = await facets(archive, 'statements', { filters: { speaker: 'سامر العلي' } });
      expect(found.of).toEqual({ counted: 4, all: true });
      expect(counted(found.stance, same)).toEqual([
        ['assert', 3],
        ['deny', 1],
      ]);
      expect(counted(found.mode, same)).toEqual([
        ['indirect', 3],
        ['direct', 1],
      ]);
      expect(counted(found.type, same)).toEqual([
        ['ASSAULT', 2],
        ['DISASTER', 2],
      ]);
    });

    it('count what a search finds', async () => {
      for (const what of ['reports', 'statements'] as const) {
        const found = await facets(archive, what, { query: 'قتلوا', filters: { publisher: 'الميناء' } }, analyze);
        expect(found.of).toEqual({ counted: 3, all: true });
        expect(counted(found.publisher, same)).toEqual([['جريدة الميناء', 3]]);
        expect(counted(found.speaker, (e) => e.name)).toEqual([
          ['سامر العلي', 2],
          ['كريم منصور', 1],
        ]);
      }
    });

    it('say when only the newest were counted', async () => {
      const found = await facets(archive, 'reports', {}, null, 2);
      expect(found.of).toEqual({ counted: 2, all: false });
      expect(counted(found.publisher, same)).toEqual([
        ['جريدة الميناء', 1],
        ['صوت الساحل', 1],
      ]);
    });
  });

  describe('a profile', () => {
    it('tells of somebody what is known', async () => {
      const found = (await profile(archive, await named('كريم منصور')))!;
      expect(found).toMatchObject({
        ...{ name: 'كريم منصور', type: 'person', named: true, reports: 2, statements: 2, merged: [] },
        roles: { speaker: 2, relay: 0, addressee: 0, about: 0 },
        ...{ first: '2024-03-05', last: '2024-03-05' },
        months: [{ month: '2024-03', reports: 2, statements: 2, about: 0 }],
        names: [{ value: 'كريم منصور', count: 2 }],
        stances: [{ value: 'assert', count: 2 }],
        ...{ relays: [], coordinates: null, precision: null },
      });
      expect(counted(found.relayedBy, (e) => e.name)).toEqual([['وكالة رويترز', 2]]);
      expect(counted(found.speaksOf, (e) => e.name)).toContainEqual(['حلب', 2]);
    });

    it('tells whom an agency relays, and of a place where it lies', async () => {
      const agency = (await profile(archive, await named('رويترز')))!;
      expect(agency.roles.relay).toBe(3);
      expect(counted(agency.relays, (e) => e.name)).toEqual([
        ['كريم منصور', 2],
        ['هدى سليم', 1],
      ]);
      const town = (await profile(archive, await named('حلب')))!;
      expect(town.precision).toBe('place');
      expect(town.coordinates?.map(Math.round)).toEqual([37, 36]);
      expect(town.roles.about).toBe(4);
      expect(counted(town.spokenOfBy, (e) => e.name)).toEqual([
        ['سامر العلي', 2],
        ['كريم منصور', 2],
      ]);
      expect(town.events.place).toBeGreaterThan(4);
    });

    it('is of all that people said to be one', async () => {
      const [from, into] = [await named('كريم منصور'), await named('سامر العلي')];
      const act = { author: 'a', now: '2024-04-02T00:00:00.000Z', act: `one-${engine}` };
      await mergeEntities(archive, { from: [from], into }, act);
      for (const id of [from, into]) {
        const found = (await profile(archive, id))!;
        expect(found).toMatchObject({ id: into, name: 'سامر العلي', reports: 5, statements: 6 });
        expect(found.merged.map((e) => e.name)).toEqual(['كريم منصور']);
        expect(counted(found.relayedBy, (e) => e.name)).toEqual([['وكالة رويترز', 2]]);
      }
      const speakers = (await facets(archive, 'statements', {})).speaker;
      expect(counted(speakers, (e) => e.name)).toContainEqual(['سامر العلي', 6]);
      expect((await listStatements(archive, { speaker: String(into) })).items).toHaveLength(6);
    });

    it('is null of nobody', async () => {
      expect(await profile(archive, 999_999)).toBeNull();
    });
  });
});

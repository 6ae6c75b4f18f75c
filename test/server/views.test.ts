import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Library, library } from './library.js';

let lib: Library;
beforeAll(async () => {
  lib = await library();
  const toll = (n: number, published: string, publisher: string): Promise<string> =>
    lib.add(`حصيلة الانفجار\nقال وزير الصحة سامر العلي إن ${n} شخصاً قتلوا في حلب في 4 مارس 2024.`, {
      published,
      publisher,
    });
  await toll(12, '2024-03-05', 'جريدة الميناء');
  await toll(19, '2024-03-06', 'صوت الساحل');
  await lib.add('قال رئيس النقابة كريم منصور إن 31 شخصاً قتلوا في حلب في 4 مارس 2024.', { published: '2024-03-07' });
});
afterAll(() => lib[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (path: string): Promise<any> => (await lib.get(path)).json();

it('a ledger is listed and given by its key', async () => {
  const { items } = await json('/ledgers?measure=killed');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ claimants: 2, claims: 3, lowest: 12, highest: 31 });
  const ledger = await json(`/ledgers/${encodeURIComponent(items[0].key)}`);
  expect(ledger.claims.map((c: { value: number }) => c.value)).toEqual([12, 19, 31]);
  expect(ledger.claims[0].context.text).toContain('12 شخصاً قتلوا');
  expect((await json('/ledgers?measure=killed&grain=place')).items[0]).toMatchObject({ type: null, day: null });
});

it('what names no ledger is said', async () => {
  expect((await lib.get('/ledgers/1.ASSAULT.killed.1999-01-01')).status).toBe(404);
  expect((await lib.get('/ledgers/nothing')).status).toBe(400);
  expect((await lib.get('/ledgers?grain=year')).status).toBe(400);
});

it('an entity is given by its number, with what it said', async () => {
  const [{ id }] = (await json(`/entities?name=${encodeURIComponent('سامر العلي')}`)).items;
  expect(await json(`/entities/${id}`)).toMatchObject({
    ...{ id, type: 'person', named: true, statements: 2, roles: { speaker: 2, relay: 0 } },
    months: [{ month: '2024-03', reports: 2, statements: 2 }],
  });
  expect((await lib.get('/entities/2147483000')).status).toBe(404);
  expect((await lib.get('/entities/zero')).status).toBe(400);
});

it('reports are listed, the latest first, as the filters ask', async () => {
  const { items } = await json('/reports');
  expect(items.map((r: { published: string }) => r.published)).toEqual(['2024-03-07', '2024-03-06', '2024-03-05']);
  expect(items[2]).toMatchObject({ headline: 'حصيلة الانفجار', reading: 'read', statements: 1, figures: 1 });
  expect((await json(`/reports?speaker=${encodeURIComponent('منصور')}`)).items).toHaveLength(1);
});

it('what is found is counted by what can be filtered', async () => {
  const all = await json('/facets?what=statements');
  expect(all.of).toEqual({ counted: 3, all: true });
  expect(all.speaker[0]).toMatchObject({ value: { name: 'سامر العلي' }, count: 2 });
  const found = await json(`/facets?what=reports&q=${encodeURIComponent('الصحة')}`);
  expect(found.of.counted).toBe(2);
  expect((await lib.get('/facets')).status).toBe(400);
  expect((await lib.get('/facets?what=reports&q=-')).status).toBe(400);
});

it('who cites whom is drawn, each edge with the statements of its weight', async () => {
  const { nodes, edges } = await json('/network');
  expect(edges).toHaveLength(2);
  for (const { source, target, weight } of edges) {
    expect(nodes[source].kind).toBe('outlet');
    const asked = new URLSearchParams({ publisher: nodes[source].label, cited: String(nodes[target].entity.id) });
    expect((await json(`/statements?${asked}`)).items).toHaveLength(weight);
  }
  expect((await json('/network?outlets=false')).edges).toEqual([]);
  expect((await json('/network?limit=1')).nodes).toHaveLength(1);
});

it('outlets are listed, and one is given by its name', async () => {
  const { items } = await json('/outlets');
  expect(items.map((o: { name: string | null }) => o.name)).toContain(null);
  const outlet = await json(`/outlets/${encodeURIComponent('صوت الساحل')}`);
  expect(outlet).toMatchObject({ reports: 1, speakers: [{ value: { name: 'سامر العلي' }, count: 1 }] });
  expect((await lib.get(`/outlets/${encodeURIComponent('لا أحد')}`)).status).toBe(404);
});

it('the archive is told in numbers, which are those of the moment', async () => {
  await using own = await library();
  const numbers = async () => (await own.get('/overview')).json();
  expect(await numbers()).toMatchObject({ reports: 0, statements: 0, first: null, taken: null, months: [] });
  await own.add('قال الوزير سامي الحداد إن الجسر آمن.', { published: '2024-03-05' });
  expect(await numbers()).toMatchObject({ reports: 1, statements: 1, spoken: 1, first: '2024-03-05' });
});

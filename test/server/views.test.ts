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

import { expect, it } from 'vitest';
import { feedsInMemory, newFeed, restoredState } from '../../../src/intake/feeds/feed.js';

const now = new Date('2024-02-18T10:00:00Z');

it('a store keeps feeds once each, in their order, and none that was removed', async () => {
  const store = feedsInMemory();
  const [a, b] = ['https://a.example/', 'https://b.example/'].map((url) => newFeed({ url }, now));
  expect(await store.add(a!)).toBe(true);
  expect(await store.add(b!)).toBe(true);
  expect(await store.add({ ...a!, title: 'آخر' })).toBe(false);
  expect(await store.list()).toEqual([a, b]);
  expect(await store.remove(a!.url)).toBe(true);
  expect(await store.remove(a!.url)).toBe(false);
  await store.save(a!.url, a!);
  expect(await store.list()).toEqual([b]);
  await store.save(b!.url, { ...b!, url: 'https://c.example/' });
  expect(await store.get(b!.url)).toBeNull();
  expect((await store.get('https://c.example/'))?.state.scope).toBe(b!.url);
});

it('a state kept by an earlier version gets what it lacks', () => {
  const { state } = newFeed({ url: 'https://a.example/' }, now);
  const { rhythm: _, seen: __, ...older } = { ...state, etag: '"1"', failures: 3 };
  expect(restoredState(JSON.parse(JSON.stringify(older)), 'https://a.example/')).toEqual({
    ...state,
    etag: '"1"',
    failures: 3,
  });
});

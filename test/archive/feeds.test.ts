// What must hold of the feeds kept in an archive, whatever database it lies in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { feedsOf } from '../../src/archive/feeds.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { type Feed, type FeedStore, newFeed, restoredState } from '../../src/intake/feeds/feed.js';
import { freshArchive, type Server, startPostgres } from './engines.js';

const start = new Date('2024-02-18T10:00:00Z');
const feed = (url: string, more: Partial<Feed> = {}): Feed => ({
  ...newFeed({ url, title: 'أخبار', site: 'https://example.org/', folders: ['اليمن', 'محلية'], pages: true }, start),
  ...more,
});

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

describe.each(['sqlite', 'postgres'] as const)('feeds in %s', (engine) => {
  let archive: Archive;
  let feeds: FeedStore;
  let remove = (): void => {};
  beforeAll(async () => {
    ({ archive, remove } = await freshArchive(engine, server));
    feeds = feedsOf(archive, restoredState);
  });
  beforeEach(async () => {
    for (const f of await feeds.list()) await feeds.remove(f.url);
  });
  afterAll(async () => {
    await archive.close();
    remove();
  });

  it('come back as they were, in the order they were added', async () => {
    const given = ['https://b.example/rss', 'https://a.example/خلاصة'].map((url) => feed(url));
    for (const f of given) expect(await feeds.add(f)).toBe(true);
    expect(await feeds.list()).toEqual(given);
    expect(await feeds.get('https://b.example/rss')).toEqual(given[0]);
    expect(await feeds.get('https://c.example/')).toBeNull();
  });

  it('are there once: adding again changes nothing', async () => {
    await feeds.add(feed('https://a.example/'));
    expect(await feeds.add(feed('https://a.example/', { title: 'آخر' }))).toBe(false);
    expect((await feeds.list()).map((f) => f.title)).toEqual(['أخبار']);
  });

  it('are added once by several at the same time', async () => {
    const other = await openArchive(archive.location);
    const both = [feeds, feedsOf(other, restoredState)] as const;
    const added = await Promise.all(both.map((store) => store.add(feed('https://a.example/'))));
    await other.close();
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await feeds.list()).toHaveLength(1);
  });

  it('are saved with all that is remembered of them, under a new address too', async () => {
    await feeds.add(feed('https://a.example/'));
    const seen = { abc: { content: 'def', etag: '"1"' } };
    const base = feed('https://a.example/new', { dueAt: null, title: null });
    const after = { ...base, state: { ...base.state, etag: '"é"', failures: 3, error: 'خطأ', seen } };
    await feeds.save('https://a.example/', after);
    expect(await feeds.list()).toEqual([after]);
    expect(await feeds.get('https://a.example/')).toBeNull();
  });

  it('do not take the address of another', async () => {
    await feeds.add(feed('https://a.example/'));
    await feeds.add(feed('https://b.example/'));
    await feeds.save('https://a.example/', feed('https://b.example/', { title: 'انتقلت' }));
    expect((await feeds.list()).map((f) => [f.url, f.title])).toEqual([
      ['https://a.example/', 'انتقلت'],
      ['https://b.example/', 'أخبار'],
    ]);
  });

  it('that were removed do not come back when they are saved', async () => {
    await feeds.add(feed('https://a.example/'));
    expect(await feeds.remove('https://a.example/')).toBe(true);
    expect(await feeds.remove('https://a.example/')).toBe(false);
    await feeds.save('https://a.example/', feed('https://a.example/'));
    expect(await feeds.list()).toEqual([]);
  });

  it('kept by an earlier isnad, which knew less, are as new ones in what they lack', async () => {
    await feeds.add(feed('https://a.example/'));
    await archive.db.updateTable('feed').set({ state: '{"failures":2}' }).execute();
    const { state } = (await feeds.get('https://a.example/'))!;
    expect([state.failures, state.scope, state.seen]).toEqual([2, 'https://a.example/', {}]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { dueFeeds, type Feed, feedsInMemory, newFeed } from '../../../src/intake/feeds/feed.js';
import type { RefreshDeps } from '../../../src/intake/feeds/refresh.js';
import { type FeedEvent, refreshFeeds, type WatchEvent, watchFeeds } from '../../../src/intake/feeds/watch.js';
import { web } from '../../../src/intake/fetch/web.js';
import { pagesHere } from '../../../src/intake/pages.js';
import { type Handler, type LocalServer, redirect, send, serve } from '../server.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((o) => o.close()));
});
const server = async (routes: Readonly<Record<string, Handler>>): Promise<LocalServer> => {
  const made = await serve(routes);
  opened.push(made);
  return made;
};
const start = new Date('2024-02-18T10:00:00Z');
const deps = (more: Partial<RefreshDeps> = {}): RefreshDeps => {
  const net = web({ version: '0', allowPrivate: true, delayMs: 0 });
  opened.push(net);
  return { web: net, pages: pagesHere, now: () => start, random: () => 0, ...more };
};
const rss = (...ids: readonly string[]): string =>
  `<rss version="2.0"><channel><title>أ</title>${ids
    .map((id) => `<item><title>خبر ${id}</title><guid>${id}</guid></item>`)
    .join('')}</channel></rss>`;
const titles = (events: readonly WatchEvent[]): (string | null)[] =>
  events.flatMap((e) => (e.kind === 'taken' && e.taken.kind === 'capture' ? [e.taken.capture.title] : []));
const all = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const event of events) list.push(event);
  return list;
};

describe('feeds due', () => {
  it('are those whose time has come, the longest waiting first', () => {
    const at = (url: string, dueAt: string | null): Feed => ({ ...newFeed({ url }, start), dueAt });
    const feeds = [
      at('https://a.example/', '2024-02-18T09:30:00Z'),
      at('https://b.example/', '2024-02-18T10:00:01Z'),
      at('https://c.example/', null),
      at('https://d.example/', '2024-02-18T09:00:00Z'),
    ];
    expect(dueFeeds(feeds, start).map((f) => f.url)).toEqual(['https://d.example/', 'https://a.example/']);
  });
});

describe('several feeds', () => {
  it('are looked at, each saved when its last item was taken; one that fails stops none', async () => {
    const s = await server({ '/a': send(rss('1', '2')), '/b': send('', {}, 500), '/c': send(rss('3')) });
    const store = feedsInMemory(['/a', '/b', '/c'].map((path) => newFeed({ url: s.url + path }, start)));
    const events: FeedEvent[] = [];
    for await (const event of refreshFeeds(await store.list(), store, deps())) {
      events.push(event);
      if (event.kind === 'taken') expect((await store.get(event.feed.url))?.state.checkedAt).toBeNull();
      else expect((await store.get(event.feed.url))?.state.checkedAt).toBe(start.toISOString());
    }
    expect(titles(events).sort()).toEqual(['خبر 1', 'خبر 2', 'خبر 3']);
    expect(events.flatMap((e) => (e.kind === 'checked' ? [`${e.outcome.kind} ${e.taken}`] : [])).sort()).toEqual([
      'changed 1',
      'changed 2',
      'failed 0',
    ]);
  });

  it('left in the middle are saved as far as they were taken', async () => {
    const s = await server({ '/a': send(rss('1', '2', '3')) });
    const store = feedsInMemory([newFeed({ url: `${s.url}/a` }, start)]);
    for await (const event of refreshFeeds(await store.list(), store, deps())) if (event.kind === 'taken') break;
    expect((await store.list())[0]?.state).toMatchObject({ checkedAt: null, items: 0 });
    expect(titles(await all(refreshFeeds(await store.list(), store, deps())))).toHaveLength(3);
  });

  it('of which one moves to another stay both', async () => {
    const s = await server({ '/a': redirect('/b', 301), '/b': send(rss('1')) });
    const store = feedsInMemory(['/a', '/b'].map((path) => newFeed({ url: s.url + path }, start)));
    await all(refreshFeeds(await store.list(), store, deps()));
    expect((await store.list()).map((f) => f.url)).toEqual([`${s.url}/a`, `${s.url}/b`]);
  });

  it('removed meanwhile stay removed', async () => {
    const s = await server({ '/a': send(rss('1')) });
    const store = feedsInMemory([newFeed({ url: `${s.url}/a` }, start)]);
    for await (const event of refreshFeeds(await store.list(), store, deps()))
      if (event.kind === 'taken') await store.remove(event.feed.url);
    expect(await store.list()).toEqual([]);
  });
});

describe('watching', () => {
  it('looks at feeds when they are due, until it is stopped', async () => {
    let ids = ['1'];
    let clock = start.getTime();
    const s = await server({ '/a': (q, r) => send(rss(...ids))(q, r) });
    const store = feedsInMemory([newFeed({ url: `${s.url}/a` }, start)]);
    const stop = new AbortController();
    const slept: number[] = [];
    const sleep = async (ms: number): Promise<void> => {
      slept.push(ms);
      clock += ms;
      if (clock >= start.getTime() + 3_600_000) ids = ['2', '1'];
      if (clock > start.getTime() + 3 * 3_600_000) stop.abort();
    };
    const events = await all(
      watchFeeds(store, { ...deps({ now: () => new Date(clock), signal: stop.signal }), sleep }),
    );
    expect(titles(events)).toEqual(['خبر 1', 'خبر 2']);
    const told = events.flatMap((e) => (e.kind === 'waiting' ? [e.until?.toISOString()] : []));
    expect(told.slice(0, 2)).toEqual(['2024-02-18T11:00:00.000Z', '2024-02-18T12:00:00.000Z']);
    expect(Math.max(...slept)).toBeLessThanOrEqual(60_000);
    expect(s.asked.length).toBeLessThanOrEqual(5);
  });

  it('without a feed waits for one', async () => {
    const s = await server({ '/a': send(rss('1')) });
    const store = feedsInMemory();
    const stop = new AbortController();
    const events: WatchEvent[] = [];
    const sleep = async (): Promise<void> => void (await store.add(newFeed({ url: `${s.url}/a` }, start)));
    for await (const event of watchFeeds(store, { ...deps({ signal: stop.signal }), sleep })) {
      events.push(event);
      if (event.kind === 'checked') stop.abort();
    }
    expect(events[0]).toEqual({ kind: 'waiting', until: null });
    expect(titles(events)).toEqual(['خبر 1']);
  });

  it('stops in the middle of a slow answer, and of waiting', async () => {
    const s = await server({ '/a': () => undefined });
    const store = feedsInMemory([newFeed({ url: `${s.url}/a` }, start)]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect(await all(watchFeeds(store, deps({ signal: stop.signal })))).toEqual([]);
    const again = new AbortController();
    setTimeout(() => again.abort(), 100);
    expect(await all(watchFeeds(feedsInMemory(), deps({ signal: again.signal })))).toEqual([
      { kind: 'waiting', until: null },
    ]);
  });
});

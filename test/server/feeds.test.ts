import { afterAll, beforeAll, expect, it } from 'vitest';
import { web } from '../../src/intake/fetch/web.js';
import type { JobEvent, JobShown } from '../../src/server/jobs.js';
import { type LocalServer, send, serve } from '../intake/server.js';
import { type Library, library } from './library.js';

const rss = (...items: readonly (readonly [guid: string, text: string])[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار المدينة</title>${items
    .map(
      ([guid, text]) =>
        `<item><title>خبر ${guid}</title><guid isPermaLink="false">${guid}</guid><description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`;
const page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="أخبار"></head></html>';

let lib: Library;
let site: LocalServer;
beforeAll(async () => {
  lib = await library({ web: web({ version: '0', allowPrivate: true, delayMs: 0, obeyRobots: false }) });
  const xml = { 'content-type': 'application/rss+xml' };
  site = await serve({
    '/': send(page, { 'content-type': 'text/html' }),
    '/rss': send(rss(['1', 'قال رئيس البلدية إن السوق مغلق.'], ['2', 'قالت البلدية إن الطريق مفتوح.']), xml),
    '/broken': send('', {}, 500),
  });
});
afterAll(async () => {
  await lib[Symbol.asyncDispose]();
  await site.close();
});

interface Shown {
  readonly id: string;
  readonly url: string;
  readonly health: string;
  readonly items: number;
  readonly error: string | null;
  readonly problem: string | null;
  readonly dueAt: string | null;
  readonly pages: boolean;
}
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (response: Response | Promise<Response>): Promise<any> => (await response).json();
const listed = async (): Promise<readonly Shown[]> => (await json(lib.get('/feeds'))).items;
const patch = (id: string, body: object): Promise<Response> =>
  lib.get(`/feeds/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
async function looked(body: object): Promise<JobShown & { events: readonly JobEvent[] }> {
  const response = await lib.post('/feeds/refresh', body);
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as JobShown;
  await (await lib.get(`/jobs/${id}/events`)).text();
  return json(lib.get(`/jobs/${id}`));
}

it('a feed is found by the address of its site, once', async () => {
  const response = await lib.post('/feeds', { url: site.url });
  expect(response.status).toBe(201);
  expect(await json(response)).toMatchObject({
    added: true,
    feed: { url: `${site.url}/rss`, health: 'new' },
    others: [],
  });
  expect(await json(lib.post('/feeds', { url: `${site.url}/rss` }))).toMatchObject({ added: false });
  expect(await listed()).toHaveLength(1);
});

it('an address without a feed is told in words', async () => {
  const response = await lib.post('/feeds', { url: `${site.url}/nothing` });
  expect(response.status).toBe(422);
  expect((await json(response)).detail).toContain('404');
  expect((await lib.post('/feeds', { url: 'no address' })).status).toBe(422);
});

it('a look takes its reports in, and what failed says why', async () => {
  const opml = `<opml version="2.0"><body><outline text="مدن"><outline text="معطل" xmlUrl="${site.url}/broken"/></outline></body></opml>`;
  const imported = await lib.get('/feeds/opml', {
    method: 'POST',
    body: opml,
    headers: { 'content-type': 'text/x-opml' },
  });
  expect(await json(imported)).toEqual({ added: 1, same: 0, failures: [] });
  const job = await looked({ all: true });
  expect(job).toMatchObject({ state: 'done', kind: 'feeds', feeds: { looked: 2, failed: 1 }, totals: { added: 2 } });
  expect(
    job.events
      .filter((e) => e.event === 'feed')
      .map((e) => e.outcome)
      .sort(),
  ).toEqual(['changed', 'failed']);
  const [good, bad] = await listed();
  expect(good).toMatchObject({ health: 'ok', items: 2, error: null });
  expect(bad).toMatchObject({ health: 'failing', problem: 'status', error: expect.stringContaining('500') });
});

it('one that is paused is looked at only when it is named, and stays paused', async () => {
  const [good] = await listed();
  expect(await json(patch(good!.id, { paused: true }))).toMatchObject({ health: 'paused', dueAt: null });
  const before = site.asked.length;
  expect((await looked({})).feeds.looked).toBe(0);
  expect(site.asked.slice(before)).not.toContain('/rss');
  expect((await looked({ ids: [good!.id] })).feeds.looked).toBe(1);
  expect((await listed())[0]).toMatchObject({ health: 'paused', dueAt: null });
  expect(await json(patch(good!.id, { paused: false, pages: true }))).toMatchObject({ health: 'ok', pages: true });
  expect((await listed())[0]!.dueAt).not.toBeNull();
});

it('the list goes out as OPML with its folders', async () => {
  const response = await lib.get('/feeds/opml');
  expect(response.headers.get('content-type')).toContain('text/x-opml');
  const text = await response.text();
  expect(text).toContain('مدن');
  expect(text).toContain(`${site.url}/broken`);
  const wrong = await lib.get('/feeds/opml', { method: 'POST', body: 'x', headers: { 'content-type': 'text/x-opml' } });
  expect(wrong.status).toBe(422);
});

it('one that is removed is gone; its reports stay', async () => {
  const [good] = await listed();
  expect((await lib.get(`/feeds/${good!.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await lib.get(`/feeds/${good!.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await lib.post('/feeds/refresh', { ids: [good!.id] })).status).toBe(404);
  expect((await json(lib.get('/statements'))).items.length).toBeGreaterThan(0);
  expect(lib.faults).toEqual([]);
});

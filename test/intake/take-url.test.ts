import { afterEach, describe, expect, it } from 'vitest';
import { web } from '../../src/intake/fetch/web.js';
import { pagesHere } from '../../src/intake/pages.js';
import { type Received, takeUrl } from '../../src/intake/take-url.js';
import type { Capture, Taken } from '../../src/record/capture.js';
import { inEncoding } from './encode.js';
import { type Handler, type LocalServer, redirect, send, serve } from './server.js';

const windows1256 = (text: string): Uint8Array => inEncoding(text, 'windows-1256');

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((o) => o.close()));
});
const server = async (routes: Readonly<Record<string, Handler>>): Promise<LocalServer> => {
  const made = await serve(routes);
  opened.push(made);
  return made;
};
const take = async (
  url: string,
  other: (received: Received) => AsyncIterable<Taken> = async function* () {},
  signal?: AbortSignal,
): Promise<Taken[]> => {
  const net = web({ version: '0', allowPrivate: true, delayMs: 0 });
  opened.push(net);
  const taken: Taken[] = [];
  const now = (): Date => new Date('2024-02-18T10:00:00Z');
  for await (const t of takeUrl(url, { web: net, pages: pagesHere, other, now, signal })) taken.push(t);
  return taken;
};
const captures = (taken: readonly Taken[]): Capture[] =>
  taken.flatMap((t) => (t.kind === 'capture' ? [t.capture] : []));

const paragraph =
  'قال المتحدث باسم البلدية سامي عون إن هذا الطريق الساحلي سيفتح أمام السيارات صباح الاثنين بعد انتهاء أعمال الصيانة التي استمرت شهرين.';
const article = `<!DOCTYPE html><html lang="ar"><head><title>فتح الطريق الساحلي الاثنين</title>
<link rel="canonical" href="https://jarida.example/news/7"><link rel="alternate" type="application/rss+xml" href="/rss">
<meta property="og:site_name" content="الجريدة"><meta property="article:published_time" content="2024-02-17T20:00:00+03:00"></head>
<body><article><h1>فتح الطريق الساحلي الاثنين</h1><p>${paragraph}</p><p>${paragraph.replace('صباح', 'مساء')}</p></article></body></html>`;
const html = { 'content-type': 'text/html; charset=utf-8', 'x-kept': 'yes' };

describe('a URL', () => {
  it('of a page gives its article, and keeps the page as received', async () => {
    const s = await server({ '/7': redirect('/news/7'), '/news/7': send(article, html) });
    const [capture, ...more] = captures(await take(`${s.url}/7`));
    expect(more).toEqual([]);
    expect(capture).toMatchObject({
      title: 'فتح الطريق الساحلي الاثنين',
      published: '2024-02-17T20:00:00+03:00',
      publisher: 'الجريدة',
      url: 'https://jarida.example/news/7',
      guid: null,
      from: `${s.url}/7`,
      capturedAt: '2024-02-18T10:00:00.000Z',
      source: { mediaType: 'text/html', url: `${s.url}/news/7`, headers: { 'x-kept': 'yes' } },
    });
    expect(capture?.text.split('\n')).toEqual([
      'فتح الطريق الساحلي الاثنين',
      paragraph,
      paragraph.replace('صباح', 'مساء'),
    ]);
    expect(Buffer.from(capture?.source?.bytes ?? []).toString()).toBe(article);
  });

  it('of a page in windows-1256 with a wrong label or none reads the same', async () => {
    const s = await server({
      '/a': send(windows1256(article), { 'content-type': 'text/html; charset=utf-8' }),
      '/b': send(windows1256(article)),
    });
    for (const path of ['/a', '/b']) {
      const [capture] = captures(await take(s.url + path));
      expect(capture?.text).toContain(paragraph);
      expect(capture?.notes.join()).toContain('windows-1256');
    }
  });

  it('of a feed gives its items, whatever its label', async () => {
    const feed = `<rss version="2.0"><channel><title>الجريدة</title><item><title>خبر</title><guid>1</guid></item><item><title>مكسور</item><item><title>ثان</title></item></channel></rss>`;
    const s = await server({ '/feed': send(feed, { 'content-type': 'text/html' }) });
    const taken = await take(`${s.url}/feed`);
    expect(captures(taken).map((c) => [c.title, c.guid])).toEqual([
      ['خبر', `${s.url}/feed#1`],
      ['ثان', null],
    ]);
    expect(taken.filter((t) => t.kind === 'failure')).toHaveLength(1);
  });

  it('of a page without an article names its feed', async () => {
    const index = `<html><head><title>الجريدة</title><link rel="alternate" type="application/rss+xml" href="/rss"></head>
<body><h1>الجريدة</h1><ul><li><a href="/1">خبر أول</a></li><li><a href="/2">خبر ثان</a></li></ul></body></html>`;
    const s = await server({ '/': send(index, html) });
    expect(await take(`${s.url}/`)).toEqual([
      { kind: 'failure', name: `${s.url}/`, reason: expect.stringMatching(/Its feed is .*\/rss: isnad feeds add/u) },
    ]);
  });

  it('of anything else goes to those who know it', async () => {
    const s = await server({ '/a.pdf': send('%PDF-1.7', { 'content-type': 'application/pdf' }) });
    const given: Received[] = [];
    const other = async function* (received: Received): AsyncGenerator<Taken> {
      given.push(received);
      const source = { bytes: received.bytes, mediaType: 'application/pdf', url: null, headers: null };
      const said = { text: 'نص', title: null, published: null, publisher: null, author: null, url: null, guid: null };
      yield {
        kind: 'capture',
        capture: { ...said, from: received.from, capturedAt: received.capturedAt, source, notes: [] },
      };
      throw new Error('broken in the middle');
    };
    expect(await take(`${s.url}/a.pdf`, other)).toEqual([
      {
        kind: 'capture',
        capture: expect.objectContaining({
          source: expect.objectContaining({
            url: `${s.url}/a.pdf`,
            headers: expect.objectContaining({ 'content-type': 'application/pdf' }),
          }),
        }),
      },
      { kind: 'failure', name: `${s.url}/a.pdf`, reason: 'broken in the middle' },
    ]);
    expect(given).toMatchObject([{ mediaType: 'application/pdf', url: `${s.url}/a.pdf`, from: `${s.url}/a.pdf` }]);
  });

  it('that cannot be had is a failure with its reason', async () => {
    const s = await server({ '/robots.txt': send('User-agent: *\nDisallow: /no'), '/no': send(article, html) });
    const reason = async (url: string): Promise<unknown> => (await take(url))[0];
    expect(await reason(`${s.url}/404`)).toMatchObject({ kind: 'failure', reason: expect.stringContaining('404') });
    expect(await reason(`${s.url}/no`)).toMatchObject({
      kind: 'failure',
      reason: expect.stringContaining('robots.txt'),
    });
    expect(await reason('ftp://a.example/')).toMatchObject({
      kind: 'failure',
      reason: expect.stringContaining('only http'),
    });
  });

  it('rejects only when stopped', async () => {
    const s = await server({ '/robots.txt': send(''), '/a': () => undefined });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    await expect(take(`${s.url}/a`, undefined, stop.signal)).rejects.toThrow('stopped');
  });
});

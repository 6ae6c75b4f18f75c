import { afterEach, describe, expect, it } from 'vitest';
import { type Feed, feedsInMemory, newFeed } from '../../../src/intake/feeds/feed.js';
import { type Outcome, type RefreshDeps, refreshFeed } from '../../../src/intake/feeds/refresh.js';
import { web } from '../../../src/intake/fetch/web.js';
import { pagesHere } from '../../../src/intake/pages.js';
import type { Capture, Taken } from '../../../src/record/capture.js';
import { inEncoding } from '../encode.js';
import { type Handler, type LocalServer, redirect, send, serve } from '../server.js';

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
const time = new Date('2024-02-18T10:00:00Z');
const deps = (more: Partial<RefreshDeps> = {}): RefreshDeps => {
  const net = web({ version: '0', allowPrivate: true, delayMs: 0, limits: { headersMs: 300, totalMs: 2_000 } });
  opened.push(net);
  return { web: net, pages: pagesHere, now: () => time, random: () => 0, ...more };
};
const feedAt = (url: string, pages = false): Feed => newFeed({ url, pages }, time);

interface Look {
  readonly outcome: Outcome;
  readonly taken: readonly Taken[];
  readonly captures: readonly Capture[];
  readonly after: Feed;
}
const look = async (feed: Feed, d: RefreshDeps): Promise<Look> => {
  const refresh = await refreshFeed(feed, d);
  const taken: Taken[] = [];
  for await (const t of refresh.items) taken.push(t);
  return {
    outcome: refresh.outcome,
    taken,
    captures: taken.flatMap((t) => (t.kind === 'capture' ? [t.capture] : [])),
    after: refresh.after(),
  };
};

const item = (n: number, body = `قال المتحدث رقم ${n} إن الطريق مفتوح.`): string => `<item><title>خبر ${n}</title>
<link>https://jarida.example/news/${n}</link><guid isPermaLink="false">n-${n}</guid>
<pubDate>Sun, 18 Feb 2024 0${n}:00:00 +0300</pubDate><description><![CDATA[<p>${body}</p><p>سطر ثان.</p>]]></description></item>`;
const rss = (inner: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>الجريدة</title><link>https://jarida.example/</link>${inner}</channel></rss>`;

describe('a feed looked at', () => {
  it('gives its items as captures', async () => {
    const body = rss(item(1));
    const s = await server({
      '/feed': send(body, { 'content-type': 'application/rss+xml; charset=utf-8', etag: '"1"' }),
    });
    const { captures, outcome, after } = await look(feedAt(`${s.url}/feed`), deps());
    expect(outcome).toMatchObject({ kind: 'changed', items: 1 });
    expect(captures).toEqual([
      {
        text: 'خبر 1\nقال المتحدث رقم 1 إن الطريق مفتوح.\nسطر ثان.',
        title: 'خبر 1',
        published: '2024-02-18T01:00:00+03:00',
        publisher: 'الجريدة',
        author: null,
        url: 'https://jarida.example/news/1',
        guid: `${s.url}/feed#n-1`,
        from: `${s.url}/feed`,
        capturedAt: '2024-02-18T10:00:00.000Z',
        source: {
          bytes: expect.any(Uint8Array),
          mediaType: 'application/rss+xml',
          url: `${s.url}/feed`,
          headers: expect.objectContaining({ etag: '"1"' }),
        },
        notes: [],
      },
    ]);
    expect(new TextDecoder().decode(captures[0]?.source?.bytes)).toBe(item(1));
    expect(after).toMatchObject({
      title: 'الجريدة',
      dueAt: '2024-02-18T11:00:00.000Z',
      state: {
        site: 'https://jarida.example/',
        etag: '"1"',
        checkedAt: '2024-02-18T10:00:00.000Z',
        succeededAt: '2024-02-18T10:00:00.000Z',
        failures: 0,
        error: null,
        items: 1,
      },
    });
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  });

  it('is asked with its validators, and a 304 gives nothing', async () => {
    const s = await server({
      '/feed': (q, r) => {
        if (q.headers['if-none-match'] === '"1"' && q.headers['if-modified-since'] !== undefined)
          r.writeHead(304).end();
        else send(rss(item(1)), { etag: '"1"', 'last-modified': 'Sun, 18 Feb 2024 09:00:00 GMT' })(q, r);
      },
    });
    const d = deps();
    const first = await look(feedAt(`${s.url}/feed`), d);
    const second = await look(first.after, d);
    expect(second).toMatchObject({ outcome: { kind: 'unchanged' }, taken: [] });
    expect(second.after.state.items).toBe(1);
  });

  it('without validators is known by its bytes, and its items by what they say', async () => {
    let body = rss(item(1) + item(2));
    const s = await server({ '/feed': (q, r) => send(body)(q, r) });
    const d = deps();
    const first = await look(feedAt(`${s.url}/feed`), d);
    expect(first.captures).toHaveLength(2);
    expect((await look(first.after, d)).outcome.kind).toBe('unchanged');

    body = rss(item(3) + item(2, 'قال المتحدث إن الطريق أغلق.') + item(1));
    const third = await look(first.after, d);
    expect(third.captures.map((c) => [c.guid, c.text.split('\n')[1]])).toEqual([
      [`${s.url}/feed#n-3`, 'قال المتحدث رقم 3 إن الطريق مفتوح.'],
      [`${s.url}/feed#n-2`, 'قال المتحدث إن الطريق أغلق.'],
    ]);
    expect(third.after.state.items).toBe(3);
  });

  it('counts only what was read as seen, so that a killed run loses nothing', async () => {
    const s = await server({ '/feed': send(rss(item(1) + item(2) + item(3)), { etag: '"1"' }) });
    const d = deps();
    const refresh = await refreshFeed(feedAt(`${s.url}/feed`), d);
    let read = 0;
    for await (const _ of refresh.items) if (++read === 2) break;
    const after = refresh.after();
    expect(after.state).toMatchObject({ items: 1, etag: null });
    expect((await look(after, d)).captures.map((c) => c.title)).toEqual(['خبر 2', 'خبر 3']);
  });

  it('in windows-1256, labelled as something else, reads the same', async () => {
    const text = rss(item(1, 'قال المتحدث إن هذا الطريق الذي أغلق على مرحلتين مفتوح من الآن في كل الأيام.'));
    const s = await server({ '/feed': send(windows1256(text), { 'content-type': 'text/xml; charset=utf-8' }) });
    const { captures } = await look(feedAt(`${s.url}/feed`), deps());
    expect(captures[0]?.text).toContain('قال المتحدث إن هذا الطريق');
    expect(captures[0]?.notes).toEqual([expect.stringContaining('windows-1256')]);
    expect(new Uint8Array(captures[0]?.source?.bytes ?? [])).toEqual(
      windows1256(text.slice(text.indexOf('<item>'), text.indexOf('</channel>'))),
    );
  });

  it('lists what is broken and takes the rest', async () => {
    const s = await server({
      '/feed': send(rss(`${item(1)}<item><title>مكسور<description>x</item><item><guid>e</guid></item>${item(2)}`)),
    });
    const { taken } = await look(feedAt(`${s.url}/feed`), deps());
    expect(taken.map((t) => (t.kind === 'capture' ? t.capture.title : t.reason))).toEqual([
      'خبر 1',
      'its XML is too broken to be read.',
      'it has neither a headline nor a text.',
      'خبر 2',
    ]);
  });

  it('takes a guid on different reports for none, and a repeated report once', async () => {
    const same = (n: number): string => item(n).replace(/n-\d/u, 'n-0');
    const s = await server({ '/feed': send(rss(same(1) + same(2) + same(1) + item(3) + item(3))) });
    const { captures } = await look(feedAt(`${s.url}/feed`), deps());
    expect(captures.map((c) => [c.title, c.guid])).toEqual([
      ['خبر 1', null],
      ['خبر 2', null],
      ['خبر 3', `${s.url}/feed#n-3`],
    ]);
  });
});

describe('a feed that fails', () => {
  it.each([
    ['120', '2024-02-18T10:11:15.000Z'],
    ['7200', '2024-02-18T12:00:00.000Z'],
    ['Sun, 18 Feb 2024 13:00:00 GMT', '2024-02-18T13:00:00.000Z'],
  ])('with 429 and Retry-After %s waits until %s', async (retryAfter, due) => {
    const s = await server({ '/feed': send('', { 'retry-after': retryAfter }, 429) });
    const { after, outcome } = await look(feedAt(`${s.url}/feed`), deps());
    expect(outcome).toEqual({ kind: 'failed', reason: 'the server answered 429: too many requests.' });
    expect(after.dueAt).toBe(due);
  });

  it('waits longer each time, says why, and is well again after a success', async () => {
    let status = 503;
    const s = await server({ '/feed': (q, r) => send(rss(item(1)), {}, status)(q, r) });
    const d = deps();
    const first = await look(feedAt(`${s.url}/feed`), d);
    const second = await look(first.after, d);
    expect(second.after.state).toMatchObject({
      failures: 2,
      error: 'the server answered 503: not available now.',
      succeededAt: null,
    });
    expect(Date.parse(second.after.dueAt!)).toBeGreaterThan(Date.parse(first.after.dueAt!));
    status = 200;
    const third = await look(second.after, d);
    expect(third.after.state).toMatchObject({ failures: 0, error: null });
    expect(third.captures).toHaveLength(1);
  });

  it('with 410 is gone', async () => {
    const s = await server({ '/feed': send('', {}, 410) });
    const { after, outcome } = await look(feedAt(`${s.url}/feed`), deps());
    expect(outcome.kind).toBe('gone');
    expect(after).toMatchObject({ dueAt: null, state: { gone: true } });
  });

  it('keeps what it had: validators and items seen', async () => {
    let status = 200;
    const s = await server({ '/feed': (q, r) => send(rss(item(1)), { etag: '"1"' }, status)(q, r) });
    const d = deps();
    const first = await look(feedAt(`${s.url}/feed`), d);
    status = 500;
    const second = await look(first.after, d);
    expect(second.after.state).toMatchObject({ etag: '"1"', items: 1, seen: first.after.state.seen });
  });

  it('because it is a web page is told of the feed the page names', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>أهلا</body></html>';
    const s = await server({
      '/': send(page, { 'content-type': 'text/html' }),
      '/x': send('نص', { 'content-type': 'text/plain' }),
    });
    expect((await look(feedAt(`${s.url}/`), deps())).outcome).toEqual({
      kind: 'failed',
      reason: `a web page, not a feed. Its feed is ${s.url}/rss`,
    });
    expect((await look(feedAt(`${s.url}/x`), deps())).outcome).toMatchObject({
      reason: expect.stringContaining('no feed'),
    });
  });

  it('because its server is slow or not there is an outcome too', async () => {
    const s = await server({ '/slow': () => undefined });
    expect((await look(feedAt(`${s.url}/slow`), deps())).outcome).toMatchObject({
      reason: expect.stringContaining('did not begin to answer'),
    });
    await s.close();
    expect((await look(feedAt(`${s.url}/feed`), deps())).outcome).toMatchObject({
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('rejects only when stopped', async () => {
    const s = await server({ '/slow': () => undefined });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(refreshFeed(feedAt(`${s.url}/slow`), deps({ signal: stop.signal }))).rejects.toThrow('stopped');
  });
});

describe('a feed that moved', () => {
  it('for good is fetched from its new place, and its items stay the same', async () => {
    const s = await server({
      '/old': redirect('/new', 301),
      '/new': send(rss(item(1) + item(2))),
      '/then': redirect('/new', 302),
    });
    const { after, captures } = await look(feedAt(`${s.url}/old`), deps());
    expect(after.url).toBe(`${s.url}/new`);
    expect(captures[0]?.guid).toBe(`${s.url}/old#n-1`);
    const store = feedsInMemory([feedAt(`${s.url}/old`)]);
    await store.save(`${s.url}/old`, after);
    expect((await store.list()).map((f) => f.url)).toEqual([`${s.url}/new`]);
    expect((await look(feedAt(`${s.url}/then`), deps())).after.url).toBe(`${s.url}/then`);
  });
});

describe('a feed whose pages are fetched', () => {
  const paragraph =
    'قال المتحدث باسم البلدية سامي عون إن الطريق الساحلي سيفتح أمام السيارات صباح الاثنين بعد انتهاء أعمال الصيانة التي استمرت شهرين كاملين.';
  const article = (words: string): string => `<html lang="ar"><head><title>خبر 1 كما في الصفحة الكاملة</title>
<meta property="og:site_name" content="الجريدة"><meta property="og:title" content="خبر 1 كما في الصفحة الكاملة"></head>
<body><article><h1>خبر 1 كما في الصفحة الكاملة</h1><p>${paragraph}</p><p>${words}</p><p>${paragraph.replace('صباح', 'مساء')}</p></article></body></html>`;
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const pagesOf = (s: LocalServer, inner: string): string => inner.replaceAll('https://jarida.example', s.url);

  it('gives the reports from their pages, and asks again only for edited items', async () => {
    let more = '';
    const version = '"a"';
    const s: LocalServer = await server({
      '/feed': (q, r) => send(pagesOf(s, rss(item(1) + more)))(q, r),
      '/news/1': (q, r) => {
        if (q.headers['if-none-match'] === version) r.writeHead(304).end();
        else send(article('وأضاف أن العمل انتهى.'), { ...html, etag: version })(q, r);
      },
      '/news/2': send('', {}, 404),
      '/robots.txt': send('User-agent: *\nDisallow: /news/3'),
    });
    const d = deps();
    const first = await look(feedAt(`${s.url}/feed`, true), d);
    expect(first.captures).toHaveLength(1);
    expect(first.captures[0]).toMatchObject({
      title: 'خبر 1 كما في الصفحة الكاملة',
      published: '2024-02-18T01:00:00+03:00',
      guid: `${s.url}/feed#n-1`,
      url: `${s.url}/news/1`,
      source: { mediaType: 'text/html', url: `${s.url}/news/1` },
      notes: [],
    });
    expect(first.captures[0]?.text).toContain(paragraph);

    more = item(2) + item(3);
    const second = await look(first.after, d);
    expect(second.captures.map((c) => [c.title, c.notes])).toEqual([
      ['خبر 2', ['taken from its feed, not from its page: the server answered 404: not found.']],
      ['خبر 3', [expect.stringContaining('robots.txt')]],
    ]);
    expect(s.asked.filter((p) => p === '/news/1')).toHaveLength(1);

    more = '<!-- -->';
    const edited = await look({ ...second.after, state: { ...second.after.state, seen: touched(second.after) } }, d);
    expect(edited.captures).toEqual([]);
    expect(s.asked.filter((p) => p === '/news/1')).toHaveLength(2);
  });

  it('tries a page again that could not be had', async () => {
    let status = 503;
    const s: LocalServer = await server({
      '/feed': (q, r) => send(pagesOf(s, rss(item(1))), { etag: '"1"' })(q, r),
      '/news/1': (q, r) => send(article('وأضاف.'), html, status)(q, r),
    });
    const d = deps();
    const first = await look(feedAt(`${s.url}/feed`, true), d);
    expect(first.captures[0]?.notes[0]).toContain('503');
    expect(first.after.state.etag).toBeNull();
    status = 200;
    const second = await look(first.after, d);
    expect(second.captures[0]?.text).toContain(paragraph);
    expect(second.after.state).toMatchObject({ etag: '"1"', items: 1 });
  });
});

/** As if each item had been edited since. */
const touched = (feed: Feed): Feed['state']['seen'] =>
  Object.fromEntries(Object.entries(feed.state.seen).map(([key, seen]) => [key, { ...seen, content: 'other' }]));

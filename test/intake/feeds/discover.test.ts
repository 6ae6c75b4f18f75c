import { afterEach, describe, expect, it } from 'vitest';
import { type DiscoverDeps, findFeeds } from '../../../src/intake/feeds/discover.js';
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
const deps = (): DiscoverDeps => {
  const net = web({ version: '0', allowPrivate: true, delayMs: 0 });
  opened.push(net);
  return { web: net, pages: pagesHere };
};
const rss = '<rss version="2.0"><channel><title>الجريدة</title><link>https://jarida.example/</link></channel></rss>';
const page = (head: string): Handler =>
  send(`<html><head><title>الجريدة</title>${head}</head><body>أهلا</body></html>`, { 'content-type': 'text/html' });

describe('a feed', () => {
  it('is found at its own address', async () => {
    const s = await server({ '/rss': send(rss) });
    expect(await findFeeds(`${s.url}/rss`, deps())).toEqual([
      { url: `${s.url}/rss`, title: 'الجريدة', site: 'https://jarida.example/' },
    ]);
  });

  it('is found where it moved to for good', async () => {
    const s = await server({ '/old': redirect('/rss', 301), '/now': redirect('/rss', 302), '/rss': send(rss) });
    expect((await findFeeds(`${s.url}/old`, deps()))[0]?.url).toBe(`${s.url}/rss`);
    expect((await findFeeds(`${s.url}/now`, deps()))[0]?.url).toBe(`${s.url}/now`);
  });

  it('is found from the page that names it, that of comments last', async () => {
    const s = await server({
      '/': page(`<link rel="alternate" type="application/rss+xml" title="تعليقات" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="الأخبار" href="/feed/"><link rel="alternate" hreflang="en" href="/en">`),
    });
    expect(await findFeeds(s.url, deps())).toEqual([
      { url: `${s.url}/feed/`, title: 'الأخبار', site: `${s.url}/` },
      { url: `${s.url}/comments/feed/`, title: 'تعليقات', site: `${s.url}/` },
    ]);
  });

  it('is looked for in the usual places only when asked', async () => {
    const s = await server({ '/': page(''), '/rss.xml': send(rss), '/feed/': page('') });
    await expect(findFeeds(s.url, deps())).rejects.toThrow(/--guess/u);
    expect(s.asked).toEqual(['/']);
    expect((await findFeeds(s.url, deps(), { guess: true }))[0]?.url).toBe(`${s.url}/rss.xml`);
  });

  it('that is nowhere is said to be so', async () => {
    const s = await server({ '/': page('') });
    await expect(findFeeds(s.url, deps(), { guess: true })).rejects.toThrow(/no feed found/u);
    await expect(findFeeds(`${s.url}/none`, deps())).rejects.toThrow(/404/u);
    await expect(findFeeds('mailto:a@b.example', deps())).rejects.toThrow(/only http/u);
  });
});

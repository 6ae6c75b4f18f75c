import { afterEach, describe, expect, it } from 'vitest';
import { FetchError } from '../../../src/intake/fetch/problem.js';
import { type Turns, turns } from '../../../src/intake/fetch/turns.js';
import { type Web, type WebOptions, web } from '../../../src/intake/fetch/web.js';
import { type Handler, type LocalServer, redirect, send, serve } from '../server.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((o) => o.close()));
});
const open = (options: Partial<WebOptions> = {}): Web => {
  const made = web({ version: '0', allowPrivate: true, delayMs: 0, ...options });
  opened.push(made);
  return made;
};
const server = async (routes: Readonly<Record<string, Handler>>, host?: string): Promise<LocalServer> => {
  const made = await serve(routes, host);
  opened.push(made);
  return made;
};
const kind = async (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'fetched',
    (e: unknown) => (e instanceof FetchError ? e.problem.kind : String(e)),
  );

describe('robots.txt', () => {
  const rules = 'User-agent: *\nDisallow: /private\n\nUser-agent: isnad\nDisallow: /drafts/\nAllow: /drafts/open\n';

  it('is asked once for all pages of a site, and its rules for isnad hold', async () => {
    const s = await server({ '/robots.txt': send(rules), '*': send('خبر') });
    const w = open();
    expect(await kind(w.page(`${s.url}/drafts/1`))).toBe('robots');
    expect(await kind(w.page(`${s.url}/drafts/open`))).toBe('fetched');
    expect(await kind(w.page(`${s.url}/private`))).toBe('fetched');
    expect(s.asked).toEqual(['/robots.txt', '/drafts/open', '/private']);
    expect(s.requests[0]?.headers['user-agent']).toBe('isnad/0');
  });

  it('is asked again on a redirect', async () => {
    const s = await server({ '/robots.txt': send(rules), '/a': redirect('/drafts/1'), '*': send('خبر') });
    expect(await kind(open().page(`${s.url}/a`))).toBe('robots');
    expect(s.asked).toEqual(['/robots.txt', '/a']);
  });

  it('is not asked for a feed, nor where a person says so', async () => {
    const s = await server({ '/robots.txt': send('User-agent: *\nDisallow: /'), '*': send('خبر') });
    expect(await kind(open().feed(`${s.url}/feed`))).toBe('fetched');
    expect(await kind(open({ obeyRobots: false }).page(`${s.url}/a`))).toBe('fetched');
    expect(s.asked).toEqual(['/feed', '/a']);
  });

  it('that is not there allows all; one that fails makes pages wait, until it is there', async () => {
    let status = 404;
    let time = 0;
    const s = await server({ '/robots.txt': (q, r) => send('', {}, status)(q, r), '*': send('خبر') });
    const ask = async (): Promise<string> => kind(w.page(`${s.url}/a`));
    const w = open({ now: () => time });
    expect(await ask()).toBe('fetched');
    status = 503;
    expect(await ask()).toBe('fetched');
    time += 25 * 3_600_000;
    expect(await ask()).toBe('robots-unavailable');
    status = 200;
    expect(await ask()).toBe('robots-unavailable');
    time += 11 * 60_000;
    expect(await ask()).toBe('fetched');
    expect(s.asked.filter((p) => p === '/robots.txt')).toHaveLength(3);
  });

  it('does not hide that an address is refused', async () => {
    expect(await kind(open({ allowPrivate: false }).page('http://127.0.0.1:9/'))).toBe('refused-address');
    expect(await kind(open({ resolve: async () => [] }).page('http://news.example/'))).toBe('unknown-host');
  });

  it('may ask for a pause', async () => {
    const slept: number[] = [];
    const s = await server({ '/robots.txt': send('User-agent: *\nCrawl-delay: 3'), '*': send('خبر') });
    const w = open({ now: () => 0, sleep: async (ms) => void slept.push(ms) });
    await w.page(`${s.url}/a`);
    await w.page(`${s.url}/b`);
    expect(slept).toEqual([3_000, 3_000]);
  });
});

describe('turns', () => {
  const make = (concurrency: number, delayMs = 0): { turns: Turns; slept: number[] } => {
    const slept: number[] = [];
    return {
      slept,
      turns: turns({ concurrency, delayMs, now: () => 0, sleep: async (ms) => void slept.push(ms) }),
    };
  };
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

  it('are one at a time for a host, with a pause between', async () => {
    const t = make(8, 1_000);
    const order: string[] = [];
    const first = await t.turns.take('a', null);
    const second = t.turns.take('a', null).then((end) => {
      order.push('second');
      return end;
    });
    const other = await t.turns.take('b', null);
    order.push('other');
    await settled();
    order.push('end of first');
    first();
    (await second)();
    other();
    expect(order).toEqual(['other', 'end of first', 'second']);
    expect(t.slept).toEqual([1_000]);
  });

  it('are so many at a time over all hosts', async () => {
    const t = make(2);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const end = await t.turns.take(`host${i}`, null);
        most = Math.max(most, ++running);
        await settled();
        running--;
        end();
        end();
      }),
    );
    expect(most).toBe(2);
  });

  it('given up while waiting hold up nobody', async () => {
    const t = make(1);
    const stop = new AbortController();
    const end = await t.turns.take('a', null);
    const sameHost = t.turns.take('a', null, stop.signal);
    const otherHost = t.turns.take('b', null, stop.signal);
    const after = t.turns.take('a', null);
    await settled();
    stop.abort();
    expect(await kind(sameHost)).toBe('stopped');
    expect(await kind(otherHost)).toBe('stopped');
    end();
    (await after)();
    (await t.turns.take('b', null))();
  });
});

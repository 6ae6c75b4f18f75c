import { once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fetcher, type FetchOptions, fetcher } from '../../../src/intake/fetch/fetch.js';
import { FetchError, type FetchProblem } from '../../../src/intake/fetch/problem.js';
import { proxyOf } from '../../../src/intake/fetch/proxy.js';
import { type Handler, type LocalServer, redirect, send, serve } from '../server.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((o) => o.close()));
});

const web = (options: Partial<FetchOptions> = {}): Fetcher => {
  const made = fetcher({ userAgent: 'isnad/test', allowPrivate: true, ...options });
  opened.push(made);
  return made;
};
const server = async (routes: Readonly<Record<string, Handler>>, host?: string): Promise<LocalServer> => {
  const made = await serve(routes, host);
  opened.push(made);
  return made;
};
const problem = async (answer: Promise<unknown>): Promise<FetchProblem> => {
  const error = await answer.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof FetchError)) throw error ?? new Error('it was fetched');
  return error.problem;
};
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('the guard', () => {
  it('refuses this machine by address, before any connection', async () => {
    const s = await server({ '/': send('سر') });
    expect(await problem(web({ allowPrivate: false }).get(s.url))).toMatchObject({
      kind: 'refused-address',
      address: '127.0.0.1',
      what: 'this machine',
    });
    expect(s.asked).toEqual([]);
  });

  it('refuses a name that leads to this machine', async () => {
    const s = await server({ '/': send('سر') });
    const w = web({ allowPrivate: false, resolve: async () => ['127.0.0.1'] });
    expect(await problem(w.get(`http://news.example:${s.port}/`))).toMatchObject({
      kind: 'refused-address',
      host: 'news.example',
      address: '127.0.0.1',
    });
    expect(s.asked).toEqual([]);
    expect(await problem(web({ allowPrivate: false }).get(`http://localhost:${s.port}/`))).toMatchObject({
      kind: 'refused-address',
    });
  });

  it('connects to the permitted address of several', async () => {
    const s = await server({ '/': send('خبر') }, '127.0.0.2');
    const w = web({ allowPrivate: ['127.0.0.2/32'], resolve: async () => ['10.0.0.1', '127.0.0.2'] });
    expect(text((await w.get(`http://news.example:${s.port}/`)).bytes)).toBe('خبر');
  });

  it('looks a name up once for a connection, so that a second answer gains nothing', async () => {
    const s = await server({ '/': send('خبر') }, '127.0.0.2');
    const trap = await server({ '/': send('سر') });
    let asked = 0;
    const w = web({
      allowPrivate: ['127.0.0.2/32'],
      resolve: async () => (asked++ === 0 ? ['127.0.0.2'] : ['127.0.0.1']),
    });
    expect(text((await w.get(`http://news.example:${s.port}/`)).bytes)).toBe('خبر');
    expect(asked).toBe(1);
    expect(trap.asked).toEqual([]);
  });

  it('checks again on a redirect to the same name (rebinding)', async () => {
    const s = await server(
      { '*': (_, r) => r.writeHead(302, { location: '/next', connection: 'close' }).end() },
      '127.0.0.2',
    );
    let asked = 0;
    const w = web({
      allowPrivate: ['127.0.0.2/32'],
      resolve: async () => (asked++ === 0 ? ['127.0.0.2'] : ['127.0.0.1']),
    });
    expect(await problem(w.get(`http://news.example:${s.port}/`))).toMatchObject({
      kind: 'refused-address',
      address: '127.0.0.1',
    });
    expect(s.asked).toEqual(['/']);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://127.0.0.1:22/',
    'http://0x7f.1/',
    'http://[::1]/',
    '//10.0.0.1/',
  ])('refuses a redirect to %s', async (location) => {
    const s = await server({ '/': redirect(location) }, '127.0.0.2');
    const w = web({
      allowPrivate: ['127.0.0.2/32'],
      resolve: async (host) => (host === 'localhost' ? ['::1', '127.0.0.1'] : ['127.0.0.2']),
    });
    expect((await problem(w.get(`http://news.example:${s.port}/`))).kind).toBe('refused-address');
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'http://a:b@example.org/'])(
    'refuses a redirect to %s',
    async (location) => {
      const s = await server({ '/': redirect(location) });
      expect((await problem(web().get(s.url))).kind).toBe('bad-url');
    },
  );

  it('leaves a proxy that its owner configured alone, but still refuses addresses', async () => {
    const { createServer } = await import('node:http');
    const { connect } = await import('node:net');
    const s = await server({ '/': send('خبر') });
    const proxy = createServer();
    proxy.on('connect', (_, socket) => {
      const onward = connect(s.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      for (const end of [onward, socket]) end.on('error', () => undefined);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    opened.push({
      close: async () => {
        proxy.close();
        proxy.closeAllConnections();
      },
    });
    const address = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const w = web({ allowPrivate: false, proxy: proxyOf({ HTTP_PROXY: `http://127.0.0.1:${address.port}` }) });
    expect(text((await w.get('http://news.example/')).bytes)).toBe('خبر');
    expect((await problem(w.get('http://169.254.169.254/'))).kind).toBe('refused-address');
  });
});

describe('redirects', () => {
  it('are followed, and the permanent ones at the start remembered', async () => {
    const s = await server({
      '/a': redirect('/b', 301),
      '/b': redirect('/c', 308),
      '/c': redirect('/d', 302),
      '/d': redirect('/e', 301),
      '/e': send('خبر'),
    });
    const answer = await web().get(`${s.url}/a`);
    expect(answer.url).toBe(`${s.url}/e`);
    expect(answer.moved).toBe(`${s.url}/c`);
  });

  it('to a path in Arabic, sent as bare UTF-8', async () => {
    const path = '/أخبار';
    const s = await server({
      '/': (_, r) => {
        r.socket?.end(Buffer.from(`HTTP/1.1 302 Found\r\nLocation: ${path}\r\nContent-Length: 0\r\n\r\n`));
      },
      [encodeURI(path)]: send('خبر'),
    });
    expect(text((await web().get(s.url)).bytes)).toBe('خبر');
  });

  it('in a circle, without end or to nowhere are errors', async () => {
    const s = await server({
      '/loop': redirect('/loop2'),
      '/loop2': redirect('/loop'),
      '/nowhere': (_, r) => r.writeHead(302).end(),
      '*': (q, r) => r.writeHead(302, { location: `${q.url}x` }).end(),
    });
    expect((await problem(web().get(`${s.url}/loop`))).kind).toBe('redirect-loop');
    expect((await problem(web().get(`${s.url}/nowhere`))).kind).toBe('redirect-nowhere');
    expect(await problem(web().get(`${s.url}/x`))).toEqual({ kind: 'too-many-redirects', limit: 5 });
  });
});

describe('bodies', () => {
  const report = 'قال المتحدث إن الجسر أعيد فتحه.\n'.repeat(50);
  it.each([
    ['gzip', gzipSync(report)],
    ['x-gzip', gzipSync(report)],
    ['br', brotliCompressSync(report)],
    ['deflate', deflateSync(report)],
    ['deflate', deflateRawSync(report)],
    ['identity', Buffer.from(report)],
    ['gzip, br', brotliCompressSync(gzipSync(report))],
  ])('come out of %s', async (encoding, body) => {
    const s = await server({ '/': send(body, { 'content-encoding': encoding }) });
    expect(text((await web().get(s.url)).bytes)).toBe(report);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ])('that are bombs (%s) stop at the limit', async (encoding, bomb) => {
    const s = await server({ '/': send(bomb, { 'content-encoding': encoding }) });
    const before = process.memoryUsage().arrayBuffers;
    const found = await problem(web({ limits: { bytes: 1_000_000 } }).get(s.url));
    expect(found).toEqual({ kind: 'too-large', bytes: 1_000_000, decompressed: true });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  });

  it('without end stop at the limit', async () => {
    let sent = 0;
    const s = await server({
      '/': (_, r) => {
        const more = (): void => {
          while (!r.destroyed && r.write(Buffer.alloc(10_000, 0x61))) sent += 10_000;
        };
        r.on('drain', more);
        more();
      },
    });
    expect(await problem(web({ limits: { receivedBytes: 100_000 } }).get(s.url))).toEqual({
      kind: 'too-large',
      bytes: 100_000,
      decompressed: false,
    });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('that are not what they say, or break off, are errors', async () => {
    const s = await server({
      '/lie': send('no gzip at all', { 'content-encoding': 'gzip' }),
      '/cut': send(gzipSync(report).subarray(0, 60), { 'content-encoding': 'gzip' }),
      '/odd': send(report, { 'content-encoding': 'zstd' }),
      '/many': send(report, { 'content-encoding': 'gzip, gzip, gzip' }),
      '/short': (_, r) => {
        r.writeHead(200, { 'content-length': '1000' });
        r.write('half');
        setTimeout(() => r.destroy(), 20);
      },
    });
    for (const path of ['/lie', '/cut', '/odd', '/many', '/short'])
      expect([path, (await problem(web().get(s.url + path))).kind]).toEqual([path, 'broken-answer']);
  });
});

describe('time', () => {
  it('runs out before slow headers', async () => {
    const s = await server({ '/': () => undefined });
    const w = web({ limits: { headersMs: 200, totalMs: 5_000 } });
    expect(await problem(w.get(s.url))).toMatchObject({ kind: 'timeout', phase: 'headers' });
  });

  it('runs out while a name server says nothing', async () => {
    const w = web({ limits: { connectMs: 200, totalMs: 5_000 }, resolve: () => new Promise(() => undefined) });
    expect(await problem(w.get('http://news.example/'))).toMatchObject({ kind: 'timeout', phase: 'connect' });
  });

  it('runs out during a body that trickles', async () => {
    const s = await server({
      '/': (_, r) => {
        r.writeHead(200);
        const timer = setInterval(() => r.write('a'), 20);
        r.on('close', () => clearInterval(timer));
      },
    });
    expect(await problem(web({ limits: { totalMs: 300 } }).get(s.url))).toMatchObject({
      kind: 'timeout',
      phase: 'total',
    });
  });

  it('is shared by all redirects', async () => {
    const s = await server({ '*': (q, r) => void setTimeout(() => redirect(`${q.url}x`)(q, r), 120) });
    expect(await problem(web({ limits: { totalMs: 300 } }).get(s.url))).toMatchObject({
      kind: 'timeout',
      phase: 'total',
    });
  });

  it('ends when the caller says so', async () => {
    const s = await server({ '/': () => undefined });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect(await problem(web().get(s.url, { signal: stop.signal }))).toEqual({ kind: 'stopped' });
  });
});

describe('errors', () => {
  it('say what happened', async () => {
    const port = await new Promise<number>((done) => {
      const tcp = createTcpServer().listen(0, '127.0.0.1', () => {
        const address = tcp.address();
        tcp.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
      });
    });
    expect(await problem(web().get(`http://127.0.0.1:${port}/`))).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
    });
    const nobody = web({ resolve: async () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await problem(nobody.get('http://news.example/'))).toEqual({ kind: 'unknown-host', host: 'news.example' });
    expect(await problem(web({ resolve: async () => [] }).get('http://news.example/'))).toMatchObject({
      kind: 'unknown-host',
    });
    const s = await server({ '/': send('خبر') });
    expect((await problem(web().get(s.url.replace('http:', 'https:')))).kind).toBe('certificate');
    const garbage = createTcpServer((socket) => socket.end('SSH-2.0-nothing\r\n')).listen(0, '127.0.0.1');
    await once(garbage, 'listening');
    opened.push({ close: async () => void garbage.close() });
    const address = garbage.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    expect((await problem(web().get(`http://127.0.0.1:${address.port}/`))).kind).toBe('broken-answer');
  });

  it('are none for a status: it is an answer', async () => {
    const s = await server({
      '/': send('busy', { 'retry-after': '120', 'content-type': 'Text/HTML; charset=utf-8' }, 429),
    });
    const answer = await web().get(s.url);
    expect(answer).toMatchObject({ status: 429, mediaType: 'text/html', headers: { 'retry-after': '120' } });
  });

  it('and cookies are not kept', async () => {
    const s = await server({ '/': send('خبر', { 'set-cookie': 'session=1', 'x-kept': 'yes' }) });
    const { headers } = await web().get(s.url);
    expect(headers).toMatchObject({ 'x-kept': 'yes' });
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('and the server learns who asks, and in which language', async () => {
    const s = await server({ '/': send('خبر') });
    await web().get(s.url, { headers: { 'if-none-match': '"1"' } });
    expect(s.requests[0]?.headers).toMatchObject({
      'user-agent': 'isnad/test',
      'accept-language': 'ar, *;q=0.5',
      'if-none-match': '"1"',
    });
  });
});

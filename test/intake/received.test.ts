import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { web } from '../../src/intake/fetch/web.js';
import { pagesIn } from '../../src/intake/pages.js';
import { takeReceived } from '../../src/intake/received.js';
import { openSandbox } from '../../src/intake/sandbox.js';
import { takeUrl } from '../../src/intake/take-url.js';
import type { Taken } from '../../src/record/capture.js';
import { docx, gzipped, warcRecord } from './containers.js';
import { type Handler, type LocalServer, redirect, send, serve } from './server.js';
import { only, shown } from './taking.js';

const sandbox = openSandbox();
afterAll(() => sandbox.close());
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((o) => o.close()));
});
const server = async (routes: Readonly<Record<string, Handler>>): Promise<LocalServer> => {
  const made = await serve(routes);
  opened.push(made);
  return made;
};
const now = new Date('2024-02-18T10:00:00Z');
const take = async (url: string): Promise<Taken[]> => {
  const net = web({ version: '0', allowPrivate: true, delayMs: 0 });
  opened.push(net);
  const taken: Taken[] = [];
  const other = (received: Parameters<typeof takeReceived>[0]) => takeReceived(received, { sandbox });
  for await (const t of takeUrl(url, { web: net, pages: pagesIn(sandbox), other, now: () => now })) taken.push(t);
  return taken;
};

const text = 'فتح الطريق الساحلي\nقال المتحدث باسم البلدية سامي عون إن الطريق سيفتح صباح الاثنين.';
const rows = 'id,title,text\n1,خبر أول,قال الوزير إن الجسر سيفتح غداً.\n2,خبر ثان,قالت البلدية إن السوق مغلق.';

describe('a file behind a URL', () => {
  it('gives its report, known by its address, its bytes kept with how they came', async () => {
    const pdf = readFileSync(new URL('fixtures/bridge.pdf', import.meta.url));
    const word = docx(text.split('\n'));
    const s = await server({
      '/latest': redirect('/a.pdf'),
      '/a.pdf': send(pdf, { 'content-type': 'application/pdf' }),
      '/b': send(word, { 'content-type': 'application/octet-stream' }),
      '/c.txt': send(text, { 'content-type': 'text/plain; charset=utf-8', etag: '"1"' }),
      '/d.txt.gz': send(gzipSync(text), { 'content-type': 'application/gzip' }),
    });
    const found = only(await take(`${s.url}/latest`));
    expect(found).toMatchObject({ url: `${s.url}/a.pdf`, from: `${s.url}/latest`, capturedAt: now.toISOString() });
    expect(found.source).toMatchObject({ mediaType: 'application/pdf', url: `${s.url}/a.pdf` });
    expect(Buffer.from(found.source!.bytes).equals(pdf)).toBe(true);
    for (const path of ['/b', '/c.txt', '/d.txt.gz']) {
      const capture = only(await take(s.url + path));
      expect(capture).toMatchObject({ url: s.url + path, text: expect.stringContaining('سامي عون') });
    }
    expect(only(await take(`${s.url}/c.txt`)).source?.headers).toMatchObject({ etag: '"1"' });
  });

  it('that is a table or JSON lines gives each report its own identity, not the file’s address', async () => {
    const lines =
      '{"id":"7","text":"قال الوزير إن الجسر سيفتح."}\n{"text":"قالت البلدية إن السوق مغلق."}\n{"text":""}\n';
    const s = await server({
      '/export?format=csv': send(rows, { 'content-type': 'text/csv' }),
      '/reports.jsonl': send(lines, { 'content-type': 'text/plain' }),
    });
    const table = await take(`${s.url}/export?format=csv`);
    expect(shown(table)).toEqual(['خبر أول', 'خبر ثان']);
    const all = [...table, ...(await take(`${s.url}/reports.jsonl`))];
    expect(all.flatMap((t) => (t.kind === 'capture' ? [t.capture.url] : []))).toEqual([null, null, null, null]);
    const failed = all.flatMap((t) => (t.kind === 'failure' ? [t.name] : []));
    expect(failed).toEqual([expect.stringContaining(`${s.url}/reports.jsonl`)]);
  });

  it('that is a web archive leaves its pages the addresses they were saved from', async () => {
    const page = `<!DOCTYPE html><html lang="ar"><head><title>فتح الطريق الساحلي</title></head><body><article><h1>فتح الطريق الساحلي</h1><p>${`${text.split('\n')[1]} `.repeat(4)}</p></article></body></html>`;
    const record = warcRecord({ url: 'https://jarida.example/1', body: page });
    const s = await server({ '/crawl.warc.gz': send(gzipped([record]), { 'content-type': 'application/gzip' }) });
    const capture = only(await take(`${s.url}/crawl.warc.gz`));
    expect([capture.url, capture.source?.url]).toEqual(['https://jarida.example/1', 'https://jarida.example/1']);
  });

  it('that is none of a report says what it is', async () => {
    const s = await server({ '/a': send(Buffer.from('89504e470d0a1a0a', 'hex'), { 'content-type': 'image/png' }) });
    expect(shown(await take(`${s.url}/a`))).toEqual([`${s.url}/a: a picture (PNG), no text.`]);
  });
});

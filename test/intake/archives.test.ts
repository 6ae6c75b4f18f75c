import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chunked, gzipped, warcRecord, zip } from './containers.js';
import { inEncoding } from './encode.js';
import { only, shown, taking } from './taking.js';

const amp = readFileSync(new URL('pages/amp.html', import.meta.url));
const headline = 'قتيلان في انهيار مبنى شرق المدينة';
const levant = readFileSync(new URL('pages/levant-paper.html', import.meta.url), 'utf8');
const { take } = taking();
const info = warcRecord({ url: '', body: 'software: x\r\n', type: 'warcinfo' });
const page = (extra: Partial<Parameters<typeof warcRecord>[0]> = {}, version = '1.0') =>
  warcRecord({ url: 'https://www.example.com/amp/1', body: amp, ...extra }, version);

describe('WARC', () => {
  it.each(['1.0', '1.1'])(
    '%s: its pages, of its date, with their headers and the record that holds them',
    async (version) => {
      const taken = only(await take({ 'a.warc': Buffer.concat([info, page({}, version)]) }));
      expect(taken).toMatchObject({
        title: headline,
        url: 'https://www.example.com/news/collapse-4411',
        capturedAt: '2021-08-20T06:30:00.000Z',
        source: {
          mediaType: 'text/html',
          url: 'https://www.example.com/amp/1',
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'warc-record-id': expect.stringMatching(/^<urn:uuid:/u),
            'warc-date': '2021-08-20T06:30:00Z',
            'warc-payload-digest': expect.stringMatching(/^sha1:/u),
          },
        },
      });
      expect(Buffer.compare(taken.source!.bytes, amp)).toBe(0);
    },
  );

  it('as gzip members; other records are passed over', async () => {
    const records = [
      info,
      page(),
      page({ headers: { 'Content-Type': 'image/png' } }),
      page({ status: '404 Not Found' }),
      page({ type: 'request', body: 'GET / HTTP/1.1\r\n\r\n' }),
      page({ type: 'resource' }),
    ];
    expect(shown(await take({ 'a.warc.gz': gzipped(records) }))).toEqual([headline, headline]);
    expect(shown(await take({ 'a.warc': Buffer.concat(records) }))).toEqual([headline, headline]);
  });

  it('undoes chunks and compression, also where only the header speaks of it', async () => {
    const bodies: readonly Partial<Parameters<typeof warcRecord>[0]>[] = [
      { body: chunked(amp), headers: { 'Transfer-Encoding': 'chunked' } },
      { body: gzipSync(amp), headers: { 'Content-Encoding': 'gzip' } },
      { body: chunked(gzipSync(amp)), headers: { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' } },
      { body: brotliCompressSync(amp), headers: { 'Content-Encoding': 'br' } },
      { body: amp, headers: { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' } },
    ];
    expect(shown(await take({ 'a.warc': Buffer.concat(bodies.map((b) => page(b))) }))).toEqual(
      bodies.map(() => headline),
    );
  });

  it('tells charsets that are wrong', async () => {
    const taken = only(await take({ 'a.warc': page({ body: inEncoding(levant, 'windows-1256') }) }));
    expect(taken.title).toBe('مجلس البلدية يرفض خطة الساحة العامة');
    expect(taken.notes[0]).toMatch(/windows-1256/u);
  });

  it('a bad page is told by its address, and the rest is taken', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000, 'a'));
    const records = [
      page({ body: Buffer.alloc(21_000_000, 'a') }),
      page({ body: '<html></html>', url: 'https://example.org/empty' }),
      page({ body: bomb, headers: { 'Content-Encoding': 'gzip' } }),
      page(),
    ];
    expect(shown(await take({ 'a.warc': Buffer.concat(records) }))).toEqual([
      expect.stringMatching(/^a\.warc record 1 .*too large for one page/u),
      expect.stringMatching(/^a\.warc record 2 https:\/\/example\.org\/empty: no report found/u),
      expect.stringMatching(/^a\.warc record 3 .*too large for one page when unpacked/u),
      headline,
    ]);
  });

  it('cut or broken: what stands before is taken, and nothing hangs', async () => {
    const whole = Buffer.concat([page(), page()]);
    const early = /ends early|broken/u;
    for (const cutBytes of [900, 2000]) {
      const all = shown(await take({ 'a.warc': whole.subarray(0, whole.length - cutBytes) }));
      expect(all).toEqual([headline, expect.stringMatching(early)]);
    }
    const packed = gzipped([page(), page()]);
    expect(shown(await take({ 'a.warc.gz': packed.subarray(0, packed.length - 200) }))).toEqual([
      headline,
      expect.stringMatching(early),
    ]);
    expect(shown(await take({ 'b.warc': 'WARC/1.0\r\n\r\n' }))).toEqual([
      'b.warc: a WARC without web pages (HTML, status 200).',
    ]);
    const lies = 'WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 99999999999\r\n\r\nx';
    expect(shown(await take({ 'c.warc': lies }))).toEqual([expect.stringMatching(early)]);
    expect(shown(await take({ 'd.warc': lies.replace('metadata', 'response') }))).toHaveLength(1);
  });
});

describe('WACZ', () => {
  it('is its WARCs', async () => {
    const wacz = zip(
      {
        'datapackage.json': '{}',
        'archive/a.warc.gz': gzipped([info, page()]),
        'archive/b.warc': page(),
        'indexes/index.cdx': 'x',
      },
      { store: true },
    );
    const all = await take({ 'site.wacz': wacz });
    expect(shown(all)).toEqual([headline, headline]);
    expect(only([all[0]!]).from).toBe('site.wacz');
  });

  it('an entry that is not what the directory says is refused, the others are taken', async () => {
    const lies = zip({ 'archive/a.warc': page() }, { claimed: 100 });
    expect(shown(await take({ 'x.wacz': lies })).at(-1)).toMatch(/broken ZIP/u);
  });
});

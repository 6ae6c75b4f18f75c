import { describe, expect, it } from 'vitest';
import { newFeed } from '../../../src/intake/feeds/feed.js';
import { NoOpml, readOpml, writeOpml } from '../../../src/intake/feeds/opml.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const now = new Date('2024-02-18T10:30:00Z');

const list = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>اشتراكات</title></head><body>
<outline text="صحف" title="صحف">
  <outline text="المشرق"><outline type="rss" text="الجريدة &amp; الملحق" xmlUrl="https://jarida.example/rss?a=1&amp;b=2" htmlUrl="https://jarida.example/"/></outline>
  <outline type="rss" text="النهر" xmlUrl="https://nahr.example/feed"/>
</outline>
<outline text="وكالة" type="rss" xmlUrl=" https://mada.example/atom "/>
<outline text="مكررة" type="rss" xmlUrl="https://nahr.example/feed"/>
<outline text="سيئة" type="rss" xmlUrl="file:///etc/passwd"/>
<outline text="فارغة"/>
</body></opml>`;

describe('OPML', () => {
  it('gives feeds with the folders they lie in, each once', () => {
    const { feeds, failures } = readOpml(utf8(list));
    expect(feeds).toEqual([
      {
        url: 'https://jarida.example/rss?a=1&b=2',
        title: 'الجريدة & الملحق',
        site: 'https://jarida.example/',
        folders: ['صحف', 'المشرق'],
      },
      { url: 'https://nahr.example/feed', title: 'النهر', site: null, folders: ['صحف'] },
      { url: 'https://mada.example/atom', title: 'وكالة', site: null, folders: [] },
    ]);
    expect(failures).toEqual([{ name: 'سيئة', reason: expect.stringContaining('only http and https') }]);
  });

  it('goes out and comes in the same', () => {
    const given = readOpml(utf8(list)).feeds;
    const text = writeOpml(
      given.map((f) => newFeed(f, now)),
      now,
    );
    expect(readOpml(utf8(text)).feeds).toEqual(given);
    expect(text).toContain('<opml version="2.0">');
  });

  it('of many folders comes back, however deep', () => {
    const folders = Array.from({ length: 30 }, (_, i) => `مجلد ${i}`);
    const text = writeOpml([newFeed({ url: 'https://a.example/', title: 'أ', folders }, now)], now);
    expect(readOpml(utf8(text)).feeds[0]?.folders).toEqual(folders);
  });

  it('of nothing is one all the same', () => {
    expect(writeOpml([], now)).toMatch(/<opml version="2.0">[\s\S]*<body\/>/u);
  });

  it('expands no entities of its own', () => {
    const { feeds } = readOpml(
      utf8(
        `<!DOCTYPE opml [<!ENTITY a "انفجار">]><opml version="2.0"><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>`,
      ),
    );
    expect(feeds[0]?.title).toBe('&a;');
  });

  it.each(['', 'text', '<rss version="2.0"/>', '<!DOCTYPE opml [', '{}'])('%j is none', (text) => {
    expect(() => readOpml(utf8(text))).toThrow(NoOpml);
  });
});

import { describe, expect, it } from 'vitest';
import { type FeedItem, NoFeed, type ParsedFeed } from '../../../src/intake/feeds/item.js';
import { looksLikeFeed, parseFeed } from '../../../src/intake/feeds/parse.js';
import { inEncoding } from '../encode.js';

const windows1256 = (text: string): Uint8Array => inEncoding(text, 'windows-1256');

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string | Uint8Array, contentType: string | null = null): ParsedFeed =>
  parseFeed(typeof text === 'string' ? utf8(text) : text, 'https://jarida.example/feeds/all', contentType);
const items = (feed: ParsedFeed): FeedItem[] => feed.items.flatMap((i) => (i.kind === 'item' ? [i.item] : []));
const failures = (feed: ParsedFeed) => feed.items.filter((i) => i.kind === 'failure');

const rss = (inner: string, head = ''): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>صحيفة الجريدة</title><link>https://jarida.example/</link>${head}
${inner}</channel></rss>`;
const item = (n: number, more = ''): string =>
  `<item><title>خبر رقم ${n}</title><link>/news/${n}</link><guid isPermaLink="false">n-${n}</guid>${more}</item>`;

describe('RSS', () => {
  const feed = parse(
    rss(
      `<item>
  <title>الوزير: سنعيد فتح الجسر &amp; الطريق</title>
  <link>https://jarida.example/news/1</link>
  <guid isPermaLink="false">jarida-1</guid>
  <pubDate>Sun, 18 Feb 2024 21:35:43 +0400</pubDate>
  <dc:creator>ليلى حداد</dc:creator><dc:creator><![CDATA[سامي عون]]></dc:creator>
  <description>ملخص</description>
  <content:encoded><![CDATA[<p>قال الوزير إن الجسر سيفتح.</p>]]></content:encoded>
</item>${item(2, '<pubDate>أمس</pubDate>')}`,
      '<ttl>45</ttl><skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Friday</day></skipDays>',
    ),
  );

  it('gives what each item says', () => {
    expect(feed).toMatchObject({ format: 'rss', title: 'صحيفة الجريدة', site: 'https://jarida.example/' });
    expect(items(feed)[0]).toMatchObject({
      id: 'jarida-1',
      url: 'https://jarida.example/news/1',
      title: { kind: 'html', value: 'الوزير: سنعيد فتح الجسر & الطريق' },
      body: { kind: 'html', value: '<p>قال الوزير إن الجسر سيفتح.</p>' },
      author: 'ليلى حداد، سامي عون',
      publisher: 'صحيفة الجريدة',
      published: '2024-02-18T21:35:43+04:00',
      notes: [],
    });
  });

  it('keeps a date that cannot be told as a note', () => {
    expect(items(feed)[1]).toMatchObject({
      url: 'https://jarida.example/news/2',
      published: null,
      notes: ['its date cannot be told: “أمس”'],
    });
  });

  it('says when it is worth another look', () => {
    expect(feed.rhythm).toEqual({ everyMinutes: 45, skipHours: [1, 0], skipDays: [5] });
    const hourly = '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>';
    expect(parse(rss(item(1), hourly)).rhythm.everyMinutes).toBe(30);
  });

  it('keeps each item as the bytes received', () => {
    const source = rss(item(1) + item(2));
    const [first] = items(parse(source));
    expect(new TextDecoder().decode(first?.bytes)).toBe(item(1));
  });

  it('takes a permalink for the address where there is no link', () => {
    const made = parse(rss('<item><title>أ</title><guid>https://jarida.example/p/9</guid></item>'));
    expect(items(made)[0]?.url).toBe('https://jarida.example/p/9');
  });

  it('takes no address that is not of the web', () => {
    const made = parse(rss('<item><title>أ</title><link>javascript:alert(1)</link><guid>x</guid></item>'));
    expect(items(made)[0]?.url).toBeNull();
  });

  it('names the source of an item that another published', () => {
    const made = parse(rss(item(1, '<source url="https://wikala.example/rss">وكالة المدى</source>')));
    expect(items(made)[0]?.publisher).toBe('وكالة المدى');
  });
});

describe('Atom', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>وكالة المدى</title>
<link rel="self" href="https://mada.example/atom"/><link href="https://mada.example/"/><author><name>التحرير</name></author>
<entry><id>tag:mada.example,2024:1</id><title type="html">قال &lt;b&gt;الناطق&lt;/b&gt;</title>
<link rel="enclosure" href="/a.mp3"/><link rel="alternate" type="text/html" href="/a/1"/>
<published>2024-02-18T21:35:43.120+03:00</published><updated>2024-02-19T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص &amp; نص</p></div></content></entry>
<entry><id>tag:mada.example,2024:2</id><title>أقل &lt; أكثر</title><updated>2024-02-19T00:00:00Z</updated>
<summary>خلاصة</summary><author><name>هدى</name></author></entry></feed>`;

  it('gives what each entry says', () => {
    const feed = parse(atom);
    expect(feed).toMatchObject({ format: 'atom', title: 'وكالة المدى', site: 'https://mada.example/' });
    expect(items(feed)).toMatchObject([
      {
        id: 'tag:mada.example,2024:1',
        url: 'https://jarida.example/a/1',
        title: { kind: 'html', value: 'قال <b>الناطق</b>' },
        body: { kind: 'html', value: '<p>نص &amp; نص</p>' },
        author: 'التحرير',
        published: '2024-02-18T21:35:43.120+03:00',
      },
      {
        id: 'tag:mada.example,2024:2',
        title: { kind: 'text', value: 'أقل < أكثر' },
        body: { kind: 'text', value: 'خلاصة' },
        author: 'هدى',
        published: '2024-02-19T00:00:00Z',
        notes: ['dated by its last change, the only date its feed gives'],
      },
    ]);
  });
});

describe('RSS 1.0 (RDF)', () => {
  it('gives what each item says', () => {
    const feed =
      parse(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://rdf.example/"><title>نشرة</title>
 <link>https://rdf.example/</link><items><rdf:Seq><rdf:li resource="https://rdf.example/1"/></rdf:Seq></items></channel>
 <item rdf:about="https://rdf.example/1"><title>خبر</title><link>https://rdf.example/1</link>
 <dc:date>2024-02-18</dc:date><dc:creator>رامي</dc:creator></item></rdf:RDF>`);
    expect(feed).toMatchObject({ format: 'rdf', title: 'نشرة' });
    expect(items(feed)).toMatchObject([
      { id: 'https://rdf.example/1', url: 'https://rdf.example/1', published: '2024-02-18', author: 'رامي' },
    ]);
  });
});

describe('JSON Feed', () => {
  const json = `{"version":"https://jsonfeed.org/version/1.1","title":"موقع \\"النهر\\"","home_page_url":"https://nahr.example/",
 "items": [ {"id": 7, "url":"/7", "title":"خبر, [عاجل]", "content_text":"نص } ] \\" نص", "date_published":"2024-02-18T10:00:00+02:00",
   "authors":[{"name":"منى"}], "tags":["a","b"]}, "odd", {"id":"8","content_html":"<p>ب</p>"} ] , "_more": {"items":[{"id":"no"}]} }`;

  it('gives what each item says, as received', () => {
    const feed = parse(json);
    expect(feed).toMatchObject({ format: 'json', title: 'موقع "النهر"', mediaType: 'application/feed+json' });
    expect(items(feed)).toMatchObject([
      {
        id: '7',
        url: 'https://jarida.example/7',
        body: { kind: 'text', value: 'نص } ] " نص' },
        author: 'منى',
        published: '2024-02-18T10:00:00+02:00',
      },
      { id: '8', body: { kind: 'html', value: '<p>ب</p>' } },
    ]);
    expect(JSON.parse(new TextDecoder().decode(items(feed)[0]?.bytes))).toMatchObject({ tags: ['a', 'b'] });
  });

  it('that is broken is no feed', () => {
    expect(() => parse(`${json.slice(0, 300)}`)).toThrow(NoFeed);
    expect(() => parse('{"version":"1","items":[]}')).toThrow(NoFeed);
    expect(() => parse('{"version":"https://jsonfeed.org/version/1","title":"أ","items":{"a":1}}')).not.toThrow();
  });
});

describe('charsets', () => {
  const said = rss('<item><title>قال الوزير إن هذا الجسر الذي أغلق من قبل سيفتح على مرحلتين في الشهر</title></item>');
  const title = 'قال الوزير إن هذا الجسر الذي أغلق من قبل سيفتح على مرحلتين في الشهر';
  const arabic = windows1256(said.replace('encoding="utf-8"', 'encoding="windows-1256"'));
  const titleOf = (feed: ParsedFeed): string | undefined => items(feed)[0]?.title?.value;

  it('are what the XML declaration says', () => {
    expect(titleOf(parse(arabic, 'text/xml'))).toBe(title);
    expect(parse(arabic).notes.join()).toContain('windows-1256');
  });

  it.each([
    ['text/xml; charset=utf-8', arabic],
    ['text/xml; charset=iso-8859-1', windows1256(said)],
    ['text/xml', windows1256(said)],
    ['text/xml; charset=nonsense', windows1256(said)],
    ['text/xml; charset=windows-1256', utf8(said)],
    ['text/xml', utf8(said.replace('encoding="utf-8"', 'encoding="windows-1256"'))],
  ])('are told from the bytes where the label is wrong (%s)', (contentType, bytes) => {
    const feed = parse(bytes, contentType);
    expect(titleOf(feed)).toBe(title);
  });

  it('may be UTF-16 or have a byte order mark', () => {
    const utf16 = Buffer.from(`\uFEFF${said}`, 'utf16le');
    expect(titleOf(parse(utf16))).toBe(title);
    expect(titleOf(parse(utf16.swap16()))).toBe(title);
    expect(titleOf(parse(utf8(`\uFEFF${said}`)))).toBe(title);
  });
});

describe('broken XML', () => {
  it('costs the broken item only', () => {
    const feed = parse(rss(`${item(1)}<item><title>مكسور<description>x</item>${item(3)}`));
    expect(items(feed).map((i) => i.id)).toEqual(['n-1', 'n-3']);
    expect(failures(feed)).toEqual([expect.objectContaining({ name: 'مكسور' })]);
  });

  it('such as bare ampersands, HTML without CDATA and unclosed items is read', () => {
    const feed = parse(
      rss(`<item><title>شركة A & B</title><description>نص<br>ثان</description><guid>1</guid>
<item><title>التالي</title><guid>2</guid></item>`),
    );
    expect(items(feed).map((i) => [i.id, i.title?.value, i.body?.value])).toEqual([
      ['1', 'شركة A & B', 'نص<br>ثان'],
      ['2', 'التالي', undefined],
    ]);
  });

  it('that breaks off gives the items before', () => {
    const whole = rss(item(1) + item(2));
    const feed = parse(whole.slice(0, whole.indexOf('n-2')));
    expect(items(feed).map((i) => i.id)).toEqual(['n-1']);
    expect(failures(feed)).toEqual([
      { kind: 'failure', name: 'خبر رقم 2', reason: 'the feed breaks off in the middle of this item.' },
    ]);
  });

  it('does not see items in comments or CDATA', () => {
    const feed = parse(
      rss(`<!-- ${item(9)} -->${item(1, '<description><![CDATA[<item>لا</item></item>]]></description>')}`),
    );
    expect(items(feed).map((i) => [i.id, i.body?.value])).toEqual([['n-1', '<item>لا</item></item>']]);
  });

  it.each([
    '',
    ' ',
    'text',
    '<html><body>rss</body></html>',
    '<rss',
    '<rss></rss',
    '<!DOCTYPE rss [',
    '{',
    '[]',
    '\0\0',
  ])('%j is no feed', (text) => {
    expect(() => parse(text)).toThrow(NoFeed);
  });

  it('of an empty feed is an empty feed', () => {
    expect(parse(rss('')).items).toEqual([]);
  });
});

describe('entities of the document’s own', () => {
  const bomb = (kind: string): string => `<?xml version="1.0"?><!DOCTYPE rss [
<!ENTITY a "ضحك"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}"><!ENTITY d "${'&c;'.repeat(10)}">
<!ENTITY e "${'&d;'.repeat(10)}"><!ENTITY f "${'&e;'.repeat(10)}"><!ENTITY g "${'&f;'.repeat(10)}">
<!ENTITY file SYSTEM "file:///etc/passwd"> <!-- ]> -->
]>${kind}`;

  it('are never expanded', () => {
    const feed = parse(
      bomb('<rss version="2.0"><channel><title>&g;</title><item><title>&g;&file;</title></item></channel></rss>'),
    );
    expect(items(feed)[0]?.title?.value).toBe('&g;&file;');
    expect(feed.title).toBe('&g;');
    expect(feed.notes).toEqual(['the entities it defines for itself were not expanded']);
  });

  it('are not expanded in Atom either, nor when declared late', () => {
    const late = '<!DOCTYPE x [<!ENTITY z "انفجار">]>';
    const feed = parse(
      `<feed xmlns="http://www.w3.org/2005/Atom">${late}<entry><id>1</id><title>&z;</title></entry>${late}</feed>`,
    );
    expect(items(feed)[0]?.title?.value).toBe('&z;');
  });

  it('leave a plain declaration of type harmless', () => {
    const feed = parse(
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd"><rss version="0.91"><channel>${item(1)}</channel></rss>`,
    );
    expect(items(feed)).toHaveLength(1);
    expect(feed.notes).toEqual([]);
  });
});

describe('hostile feeds', () => {
  it.each([
    ['many open comments', rss('<!--'.repeat(100_000))],
    ['many open CDATA', rss(`${item(1)}${'<![CDATA['.repeat(100_000)}`)],
    ['deep nesting', rss(`${item(1)}<item>${'<a>'.repeat(100_000)}</item>${item(2)}`)],
    ['many tags', rss(`<item>${'<a/>'.repeat(100_000)}<title>أ</title></item>`)],
    ['many brackets', rss('<'.repeat(300_000))],
    ['many small items', rss('<item/>'.repeat(100_000))],
    ['many empty items', rss('<item></item>'.repeat(20_000))],
  ])('%s are done with soon', (_, text) => {
    const before = performance.now();
    try {
      parse(text);
    } catch (error) {
      expect(error).toBeInstanceOf(NoFeed);
    }
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});

describe('what looks like a feed', () => {
  it.each([
    [rss(''), true],
    ['<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', true],
    ['<rdf:RDF xmlns:rdf="x">', true],
    ['{"version": "https://jsonfeed.org/version/1"}', true],
    ['<!DOCTYPE html><html><body><rss version="2.0">', false],
    ['{"items":[]}', false],
    ['نص عادي', false],
  ])('%#', (text, is) => {
    expect(looksLikeFeed(utf8(text))).toBe(is);
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/intake/decode-text.js';
import { feedsOfPage, readPage } from '../../src/intake/page.js';
import { inEncoding } from './encode.js';

const page = (name: string): string => readFileSync(new URL(`pages/${name}.html`, import.meta.url), 'utf8');
const lines = (text: string): string[] => text.split('\n');
const refused = (html: string): string => {
  try {
    readPage(html, null);
  } catch (error) {
    return (error as Error).message;
  }
  return 'not refused';
};

describe('readPage', () => {
  it('reads an agency page: schema.org first, headline above the paragraphs, nothing else', () => {
    const report = readPage(
      page('gulf-agency'),
      'https://news.example.org/ar/news/2023/11/14/desalination-plant?utm=x',
    );
    expect(report).toMatchObject({
      title: 'وزارة المياه تعلن إعادة تشغيل محطة التحلية في "رأس المرجان"',
      published: '2023-11-14T08:15:00+03:00',
      publisher: 'وكالة أنباء المرجان',
      author: 'هند الكعبي، سالم البلوشي',
      url: 'https://news.example.org/ar/news/2023/11/14/desalination-plant',
      feeds: [
        { url: 'https://news.example.org/ar/rss.xml', title: 'آخر الأخبار', type: 'application/rss+xml' },
        { url: 'https://feeds.example.org/ar.json', title: null, type: 'application/feed+json' },
      ],
      notes: [],
    });
    expect(lines(report.text)).toEqual([
      report.title,
      'رأس المرجان في 14 نوفمبر / المرجان / أعلنت وزارة المياه والطاقة اليوم إعادة تشغيل محطة التحلية بعد توقف دام ستة أيام، وقالت إن الضخ إلى الأحياء الشمالية عاد إلى معدله المعتاد.',
      'وأوضح المتحدث باسم الوزارة ماجد الهاجري أن العطل وقع في مضخات السحب\u00A0ولم يصب أحد من العاملين.',
      'وأضاف الهاجري في اتصال هاتفي مع الوكالة: «سنراجع عقود الصيانة كلها قبل نهاية العام»، مشيرا إلى أن كلفة الإصلاح بلغت مليوني درهم.',
    ]);
  });

  it('reads a blog with microdata, without its comments and share buttons', () => {
    const report = readPage(page('blog'), 'https://blog.example.net/2020/03/02/market/');
    expect(report).toMatchObject({
      title: 'أصحاب الدكاكين يشكون قلة الزبائن',
      published: '2020-03-02',
      author: 'نوال بن يوسف',
      url: 'https://blog.example.net/2020/03/02/market/',
    });
    expect(lines(report.text)).toHaveLength(6);
    expect(report.text).not.toMatch(/شارك|تعليقات|العطارين|كتبها/u);
    expect(lines(report.text)[2]).toBe('«كنا نبيع في اليوم ما لا نبيعه الآن في شهر».');
  });

  it('reads an old page of tables in windows-1256, its date from the line above the text', () => {
    const decoded = decodeText(inEncoding(page('levant-paper'), 'windows-1256'), { html: true });
    const report = readPage(decoded.text, 'http://paper.example.sy/show.asp?id=31');
    expect(report).toMatchObject({
      title: 'مجلس البلدية يرفض خطة الساحة العامة',
      published: '2008-10-21',
      url: 'http://paper.example.sy/show.asp?id=31',
      notes: ['the date is that written above the text'],
    });
    expect(lines(report.text)).toHaveLength(4);
    expect(lines(report.text)[1]).toMatch(/^طرطوس - الضفة: رفض .* أربعة عشر\.$/u);
  });

  it('reads a page without html, head, body or any description', () => {
    const report = readPage(page('bare'), 'https://example.org/2019/5/7/bus-strike');
    expect(report).toMatchObject({
      title: 'إضراب سائقي الحافلات يدخل يومه الثالث',
      published: '2019-05-07',
      notes: ['the date is that in the address'],
    });
    expect(lines(report.text)).toHaveLength(4);
    expect(report.text).not.toContain('الرئيسية');
  });

  it('reads a page that shows nothing without scripts, from the data in it', () => {
    const report = readPage(page('next'), 'https://money.example.com/news/7731?ref=home');
    expect(report).toMatchObject({
      title: 'هيئة السوق تغرم شركتين',
      published: '2024-06-03T09:30:00.000Z',
      author: 'رانيا حداد',
      url: 'https://money.example.com/news/7731',
    });
    expect(lines(report.text)).toHaveLength(4);
    expect(report.text).not.toMatch(/صورة مقر|موجز|</u);
  });

  it('reads an AMP page and names the canonical one', () => {
    const report = readPage(page('amp'), 'https://www.example.com/amp/news/collapse-4411');
    expect(report).toMatchObject({ url: 'https://www.example.com/news/collapse-4411', publisher: 'صحيفة الميناء' });
    expect(lines(report.text)).toHaveLength(4);
  });

  it('takes the body that is held for machines where the page shows its beginning only', () => {
    const body = 'وقال البيان إن العمل مستمر في كل المواقع. '.repeat(20).trim();
    const html = `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"العمل مستمر","articleBody":${JSON.stringify(body)}}</script></head>
      <body><article><p>${body.slice(0, 120)}…</p></article></body></html>`;
    expect(readPage(html, null).text).toBe(`العمل مستمر\n${body}`);
  });

  it('says why a page holds no report', () => {
    expect(refused(page('front'))).toMatch(/list of links/u);
    expect(refused('<html><body><div id="app"></div></body></html>')).toMatch(/no text long enough.*scripts/u);
    expect(refused('')).toMatch(/no report/u);
    expect(refused('<div>'.repeat(2000))).toMatch(/deep/u);
    expect(refused('<p>a'.repeat(10_000_000))).toMatch(/too large/u);
  });

  it('does not take a front page for the canonical address, nor an address that is no web page', () => {
    const html = page('bare');
    const with_ = (link: string): string | null => readPage(`${link}${html}`, 'https://example.org/a/b').url;
    expect(with_('<link rel="canonical" href="https://example.org/">')).toBe('https://example.org/a/b');
    expect(with_('<link rel="canonical" href="javascript:alert(1)">')).toBe('https://example.org/a/b');
    expect(with_('<base href="https://other.example/x/"><link rel="canonical" href="c">')).toBe(
      'https://other.example/x/c',
    );
  });

  it('survives whatever a page is made of', () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</table>',
      '<script>',
      '</script>',
      '<svg class="a">',
      '<template>',
      '</body>',
      '<html>',
      '<meta name="date" content="x">',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":[{}],"author":[[1]]}</script>',
      '<h1>عنوان الخبر هنا</h1>',
      'قال الوزير إن العمل مستمر في كل المواقع. ',
      '<!--',
      '-->',
      '<![CDATA[',
      '&#x41;',
      '\0',
      '<a href="//">',
      '<link rel=canonical href="http://[">',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(refused(pieces.join(''))).toMatch(/^(?:not refused|no report found|its elements)/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe('feedsOfPage', () => {
  it('names the feeds also of a page that is no report', () => {
    const html =
      '<html><head><link rel="alternate" type="application/atom+xml" href="atom.xml"></head><body></body></html>';
    expect(feedsOfPage(html, 'https://example.org/news/')).toEqual([
      { url: 'https://example.org/news/atom.xml', title: null, type: 'application/atom+xml' },
    ]);
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downloadHeaders, pagePolicy, type Shown, sanitisedPage } from '../../src/server/page/page.js';
import { hostile } from './hostile.js';

const shown: Shown = { title: 'عنوان "الخبر" <b>', text: 'نص الخبر <b>كما هو</b>', language: 'ar' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const of = (
  text: string | Uint8Array,
  mediaType = 'text/html',
  headers: Record<string, string> | null = null,
): string =>
  sanitisedPage(
    { bytes: typeof text === 'string' ? bytes(text) : text, mediaType, url: 'https://news.example.org/a/1', headers },
    shown,
  );
const bodyOf = (page: string): string => /<body>\n([\s\S]*)\n<\/body>\n<\/html>\n$/u.exec(page)![1]!;

/** Every sign `<` begins a tag written by us: of a name and with attributes that can do nothing. */
const harmless =
  /^(?:[^<]|<\/?(?:article|section|header|footer|main|nav|aside|address|hgroup|div|p|pre|hr|br|h[1-6]|blockquote|figure|figcaption|ul|ol|li|dl|dt|dd|table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|span|b|strong|i|em|u|s|del|ins|small|mark|q|cite|abbr|dfn|time|bdi|bdo|sub|sup|code|kbd|samp|var|wbr|ruby|rb|rt|rp)(?: (?:dir="(?:rtl|ltr|auto)"|lang="[\w-]+"|class="(?:image|link|note)"|title="https?:\/\/[^"<>\s]*"|(?:colspan|rowspan|start)="\d+"|datetime="[\d:+.TZ -]+"))*(?: \/)?>)*$/u;

describe('a captured page', () => {
  it.each(hostile)('does nothing: %s', (html) => {
    const body = bodyOf(of(`<p>قبل</p>${html}<p>بعد</p>`));
    expect(body).toMatch(harmless);
    expect(body).toContain('<p>قبل</p>');
  });

  it('does nothing however its parts are put together', () => {
    const all = hostile.join('');
    for (let at = 0; at < hostile.length; at++)
      expect(bodyOf(of(all.slice(at * 40) + hostile[at]!.slice(0, 12) + all))).toMatch(harmless);
  });

  it('does nothing whatever is made of their pieces', () => {
    const pieces = [
      ...new Set(hostile.flatMap((html) => html.match(/<\/?[\w!-]*|[\w:-]+=|["'>]|[^<"'>=\s]+|\s+/gu) ?? [])),
    ];
    const page = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((found) => found.join(''));
    fc.assert(
      fc.property(page, (html) => harmless.test(bodyOf(of(html)))),
      { numRuns: 2000 },
    );
  });

  it('keeps what it says and how it is ordered', () => {
    const html = `<!doctype html><html dir=rtl lang=ar><head><title>x</title></head><body>
      <h1>عنوان</h1><p style="color:red;direction:ltr">abc</p><ul><li>أول</li></ul>
      <table><tr><td colspan=2>٣</td></tr></table><img src="/i.jpg" alt="صورة السد"><img src="/j.jpg">
      <a href="../b?x=1&y=2">رابط</a><a href="javascript:x">زر</a><time datetime="2025-03-10T12:00+03:00">اليوم</time></body></html>`;
    expect(bodyOf(of(html)).replace(/\s*\n\s*/gu, '')).toBe(
      '<div dir="rtl" lang="ar"><div><h1>عنوان</h1><p dir="ltr">abc</p><ul><li>أول</li></ul>' +
        '<table><tr><td colspan="2">٣</td></tr></table><span class="image">صورة السد</span><span></span>' +
        '<span class="link" title="https://news.example.org/b?x=1&amp;y=2">رابط</span><span>زر</span>' +
        '<time datetime="2025-03-10T12:00+03:00">اليوم</time></div></div>',
    );
  });

  it('is decoded as intake decodes it', () => {
    const text = 'قال الوزير إن السد سليم ولا خطر على القرى التي في الوادي';
    const encoded = Uint8Array.from([...text].map((c) => windows1256.get(c)!));
    const page = Buffer.concat([bytes('<p>'), encoded, bytes('</p>')]);
    expect(bodyOf(of(page, 'text/html', { 'content-type': 'text/html; charset=windows-1256' }))).toBe(`<p>${text}</p>`);
    expect(bodyOf(of(page))).toBe(`<p>${text}</p>`);
  });

  it.each([
    ['elements within elements', '<div>'.repeat(200_000)],
    ['other elements within one another', '<b><i><u>'.repeat(50_000)],
    ['paragraphs and items', '<dt><li>'.repeat(100_000)],
    ['tags at a great depth', `${'<div>'.repeat(4900)}${'<b></b>'.repeat(150_000)}`],
    ['tags that never end', '<a '.repeat(200_000)],
    ['signs that begin nothing', '<'.repeat(1_000_000)],
    ['comments that never end', '<!--'.repeat(200_000)],
    ['attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=x`).join(' ')}>x</p>`],
    ['a style without end', `<p style="${'direction:'.repeat(100_000)}">x</p>`],
    ['references', '&amp;&#x26;&notin;'.repeat(60_000)],
    ['links', '<a href="x">'.repeat(50_000)],
  ])('takes no long time for many %s', { timeout: 20_000 }, (_, html) => {
    const began = performance.now();
    const body = bodyOf(of(html));
    expect(performance.now() - began).toBeLessThan(8000);
    expect(body.split('<div>').length).toBeLessThan(300);
  });

  it('is shown as far as it goes', () => {
    const page = of(`<p>${'كلمة '.repeat(400_000)}</p>`);
    expect(page.length).toBeLessThan(1_600_000);
    expect(page).toContain('<p class="note" lang="ar" dir="rtl">');
  });

  it('may do nothing in a browser but be looked at', () => {
    const page = of('<p>x</p>');
    const hash = /style-src ('sha256-[^']+')/u.exec(pagePolicy)![1]!;
    expect(page).toContain(`content="default-src 'none'; style-src ${hash}"`);
    expect(pagePolicy).toMatch(/^default-src 'none';.*; sandbox$/u);
    expect(page).toContain('<title>عنوان &quot;الخبر&quot; &lt;b&gt;</title>');
  });
});

describe('another source', () => {
  it('of text or data is shown as it is written', () => {
    expect(bodyOf(of('سطر\n<b>سطر</b>', 'text/plain'))).toBe('<pre dir="auto">سطر\n&lt;b&gt;سطر&lt;/b&gt;</pre>');
    expect(bodyOf(of('{"t":"\\u0642<script>"}', 'application/json'))).toBe(
      '<pre dir="auto">{\n  &quot;t&quot;: &quot;ق&lt;script&gt;&quot;\n}</pre>',
    );
    expect(bodyOf(of('<item><script>harm()</script></item>', 'application/rss+xml'))).not.toContain('<script');
    expect(bodyOf(of('{broken', 'application/json'))).toContain('{broken');
  });

  it('that is no text is shown by the text that was taken out of it', () => {
    const pdf = readFileSync(new URL('./page.test.ts', import.meta.url));
    const body = bodyOf(of(pdf, 'application/pdf'));
    expect(body).toContain('نص الخبر &lt;b&gt;كما هو&lt;/b&gt;');
    expect(body).toMatch(/^<p class="note" lang="ar" dir="rtl">هذا هو النص المستخرج/u);
    expect(of(pdf, 'image/svg+xml')).toContain('&lt;');
  });

  it('is given out as a file that no browser opens', () => {
    expect(downloadHeaders('text/html', 'abc.1')).toEqual({
      'content-type': 'text/html',
      'content-disposition': 'attachment; filename="abc.1.html"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const odd = downloadHeaders('text/html\r\nx: y', 'a"b\r\n/../c');
    expect(odd['content-type']).toBe('application/octet-stream');
    expect(odd['content-disposition']).toBe('attachment; filename="a_b___.._c.bin"');
  });
});

/** The letters of the sample in windows-1256. */
const windows1256 = new Map(
  Array.from({ length: 256 }, (_, i) => [new TextDecoder('windows-1256').decode(Uint8Array.of(i)), i]),
);

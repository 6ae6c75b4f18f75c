import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx, zip } from './containers.js';
import { inEncoding, utf8 } from './encode.js';
import { now, only, shown, taking } from './taking.js';

const headline = 'المجلس البلدي يقر موازنة العام المقبل';
const body =
  'أقر المجلس البلدي أمس موازنة العام المقبل، وقال رئيسه إن العجز انخفض إلى النصف.\nوأضاف أن الرسوم لن ترتفع.';
const report = `${headline}\n${body}`;
const page = (name: string): Buffer => readFileSync(new URL(`pages/${name}.html`, import.meta.url));
const { take, takePaths, folder } = taking();

describe('plain text', () => {
  it('is a report as it is', async () => {
    expect(only(await take({ 'a.txt': `${report}\n` }))).toEqual({
      text: report,
      title: null,
      published: null,
      publisher: null,
      author: null,
      url: null,
      guid: null,
      from: 'a.txt',
      capturedAt: now,
      source: { bytes: Buffer.from(`${report}\n`), mediaType: 'text/plain', url: null, headers: null },
      notes: [],
    });
  });

  it('comes in any encoding and with any line ends', async () => {
    const windows = only(await take({ 'a.txt': inEncoding(report.replaceAll('\n', '\r\n'), 'windows-1256') }));
    expect(windows).toMatchObject({
      text: report,
      notes: ['decoded from windows-1256, though it is said to be utf-8'],
    });
    expect(only(await take({ 'a.txt': Buffer.from(`\uFEFF${report}`, 'utf16le') })).text).toBe(report);
    expect(only(await take({ 'a.txt.gz': gzipSync(report) })).text).toBe(report);
  });

  it('is refused with a reason and what to do', async () => {
    expect(
      shown(
        await take({
          'a.txt': '',
          'b.txt': '   \n',
          'c.txt': 'The council has approved the budget of the coming year.',
          'd.bin': Uint8Array.of(1, 2, 0, 0, 4, 5),
          'e.doc': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1),
          'f.zip': zip({ 'a.txt': report }),
          'g.xlsx': zip({ 'xl/workbook.xml': '<x/>' }),
          'h.xml': '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
          'i.txt': Buffer.alloc(10_000_001, 'ا'),
          'j.opml': '<?xml version="1.0"?>\n<opml version="2.0"><body/></opml>',
        }),
      ),
    ).toEqual([
      'a.txt: empty: nothing to take.',
      'b.txt: empty: nothing but white space.',
      expect.stringMatching(/^c\.txt: not Arabic/u),
      expect.stringMatching(/^d\.bin: binary data/u),
      expect.stringMatching(/^e\.doc: .*Save it as DOCX/u),
      expect.stringMatching(/^f\.zip: a ZIP archive\. Unpack it/u),
      expect.stringMatching(/^g\.xlsx: .*CSV/u),
      expect.stringMatching(/^h\.xml: it looks like a feed.*isnad feeds add URL/u),
      expect.stringMatching(/^i\.txt: too large/u),
      expect.stringMatching(/^j\.opml: a list of feeds .*isnad feeds import FILE/u),
    ]);
  });
});

describe('a feed in a file', () => {
  it('gives its items, known by their addresses, each with its own bytes', async () => {
    const item = (n: number, more: string): string =>
      `<item><title>خبر ${n}</title><guid isPermaLink="false">${n}</guid>${more}<description>قال الوزير إن الجسر سيفتح غداً.</description></item>`;
    const rss = `<rss version="2.0"><channel><title>أ</title>${item(1, '<link>https://jarida.example/1</link>')}${item(2, '<link>/2</link>')}<item><guid>3</guid></item></channel></rss>`;
    const taken = await take({ 'feed.xml': rss });
    const captures = taken.flatMap((t) => (t.kind === 'capture' ? [t.capture] : []));
    expect(captures.map((c) => [c.title, c.url, c.guid, c.from])).toEqual([
      ['خبر 1', 'https://jarida.example/1', null, 'feed.xml'],
      ['خبر 2', null, null, 'feed.xml'],
    ]);
    expect(Buffer.from(captures[0]!.source!.bytes).toString()).toContain('<guid isPermaLink="false">1</guid>');
    expect(taken.filter((t) => t.kind === 'failure')).toHaveLength(1);
  });
});

describe('pages and documents', () => {
  it('are read in the sandbox', async () => {
    expect(only(await take({ 'x.html': page('gulf-agency') }))).toMatchObject({
      title: 'وزارة المياه تعلن إعادة تشغيل محطة التحلية في "رأس المرجان"',
      published: '2023-11-14T08:15:00+03:00',
      publisher: 'وكالة أنباء المرجان',
      source: { mediaType: 'text/html' },
    });
    // by content, whatever the name
    expect(only(await take({ saved: page('amp') })).url).toBe('https://www.example.com/news/collapse-4411');
  });

  it('DOCX: a paragraph a line', async () => {
    const taken = only(await take({ 'a.docx': docx([headline, '', 'أقر المجلس البلدي أمس موازنة العام المقبل.']) }));
    expect(taken.text).toBe(`${headline}\nأقر المجلس البلدي أمس موازنة العام المقبل.`);
    expect(taken.notes).toEqual(['no date found']);
  });

  it('PDF: lines in logical order, joined to paragraphs', async () => {
    const taken = only(await take({ 'bridge.pdf': readFileSync(new URL('fixtures/bridge.pdf', import.meta.url)) }));
    // the file maps its glyphs to presentation forms, and they stay
    expect(taken.text.normalize('NFKC').split('\n')).toEqual([
      'إعادة فتح الجسر القديم أمام المارة',
      'أعلنت بلدية المدينة صباح اليوم إعادة فتح الجسر القديم أمام المارة بعد إغلاق دام 14 شهرا، وقال رئيس البلدية سامر قاسم إن كلفة الترميم بلغت 2.5 مليون دولار.',
      'وأضاف أن شركة Delta Bridges نفذت العمل، وأن الجسر «سيبقى مغلقا أمام السيارات» إلى أن ينتهي فحص الأساسات في 30 حزيران 2024.',
    ]);
  });

  it('MHTML: the saved page, its address and when it was saved', async () => {
    const html = page('bare').toString();
    const mhtml = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://example.org/news/strike',
      'Subject: =?utf-8?Q?x?=',
      'Date: Tue, 7 May 2019 10:00:00 +0300',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----b"',
      '',
      '------b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://example.org/news/strike',
      '',
      Buffer.from(`<html><head><meta charset="utf-8"></head><body>${html}</body></html>`).toString('base64'),
      '------b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: 8bit',
      '',
      '<html><body><p>إعلان في إطار من الصفحة لا شأن له بالخبر ولا بما فيه من كلام كثير</p></body></html>',
      '------b--',
      '',
    ].join('\r\n');
    const taken = only(await take({ 'strike.mhtml': mhtml }));
    expect(taken).toMatchObject({
      title: 'إضراب سائقي الحافلات يدخل يومه الثالث',
      url: 'https://example.org/news/strike',
      capturedAt: '2019-05-07T07:00:00.000Z',
      source: { mediaType: 'message/rfc822' },
    });
    expect(taken.text.split('\n')).toHaveLength(4);
    expect(taken.text).not.toContain('إعلان');
  });

  it('EML: the subject is the headline', async () => {
    const eml = utf8(
      [
        'From: "مكتب الأخبار" <news@example.org>',
        `Subject: =?utf-8?B?${Buffer.from(headline).toString('base64')}?=`,
        'Date: Mon, 1 Jan 2024 08:00:00 +0200',
        'Message-ID: <1@example.org>',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        body,
        '',
      ].join('\r\n'),
    );
    expect(only(await take({ 'a.eml': eml }))).toMatchObject({
      text: report,
      title: headline,
      published: expect.stringMatching(/^2024-01-01T/u),
      author: 'مكتب الأخبار',
    });
  });

  it('broken or made to do harm: a reason, and the next file is taken', async () => {
    const bomb = docx(['ا'.repeat(120_000_000)]);
    const all = shown(
      await take({
        'a.pdf': '%PDF-1.7\nnonsense',
        'b.docx': docx([headline]).subarray(0, 400),
        'c.docx': bomb,
        'd.docx': zip({ '../../escape.txt': 'x', 'word/document.xml': '<x/>' }),
        'e.docx': zip({ 'word/document.xml': '<not-word' }),
        'f.html': '<div>'.repeat(100_000),
        'g.mht':
          'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\nFrom: <Saved by x>\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--',
        'z.txt': report,
      }),
    );
    expect(all).toEqual([
      expect.stringMatching(/^a\.pdf: a broken PDF/u),
      expect.stringMatching(/^b\.docx: a broken ZIP/u),
      expect.stringMatching(/^c\.docx: .*too large when unpacked/u),
      expect.stringMatching(/^d\.docx: a broken ZIP.*relative path/u),
      expect.stringMatching(/^e\.docx: a broken DOCX/u),
      expect.stringMatching(/^f\.html: .*deep/u),
      expect.stringMatching(/^g\.mht: .*without a page/u),
      headline,
    ]);
  });
});

describe('folders', () => {
  it('are walked in order, without hidden files, parts of saved pages, pictures and circles', async () => {
    const path = folder({
      'b/2.txt': report,
      'b/10.txt': report,
      'a.txt': report,
      '.hidden/x.txt': report,
      '.x.txt': report,
      'page.html': page('amp'),
      'page_files/frame.html': page('amp'),
      'page_files/x.css': 'a{}',
      'photo.jpg': Uint8Array.of(0xff, 0xd8, 0xff),
    });
    symlinkSync(path, join(path, 'b', 'loop'));
    symlinkSync('nowhere', join(path, 'c'));
    const names = (await takePaths([path])).map((t) =>
      (t.kind === 'capture' ? t.capture.from : `${t.name}: ${t.reason}`).replace(path, ''),
    );
    expect(names).toEqual(['/a.txt', '/b/10.txt', '/b/2.txt', '/c: no such file.', '/page.html']);
  });

  it('a path that is not there is a failure like any other', async () => {
    expect(shown(await takePaths(['no/such', join(folder({ 'a.txt': report }), 'a.txt')]))).toEqual([
      'no/such: no such file.',
      headline,
    ]);
  });

  it('tells of files and bytes for progress', async () => {
    const told: string[] = [];
    let bytes = 0;
    await take(
      { 'a.txt': report, 'b.txt': report },
      { onFile: (p) => told.push(p.slice(-5)), onBytes: (n) => (bytes += n) },
    );
    expect(told).toEqual(['a.txt', 'b.txt']);
    expect(bytes).toBe(2 * Buffer.byteLength(report));
  });
});

describe('whatever bytes there are', () => {
  it('each file gives captures or failures, and ends', async () => {
    const start = fc.constantFrom(
      '',
      '%PDF-',
      'PK\u0003\u0004',
      'WARC/1.0\r\n',
      '{"text":"',
      '[{',
      '<html>',
      'MIME-Version: 1.0\r\nFrom: a\r\n\r\n',
      '\u001f\u008b\b\0',
      'title,text\n',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (head, bytes) => {
        const all = await take({ x: Buffer.concat([Buffer.from(head, 'latin1'), bytes]) });
        for (const taken of all) if (taken.kind === 'failure') expect(taken.reason).not.toMatch(/fault of isnad/u);
      }),
      { numRuns: 150 },
    );
  });
});

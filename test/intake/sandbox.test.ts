import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { pagesIn } from '../../src/intake/pages.js';
import { openSandbox } from '../../src/intake/sandbox.js';
import { utf8 } from './encode.js';

const page = readFileSync(new URL('pages/amp.html', import.meta.url));
const good = { kind: 'page', bytes: page, url: null, charset: null } as const;
const sandboxes = [
  openSandbox({ milliseconds: 3000 }),
  openSandbox({ heapMegabytes: 40 }),
  openSandbox({ memoryMegabytes: 60 }),
] as const;
const [hasty, narrow, watched] = sandboxes;
afterAll(() => Promise.all(sandboxes.map((s) => s.close())));

/** Paragraphs in paragraphs of links: legal, and slow to weigh. */
const heavy = (times: number): Uint8Array =>
  utf8(
    `<html><body>${`<div><p>قال الوزير، إن العمل مستمر، في كل المواقع، منذ أيام<a href="x">رابط</a></p></div>`.repeat(times)}</body></html>`,
  );

describe('a sandbox', () => {
  it('keeps one thread for many files, and takes them one after the other', async () => {
    const all = await Promise.all([
      hasty.parse(good),
      hasty.parse(good),
      hasty.parse({ ...good, url: 'https://example.org/x' }),
    ]);
    expect(new Set(all.map((p) => p.title))).toEqual(new Set(['قتيلان في انهيار مبنى شرق المدينة']));
  });

  it('leaves a file that takes too long, and takes the next', async () => {
    const slow = openSandbox({ milliseconds: 1 });
    await expect(slow.parse(good)).rejects.toThrow(/more than 0\.001 seconds/u);
    await slow.close();
    const { title } = await hasty.parse(good);
    expect(title).not.toBeNull();
  });

  it('leaves a file that takes too much memory, and takes the next', async () => {
    await expect(narrow.parse({ ...good, bytes: heavy(60_000) })).rejects.toThrow(/more memory/u);
    expect((await narrow.parse(good)).title).not.toBeNull();
  });

  it('watches memory beside the heap too', async () => {
    await expect(watched.parse({ ...good, bytes: heavy(60_000) })).rejects.toThrow(/more memory/u);
  });

  it('says what is a file without a report', async () => {
    await expect(hasty.parse({ ...good, bytes: utf8('<html><body></body></html>') })).rejects.toThrow(
      /no report found/u,
    );
    await expect(hasty.parse({ ...good, kind: 'pdf' })).rejects.toThrow(/broken PDF/u);
    await expect(hasty.parse({ ...good, bytes: new Uint8Array(50_000_001) })).rejects.toThrow(/too large/u);
  });

  it('makes pages, feeds and lines of HTML', async () => {
    const pages = pagesIn(hasty);
    expect((await pages.report(page, 'https://example.org/', null)).publisher).toBe('صحيفة الميناء');
    const named = utf8('<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>');
    expect(await pages.feeds(named, 'https://example.org/', null)).toEqual([
      { url: 'https://example.org/rss', title: null, type: 'application/rss+xml' },
    ]);
    expect(await pages.lines('<p>سطر</p><p>آخر</p>')).toBe('سطر\nآخر');
  });

  it('may be closed and used again', async () => {
    await hasty.close();
    expect((await hasty.parse(good)).title).not.toBeNull();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differing, opened, roomOf, type Stand, stand, takenDown } from './open.js';

let at: Stand;
beforeAll(async () => {
  at = await stand();
}, 90_000);
afterAll(() => takenDown(at));

it('letters are joined under marks as they are without, and every mark stands behind its own words', async () => {
  const { page } = await opened(at, { viewport: { width: 1360, height: 1200 }, colorScheme: 'light' });
  await roomOf(page, at, 'ar');
  for (const layer of ['2', '3', '4', '5']) await page.keyboard.press(layer);
  for (let i = 0; i < 6; i++) await page.keyboard.press('j');

  // a paragraph is one run of text, whatever is marked in it: nothing stands between two letters
  const nodes = await page
    .locator('.sheet > *')
    .evaluateAll((all) =>
      all.map((p) => [...p.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE || n.textContent !== '').length),
    );
  expect(nodes.every((n) => n === 1)).toBe(true);

  // marks are where the browser itself puts a selection of the same words
  const off = await page.evaluate(() => {
    const far: string[] = [];
    for (const mark of document.querySelectorAll<HTMLElement>('.mark.lit.cue, .mark.lit.speaker')) {
      const box = mark.getBoundingClientRect();
      const text = mark.closest('.marked')!.firstChild as Text;
      const range = document.createRange();
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i < text.length; i++) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const r = range.getBoundingClientRect();
        if (Math.abs(r.top - box.top) < 2) nearest = Math.min(nearest, Math.abs(r.right - box.right));
      }
      if (nearest > 1) far.push(mark.className);
    }
    return far;
  });
  expect(off).toEqual([]);

  const hidden = (selector: string, on: boolean): Promise<void> =>
    page.evaluate(
      ([s, hide]) => {
        for (const e of document.querySelectorAll<HTMLElement>(s)) e.style.visibility = hide ? 'hidden' : '';
      },
      [selector, on] as const,
    );
  await hidden('.marks', true);
  const marked = await page.locator('.sheet').screenshot();
  await page.evaluate(() => {
    for (const p of document.querySelectorAll('.marked')) p.textContent = p.firstChild!.textContent;
  });
  const plain = await page.locator('.sheet').screenshot();
  expect(await differing(at, marked, plain)).toBe(0);

  // and the comparison sees letters parted: an element with space around it inside a word
  await page.evaluate(() => {
    const text = document.querySelector('.sheet p')!.firstChild as Text;
    const range = document.createRange();
    const word = text.data.indexOf('كشف');
    range.setStart(text, word + 1);
    range.setEnd(text, word + 2);
    const part = document.createElement('span');
    part.style.display = 'inline-block';
    range.surroundContents(part);
  });
  expect(await differing(at, await page.locator('.sheet').screenshot(), plain)).toBeGreaterThan(20);
  await page.context().close();
});

it('a reading is given out as a page that needs nothing, runs nothing and parts no letters', async () => {
  const { page } = await opened(at);
  await roomOf(page, at, 'en');
  await page.getByRole('button', { name: 'Save or print' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as a page' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^isnad-2023-11-15-.*\.html$/);
  const html = readFileSync(await download.path(), 'utf8');
  await page.context().close();

  const shared = await opened(at, { viewport: { width: 1100, height: 1000 }, colorScheme: 'light', offline: true });
  await shared.page.setContent(html);
  await shared.page.evaluate(() => document.fonts.ready);
  expect(shared.amiss.filter((a) => !a.includes('data:'))).toEqual([]);
  expect(await shared.page.locator('.statements > li').count()).toBe(9);
  const record = JSON.parse((await shared.page.locator('#record').textContent())!);
  expect(record.schema).toBe('isnad/1');
  expect(await shared.page.locator('article p').first().textContent()).toBe(record.report.text.split('\n')[1]);

  await shared.page.addStyleTag({ content: 'article a, article a:focus { background: none !important; outline: 0 }' });
  const marked = await shared.page.locator('article').screenshot();
  await shared.page.evaluate(() => {
    for (const p of document.querySelectorAll('article > *')) p.replaceChildren(p.textContent ?? '');
  });
  expect(await differing(at, marked, await shared.page.locator('article').screenshot())).toBe(0);
  await shared.page.context().close();
});

it('the record is given out as JSON', async () => {
  const { page } = await opened(at);
  await roomOf(page, at, 'en');
  await page.getByRole('button', { name: 'Save or print' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save the record' }).click(),
  ]);
  const record = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(record.statements).toHaveLength(9);
  await page.context().close();
});

it('on paper the lines and marks stay together', async () => {
  const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
  await roomOf(page, at, 'ar');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  // marks as they were placed for the screen, against the words as they lie on paper
  const far = await page.evaluate(() => {
    const range = document.createRange();
    const out: number[] = [];
    for (const p of document.querySelectorAll('.sheet p.marked')) {
      const text = p.firstChild as Text;
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].map((r) => r.top);
      for (const mark of p.querySelectorAll('.mark'))
        out.push(Math.min(...lines.map((top) => Math.abs(top - mark.getBoundingClientRect().top))));
    }
    return out;
  });
  expect(far.length).toBeGreaterThan(5);
  expect(Math.max(...far)).toBeLessThan(1);
  expect(await page.locator('.bar').isVisible()).toBe(false);
  await page.context().close();
});

it('the first page asks for less than 250 kB of script, and for the reader only when it is needed', async () => {
  const { page } = await opened(at);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${at.url}/read?lang=en`);
  await page.locator('.examples button').first().waitFor();
  const scripts = asked.filter((path) => path.endsWith('.js'));
  const compressed = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(at.folder + path)).length, 0);
  expect(compressed).toBeGreaterThan(10_000);
  expect(compressed).toBeLessThan(250_000);
  expect(asked.filter((path) => /worker|\.bin$/.test(path))).toEqual([]);
  expect(readdirSync(`${at.folder}/assets`).some((file) => file.startsWith('reader.worker'))).toBe(true);
  await page.context().close();
});

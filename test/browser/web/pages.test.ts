import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { exampleRecord, opened, overflow, roomOf, type Stand, stand, takenDown, violations } from './open.js';

let at: Stand;
beforeAll(async () => {
  at = await stand();
}, 90_000);
afterAll(() => takenDown(at));

const looks = [
  { language: 'ar', colorScheme: 'light', width: 1360, read: true },
  { language: 'en', colorScheme: 'dark', width: 1360, read: false },
  { language: 'ar', colorScheme: 'dark', width: 360, read: false },
  { language: 'en', colorScheme: 'light', width: 360, read: true },
] as const;

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width, read }) => {
  const t = translatorFor(language, 'latn');
  const plain = (s: string): string => s.replace(/[\u2068\u2069]/g, '');

  it('a text is read and its chains are shown; nothing is amiss', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/?lang=${language}`);
    await page.locator('.examples button').first().waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      language,
      t.direction,
    ]);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    const { text } = exampleRecord.report;
    if (read) {
      await page.getByLabel(t.say('read.text'), { exact: true }).fill(text);
      await page.getByLabel(t.say('read.publisher'), { exact: true }).fill('صحيفة الميناء');
      await page.getByRole('button', { name: t.say('read.submit'), exact: true }).click();
    } else await roomOf(page, at, language);
    await page.locator('.sheet').waitFor();
    expect(await page.locator('h1').textContent()).toBe(text.split('\n')[0]);
    // read in the browser as anywhere else, but for the day, which was not given
    const kept = await page.evaluate((key) => sessionStorage.getItem(key), `isnad.record.${exampleRecord.report.id}`);
    expect(JSON.parse(kept!).statements.map((s: { why: string; text: string }) => [s.why, s.text])).toEqual(
      exampleRecord.statements.map((s) => [s.why, s.text]),
    );
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    for (let i = 0; i < 5; i++) await page.keyboard.press('j');
    const chain = page.locator('.chain');
    expect(await chain.locator('.node-name').allTextContents()).toEqual(['صحيفة الميناء', 'المشهد', 'يحيى المنصوري']);
    expect(await page.locator('.heard').textContent()).toContain(
      plain(t.say('chain.spoken.relay', { name: '' })).trim(),
    );
    expect(new URL(page.url()).searchParams.get('item')).toBe('s5');
    // the words said stand above what covers the foot of a narrow window
    const words = await page.locator('.mark.lit.content').first().boundingBox();
    expect(words!.y).toBeGreaterThan(50);
    expect(words!.y).toBeLessThan(width < 500 ? 400 : 750);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.keyboard.press('Escape');
    expect(await chain.count()).toBe(0);
    for (const layer of ['2', '3', '4', '5']) await page.keyboard.press(layer);
    expect(new URL(page.url()).searchParams.get('layers')).toBe('statements.entities.times.figures.events');
    for (const tab of ['entities', 'events', 'figures', 'times', 'notes'] as const) {
      await page.getByRole('tab', { name: t.say(`tab.${tab}`) }).click();
      await page.getByRole('tabpanel').waitFor();
      expect(await overflow(page)).toBe(0);
      if (tab === 'events' || tab === 'figures') expect(await violations(page)).toEqual([]);
    }
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('the reading room', () => {
  it('is the same after it is loaded anew, and arrows follow the direction', async () => {
    const { page } = await opened(at);
    await roomOf(page, at, 'ar');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    expect(new URL(page.url()).searchParams.get('item')).toBe('s1');
    await page.keyboard.press('4');
    await page.reload();
    await page.locator('.mark.lit').first().waitFor();
    expect(await page.locator('.mark.rest.figure').count()).toBeGreaterThan(0);
    expect(await page.locator('.chain-head h2').textContent()).toContain('1');
    await page.context().close();
  });

  it('lights words and rows by one another', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await roomOf(page, at, 'en');
    // a row lights its words
    const row = page.locator('.tabs [data-item=s2]');
    await row.hover();
    expect(await page.locator('.mark.hot.speaker').count()).toBe(1);
    // words light their row, and open their chain
    const mark = await page.locator('.mark.rest[data-item=s7]').first().boundingBox();
    await page.mouse.move(mark!.x + 20, mark!.y + mark!.height / 2, { steps: 3 });
    expect(await page.locator('.tabs [data-item=s7]').getAttribute('data-hot')).toBe('true');
    await page.mouse.click(mark!.x + 20, mark!.y + mark!.height / 2);
    expect(await page.locator('.chain .stance').textContent()).toBe('condemnation');
    expect(await page.locator('.chain .facts').first().textContent()).toContain('6 November 2023 – 12 November 2023');
    // who said it leads to the list of people
    await page.locator('.chain .node.speaker button').click();
    expect(await page.locator('.row[data-selected]').textContent()).toContain('علي الكثيري');
    await page.context().close();
  });

  it('copies a statement as a citation', async () => {
    const { page } = await opened(at, { permissions: ['clipboard-read', 'clipboard-write'] });
    await roomOf(page, at, 'en');
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Copy as a citation' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '«لنقل الأسرى جواً», اللجنة الدولية للصليب الأحمر, صحيفة الميناء, 15 November 2023.',
    );
    await page.context().close();
  });

  it('says what to do where a report is not there', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/reports/unknown?lang=en`);
    await page.getByRole('link', { name: 'Read a report' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${at.url}/nowhere?lang=en`);
    expect(await page.locator('h1').textContent()).toBe('There is no such page');
    await page.context().close();
  });
});

describe('the page to read a text', () => {
  it.each([
    ['', 'There is nothing to read yet'],
    ['The minister said that the road was closed.', 'This does not look like Arabic'],
  ])('says what to do with %#', async (text, title) => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/read?lang=en`);
    await page.getByLabel('The report', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Read it' }).click();
    expect(await page.getByRole('alert').textContent()).toContain(title);
    expect(await page.getByLabel('The report', { exact: true }).inputValue()).toBe(text);
    await page.context().close();
  });

  it('opens a file in an old encoding, and refuses what is no text or too long a one', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/read?lang=en`);
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('%PDF-1.7 …') });
    expect(await page.getByRole('alert').textContent()).toContain('This file is not plain text');
    const long = Buffer.from('قال الوزير إن الطريق مغلق. '.repeat(20_000));
    await input.setInputFiles({ name: 'c.txt', mimeType: 'text/plain', buffer: long });
    await page.getByText('Too long for one report').waitFor();
    // «قال الوزير إن الطريق إلى الميناء مغلق.» in windows-1256
    const bytes = 'DEC7E120C7E1E6D2EDD120C5E420C7E1D8D1EDDE20C5E1EC20C7E1E3EDE4C7C120E3DBE1DE2E';
    await input.setInputFiles({ name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes, 'hex') });
    const field = page.getByLabel('The report', { exact: true });
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe('قال الوزير إن الطريق إلى الميناء مغلق.');
    await page.context().close();
  });

  it('takes a file that is dropped on it', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/read?lang=en`);
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['قال الوزير إن الطريق مغلق.'], 'a.txt', { type: 'text/plain' }));
      return data;
    });
    await page.dispatchEvent('.read-form', 'drop', { dataTransfer: dropped });
    const field = page.getByLabel('The report', { exact: true });
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe('قال الوزير إن الطريق مغلق.');
    // and is still there when the page is loaded anew
    await page.reload();
    expect(await field.inputValue()).toBe('قال الوزير إن الطريق مغلق.');
    await page.context().close();
  });

  it('takes a day, in the order and the script of the language', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/read?lang=ar`);
    await page.locator('.day-part[data-type=day]').click();
    await page.keyboard.type('15112023');
    await page.getByLabel('نص الخبر', { exact: true }).fill('قال الوزير أمس إن الطريق مغلق.');
    await page.getByRole('button', { name: 'اقرأ', exact: true }).click();
    await page.locator('.sheet').waitFor();
    expect(await page.locator('.dateline').textContent()).toContain('15 نوفمبر 2023');
    await page.context().close();
  });
});

describe('the frame', () => {
  it('turns round when another language is chosen, and remembers it and the appearance', async () => {
    const { page } = await opened(at, { colorScheme: 'light' });
    await page.goto(`${at.url}/read?lang=en`);
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByText('Dark', { exact: true }).click();
    await page.getByText('العربية', { exact: true }).click();
    await page.goto(`${at.url}/read`);
    await page.locator('.examples button').first().waitFor();
    expect(
      await page.evaluate(() => [document.documentElement.dir, document.documentElement.dataset['theme']]),
    ).toEqual(['rtl', 'dark']);
    await page.context().close();
  });

  it('shows its keys when asked', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/read?lang=en`);
    await page.locator('.examples button').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });
});

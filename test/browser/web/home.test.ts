import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { looks } from './looks.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

describe('the first page of an archive', () => {
  let at: ServedStand;
  beforeAll(async () => {
    at = await servedStand();
  }, 90_000);
  afterAll(() => takenDown(at));

  it.each(looks)('shows it at a glance, in $language, $colorScheme, $width pixels wide', async (look) => {
    const { language, colorScheme, width } = look;
    const t = translatorFor(language, 'latn');
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/?lang=${language}`);
    await page.locator('[data-result]').nth(7).waitFor();
    await page.locator('.contested li').first().waitFor();
    const numbers = await (await fetch(`${at.url}/api/v1/overview`)).json();
    expect(await page.locator('.tile-number').allTextContents()).toEqual(
      ['reports', 'statements', 'events', 'figures', 'entities', 'publishers'].map((n) => t.number(numbers[n])),
    );
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    // what is always a step away: beside one another where there is room, else behind one button
    const names = (await page.locator('.bar nav a').allTextContents()).map((name) => name.trim());
    expect(names[0]).toBe(t.say('app.search'));
    expect(names.at(-1)).toBe(t.say('app.read'));
    if (width < 500) {
      await page.locator('#pages').click();
      expect(await page.getByRole('menuitem').allTextContents()).toEqual(names);
      await page.keyboard.press('Escape');
    } else expect(await page.locator('.bar nav a').first().isVisible()).toBe(true);

    await page.getByRole('searchbox').fill('الجنينة');
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL((url) => url.pathname === '/search');
    await page.locator('[data-result] mark').first().waitFor();
    await page.goBack();
    await page.locator('.contested a').first().click();
    await page.waitForURL((url) => url.pathname.startsWith('/figures/'));
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('and the search ask for less than 250 kB of script', async () => {
    for (const [path, shown] of [
      ['/', '.contested li'],
      ['/search', 'button.facet'],
    ] as const) {
      const { page } = await opened(at);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${at.url}${path}?lang=en`);
      await page.locator(shown).first().waitFor();
      const scripts = asked.filter((file) => file.endsWith('.js'));
      const compressed = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(at.folder + file)).length, 0);
      expect(compressed).toBeGreaterThan(100_000);
      expect(compressed).toBeLessThan(250_000);
      await page.context().close();
    }
  });

  it('stands well between a phone and a wide screen', async () => {
    const { page } = await opened(at);
    for (const language of ['ar', 'en']) {
      await page.goto(`${at.url}/?lang=${language}`);
      await page.locator('[data-result]').first().waitFor();
      for (const width of [320, 480, 640, 768, 900, 960, 1024, 1200, 1920]) {
        await page.setViewportSize({ width, height: 700 });
        // the page is laid out anew a moment after the window has another size
        await expect.poll(() => overflow(page), { message: `${language} ${width}` }).toBe(0);
        // the bar is one line high
        expect((await page.locator('.bar').boundingBox())!.height).toBeLessThan(64);
      }
    }
    await page.context().close();
  });
});

describe('the first page of an empty archive', () => {
  let at: ServedStand;
  beforeAll(async () => {
    at = await servedStand({ holds: 'empty' });
  }, 90_000);
  afterAll(() => takenDown(at));

  it.each(looks)('says what to do next, in $language, $colorScheme, $width pixels wide', async (look) => {
    const { language, colorScheme, width } = look;
    const t = translatorFor(language, 'latn');
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/?lang=${language}`);
    await page.getByRole('button', { name: t.say('first.examples') }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.goto(`${at.url}/search?lang=${language}`);
    await page.getByText(t.say('search.none.empty.title')).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: t.say('app.home') }).click();
    await page.getByRole('link', { name: t.say('first.read'), exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/read');
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('loads the examples at one press', { timeout: 60_000 }, async () => {
    const { page, amiss } = await opened(at);
    await page.goto(`${at.url}/?lang=en`);
    await page.getByRole('button', { name: 'Load the examples' }).click();
    await page.locator('.first-steps [role=status]').getByText('Loading').waitFor();
    await page.locator('[data-result]').first().waitFor({ timeout: 45_000 });
    expect(Number(await page.locator('.tile-number').first().textContent())).toBeGreaterThan(20);
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

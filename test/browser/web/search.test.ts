import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { looks, sound } from './looks.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
beforeAll(async () => {
  at = await servedStand();
}, 90_000);
afterAll(() => takenDown(at));

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('words are found and marked, counted, narrowed and kept; nothing is amiss', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/search?lang=${language}`);
    await page.locator('[data-result]').first().waitFor();
    await sound(page);

    await page.getByRole('searchbox').fill('كوليرا');
    await page.getByRole('searchbox').press('Enter');
    await page.locator('[data-result] mark').first().waitFor();
    const cards = page.locator('[data-result]');
    const found = await cards.count();
    expect(found).toBeGreaterThan(3);
    expect(await page.locator('.results-head strong').textContent()).toBe(t.count('reports.count', found));
    // words are found with what is written on to them, and marked whole
    expect((await page.locator('mark').allTextContents()).every((word) => /كوليرا$/u.test(word))).toBe(true);
    expect(new URL(page.url()).searchParams.get('q')).toBe('كوليرا');
    await sound(page);

    await page.locator('.choice-option', { hasText: t.say('search.what.statements') }).click();
    await page.locator('.statement-card mark').first().waitFor();
    await page.getByRole('button', { name: t.say('search.help') }).click();
    await page.locator('.query-help').waitFor();
    await sound(page);
    await page.getByRole('button', { name: t.say('search.help') }).click();

    // a value of a facet narrows it all
    if (width < 1000) await page.getByRole('button', { name: t.say('facets.title') }).click();
    const value = page.locator('button.facet', { hasText: t.word('stance', 'deny') });
    const said = Number(await value.locator('.facet-count').textContent());
    await value.click();
    await page.waitForFunction((n) => document.querySelectorAll('[data-result]').length === n, said);
    expect(new URL(page.url()).searchParams.get('stance')).toBe('deny');
    await sound(page);

    await page.getByRole('button', { name: t.say('saved.title') }).click();
    await page.getByLabel(t.say('saved.name')).fill(`نفي ${language} ${width}`);
    await page.getByRole('button', { name: t.say('saved.save') }).click();
    const kept = page.getByRole('dialog').getByRole('link', { name: `نفي ${language} ${width}` });
    await kept.waitFor();
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press('Escape');
    await page.goto(`${at.url}/search`);
    await page.getByRole('button', { name: t.say('saved.title') }).click();
    await kept.click();
    await page.waitForFunction((n) => document.querySelectorAll('[data-result]').length === n, said);
    await page.getByRole('button', { name: t.say('saved.title') }).click();
    await page.getByRole('dialog').getByRole('listitem').getByRole('button').click();
    await kept.waitFor({ state: 'detached' });

    // nothing is left where nothing fits, but for what to do
    await page.goto(`${at.url}/search?q=${encodeURIComponent('كوليرا')}&publisher=${encodeURIComponent('لا أحد')}`);
    await page.getByText(t.say('search.none.filtered')).waitFor();
    await sound(page);
    await page.locator('.empty').getByRole('link').click();
    await cards.first().waitFor();
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('the search', () => {
  it('goes on page by page', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/search?lang=en&what=statements`);
    const cards = page.locator('[data-result]');
    await cards.first().waitFor();
    expect(await cards.count()).toBe(20);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-result]').length === 40);
    const hrefs = await page.locator('a.statement-words').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(new Set(hrefs).size).toBe(40);
    await page.context().close();
  });

  it('is led by keys from any page, to a result and back', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/read?lang=ar`);
    await page.getByRole('link', { name: 'بحث' }).waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('/');
    const box = page.getByRole('searchbox');
    await box.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'search-box');
    await page.keyboard.insertText('زلزال');
    await page.keyboard.press('Enter');
    await page.locator('[data-result] mark').first().waitFor();
    const here = (): Promise<number> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-result]')].findIndex((r) => r.contains(document.activeElement)),
      );
    await page.keyboard.press('ArrowDown');
    expect(await here()).toBe(0);
    await page.keyboard.press('j');
    expect(await here()).toBe(1);
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowUp');
    expect(await box.evaluate((b) => b === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reports/*');
    await page.goBack();
    await page.locator('[data-result] mark').first().waitFor();
    expect(await box.inputValue()).toBe('زلزال');
    await page.context().close();
  });

  it('says what is wrong with a question', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/search?lang=en&q=-${encodeURIComponent('سد')}`);
    await page.getByRole('alert').getByText('say also what is to be there').waitFor();
    await page.context().close();
  });

  it('tells of reports that come in, and shows them when asked', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/search?lang=en`);
    await page.locator('[data-result]').first().waitFor();
    await page.waitForTimeout(300);
    await at.library.add('مرفأ الصيادين يعود إلى العمل\nقال مدير المرفأ سليم الخطيب إن العمل عاد صباح اليوم.', {
      published: '2026-03-01',
    });
    await page.getByRole('button', { name: '1 new report' }).click();
    await page.locator('[data-result]').first().getByText('مرفأ الصيادين').waitFor();
    expect(await page.getByRole('button', { name: 'new report' }).count()).toBe(0);
    await page.context().close();
  });
});

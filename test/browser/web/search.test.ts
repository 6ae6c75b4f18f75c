import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened, takenDown } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
beforeAll(async () => {
  at = await servedStand();
}, 90_000);
afterAll(() => takenDown(at));

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
});

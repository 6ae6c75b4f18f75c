import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { looks } from './looks.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
beforeAll(async () => {
  at = await servedStand();
}, 90_000);
afterAll(() => takenDown(at));

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('who cites whom is drawn and listed, and a tie opens its statements', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/network?lang=${language}`);
    const row = page.locator('.network-list tbody tr').first();
    await row.waitFor();
    await page.getByText(t.say('network.settling')).waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    // names are drawn
    const inked = await page.locator('.network-names').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((v, i) => i % 4 === 3 && v > 0).length;
    });
    expect(inked).toBeGreaterThan(500);

    const weight = row.locator('td button').last();
    const counted = Number((await weight.textContent())!.replace(/\D/g, '')) || 1;
    await weight.click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('.network-beside .statement-card').length === n,
      Math.min(20, counted),
    );
    expect(new URL(page.url()).searchParams.get('edge')).not.toBeNull();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('the network', () => {
  it('is looked through by name, and shows a node with whom it cites', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/network?lang=en`);
    const search = page.getByRole('combobox', { name: 'Find in the drawing' });
    await search.pressSequentially('الافق', { delay: 5 });
    await page.getByRole('option').first().click();
    await page.locator('.network-picked h2').waitFor();
    expect(await page.locator('.network-picked h2').textContent()).toContain('الأفق');
    const tie = page.locator('.network-picked .counted button').first();
    await tie.click();
    await page.locator('.network-beside .statement-card').first().waitFor();
    await page.getByRole('button', { name: 'Let go' }).click();
    await page.getByText('Touch a name to see').waitFor();
    await page.context().close();
  });

  it('is touched: a name that is found stands in the middle, and a touch there picks it', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/network?lang=en`);
    const source = page.locator('.network-list tbody th button').first();
    const name = await source.textContent();
    await page.getByText('Finding everybody').waitFor({ state: 'detached' });
    await source.click();
    await page.locator('.network-picked h2').waitFor();
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Let go' }).click();
    const box = (await page.locator('.network-box').boundingBox())!;
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.mouse.move(middle[0] + 3, middle[1], { steps: 3 });
    await page.locator('.network-box[data-over="node"]').waitFor();
    await page.mouse.click(...middle);
    await page.locator('.network-picked h2').waitFor();
    expect(await page.locator('.network-picked h2').textContent()).toContain(name);
    // a touch of the ground lets go
    await page.waitForTimeout(500);
    await page.mouse.click(box.x + 8, box.y + box.height / 2 + 90);
    await page.getByText('Touch a name to see').waitFor();
    await page.context().close();
  });

  it('is drawn the same every time', async () => {
    const { page } = await opened(at, { viewport: { width: 1000, height: 900 } });
    const picture = async (): Promise<string> => {
      await page.goto(`${at.url}/network?lang=ar`);
      await page.locator('.network-names').waitFor();
      await page.getByText('يجري ترتيب المواضع').waitFor({ state: 'detached' });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(300);
      return page.locator('.network-names').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    };
    const [once, again] = [await picture(), await picture()];
    expect(once === again).toBe(true);
    await page.context().close();
  });

  it('leaves weak ties out when asked, and says so where none is left', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/network?lang=en&least=100000`);
    await page.getByText('Nobody cites anybody').waitFor();
    await page.getByRole('button', { name: 'Show weak ties too' }).click();
    await page.locator('.network-list tbody tr').first().waitFor();
    await page.context().close();
  });
});

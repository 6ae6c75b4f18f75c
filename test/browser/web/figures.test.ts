import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { looks } from './looks.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

const port = 'جريدة الميناء';
const coast = 'صوت الساحل';
/** One blast: a minister who revises his count, doctors who dispute it, an outlet's own word, a denial. */
const told = [
  ['2024-03-05', port, 'قال وزير الصحة سامر العلي إن 12 شخصاً قتلوا'],
  ['2024-03-06', port, 'قال وزير الصحة سامر العلي إن 19 شخصاً قتلوا'],
  ['2024-03-06', coast, 'نقلت وكالة رويترز عن رئيس النقابة كريم منصور قوله إن 31 شخصاً قتلوا'],
  ['2024-03-06', port, 'قال رئيس النقابة كريم منصور إن 31 شخصاً قتلوا'],
  ['2024-03-07', coast, 'قتل أكثر من 15 شخصاً'],
  ['2024-03-08', coast, 'نفى وزير الصحة سامر العلي أن يكون 40 شخصاً قتلوا'],
] as const;

let at: ServedStand;
beforeAll(async () => {
  at = await servedStand({ holds: 'empty' });
  for (const [published, publisher, words] of told)
    await at.library.add(`حصيلة الانفجار\n${words} في حلب في 4 مارس 2024.`, {
      ...{ published, publisher, title: 'حصيلة الانفجار' },
    });
}, 90_000);
afterAll(() => takenDown(at));

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('a contested number is found, drawn over time, and read where it was given', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/figures?lang=${language}`);
    await page.locator('.ledger-row').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.locator('.ledger-title').first().click();
    const points = page.locator('a.point');
    await points.first().waitFor();
    // the repetition is no point of its own
    expect(await points.count()).toBe(told.length - 1);
    expect(await page.locator('.ledger-table tbody tr').count()).toBe(told.length);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    // one stop for the tab key; arrows lead through time as it is drawn
    expect(await page.locator('a.point[tabindex="0"]').count()).toBe(1);
    await points.first().focus();
    await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    await page.keyboard.press('End');
    await page.keyboard.press(language === 'ar' ? 'ArrowRight' : 'ArrowLeft');
    expect(await page.locator('.claim-amount strong').textContent()).toContain('15');
    expect(await page.locator('.claim-words').textContent()).toContain('قتل أكثر من 15 شخصاً');
    expect(await violations(page)).toEqual([]);
    const [early, late] = [(await points.first().boundingBox())!, (await points.last().boundingBox())!];
    expect(early.x < late.x).toBe(t.direction === 'ltr');

    await points.first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reports/**');
    await page.locator('.mark.lit').first().waitFor();
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('the list', () => {
  it('is narrowed by what is counted, in words', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/figures?lang=ar`);
    await page.getByRole('button', { name: 'تضييق' }).click();
    await page.getByRole('button', { name: 'المعدود' }).click();
    expect(await page.getByRole('option').first().textContent()).toBe('قتلى');
    await page.getByRole('option', { name: 'جرحى', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByText('لم يُذكر عدد مرتين').waitFor();
    expect(new URL(page.url()).searchParams.get('measure')).toBe('injured');
    await page.locator('.chip', { hasText: 'جرحى' }).click();
    await page.locator('.ledger-row').first().waitFor();
    await page.context().close();
  });
});

describe('a ledger', () => {
  const open = async () => {
    const { items } = (await (await at.library.get('/ledgers')).json()) as { items: { key: string }[] };
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/figures/${items[0]!.key}?lang=en`);
    await page.locator('a.point').first().waitFor();
    return page;
  };

  it('lets claimants stand out, in the address too', async () => {
    const page = await open();
    await page.locator('.claimant', { hasText: 'كريم منصور' }).click();
    expect(await page.locator('a.point:not([data-dim])').count()).toBe(1);
    expect(await page.locator('.ledger-table tbody tr').count()).toBe(2);
    await page.reload();
    await page.locator('a.point').first().waitFor();
    expect(await page.locator('a.point:not([data-dim])').count()).toBe(1);
    await page.context().close();
  });

  it('tells claimants apart without colour', async () => {
    const page = await open();
    const signs = await page.locator('.claimant .sign').evaluateAll((all) => all.map((s) => s.getAttribute('d')));
    expect(new Set(signs).size).toBe(signs.length);
    await page.context().close();
  });

  it('is saved as a table for a spreadsheet', async () => {
    const page = await open();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const rows = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/^\u{FEFF}day,day_is,claimant,value,/u);
    expect(rows).toHaveLength(told.length + 1);
    expect(rows.find((r) => r.includes(',31,'))).toContain('وكالة رويترز; كريم منصور');
    await page.context().close();
  });

  it('that is not there is said not to be', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/figures/1.ASSAULT.killed.1999-01-01?lang=en`);
    await page.getByText('There is no such ledger').waitFor();
    await page.context().close();
  });
});

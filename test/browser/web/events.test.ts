import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { looks, sound } from './looks.js';
import { opened, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
beforeAll(async () => {
  at = await servedStand();
}, 120_000);
afterAll(() => takenDown(at));

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('events are shown as a table, over time and on a map', { timeout: 90_000 }, async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/events?lang=${language}`);
    await page.locator('.events-table tbody tr').first().waitFor();
    expect(await page.locator('.events-table tbody tr').count()).toBeGreaterThan(20);
    await sound(page);

    await page.getByText(t.say('events.view.timeline'), { exact: true }).click();
    await page.locator('.bar-part').first().waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('timeline');
    await page.locator('.bars-table summary').click();
    await page.locator('.bars-table tbody tr').first().waitFor();
    await sound(page);

    await page.getByText(t.say('events.view.map'), { exact: true }).click();
    await page.locator('.map-over .bubble').first().waitFor({ timeout: 30_000 });
    await page.locator('.place-head').first().click();
    await page.locator('.place-events li').first().waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d+$/);
    await sound(page);
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('events', () => {
  it('lead to their words in their report, and keep their filters in every view', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/events?lang=en&type=ASSAULT`);
    await page.locator('.events-table tbody tr').first().waitFor();
    expect(new Set(await page.locator('.event-type').allTextContents())).toEqual(new Set(['violence']));
    await page.getByText('Map', { exact: true }).click();
    await page.locator('.place-head').first().waitFor();
    expect(new URL(page.url()).searchParams.get('type')).toBe('ASSAULT');
    await page.getByText('Table', { exact: true }).click();
    await page.locator('.event-words').first().click();
    await page.locator('.sheet').waitFor();
    expect(new URL(page.url()).searchParams.get('item')).toMatch(/^v\d+$/);
    await page.context().close();
  });

  it('are narrowed to the days of a bar, by hand and by keyboard', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/events?lang=en&view=timeline&bucket=day`);
    await page.locator('.bar-part').first().waitFor();
    const bar = (await page.locator('.bar-part').first().boundingBox())!;
    await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2);
    await expect.poll(() => new URL(page.url()).searchParams.get('happened')).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.goto(`${at.url}/events?lang=en&view=timeline&by=published&bucket=month`);
    await page.locator('.bars-table summary').click();
    const days = page.locator('.bars-table .plain-link').first();
    await days.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('published')).toMatch(/^\d{4}-\d\d$/);
    await page.context().close();
  });

  it('of one place are chosen on the map; its places are saved as GeoJSON', async () => {
    const { page } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/events?lang=en&view=map`);
    await page.locator('.map-over .bubble').first().waitFor({ timeout: 30_000 });
    const alone = page.locator('.map-over .bubble:not([data-precision=several])').first();
    const name = (await alone.getAttribute('title'))!;
    await alone.click();
    await page.locator('.place-row[data-open]').waitFor();
    expect(await page.locator('.place-row[data-open] bdi').first().textContent()).toBe(name);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'The places on the map (GeoJSON)' }).click(),
    ]);
    const json = JSON.parse(readFileSync(await file.path(), 'utf8'));
    expect(json.type).toBe('FeatureCollection');
    expect(json.features.length).toBeGreaterThan(3);
    expect(json.features[0].geometry.coordinates).toHaveLength(2);
    await page.getByRole('button', { name: 'Only this place' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('place')).toMatch(/^\d+$/);
    const csv = await page.getByRole('link', { name: /CSV/ }).getAttribute('href');
    expect(await (await fetch(at.url + csv)).text()).toContain(',');
    await page.context().close();
  });

  it('that there are none of say what to do', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/events?lang=en&happened=1950`);
    await page.getByRole('link', { name: 'Take reports in' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

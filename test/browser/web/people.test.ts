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

interface Listed {
  readonly id: number;
  readonly name: string;
  readonly statements: number;
}
const named = async (query: string): Promise<Listed> => {
  const { items } = (await (await at.library.get(`/entities?${query}`)).json()) as { items: Listed[] };
  return items.toSorted((a, b) => b.statements - a.statements)[0]!;
};

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('people and bodies are found, and what they said is listed', async () => {
    const speaker = await named('type=person');
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/entities?lang=${language}`);
    await page.locator('.entity-row').first().waitFor();
    expect(await page.locator('.entity-row').count()).toBe(50);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    const search = page.getByRole('searchbox', { name: t.say('entities.name') });
    await search.fill(speaker.name);
    await search.press('Enter');
    await page.getByRole('link', { name: speaker.name }).first().click();
    await page.waitForURL(`**/entities/${speaker.id}`);
    await page.locator('.statement-card').first().waitFor();
    expect(await page.locator('h1').textContent()).toBe(speaker.name);
    expect(await page.locator('.statement-card').count()).toBe(Math.min(20, speaker.statements));
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.getByRole('tab', { name: t.say('entity.tab.heard') }).click();
    await page.locator('.empty-title').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('heard');
    expect(await violations(page)).toEqual([]);
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('an entity', () => {
  it('leads from how it speaks to what it said so, and back by taking the filter off', async () => {
    const speaker = await named('type=person');
    const { page } = await opened(at);
    await page.goto(`${at.url}/entities/${speaker.id}?lang=en`);
    const stance = page.locator('.aside-part .measured a').first();
    const count = Number(await page.locator('.aside-part .measured .counted-number').first().textContent());
    await stance.click();
    await page.waitForFunction((n) => document.querySelectorAll('.statement-card').length === n, count);
    await page.locator('.chip').click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('.statement-card').length === n,
      Math.min(20, speaker.statements),
    );
    await page.context().close();
  });

  it('is merged with another and parted again', async () => {
    const [into, from] = [await named('name=آزاد'), await named('name=سارة')];
    const { page, amiss } = await opened(at, { viewport: { width: 1360, height: 900 } });
    page.setDefaultTimeout(6000);
    await page.goto(`${at.url}/entities/${into.id}?lang=en`);
    await page.getByRole('button', { name: 'Merge with another' }).click();
    expect(await violations(page)).toEqual([]);
    const other = page.getByRole('combobox', { name: 'The other' });
    await other.pressSequentially(from.name, { delay: 5 });
    await page.getByRole('option', { name: from.name }).first().click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    const part = page.getByRole('button', { name: /^Part from/ });
    await part.waitFor();
    await page.getByRole('tab', { name: `Said ${into.statements + from.statements}` }).waitFor();
    // whoever asks for the one that was merged is shown the other
    await page.goto(`${at.url}/entities/${from.id}?lang=en`);
    await page.getByRole('heading', { level: 1, name: into.name }).waitFor();
    await part.click();
    await page.getByRole('heading', { level: 1, name: from.name }).waitFor();
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('that is a place stands on a map, and leads to what happened there', async () => {
    const place = await named('type=place&name=حلبجة');
    const { page, amiss } = await opened(at, { viewport: { width: 1360, height: 900 } });
    await page.goto(`${at.url}/entities/${place.id}?lang=en`);
    await page.locator('.entity-where .map canvas').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^\d+ events$/ }).click();
    await page.waitForURL(`**/events?place=${place.id}`);
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('that is not there is said not to be', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/entities/999999?lang=ar`);
    await page.getByRole('link', { name: 'الأشخاص والهيئات' }).last().waitFor();
    expect(await page.locator('h1').textContent()).toBe('لا أحد بهذا الرقم هنا');
    await page.context().close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
let uid: string;
const url = 'https://example.org/bridge';
const known = { url, guid: null, title: 'الجسر مغلق', publisher: 'صحيفة الضفاف', published: '2026-02-27T08:00:00Z' };
const first = `الجسر مغلق
قال وزير النقل كريم الصاوي إن الجسر مغلق حتى الأحد. ونفى رئيس البلدية ماهر النجار أن يكون أحد قد أصيب.`;
const second = `الجسر مغلق
قال وزير النقل كريم الصاوي إن الجسر مغلق حتى الأحد. وأكد الدفاع المدني إصابة ثلاثة عمال.`;

beforeAll(async () => {
  at = await servedStand({ holds: 'empty' });
  uid = await at.library.add(first, known);
  const tag = (await at.library.get(`/reports/${uid}`)).headers.get('etag')!;
  const changes = [
    { act: 'accept', item: 's1' },
    { act: 'set', item: 's2', set: { stance: 'condemn' } },
  ];
  const done = await at.library.post(`/reports/${uid}/corrections`, { changes }, { 'if-match': tag });
  expect(done.status).toBe(200);
  await at.library.add(second, {
    ...known,
    source: {
      bytes: new TextEncoder().encode(`<h1>الجسر مغلق</h1><p>${second.split('\n')[1]}</p><script>alert(1)</script>`),
      ...{ mediaType: 'text/html', url, headers: null },
    },
  });
}, 90_000);
afterAll(() => takenDown(at));

const looks = [
  { language: 'ar', colorScheme: 'light', width: 1360 },
  { language: 'en', colorScheme: 'dark', width: 360 },
] as const;

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('a report of the archive is shown with where it came from, and what people corrected in it', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    const fine = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    };
    await page.goto(`${at.url}/reports/${uid}?lang=${language}`);
    await page.locator('.sheet h1').waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.title()).toContain('الجسر مغلق');
    await page.locator('.origin summary').click();
    expect(await page.locator('.origin').textContent()).toContain(t.day('2026-02-27'));
    expect(await page.locator('.origin').textContent()).toContain(uid);
    await fine();

    // what a person accepted is marked so, and whose words it is leads to their page
    await page.keyboard.press('j');
    expect(await page.locator('.chain .review').textContent()).toBe(t.say('filter.reviewed.accepted'));
    const entity = page.locator('.chain .node.speaker .entity-page');
    expect(await entity.getAttribute('href')).toMatch(/^\/entities\/\d+$/);
    await fine();
    await page.keyboard.press('Escape');

    // the correction whose words are gone is told, and kept
    await page
      .locator('.room-notice')
      .getByRole('link', { name: t.say('room.view.corrections') })
      .click();
    await page.locator('.act[data-state=orphaned]').waitFor();
    expect(await page.locator('.act[data-state=orphaned] .correction-set').textContent()).toContain(
      t.word('stance', 'condemn'),
    );
    await fine();

    // the captured page stands in a frame in which nothing runs
    await page.getByRole('link', { name: t.say('room.view.page') }).click();
    const frame = page.frameLocator('iframe[sandbox=""]');
    await frame.getByText('وأكد الدفاع المدني إصابة ثلاثة عمال.').waitFor();
    expect(await frame.locator('script').count()).toBe(0);
    await fine();

    await page.getByRole('link', { name: t.say('room.view.versions') }).click();
    await page.locator('.changed-text ins').first().waitFor();
    expect((await page.locator('.changed-text ins').allTextContents()).join(' ')).toContain('الدفاع المدني');
    expect((await page.locator('.changed-text del').allTextContents()).join(' ')).toContain('ماهر النجار');
    await fine();
    await page.getByRole('link', { name: t.say('versions.open') }).click();
    await page.getByRole('link', { name: t.say('room.latest') }).waitFor();
    expect(await page.locator('.sheet').textContent()).toContain('ماهر النجار');
    expect(new URL(page.url()).searchParams.get('seq')).toBe('1');
    // what was corrected in that version stands there
    await page.keyboard.press('k');
    expect(await page.locator('.chain .stance').textContent()).toBe(t.word('stance', 'condemn'));
    await fine();
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

it('says what to do where the archive has no such report', async () => {
  const { page } = await opened(at);
  await page.goto(`${at.url}/reports/0000000000000000?lang=en`);
  await page.getByText('There is no such report in this archive').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

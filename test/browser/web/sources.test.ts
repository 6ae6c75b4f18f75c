import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { web } from '../../../src/intake/fetch/web.js';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { type LocalServer, send, serve } from '../../intake/server.js';
import { looks, sound } from './looks.js';
import { opened, takenDown } from './open.js';
import { type ServedStand, servedStand } from './server.js';

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار المدينة</title>${[
  'السوق مغلق',
  'الطريق مفتوح',
]
  .map(
    (what, i) =>
      `<item><title>خبر ${i}</title><guid>${i}</guid><description>قال رئيس البلدية إن ${what}.</description></item>`,
  )
  .join('')}</channel></rss>`;

let at: ServedStand;
let site: LocalServer;
beforeAll(async () => {
  site = await serve({
    '/': send('<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>', {
      'content-type': 'text/html',
    }),
    '/rss': send(rss, { 'content-type': 'application/rss+xml' }),
    '/broken': send('', {}, 500),
  });
  at = await servedStand({
    services: { web: web({ version: '0', allowPrivate: true, delayMs: 0, obeyRobots: false }) },
  });
}, 120_000);
afterAll(async () => {
  await takenDown(at);
  await site.close();
});

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('outlets, feeds and what is added are shown', { timeout: 90_000 }, async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/sources?lang=${language}`);
    await page.locator('.outlet-name').first().waitFor();
    expect(await page.locator('.outlet-name').count()).toBeGreaterThan(4);
    await sound(page);
    await page.locator('.outlet-name').first().click();
    await page.locator('.outlet-links').waitFor();
    await sound(page);

    await page.goto(`${at.url}/sources?lang=${language}&tab=feeds`);
    await page.getByLabel(t.say('feeds.address'), { exact: true }).fill(site.url);
    await page.getByRole('button', { name: t.say('feeds.follow'), exact: true }).click();
    await page.locator('.feed').first().waitFor();
    await page
      .getByRole('button', { name: t.say('feeds.look'), exact: true })
      .first()
      .click();
    await page.getByText(t.say('jobs.state.done'), { exact: true }).waitFor({ timeout: 20_000 });
    await page.locator('.health.ok').first().waitFor();
    await sound(page);

    await page.getByRole('tab', { name: t.say('sources.tab.add') }).click();
    await page.locator('.add-way').first().waitFor();
    await page
      .getByLabel(t.say('add.text.label'), { exact: true })
      .fill(`قال المدير إن العمل يبدأ غدًا (${language} ${width}).`);
    await page.getByRole('button', { name: t.say('add.text.submit'), exact: true }).click();
    await page
      .locator('.job', { hasText: `(${language} ${width})` })
      .getByText(t.say('jobs.event.added'), { exact: true })
      .waitFor({ timeout: 20_000 });
    await sound(page);
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('adding', () => {
  it('takes files, tells what came of each, and leads to what was read', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/sources?lang=en&tab=add`);
    await page.locator('input[type=file]').setInputFiles([
      {
        name: 'جسر.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('فتح الجسر\nقال الوزير ربيع الحمصي إن الجسر أعيد فتحه.'),
      },
      {
        name: 'english.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('The minister said that the bridge is open.'),
      },
    ]);
    const job = page.locator('.job').first();
    await job.getByText('1 added, 1 failed').waitFor({ timeout: 20_000 });
    expect(await job.locator('.job-reason').textContent()).toContain('Arabic');
    await job.getByRole('link', { name: 'جسر.txt' }).click();
    await page.locator('.sheet').waitFor();
    expect(await page.locator('h1').textContent()).toBe('فتح الجسر');
    await page.context().close();
  });

  it('takes files that are dropped, and addresses', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/sources?lang=en&tab=add`);
    await page.locator('.drop').waitFor();
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['قال الوزير إن الطريق الدولي مغلق.'], 'drop.txt', { type: 'text/plain' }));
      return data;
    });
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped });
    await page.locator('.job-names', { hasText: 'drop.txt' }).waitFor();
    await page.getByLabel('Addresses of pages, one a line').fill('not an address');
    await page.getByRole('button', { name: 'Fetch and take in' }).click();
    await page.getByText('Each line must begin with').waitFor();
    await page.getByLabel('Addresses of pages, one a line').fill(`${site.url}/nothing`);
    await page.getByRole('button', { name: 'Fetch and take in' }).click();
    await page.locator('.job').first().getByText('404').waitFor({ timeout: 20_000 });
    await page.context().close();
  });
});

describe('feeds', () => {
  it('come from a list; one that fails says why; they are paused and removed', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/sources?lang=en&tab=feeds`);
    const opml = `<opml version="2.0"><body><outline text="معطلة" xmlUrl="${site.url}/broken"/></body></opml>`;
    await page.locator('.feeds-act').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'a.opml', mimeType: '', buffer: Buffer.from(opml) });
    await page.getByText('1 feed added').waitFor();
    const row = page.locator('.feed', { hasText: 'معطلة' });
    await row.getByRole('button', { name: 'Look now' }).click();
    await row.getByText('The server answered, but does not give the feed.').waitFor({ timeout: 20_000 });
    await row.getByRole('button', { name: 'Pause' }).click();
    await row.getByText('paused').waitFor();
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the list (OPML)' }).click(),
    ]);
    expect(list.suggestedFilename()).toBe('isnad-feeds.opml');
    await row.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('that cannot be found are told in words', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/sources?lang=en&tab=feeds`);
    await page.getByLabel('Address of a site or of its feed').fill(`${site.url}/none`);
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('404');
    await page.context().close();
  });
});

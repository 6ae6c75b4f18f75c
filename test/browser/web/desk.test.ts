import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsnadRecord } from '../../../src/record/record.js';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
const known = { publisher: 'صحيفة الضفاف', published: '2026-02-27' };
const bridge = `الجسر مغلق حتى الأحد
قال وزير النقل كريم الصاوي إن الجسر مغلق حتى الأحد. وقال رئيس البلدية ماهر النجار إن ثلاثة عمال أصيبوا بجروح طفيفة أمس.`;
const road = `الطريق آمن
قال وزير النقل كريم الصاوي إن الطريق الساحلي آمن. ونفى محافظ الساحل وليد الخطيب أن يكون الميناء قد أغلق.`;
const reports: Record<'bridge' | 'road', string> = { bridge: '', road: '' };

beforeAll(async () => {
  at = await servedStand({ holds: 'empty' });
  reports.bridge = await at.library.add(bridge, { ...known, title: 'الجسر مغلق حتى الأحد' });
  reports.road = await at.library.add(road, { ...known, title: 'الطريق آمن' });
}, 90_000);
afterAll(() => takenDown(at));

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const get = async (path: string): Promise<any> => (await at.library.get(path)).json();
const recordOf = async (report: keyof typeof reports): Promise<IsnadRecord> =>
  (await get(`/reports/${reports[report]}`)).record;
const speakers = async (report: keyof typeof reports): Promise<(string | undefined)[]> => {
  const record = await recordOf(report);
  return record.statements.map((s) => record.entities.find((e) => e.id === s.chain.at(-1)?.entity)?.name);
};

async function desk(page: Page, report: keyof typeof reports, language: string, more = ''): Promise<void> {
  await page.goto(`${at.url}/reports/${reports[report]}?desk=1&lang=${language}${more}`);
  await page.locator('.desk').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Opens the list of somebody to be chosen; a list that is open when the panel scrolls closes, so it is scrolled to first. */
async function listOf(page: Page, label: string): Promise<void> {
  const button = page.getByRole('button', { name: `Show all ${label}` });
  await button.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  await button.click();
}

const looks = [
  { language: 'ar', colorScheme: 'dark', width: 1360 },
  { language: 'en', colorScheme: 'light', width: 360 },
] as const;

describe.each(looks)('the desk in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');
  const there = () => opened(at, { colorScheme, viewport: { width, height: 800 } });
  const fine = async (page: Page): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  };
  const said = (page: Page, text: string) => page.locator('.done-bar').getByText(text, { exact: true }).waitFor();

  it('corrects a speaker with the keyboard alone, and takes it back', async () => {
    const { page, amiss } = await there();
    await desk(page, 'bridge', language);
    const before = await speakers('bridge');
    expect(before[1]).toContain('ماهر النجار');
    for (const key of ['j', 'j', 'e']) await page.keyboard.press(key);
    const field = page.locator('.desk-link.speaker input').first();
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('الصاوي');
    await page.getByRole('option', { name: 'كريم الصاوي' }).waitFor();
    // the only one left needs no arrow
    if (language === 'ar') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(t.say('desk.unsaved')).waitFor();
    await fine(page);
    await page.keyboard.press('Control+Enter');
    await said(page, t.say('desk.did'));
    expect((await speakers('bridge'))[1]).toContain('كريم الصاوي');
    await page.locator('.desk .review.corrected').waitFor();
    // the key's place counts, not the letter that a layout has there
    await page.keyboard.press('u');
    await said(page, t.say('desk.did.undone'));
    expect(await speakers('bridge')).toEqual(before);
    await fine(page);
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('moves where a statement ends, by keys and by selecting', async () => {
    const { page, amiss } = await there();
    await desk(page, 'bridge', language, '&item=s2');
    const content = page
      .locator('.desk-words')
      .filter({ has: page.getByText(t.say('field.content'), { exact: true }) });
    await content.getByRole('button', { name: t.say('desk.mark') }).press('Enter');
    await page.locator('.marking').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.marking').textContent()).toContain('بجروح»');
    await fine(page);
    await page.keyboard.press('Enter');
    expect(await page.locator('.marking').count()).toBe(0);
    // what is selected in the text is taken by whole words
    await content.getByRole('button', { name: t.say('desk.mark') }).press('Enter');
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('.sheet [data-start]')].at(-1)!.firstChild as Text;
      const from = paragraph.data.indexOf('ثلاثة');
      window.getSelection()!.setBaseAndExtent(paragraph, from + 2, paragraph, paragraph.data.indexOf('بجروح') - 3);
    });
    await expect.poll(() => page.locator('.marking').textContent()).toContain('«ثلاثة عمال أصيبوا»');
    await page
      .getByRole('button', { name: t.say('desk.marking.done') })
      .first()
      .click();
    await page.getByRole('button', { name: t.say('desk.save'), exact: true }).click();
    await said(page, t.say('desk.did'));
    expect((await recordOf('bridge')).statements[1]!.text).toBe('ثلاثة عمال أصيبوا');
    await page.getByRole('button', { name: t.say('desk.undo.last') }).click();
    await said(page, t.say('desk.did.undone'));
    expect((await recordOf('bridge')).statements[1]!.text).toContain('طفيفة');
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('changes all alike after a preview, as one act', async () => {
    const { page, amiss } = await there();
    const media = async () =>
      Promise.all((['bridge', 'road'] as const).map(async (r) => (await recordOf(r)).statements[0]!.medium));
    await desk(page, 'bridge', language, '&item=s1');
    await page.getByLabel(t.say('field.medium')).selectOption('speech');
    await page.getByRole('button', { name: t.say('alike.menu') }).click();
    await page.getByRole('menuitem', { name: t.say('alike.set') }).click();
    const item = page.locator('.alike-items li').filter({ hasText: 'الطريق الساحلي آمن' });
    await item.waitFor();
    await fine(page);
    await item.getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: t.count('alike.do', 1) }).waitFor();
    await item.getByRole('checkbox').check();
    await page.getByRole('button', { name: t.count('alike.do', 2) }).click();
    await said(page, t.count('desk.did.alike', 2));
    expect(await media()).toEqual(['speech', 'speech']);
    await page.getByRole('button', { name: t.say('desk.undo.last') }).click();
    await said(page, t.say('desk.did.undone'));
    expect(await media()).toEqual([null, null]);
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('has a queue that is worked through by keys, a history, and takes back from there', async () => {
    const { page, amiss } = await there();
    await page.goto(`${at.url}/desk?lang=${language}`);
    await page.locator('.queue-row').first().waitFor();
    const rows = await page.locator('.queue-row').count();
    await page.keyboard.press('j');
    await page.locator('.queue-text .mark.lit').first().waitFor();
    await fine(page);
    await page.keyboard.press('a');
    await said(page, t.say('desk.did.accept'));
    // the next is open, the one before says what became of it
    await page.locator('.queue-row[data-verdict=accepted]').waitFor();
    expect(await page.locator('.queue-row').nth(1).getAttribute('data-open')).toBe('true');
    await page.keyboard.press('u');
    await said(page, t.say('desk.did.undone'));
    await page.keyboard.press('x');
    await said(page, t.say('desk.did.reject'));
    await page.getByRole('button', { name: t.say('queue.reload') }).click();
    await expect.poll(() => page.locator('.queue-row').count()).toBe(rows - 1);

    await page
      .locator('.report-views')
      .getByRole('link', { name: t.say('queue.history') })
      .click();
    const last = page.locator('.act').first();
    await last.getByText(t.say('did.statement.reject')).waitFor();
    await fine(page);
    await last.getByRole('button', { name: t.say('desk.undo') }).click();
    await last.getByText(t.say('corrections.state.undone')).waitFor();
    await page
      .locator('.report-views')
      .getByRole('link', { name: t.say('queue.events') })
      .click();
    await page.locator('.queue-row, .empty').first().waitFor();
    await page
      .locator('.report-views')
      .getByRole('link', { name: t.say('queue.orphans') })
      .click();
    await page.getByText(t.say('orphans.none.title')).waitFor();
    await page
      .locator('.report-views')
      .getByRole('link', { name: t.say('queue.statements') })
      .click();
    await expect.poll(() => page.locator('.queue-row').count()).toBe(rows);
    await page.keyboard.press('k');
    await page.keyboard.press('e');
    await page.locator('.desk').waitFor();
    await page.locator('.desk-link input').first().waitFor();
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('the desk', () => {
  it('keeps what was changed when the report is another by now, and applies it to that', async () => {
    const { page } = await opened(at);
    await desk(page, 'road', 'en', '&item=s1');
    await page.getByLabel('Stance').selectOption('commit');
    const tag = (await at.library.get(`/reports/${reports.road}`)).headers.get('etag')!;
    const changes = [{ act: 'set', item: 's1', set: { medium: 'interview' } }];
    await at.library.post(`/reports/${reports.road}/corrections`, { changes }, { 'if-match': tag });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('The report was changed in the meantime').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.getByLabel('Stance').inputValue()).toBe('commit');
    await page.getByRole('button', { name: 'Load anew and apply' }).click();
    await page.locator('.done-bar').getByText('Saved.', { exact: true }).waitFor();
    expect((await recordOf('road')).statements[0]).toMatchObject({ stance: 'commit', medium: 'interview' });
    await page.context().close();
  });

  it('says in words what the archive refuses, and keeps what was changed', async () => {
    const { page } = await opened(at);
    await desk(page, 'bridge', 'en', '&item=s1');
    await page.route('**/corrections', (route) =>
      route.fulfill({ status: 409, json: { status: 409, detail: 'only the last of a chain is the speaker.' } }),
    );
    await page.getByLabel('Stance').selectOption('demand');
    // with the focus on a button too
    await page.getByRole('button', { name: 'Undo my changes' }).focus();
    await page.keyboard.press('Control+Enter');
    const notice = page.getByRole('alert');
    await notice.getByText('This change cannot be made').waitFor();
    expect(await notice.textContent()).toContain('only the last of a chain is the speaker.');
    expect(await violations(page)).toEqual([]);
    expect(await page.getByLabel('Stance').inputValue()).toBe('demand');
    await page.context().close();
  });

  it('adds an event from selected words, with somebody who is marked in the text', async () => {
    const { page, amiss } = await opened(at);
    await desk(page, 'road', 'en');
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('.sheet [data-start]')].at(-1)!.firstChild as Text;
      const from = paragraph.data.indexOf('أغلق');
      window.getSelection()!.setBaseAndExtent(paragraph, from, paragraph, from + 4);
    });
    await page.getByRole('button', { name: 'as an event' }).click();
    await page.getByLabel('Kind').selectOption('COERCE');
    await page.getByLabel('Status').selectOption('denied');
    await listOf(page, 'Where');
    await page.getByRole('option', { name: 'Somebody else: mark the words …' }).click();
    await page.locator('.marking').waitFor();
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('.sheet [data-start]')].at(-1)!.firstChild as Text;
      const from = paragraph.data.indexOf('الميناء');
      window.getSelection()!.setBaseAndExtent(paragraph, from, paragraph, from + 7);
    });
    await page.locator('.marking').getByText('«الميناء»').waitFor();
    await page.getByRole('button', { name: 'Done', exact: true }).first().click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.done-bar').getByText('Saved.', { exact: true }).waitFor();
    const record = await recordOf('road');
    const event = record.events.find((v) => v.trigger.text === 'أغلق')!;
    expect(event).toMatchObject({ type: 'COERCE', status: 'denied' });
    // and is what is worked on next
    expect(new URL(page.url()).searchParams.get('item')).toBe(event.id);
    expect(record.entities.find((e) => e.id === event.place)?.name).toBe('الميناء');
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('keeps what was not saved while one looks elsewhere', async () => {
    const { page } = await opened(at);
    await desk(page, 'bridge', 'en', '&item=s1');
    await page.getByLabel('Stance').selectOption('threaten');
    await page.getByRole('link', { name: 'Desk', exact: true }).click();
    await page.locator('.queue-row, .empty').first().waitFor();
    await page.goBack();
    await page.locator('.desk-field select').first().waitFor();
    expect(await page.getByLabel('Stance').inputValue()).toBe('threaten');
    await page.getByRole('button', { name: 'Undo my changes' }).click();
    expect(await page.getByLabel('Stance').inputValue()).toBe('assert');
    await page.context().close();
  });

  it('is not offered to who may only read', async () => {
    const { page } = await opened(at);
    await page.route('**/api/v1/session', (route) =>
      route.fulfill({ json: { mode: 'accounts', name: 'salma', role: 'viewer', csrf: 'x' } }),
    );
    await page.goto(`${at.url}/reports/${reports.bridge}?desk=1&item=s1&lang=en`);
    await page.locator('.chain blockquote').waitFor();
    expect(await page.locator('.desk').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Correct', exact: true }).count()).toBe(0);
    await page.goto(`${at.url}/desk?lang=en`);
    await page.getByText('The desk is for editors').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('merges and splits people of a report', async () => {
    const { page } = await opened(at);
    const record = await recordOf('bridge');
    const named = (part: string) => record.entities.find((e) => e.name.includes(part))!;
    await desk(page, 'bridge', 'en', `&item=${named('كريم').id}&tab=entities`);
    await listOf(page, 'Who');
    await page.getByRole('option', { name: 'ماهر النجار' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.done-bar').getByText('Saved.', { exact: true }).waitFor();
    expect(new Set(await speakers('bridge')).size).toBe(1);
    // his name, and his office next to it
    for (const tick of await page.locator('.desk-tick').filter({ hasText: 'ماهر' }).all()) await tick.click();
    await page.getByRole('button', { name: 'Split off' }).click();
    await expect.poll(async () => new Set(await speakers('bridge')).size).toBe(2);
    await page.context().close();
  });
});

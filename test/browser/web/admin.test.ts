import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../src/archive/accounts/account.js';
import { hashPassword } from '../../../src/archive/accounts/password.js';
import { onlyMe } from '../../../src/server/access/settings.js';
import { translatorFor } from '../../../web/src/i18n/translator.js';
import { sound } from './looks.js';
import { opened, overflow, takenDown, violations } from './open.js';
import { type ServedStand, servedStand } from './server.js';

const password = 'قلعة على تلة بعيدة';
let at: ServedStand;
beforeAll(async () => {
  at = await servedStand({ holds: 'empty', services: { access: { ...onlyMe, mode: 'accounts' } } });
  const hash = await hashPassword(password);
  for (const [name, role] of [
    ['salma', 'admin'],
    ['huda', 'editor'],
  ] as const)
    await createAccount(at.library.archive, { name, role, password: hash }, at.library.services.now().toISOString());
}, 90_000);
afterAll(() => takenDown(at));

async function signedIn(page: Page, name: string, path: string, language: 'ar' | 'en' = 'en'): Promise<void> {
  const t = translatorFor(language, 'latn');
  await page.goto(`${at.url}/sign-in?lang=${language}&back=${encodeURIComponent(path)}`);
  await page.getByLabel(t.say('account.name')).fill(name);
  await page.getByLabel(t.say('account.password')).fill(password);
  await page.getByLabel(t.say('account.password')).press('Enter');
  await page.locator('.page').waitFor();
}

const looks = [
  { language: 'ar', colorScheme: 'light', width: 1360 },
  { language: 'en', colorScheme: 'dark', width: 360 },
  { language: 'ar', colorScheme: 'dark', width: 360 },
  { language: 'en', colorScheme: 'light', width: 1360 },
] as const;

describe.each(looks)('in $language, $colorScheme, $width pixels wide', ({ language, colorScheme, width }) => {
  const t = translatorFor(language, 'latn');

  it('an admin adds an account, locks it and sees what was done; nothing is amiss', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await page.goto(`${at.url}/admin?lang=${language}`);
    await page.locator('.sign-in').waitFor();
    await sound(page);
    await signedIn(page, 'salma', '/admin', language);
    const name = `omar-${language}-${width}`;
    const row = page.getByRole('row').filter({ hasText: name });
    await page.getByLabel(t.say('account.name'), { exact: true }).fill(name);
    await page.getByLabel(t.say('account.password'), { exact: true }).fill('too short');
    await page.getByText(t.say('password.short')).waitFor();
    await sound(page);
    await page.getByLabel(t.say('account.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: t.say('users.add') }).click();
    await row.waitFor();
    await row.getByRole('button', { name: t.say('users.disable') }).click();
    await row.getByRole('button', { name: t.say('users.enable') }).waitFor();

    // of all there is one admin, who stays
    await page.getByRole('row').filter({ hasText: 'salma' }).locator('.select').click();
    await page.getByRole('option', { name: t.say('role.viewer') }).click();
    await page.getByRole('alert').waitFor();
    await sound(page);

    await page.getByRole('tab', { name: t.say('admin.audit') }).click();
    await page.getByLabel(t.say('audit.target')).fill(name);
    await page.getByRole('button', { name: t.say('audit.filter') }).click();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
    expect(new URL(page.url()).searchParams.get('target')).toBe(name);
    await sound(page);
    // what the server refuses is told by the browser too
    expect(amiss.filter((a) => !a.includes('409'))).toEqual([]);
    await page.context().close();
  });

  it('a key is made, shown once, and ended', async () => {
    const { page, amiss } = await opened(at, { colorScheme, viewport: { width, height: 800 } });
    await signedIn(page, 'huda', '/account', language);
    const label = `${language} ${width}`;
    await page.getByLabel(t.say('key.label')).fill(label);
    await page.getByRole('button', { name: t.say('key.make') }).click();
    const secret = await page.locator('.secret code').textContent();
    const asked = (): Promise<Response> =>
      fetch(`${at.url}/api/v1/statements`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await asked()).status).toBe(200);
    const row = page.getByRole('row').filter({ hasText: label });
    await row.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await row.getByRole('button', { name: t.say('key.revoke') }).click();
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: t.say('key.revoke') })
      .click();
    await row.getByText(t.say('key.ended')).waitFor();
    expect((await asked()).status).toBe(401);
    expect(amiss).toEqual([]);
    await page.context().close();
  });
});

describe('signing in', () => {
  it('leads back, and nowhere else; signing out forgets', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/search?lang=en&what=statements`);
    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Name').fill('huda');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The name or the password is wrong.').waitFor();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('what') === 'statements');
    await page.getByRole('button', { name: 'Account of' }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Your account', 'Sign out']);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.locator('.bar').getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goto(`${at.url}/sign-in?back=//elsewhere.example/`);
    await page.getByLabel('Name').fill('huda');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Password').press('Enter');
    await page.getByRole('button', { name: 'Account of' }).waitFor();
    await page.waitForURL(`${at.url}/`);
    await page.context().close();
  });

  it('is asked for again when the session has ended', async () => {
    const { page } = await opened(at);
    await signedIn(page, 'salma', '/search');
    const pages = page.locator('.bar nav a');
    expect(await pages.count()).toBeGreaterThan(4);
    await page.context().clearCookies();
    await page.locator('.choice-option', { hasText: 'Statements' }).click();
    await page.locator('.bar-end').getByRole('link', { name: 'Sign in' }).waitFor();
    // the reader is everybody's, the archive is not
    expect(await pages.allTextContents()).toEqual(['Read']);
    await page.context().close();
  });

  it('is with the new password after it was changed', async () => {
    const { page } = await opened(at);
    await signedIn(page, 'huda', '/account');
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel('New password', { exact: true }).fill('a meadow by the river');
    await page.getByLabel('New password once more').fill('a meadow by the rivers');
    await page.getByText('The two new passwords differ.').waitFor();
    await page.getByLabel('New password once more').fill('a meadow by the river');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('The name or the password is wrong.').waitFor();
    await page.getByLabel('Present password').fill(password);
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('The password is changed').waitFor();
    await page.context().close();
  });

  it('shows who is no admin that they are none', async () => {
    const { page } = await opened(at);
    await page.goto(`${at.url}/sign-in?lang=en&back=/admin`);
    await page.getByLabel('Name').fill('huda');
    await page.getByLabel('Password').fill('a meadow by the river');
    await page.getByLabel('Password').press('Enter');
    await page.getByText('Your role does not allow this').waitFor();
    await page.context().close();
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { opened, takenDown } from './open.js';
import { type ServedStand, servedStand } from './server.js';

let at: ServedStand;
beforeAll(async () => {
  at = await servedStand();
}, 90_000);
afterAll(() => takenDown(at));

it('is served with the archive behind it', async () => {
  const { page } = await opened(at);
  await page.goto(`${at.url}/read?lang=en`);
  await page.locator('.examples button').first().waitFor();
  const statements = await (await fetch(`${at.url}/api/v1/statements`)).json();
  expect(statements.items.length).toBeGreaterThan(10);
  await page.context().close();
});

import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sanitisedPage } from '../../src/server/page/page.js';
import { hostile } from '../server/hostile.js';

let browser: Browser;
beforeAll(async () => {
  browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((a) => a !== '--single-process'),
    headless: true,
  });
}, 60_000);
afterAll(() => browser?.close());

/** A page's body once it is cleaned. */
function captured(html: string): string {
  const page = sanitisedPage(
    { bytes: new TextEncoder().encode(html), mediaType: 'text/html', url: null, headers: null },
    { title: null, text: '', language: 'ar' },
  );
  return /<body>([\s\S]*)<\/body>/u.exec(page)![1]!;
}

const poke = `(async () => {
  for (const e of document.querySelectorAll('*'))
    for (const type of ['mouseover', 'click', 'focus', 'toggle']) e.dispatchEvent(new Event(type));
  await new Promise((resolve) => setTimeout(resolve, 100));
  return [...document.querySelectorAll('body *')]
    .filter((e) => e.namespaceURI !== 'http://www.w3.org/1999/xhtml')
    .map((e) => e.nodeName);
})()`;

/** What happens when a browser shows these, and lets them do what they like: no policy holds them back. */
async function done(bodies: readonly string[]): Promise<readonly string[]> {
  const page = await browser.newPage();
  const did: string[] = [];
  page.on('request', (r) => did.push(r.url()));
  page.on('framenavigated', (f) => did.push(f.url()));
  await page.exposeFunction('harm', () => did.push('harm'));
  did.length = 0;
  await page.setContent(`<!doctype html><meta charset="utf-8"><body>${bodies.join('<hr>')}`, { waitUntil: 'commit' });
  const foreign = (await page.evaluate(poke)) as readonly string[];
  return [...did, ...foreign];
}

it('the test sees harm where it is done', async () => {
  expect(await done(['<p onclick="harm()">x</p>'])).toContain('harm');
  expect((await done(['<svg></svg><img src="https://x.test/a">'])).join()).toMatch(/x\.test.*svg/u);
}, 60_000);

it('captured pages do no harm in a browser, even without a policy', async () => {
  // the document of this test has no address to which others could be relative
  const bodies = hostile.map((html) => captured(html.replaceAll('//evil', 'https://evil')));
  expect(await done(bodies)).toEqual([]);
}, 60_000);

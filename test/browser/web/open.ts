import { readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';
import { builtSite, served } from './site.js';

/** A browser of a single process, as the package would have it, ends when a page with a worker is closed. */
const argumentsOfBrowser = chromium.args.filter((a) => a !== '--single-process');

/** A built and served interface with a browser to open it in. */
export interface Stand {
  readonly folder: string;
  readonly url: string;
  readonly browser: Browser;
  readonly server: Server;
}

export async function stand(): Promise<Stand> {
  const folder = await builtSite();
  const [{ url, server }, browser] = await Promise.all([
    served(folder),
    chromium
      .executablePath()
      .then((executablePath) => driver.launch({ executablePath, args: argumentsOfBrowser, headless: true })),
  ]);
  return { folder, url, browser, server };
}

export async function takenDown({ browser, server, folder }: Stand): Promise<void> {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A page, and what it did that it must not: requests to elsewhere, errors and refusals on its console. */
export interface Watched {
  readonly page: Page;
  readonly amiss: string[];
}

export async function opened(at: Stand, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await at.browser.newContext({ reducedMotion: 'reduce', acceptDownloads: true, ...options });
  const page = await context.newPage();
  const amiss: string[] = [];
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(at.url) && !asked.startsWith('blob:')) amiss.push(`asked for ${asked}`);
  });
  page.on('console', (message) => message.type() === 'error' && amiss.push(message.text()));
  page.on('pageerror', (error) => amiss.push(error.message));
  return { page, amiss };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const found = await checker.run();
    return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}\n${n.failureSummary}`));
  });
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens the reading room of one of the examples. */
export async function roomOf(page: Page, at: Stand, language: 'ar' | 'en', headline: string): Promise<void> {
  await page.goto(`${at.url}/read?lang=${language}`);
  await page.locator('.examples button', { hasText: headline }).click();
  await page.locator('.sheet').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

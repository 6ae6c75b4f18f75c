import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';
import { createRecorder } from '../../../src/record/read.js';
import { served, site } from './site.js';

/** A browser of a single process, as the package would have it, ends when a page with a worker is closed. */
const argumentsOfBrowser = chromium.args.filter((a) => a !== '--single-process');

/** A built and served interface with a browser to open it in. */
export interface Stand {
  readonly folder: string;
  readonly url: string;
  readonly browser: Browser;
  /** Ends what serves it. */
  close(): Promise<void>;
}

export const launched = async (): Promise<Browser> =>
  driver.launch({ executablePath: await chromium.executablePath(), args: argumentsOfBrowser, headless: true });

export async function stand(): Promise<Stand> {
  const folder = site();
  const [{ url, server }, browser] = await Promise.all([served(folder), launched()]);
  return { folder, url, browser, close: () => new Promise((done) => server.close(() => done())) };
}

export async function takenDown({ browser, close }: Stand): Promise<void> {
  await browser.close();
  await close();
}

/** A page, and what it did that it must not: requests to elsewhere, errors and refusals on its console. */
export interface Watched {
  readonly page: Page;
  readonly amiss: string[];
}

export async function opened(at: Stand, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await at.browser.newContext({ reducedMotion: 'reduce', acceptDownloads: true, ...options });
  const page = await context.newPage();
  // sooner than the test: so a failure says what was waited for
  page.setDefaultTimeout(15_000);
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

/** What axe finds wrong with the page as it stands, or with a part of it. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { axe: checker } = window as unknown as {
      axe: {
        run(on: string): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const found = await checker.run(selector);
    return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}\n${n.failureSummary}`));
  }, part);
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const text = readFileSync(new URL('../../../examples/prisoner-exchange.txt', import.meta.url), 'utf8');
/** The record of one of the examples, with a publisher. */
export const exampleRecord = createRecorder()(text, { published: '2023-11-15', publisher: 'صحيفة الميناء' });

/** Opens the reading room of the example as if it had been read in this tab before. */
export async function roomOf(page: Page, at: Stand, language: 'ar' | 'en'): Promise<void> {
  const { id } = exampleRecord.report;
  await page.addInitScript(([key, record]) => window.sessionStorage.setItem(key, record), [
    `isnad.record.${id}`,
    JSON.stringify(exampleRecord),
  ] as const);
  await page.goto(`${at.url}/reports/${id}?lang=${language}`);
  await page.locator('.sheet').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** How many pixels of two pictures differ by more than the smoothing of an edge. */
export async function differing(at: Stand, one: Buffer, other: Buffer): Promise<number> {
  const page = await at.browser.newPage();
  const count = await page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const { width, height } = image;
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(image, 0, 0);
          return { size: `${width}×${height}`, pixels: context.getImageData(0, 0, width, height).data };
        }),
      );
      if (a!.size !== b!.size) return Number.POSITIVE_INFINITY;
      let far = 0;
      for (let i = 0; i < a!.pixels.length; i += 4) if (Math.abs(a!.pixels[i]! - b!.pixels[i]!) > 70) far++;
      return far;
    },
    [one.toString('base64'), other.toString('base64')],
  );
  await page.close();
  return count;
}

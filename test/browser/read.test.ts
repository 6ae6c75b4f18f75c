import { readFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { build } from 'esbuild';
import { type Browser, chromium as driver } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecorder } from '../../src/record/read.js';

let browser: Browser;
beforeAll(async () => {
  browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
}, 60_000);
afterAll(() => browser?.close());

it('isnad/read gives the same record in a browser, asking for nothing', async () => {
  const text = readFileSync(new URL('../../examples/prisoner-exchange.txt', import.meta.url), 'utf8');
  const published = '2023-11-15';
  const bundle = await build({
    stdin: {
      contents: "import { createRecorder } from './src/record/read.ts'; globalThis.read = createRecorder();",
      resolveDir: new URL('../..', import.meta.url).pathname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (r) => asked.push(r.url()));
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  const record = await page.evaluate(
    ([t, p]) =>
      (globalThis as unknown as { read: (text: string, options: object) => unknown }).read(t!, { published: p }),
    [text, published],
  );
  expect(record).toEqual(JSON.parse(JSON.stringify(createRecorder()(text, { published }))));
  expect(asked).toEqual([]);
}, 120_000);

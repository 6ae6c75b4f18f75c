// How long a running `isnad serve` takes to answer: npx tsx bench/server.ts http://127.0.0.1:4700 [ROUNDS] [--paint]
// Asks over HTTP, one request after the other, as pages do; words, reports and entities are those of the archive itself,
// another each round. Prints p50, p95 and the worst in milliseconds, and how many bytes come over the wire. With --paint
// pages are opened in headless Chromium, each in a fresh browser profile: first and largest contentful paint.
import { once } from 'node:events';
import { get } from 'node:http';
import chromium from '@sparticuz/chromium';
import { chromium as driver } from 'playwright-core';

const [base, roundsGiven] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (base === undefined) {
  console.error('Give the address of a running server, as http://127.0.0.1:4700');
  process.exit(2);
}
const rounds = Number(roundsGiven ?? 20);

interface Answer {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly body: string;
}

/** Asks once, over a connection of its own, until the last byte is there. */
async function ask(path: string): Promise<Answer> {
  const began = performance.now();
  const request = get(base + path, { headers: { accept: 'application/json' } });
  const [response] = await once(request, 'response');
  let bytes = 0;
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    chunks.push(chunk as Buffer);
  }
  const milliseconds = performance.now() - began;
  const body = Buffer.concat(chunks).toString('utf8');
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${body.slice(0, 300)}`);
  return { milliseconds, bytes, body };
}
const json = async <T>(path: string): Promise<T> => JSON.parse((await ask(`/api/v1${path}`)).body) as T;

const at = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
const asQuery = (values: Record<string, string>): string => new URLSearchParams(values).toString();

interface Known {
  readonly words: readonly string[];
  readonly reports: readonly string[];
  readonly people: readonly number[];
  readonly places: readonly number[];
  readonly ledgers: readonly string[];
}

/** Words, reports, entities of the archive to ask for. */
async function known(): Promise<Known> {
  const { items } = await json<{ items: { uid: string; title: string | null }[] }>('/reports?limit=500');
  const words = new Set(
    items.flatMap(({ title }) => (title ?? '').split(/[^\p{L}\p{M}]+/u).filter((w) => w.length > 3)),
  );
  const entities = async (type: string): Promise<readonly number[]> =>
    (await json<{ items: { id: number }[] }>(`/entities?named=true&limit=60&type=${type}`)).items.map((e) => e.id);
  const { items: ledgers } = await json<{ items: { key: string }[] }>('/ledgers?limit=60');
  return {
    words: [...words],
    reports: items.map((i) => i.uid),
    people: [...(await entities('person')), ...(await entities('organization'))],
    places: await entities('place'),
    ledgers: ledgers.map((l) => l.key),
  };
}

const { words, reports, people, places, ledgers } = await known();
const questions: readonly (readonly [name: string, path: (i: number) => string])[] = [
  ['overview', () => '/overview'],
  ['search, reports', (i) => `/search/reports?${asQuery({ q: at(words, i) })}`],
  ['search, two words', (i) => `/search/reports?${asQuery({ q: `${at(words, i)} ${at(words, i + 3)}` })}`],
  ['search, statements', (i) => `/search/statements?${asQuery({ q: at(words, i) })}`],
  ['search, newest', (i) => `/search/reports?${asQuery({ q: at(words, i), order: 'newest' })}`],
  [
    'search, with filters',
    (i) => `/search/statements?${asQuery({ q: at(words, i), stance: 'deny', speaker: String(at(people, i)) })}`,
  ],
  ['count', (i) => `/search/count?${asQuery({ q: at(words, i), what: 'reports' })}`],
  ['facets of a search', (i) => `/facets?${asQuery({ q: at(words, i), what: 'statements' })}`],
  ['facets of all', () => '/facets?what=statements'],
  ['newest reports', () => '/reports'],
  ['a report', (i) => `/reports/${at(reports, i * 7)}`],
  ['statements', () => '/statements'],
  ['statements of one', (i) => `/statements?${asQuery({ speaker: String(at(people, i)) })}`],
  ['statements about one', (i) => `/statements?${asQuery({ about: String(at(people, i)) })}`],
  ['entities', () => '/entities'],
  ['an entity', (i) => `/entities/${at(people, i)}`],
  ['a place', (i) => `/entities/${at(places, i)}`],
  ['events', () => '/events'],
  ['events by place', () => '/events/places'],
  ['events by place, one type', () => '/events/places?type=ASSAULT'],
  ['events over time', () => '/events/timeline'],
  ['ledgers', () => '/ledgers'],
  ['a ledger', (i) => `/ledgers/${encodeURIComponent(at(ledgers, i))}`],
  ['network', () => '/network'],
  ['network of one', (i) => `/network?${asQuery({ entity: String(at(people, i)) })}`],
  ['outlets', () => '/outlets'],
];

const row = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((c, i) => (i === 0 ? String(c).padEnd(28) : String(c).padStart(10))).join(''));
const part = (sorted: readonly number[], share: number): string =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0);

console.log(`${rounds} rounds\n`);
row(['milliseconds', 'first', 'p50', 'p95', 'worst', 'kB']);
for (const [name, path] of questions) {
  try {
    const first = await ask(`/api/v1${path(0)}`);
    const answers: Answer[] = [];
    for (let i = 1; i <= rounds; i++) answers.push(await ask(`/api/v1${path(i)}`));
    const sorted = answers.map((a) => a.milliseconds).sort((a, b) => a - b);
    const kB = answers.reduce((sum, a) => sum + a.bytes, 0) / answers.length / 1000;
    row([name, first.milliseconds.toFixed(0), part(sorted, 0.5), part(sorted, 0.95), part(sorted, 1), kB.toFixed(1)]);
  } catch (error) {
    row([name, (error as Error).message]);
  }
}

if (process.argv.includes('--paint')) await paint();

/** First and largest contentful paint of pages, each opened as for the first time. */
async function paint(): Promise<void> {
  const pages: readonly (readonly [name: string, path: (i: number) => string])[] = [
    ['/', () => '/'],
    ['/search', (i) => `/search?${asQuery({ q: at(words, i) })}`],
    ['/reports/:id', (i) => `/reports/${at(reports, i * 7)}`],
    ['/entities/:id', (i) => `/entities/${at(people, i)}`],
    ['/events', () => '/events'],
    ['/figures', () => '/figures'],
    ['/network', () => '/network'],
    ['/sources', () => '/sources'],
    ['/desk', () => '/desk'],
    ['/read', () => '/read'],
  ];
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((a) => a !== '--single-process'),
    headless: true,
  });
  console.log();
  row(['paint, milliseconds', 'first', 'largest', 'worst 1st']);
  for (const [name, path] of pages) {
    const firsts: number[] = [];
    const largests: number[] = [];
    for (let i = 0; i < 5; i++) {
      const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
      const page = await context.newPage();
      await page.goto(base + path(i), { waitUntil: 'load' });
      await page.waitForTimeout(1500);
      const painted = await page.evaluate(
        () =>
          new Promise<{ first: number; largest: number }>((resolve) => {
            const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
            new PerformanceObserver((list) =>
              resolve({ first, largest: list.getEntries().at(-1)?.startTime ?? Number.NaN }),
            ).observe({ type: 'largest-contentful-paint' as never, buffered: true });
            setTimeout(() => resolve({ first, largest: Number.NaN }), 500);
          }),
      );
      firsts.push(painted.first);
      largests.push(painted.largest);
      await context.close();
    }
    const middle = (times: number[]): string =>
      part(
        [...times].sort((a, b) => a - b),
        0.5,
      );
    row([name, middle(firsts), middle(largests), Math.max(...firsts).toFixed(0)]);
  }
  await browser.close();
}

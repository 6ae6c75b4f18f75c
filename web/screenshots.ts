// Takes the pictures of docs/screens.md: npx tsx web/screenshots.ts [NAME…]
// The collection of examples is served from an archive of its own; each screen is opened in headless Chromium, in Arabic
// and in English.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { takenDown } from '../test/browser/web/open.js';
import { servedStand } from '../test/browser/web/server.js';
import setup from '../test/browser/web/setup.js';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const wanted = new Set(process.argv.slice(2));
const cleared = await setup();
const at = await servedStand();

const first = async (path: string): Promise<Record<string, never>> => {
  const response = await at.library.get(path);
  const { items } = (await response.json()) as { items: Record<string, never>[] };
  if (items[0] === undefined) throw new Error(`${path} gives nothing to take a picture of`);
  return items[0];
};
interface Statement {
  readonly id: string;
  readonly report: { readonly uid: string };
  readonly chain: readonly unknown[];
}
const { items: statements } = (await (await at.library.get('/statements?limit=500')).json()) as { items: Statement[] };
const deepest = [...statements].sort((a, b) => b.chain.length - a.chain.length)[0]!;
const item = deepest.id.split('.')[2]!;
const ledger = (await first('/ledgers')) as unknown as { key: string };
const person = (await first('/entities?type=organization&named=true')) as unknown as { id: number };

const screens: Readonly<Record<string, string>> = {
  home: '/',
  read: '/read',
  room: `/reports/${deepest.report.uid}?item=${item}`,
  search: `/search?q=${encodeURIComponent('الوزارة')}`,
  events: '/events',
  map: '/events?view=map',
  timeline: '/events?view=timeline',
  figures: '/figures',
  ledger: `/figures/${encodeURIComponent(ledger.key)}`,
  people: '/entities',
  entity: `/entities/${person.id}`,
  network: '/network',
  sources: '/sources',
  desk: `/reports/${deepest.report.uid}?item=${item}&desk=1`,
};

for (const language of ['ar', 'en'] as const) {
  const context = await at.browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  for (const [name, path] of Object.entries(screens)) {
    if (wanted.size > 0 && !wanted.has(name)) continue;
    await page.goto(`${at.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready);
    // pictures of maps and networks come to rest
    await page.waitForTimeout(name === 'map' || name === 'network' ? 6000 : 1200);
    await page.screenshot({ path: `${folder}${name}-${language}.png` });
    console.log(`${name}-${language}.png`);
  }
  await context.close();
}
await takenDown(at);
cleared();

// isnad feeds: real processes, real servers on this machine, real archives.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { getReport } from '../../src/archive/get.js';
import { openArchive } from '../../src/archive/open.js';
import { type Handler, type LocalServer, send, serve } from '../intake/server.js';
import { isnad } from './io.js';

const launcher = resolve('isnad');
const main = resolve('dist/cli/main.js');
const slow = 120_000;

beforeAll(() => {
  // the launcher builds what is missing or stale, so that these tests see these sources
  expect(spawnSync(launcher, ['--version']).status).toBe(0);
}, slow);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-feeds-'));
  file = join(folder, 'archive.db');
});
const servers: LocalServer[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(servers.splice(0).map((s) => s.close()));
  rmSync(folder, { recursive: true, force: true });
});

const server = async (routes: Readonly<Record<string, Handler>>): Promise<LocalServer> => {
  const made = await serve(routes);
  servers.push(made);
  return made;
};

type Event = Readonly<Record<string, unknown>> & { readonly event: string };
interface Running {
  readonly child: ChildProcess;
  readonly events: readonly Event[];
  /** Waits for an event and gives it. */
  on(wanted: (event: Event) => boolean): Promise<Event>;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly talk: string }>;
}

function start(...args: readonly string[]): Running {
  const env = { ...process.env, ISNAD_ARCHIVE: file, NO_PROXY: '*', no_proxy: '*' };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let out = '';
  let talk = '';
  const events: Event[] = [];
  const hearers = new Set<(event: Event) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    out += `${line}\n`;
    if (!line.startsWith('{"event"')) return;
    const event = JSON.parse(line) as Event;
    events.push(event);
    for (const hear of hearers) hear(event);
  });
  child.stderr.on('data', (data) => {
    talk += String(data);
  });
  return {
    child,
    events,
    on: (wanted) =>
      new Promise((done) => {
        hearers.add((event) => wanted(event) && done(event));
        const before = events.find(wanted);
        if (before !== undefined) done(before);
      }),
    ended: new Promise((done) => child.on('close', (code) => done({ code, out, talk }))),
  };
}
/** In a process of its own, as reading needs its threads. */
const refresh = async (...args: readonly string[]) => {
  const { ended, events } = start('feeds', 'refresh', '--allow-private', ...args);
  return { ...(await ended), events };
};
/** In this process. */
const feeds = async (...args: readonly string[]) => {
  vi.stubEnv('ISNAD_ARCHIVE', file);
  vi.stubEnv('no_proxy', '*');
  const { code, out, talk } = await isnad(['feeds', ...args]);
  const lines = out.split('\n').filter((l) => l.startsWith('{"event"'));
  return { code, out, talk, events: lines.map((l) => JSON.parse(l) as Event) };
};
const kinds = (events: readonly Event[]): string[] =>
  events.map((e) => (e.event === 'feed' ? `feed ${e['outcome']}` : e.event));

interface Item {
  readonly guid: string;
  readonly title: string;
  readonly text: string;
  readonly link?: string;
}
const rss = (items: readonly Item[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار المدينة</title><link>https://madina.example/</link>${items
    .map(
      ({ guid, title, text, link }) =>
        `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid>${link === undefined ? '' : `<link>${link}</link>`}<description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`;
const xml = { 'content-type': 'application/rss+xml' };
const road = 'قال المتحدث باسم البلدية سامي عون إن الطريق سيفتح صباح الاثنين.';
const two: readonly Item[] = [
  { guid: '1', title: 'فتح الطريق الساحلي', text: road },
  { guid: '2', title: 'إغلاق السوق', text: 'قالت البلدية إن السوق مغلق حتى الأحد.' },
];
const many = (n: number): readonly Item[] =>
  Array.from({ length: n }, (_, i) => ({
    guid: String(i),
    title: `بيان رقم ${i}`,
    text: `قال الوزير إن ${i + 2} مدارس ستفتح غداً.`,
  }));
const reports = async (): Promise<number> => {
  await using archive = await openArchive({ engine: 'sqlite', path: file });
  const { n } = await archive.db
    .selectFrom('version')
    .select((e) => e.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};
interface Listed {
  readonly url: string;
  readonly [field: string]: unknown;
}
const list = async (): Promise<readonly Listed[]> =>
  JSON.parse((await feeds('list', '--json')).out) as readonly Listed[];

describe('isnad feeds', { timeout: slow }, () => {
  it('finds the feed of a site, takes its items once, an edited one as a new version', async () => {
    let items = two;
    const asked: (string | undefined)[] = [];
    const s = await server({
      '/': send(
        '<html><head><title>المدينة</title><link rel="alternate" type="application/rss+xml" href="/comments"><link rel="alternate" type="application/rss+xml" title="الأخبار" href="/rss"></head><body><p>مرحبا</p></body></html>',
        { 'content-type': 'text/html' },
      ),
      '/rss': (request, response) => {
        asked.push(request.headers['if-none-match']);
        const etag = `"${items.map((i) => i.text.length).join('-')}"`;
        if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
        else response.writeHead(200, { ...xml, etag }).end(rss(items));
      },
    });
    const added = await feeds('add', `${s.url}/`, '--allow-private', '--json');
    expect(added.code).toBe(0);
    expect(added.events).toMatchObject([
      { event: 'added', url: `${s.url}/rss`, title: 'الأخبار' },
      { event: 'also', url: `${s.url}/comments` },
    ]);
    expect(await reports()).toBe(0);

    const first = await refresh('--json');
    expect([first.code, kinds(first.events)]).toEqual([0, ['added', 'added', 'feed changed', 'done']]);

    // nothing is due, so nobody is asked
    const early = await refresh('--json');
    expect([early.code, kinds(early.events), asked.length]).toEqual([0, ['done'], 1]);
    expect(early.talk).toContain('no feed is due');

    const same = await refresh('--all', '--json');
    expect([same.code, kinds(same.events)]).toEqual([0, ['feed unchanged', 'done']]);
    expect(asked.at(-1)).toMatch(/^"\d+-\d+"$/u);

    items = [{ ...two[0]!, text: `${road} وأضاف أن الأشغال انتهت.` }, two[1]!];
    const edited = await refresh(`${s.url}/rss`, '--json');
    expect([edited.code, kinds(edited.events)]).toEqual([0, ['version', 'feed changed', 'done']]);
    await using archive = await openArchive({ engine: 'sqlite', path: file });
    const stored = (await getReport(archive, String(edited.events[0]!['id'])))!;
    expect(stored.versions.map((v) => v.seq)).toEqual([1, 2]);
    expect(stored.version.text).toContain('وأضاف أن الأشغال انتهت.');
    expect(stored.record?.statements.length).toBeGreaterThan(0);
  });

  it('lists how each is: a dead one with its error and when it is tried again', async () => {
    const s = await server({ '/rss': send(rss(two), xml), '/dead': send('', {}, 503) });
    const opml = join(folder, 'feeds.opml');
    writeFileSync(
      opml,
      `<opml version="2.0"><body><outline text="محلية"><outline type="rss" text="معطل" xmlUrl="${s.url}/dead"/><outline type="rss" text="سليم" xmlUrl="${s.url}/rss"/></outline><outline type="rss" text="غريب" xmlUrl="ftp://a.example/"/></body></opml>`,
    );
    const imported = await feeds('import', opml, '--json');
    expect([imported.code, kinds(imported.events)]).toEqual([3, ['added', 'added', 'failed']]);
    const refreshed = await refresh();
    expect(refreshed.code).toBe(3);
    expect(refreshed.talk).toMatch(/\/dead: the server answered 503.*Looked at again in 1\d min/u);
    expect(await list()).toMatchObject([
      {
        ...{ url: `${s.url}/dead`, health: 'failing', failures: 1, succeededAt: null, items: 0, folders: ['محلية'] },
        error: expect.stringContaining('503'),
      },
      { url: `${s.url}/rss`, health: 'ok', failures: 0, error: null, items: 2 },
    ]);
    const shown = await feeds('list');
    expect(shown.out).toMatch(/^HEALTH +ITEMS +CHECKED +SUCCESS +FAILED +NEXT +FEED\n/u);
    expect(shown.out).toMatch(/^failing +0 +\S+ s ago +– +1 +in 1\d min +http.*\/dead\n.*معطل.*\n +.*503/mu);
    const exported = await feeds('export');
    expect(exported.out).toContain(`xmlUrl="${s.url}/dead"`);

    expect((await feeds('remove', `${s.url}/dead`, 'https://unknown.example/')).code).toBe(3);
    expect((await list()).map((f) => f.url)).toEqual([`${s.url}/rss`]);
  });

  it('takes each report from its page when asked to', async () => {
    const body = `${road} `.repeat(4);
    const s = await server({
      '/rss': (_, response) => {
        const link = `${s.url}/news/1`;
        response.writeHead(200, xml).end(rss([{ guid: '1', title: 'فتح الطريق الساحلي', text: 'مقتطف.', link }]));
      },
      '/news/1': send(
        `<!DOCTYPE html><html lang="ar"><head><title>فتح الطريق الساحلي</title></head><body><article><h1>فتح الطريق الساحلي</h1><p>${body}</p><p>${body}</p></article></body></html>`,
        { 'content-type': 'text/html; charset=utf-8' },
      ),
    });
    await feeds('add', `${s.url}/rss`, '--pages', '--allow-private');
    const { events } = await refresh('--json');
    expect(kinds(events)).toEqual(['added', 'feed changed', 'done']);
    await using archive = await openArchive({ engine: 'sqlite', path: file });
    const stored = (await getReport(archive, String(events[0]!['id'])))!;
    expect(stored.version.text).toContain(road);
    expect(stored.version.url).toBe(`${s.url}/news/1`);
  });

  it('leaves those alone that are paused, until they are named or resumed', async () => {
    const s = await server({ '/rss': send(rss(two), xml) });
    const url = `${s.url}/rss`;
    await feeds('add', url, '--allow-private');
    const asked = s.asked.length;
    expect((await feeds('pause', url, '--json')).events).toEqual([{ event: 'paused', url }]);
    expect(await list()).toMatchObject([{ health: 'paused', dueAt: null }]);
    expect(kinds((await refresh('--all', '--json')).events)).toEqual(['done']);
    expect(s.asked.length).toBe(asked);
    expect(kinds((await refresh(url, '--json')).events)).toEqual(['added', 'added', 'feed changed', 'done']);
    expect(await list()).toMatchObject([{ health: 'paused', dueAt: null, items: 2 }]);
    await feeds('resume', url);
    expect(await list()).toMatchObject([{ health: 'ok', items: 2 }]);
    expect((await feeds('pause', 'https://none.example/')).code).toBe(3);
  });

  it('says what to do where there is nothing to follow', async () => {
    const s = await server({ '/': send('<html><body>مرحبا</body></html>', { 'content-type': 'text/html' }) });
    const none = await feeds('add', `${s.url}/`, '--allow-private');
    expect([none.code, none.talk]).toEqual([3, expect.stringMatching(/no feed found.*--guess/u)]);
    const closed = await feeds('add', `${s.url}/`);
    expect([closed.code, closed.talk]).toEqual([3, expect.stringContaining('--allow-private')]);
    const unknown = await feeds('refresh', `${s.url}/rss`);
    expect([unknown.code, unknown.talk]).toEqual([2, expect.stringContaining('isnad feeds list')]);
    expect((await feeds('watch', '--every', 'often')).code).toBe(2);
    expect((await feeds()).code).toBe(2);
    writeFileSync(join(folder, 'x.opml'), 'no list');
    expect((await feeds('import', join(folder, 'x.opml'))).talk).toMatch(/no OPML/u);
  });
});

describe('isnad feeds watch', { timeout: slow }, () => {
  it('takes in while it waits, and ends well on Ctrl-C, whatever a server does', async () => {
    const s = await server({ '/rss': send(rss(two), xml), '/never': () => undefined });
    await feeds('add', `${s.url}/rss`, '--allow-private');
    const watch = start('feeds', 'watch', '--allow-private', '--json');
    await watch.on((e) => e.event === 'waiting');
    expect(kinds(watch.events)).toEqual(['added', 'added', 'feed changed', 'waiting']);
    expect(await reports()).toBe(2);
    watch.child.kill('SIGINT');
    expect((await watch.ended).code).toBe(0);

    writeFileSync(
      join(folder, 'l.opml'),
      `<opml version="2.0"><body><outline type="rss" text="أ" xmlUrl="${s.url}/never"/></body></opml>`,
    );
    await feeds('import', join(folder, 'l.opml'));
    const stuck = start('feeds', 'watch', '--allow-private', '--json');
    while (!s.asked.includes('/never')) await new Promise((done) => setTimeout(done, 50));
    stuck.child.kill('SIGTERM');
    const from = performance.now();
    expect((await stuck.ended).code).toBe(0);
    expect(performance.now() - from).toBeLessThan(5000);
    expect(kinds(stuck.events)).toEqual(['done']);
  });

  it('has all of a feed in the archive before it counts as seen: killed right then, nothing is missing', async () => {
    const s = await server({ '/rss': send(rss(many(150)), xml) });
    await feeds('add', `${s.url}/rss`, '--allow-private');
    const watch = start('feeds', 'watch', '--allow-private', '--json');
    await watch.on((e) => e.event === 'feed');
    watch.child.kill('SIGKILL');
    await watch.ended;
    expect([await reports(), (await list())[0]!['items']]).toEqual([150, 150]);
  });

  it('killed in the middle loses nothing: the next run takes the rest, none twice', async () => {
    const s = await server({ '/rss': send(rss(many(300)), { ...xml, etag: '"1"' }) });
    await feeds('add', `${s.url}/rss`, '--allow-private');
    const watch = start('feeds', 'watch', '--allow-private', '--json');
    await watch.on((e) => e.event === 'added');
    watch.child.kill('SIGKILL');
    await watch.ended;
    const before = await reports();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(300);
    expect((await list())[0]).toMatchObject({ health: 'new', items: 0 });
    const rest = await refresh('--json');
    expect(rest.events.at(-1)).toMatchObject({ added: 300 - before, same: before, version: 0, failed: 0 });
    expect([await reports(), (await list())[0]!['items']]).toEqual([300, 300]);
  });
});

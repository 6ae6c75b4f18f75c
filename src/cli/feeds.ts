import { readFile } from 'node:fs/promises';
import { feedsOf } from '../archive/feeds.js';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { messageOf } from '../intake/errors.js';
import { findFeeds } from '../intake/feeds/discover.js';
import {
  type FeedStore,
  feedForPrograms,
  type NewFeed,
  newFeed,
  pausedOrNot,
  restoredState,
} from '../intake/feeds/feed.js';
import { NoFeed } from '../intake/feeds/item.js';
import { NoOpml, readOpml, writeOpml } from '../intake/feeds/opml.js';
import { FetchError } from '../intake/fetch/problem.js';
import { proxyOf } from '../intake/fetch/proxy.js';
import { web } from '../intake/fetch/web.js';
import { pagesIn } from '../intake/pages.js';
import { openSandbox } from '../intake/sandbox.js';
import { exitCodes } from './errors.js';
import { feedTable } from './feeds-table.js';
import { type Io, readAll } from './io.js';
import { interruption } from './signals.js';
import { version } from './version.js';

/** The options of the commands below as they come from the command line. */
export interface FeedsFlags {
  readonly archive?: string;
  readonly json?: boolean;
  readonly allowPrivate?: boolean;
  /** Add: look where feeds often are. */
  readonly guess?: boolean;
  /** Add: all feeds that a page names, not only the first. */
  readonly all?: boolean;
  /** Add, import: take each report from its page. */
  readonly pages?: boolean;
}

const say = (io: Io, json: boolean | undefined, event: object, text: string): Promise<void> => {
  if (json) return io.out(`${JSON.stringify(event)}\n`);
  io.say(text);
  return Promise.resolve();
};

/** `isnad feeds add`: finds the feeds of addresses and subscribes to them. Gives the exit code. */
export async function addFeedsCommand(
  urls: readonly string[],
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const proxy = proxyOf(env);
  await using archive = await openArchive(locationOf(flags.archive, env), { create: true });
  const store = feedsOf(archive, restoredState);
  using stop = interruption();
  const sandbox = openSandbox();
  const net = web({ version: version(), allowPrivate: flags.allowPrivate === true, proxy });
  let failed = 0;
  let added = 0;
  try {
    for (const url of urls) {
      let found: readonly NewFeed[];
      try {
        const deps = { web: net, pages: pagesIn(sandbox), signal: stop.signal };
        found = await findFeeds(url, deps, { guess: flags.guess === true });
      } catch (error) {
        if (stop.signal.aborted) return exitCodes.interrupted;
        if (!(error instanceof FetchError || error instanceof NoFeed)) throw error;
        failed++;
        await say(io, flags.json, { event: 'failed', from: url, reason: error.message }, `${url}: ${error.message}`);
        continue;
      }
      const chosen = flags.all ? found : found.slice(0, 1);
      for (const feed of chosen) if ((await subscribed(feed, store, flags, io)) === 'added') added++;
      const others = found.slice(chosen.length);
      for (const { url: other, title } of others)
        if (flags.json) await io.out(`${JSON.stringify({ event: 'also', url: other, title })}\n`);
      if (others.length > 0)
        io.say(`its page names other feeds too (all with --all): ${others.map((o) => o.url).join(', ')}`);
    }
  } finally {
    await net.close();
    await sandbox.close();
  }
  if (added > 0) io.say('Take their reports in: isnad feeds refresh, or isnad feeds watch');
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}

async function subscribed(feed: NewFeed, store: FeedStore, flags: FeedsFlags, io: Io): Promise<'added' | 'same'> {
  const pages = flags.pages === true;
  const { url, title = null } = feed;
  const name = title === null ? url : `${title} (${url})`;
  if (await store.add(newFeed({ ...feed, pages }, new Date()))) {
    await say(io, flags.json, { event: 'added', url, title, site: feed.site ?? null }, `added: ${name}`);
    return 'added';
  }
  const known = await store.get(url);
  const now = pages && known !== null && !known.state.pages;
  if (now) await store.save(url, { ...known, state: { ...known.state, pages } });
  await say(
    io,
    flags.json,
    { event: 'same', url, title, site: feed.site ?? null },
    now ? `there already: ${name}; from now on its reports are taken from their pages` : `there already: ${name}`,
  );
  return 'same';
}

/** `isnad feeds list`. */
export async function listFeedsCommand(
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  const feeds = await feedsOf(archive, restoredState).list();
  if (flags.json) await io.out(`${JSON.stringify(feeds.map(feedForPrograms), null, 2)}\n`);
  else if (feeds.length === 0) io.say('no feeds yet. Add one: isnad feeds add URL');
  else await io.out(feedTable(feeds, new Date(), io.look.style, io.look.columns));
  return exitCodes.fine;
}

/** `isnad feeds remove`: what was taken in stays. */
export const removeFeedsCommand = (
  urls: readonly string[],
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> =>
  forEachFeed(urls, flags, io, env, async (store, url) =>
    (await store.remove(url)) ? ['removed', `removed: ${url}. Its reports stay in the archive.`] : null,
  );

/** `isnad feeds pause` and `resume`: whether feeds are looked at by themselves. Gives the exit code. */
export const pauseFeedsCommand = (
  urls: readonly string[],
  paused: boolean,
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> =>
  forEachFeed(urls, flags, io, env, async (store, url) => {
    const feed = await store.get(url);
    if (feed === null) return null;
    await store.save(url, pausedOrNot(feed, paused, new Date()));
    return paused
      ? ['paused', `paused: ${url}. It is looked at when it is named.`]
      : ['resumed', `resumed: ${url}. It is due now.`];
  });

/** Does something to each feed that is named and tells it: the event and, for people, words; null for no such feed. */
async function forEachFeed(
  urls: readonly string[],
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv,
  work: (store: FeedStore, url: string) => Promise<readonly [event: string, told: string] | null>,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  const store = feedsOf(archive, restoredState);
  let failed = 0;
  for (const url of urls) {
    const done = await work(store, url);
    if (done !== null) {
      await say(io, flags.json, { event: done[0], url }, done[1]);
      continue;
    }
    failed++;
    const reason = 'no such feed. isnad feeds list shows the addresses.';
    await say(io, flags.json, { event: 'failed', from: url, reason }, `${url}: ${reason}`);
  }
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}

/** `isnad feeds import`: subscribes to the feeds of an OPML list, unlooked at. */
export async function importFeedsCommand(
  file: string,
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  let list: ReturnType<typeof readOpml>;
  try {
    list = readOpml(file === '-' ? await readAll(io.stdin) : await readFile(file));
  } catch (error) {
    io.say(`${file}: ${messageOf(error)}${error instanceof NoOpml ? ' A single feed: isnad feeds add URL' : ''}`);
    return exitCodes.failure;
  }
  await using archive = await openArchive(locationOf(flags.archive, env), { create: true });
  const store = feedsOf(archive, restoredState);
  const counts = { added: 0, same: 0 };
  for (const feed of list.feeds) counts[await subscribed(feed, store, flags, io)]++;
  for (const { name, reason } of list.failures)
    await say(io, flags.json, { event: 'failed', from: name, reason }, `${name}: ${reason}`);
  const failed = list.failures.length;
  io.say(`${counts.added} added, ${counts.same} there already${failed > 0 ? `, ${failed} failed` : ''}`);
  if (counts.added > 0) io.say('Take their reports in: isnad feeds refresh, or isnad feeds watch');
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}

/** `isnad feeds export`: the feeds as OPML on standard output. */
export async function exportFeedsCommand(
  flags: FeedsFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  await io.out(`${writeOpml(await feedsOf(archive, restoredState).list(), new Date()).trimEnd()}\n`);
  return exitCodes.fine;
}

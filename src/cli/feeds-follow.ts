import { locationOf, shownLocation } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { type IntakeEvent, noneYet, type Totals } from '../intake/event.js';
import { dueFeeds, type Feed, type FeedStore } from '../intake/feeds/feed.js';
import type { RefreshDeps } from '../intake/feeds/refresh.js';
import { defaultPace, type Pace } from '../intake/feeds/schedule.js';
import { refreshFeeds, type WatchEvent, watchFeeds } from '../intake/feeds/watch.js';
import { proxyOf } from '../intake/fetch/proxy.js';
import { web } from '../intake/fetch/web.js';
import { openSandbox } from '../intake/sandbox.js';
import { exitCodes, UsageError } from './errors.js';
import { ago } from './feeds-table.js';
import { durationFrom, jobsFrom } from './flags.js';
import { followFeeds, type LookedAt } from './follow.js';
import type { Io } from './io.js';
import { progressOn } from './progress.js';
import { readingPool } from './reading-pool.js';
import { interruption } from './signals.js';
import { summary } from './totals.js';
import { version } from './version.js';

/** The options of `isnad feeds refresh` and `isnad feeds watch` as they come from the command line. */
export interface FollowFlags {
  readonly archive?: string;
  readonly allowPrivate?: boolean;
  readonly json?: boolean;
  readonly jobs?: string;
  /** Refresh: also those that are not due. */
  readonly all?: boolean;
  /** Watch: how often feeds are looked at that do not say it themselves. */
  readonly every?: string;
}

/** `isnad feeds refresh`: looks once at the feeds named, else at those due. Gives the exit code. */
export async function refreshCommand(
  urls: readonly string[],
  flags: FollowFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  if (flags.all && urls.length > 0) throw new UsageError('--all is all feeds: name none.');
  let expected = 0;
  const { totals, feeds, stopped } = await follow({
    ...{ flags, io, env, jobs: jobsFrom(flags.jobs), pace: defaultPace },
    async *events(store, deps) {
      const kept = await store.list();
      if (kept.length === 0) io.say('no feeds yet. Add one: isnad feeds add URL');
      const chosen = flags.all
        ? kept.filter((f) => !f.state.paused)
        : urls.length > 0
          ? named(urls, kept)
          : dueFeeds(kept, deps.now());
      if (chosen.length === 0 && kept.length > 0)
        io.say('no feed is due. Name one, or look at all of them with --all.');
      expected = chosen.length;
      yield* refreshFeeds(chosen, store, deps);
    },
    expected: () => expected,
  });
  if (stopped) return exitCodes.interrupted;
  return feeds.failed + totals.failed + totals.unread > 0 ? exitCodes.someFailed : exitCodes.fine;
}

function named(urls: readonly string[], kept: readonly Feed[]): readonly Feed[] {
  const byUrl = new Map(kept.map((f) => [f.url, f]));
  const unknown = urls.filter((url) => !byUrl.has(url));
  if (unknown.length > 0)
    throw new UsageError(`no such feed: ${unknown.join(', ')}. isnad feeds list shows the addresses.`);
  return [...new Set(urls)].map((url) => byUrl.get(url)!);
}

const minute = 60_000;

/** `isnad feeds watch`: looks at each feed whenever it is due, until it is stopped; that is no failure. */
export async function watchCommand(flags: FollowFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const every = flags.every === undefined ? null : durationFrom('--every', flags.every, minute);
  const pace: Pace =
    every === null
      ? defaultPace
      : {
          usualMs: every,
          leastMs: Math.min(defaultPace.leastMs, every),
          mostMs: Math.max(defaultPace.mostMs, every),
        };
  await follow({
    // one thread reads sixty reports a second, and this may run beside other work for months
    ...{ flags, io, env, jobs: flags.jobs === undefined ? 1 : jobsFrom(flags.jobs), pace },
    events: watchFeeds,
    expected: () => null,
  });
  return exitCodes.fine;
}

interface Following {
  readonly flags: FollowFlags;
  readonly io: Io;
  readonly env: NodeJS.ProcessEnv;
  readonly jobs: number;
  readonly pace: Pace;
  readonly events: (store: FeedStore, deps: RefreshDeps) => AsyncIterable<WatchEvent>;
  /** How many feeds are looked at in all; null where there is no end. */
  readonly expected: () => number | null;
}

interface Followed {
  readonly totals: Readonly<Totals>;
  readonly feeds: { readonly looked: number; readonly failed: number };
  readonly stopped: boolean;
}

async function follow({ flags, io, env, jobs, pace, events, expected }: Following): Promise<Followed> {
  const location = locationOf(flags.archive, env);
  const proxy = proxyOf(env);
  await using archive = await openArchive(location);
  using pool = readingPool(jobs);
  using stop = interruption();
  const sandbox = openSandbox();
  const net = web({ version: version(), allowPrivate: flags.allowPrivate === true, proxy });
  const totals = noneYet();
  const feeds = { looked: 0, failed: 0 };
  const progress = progressOn(io, {
    shown: () => `${feeds.looked}${expected() === null ? '' : ` of ${expected()}`} feeds: ${summary(totals)}`,
    part: () => feeds.looked / (expected() || Number.POSITIVE_INFINITY),
  });
  const told = teller(flags.json === true, io, () => new Date());
  try {
    await followFeeds(events, {
      ...{ archive, pool, web: net, sandbox, pace, signal: stop.signal },
      tell(event) {
        totals[event.event]++;
        told.report(event);
        if (event.event !== 'unread') progress.more();
      },
      tellFeed(event) {
        if (event.kind === 'checked') feeds.looked++;
        if (event.kind === 'checked' && event.outcome.kind === 'failed') feeds.failed++;
        told.feed(event);
        progress.more(0);
      },
    });
  } finally {
    await net.close();
    await sandbox.close();
    progress.end();
  }
  const stopped = stop.signal.aborted;
  await told.end({ ...totals, feeds: feeds.looked, feedsFailed: feeds.failed, stopped });
  if (feeds.looked > 0 || stopped)
    io.say(
      `${feeds.looked} ${feeds.looked === 1 ? 'feed' : 'feeds'} looked at${feeds.failed > 0 ? `, ${feeds.failed} failed` : ''}: ${summary(totals)}; in ${shownLocation(location)}`,
    );
  return { totals, feeds, stopped };
}

interface Teller {
  report(event: IntakeEvent): void;
  feed(event: LookedAt): void;
  end(totals: object): Promise<void>;
}

/** Tells what happens: to programs every event as a JSON line, to people what they need to know. */
function teller(json: boolean, io: Io, now: () => Date): Teller {
  let written = Promise.resolve();
  const write = (event: object): void => {
    written = io.out(`${JSON.stringify(event)}\n`);
  };
  return {
    report(event) {
      if (json) write(event);
      else if (event.event === 'failed' || event.event === 'unread') io.say(`${event.from}: ${event.reason}`);
    },
    feed(event) {
      if (event.kind === 'waiting') {
        const until = event.until?.toISOString() ?? null;
        if (json) write({ event: 'waiting', until });
        else
          io.say(
            until === null
              ? 'no feed to wait for. Add one: isnad feeds add URL'
              : `waiting; the next feed is due ${ago(until, now())}`,
          );
        return;
      }
      const { feed, outcome, taken } = event;
      const reason = outcome.kind === 'failed' ? outcome.reason : outcome.kind === 'gone' ? feed.state.error : null;
      if (json)
        write({
          event: 'feed',
          url: feed.url,
          title: feed.title,
          outcome: outcome.kind,
          taken,
          reason,
          due: feed.dueAt,
        });
      else if (outcome.kind === 'changed') io.say(`${feed.title ?? feed.url}: ${taken} new or edited`);
      else if (outcome.kind === 'failed') io.say(`${feed.url}: ${reason} Looked at again ${ago(feed.dueAt!, now())}.`);
      else if (outcome.kind === 'gone') io.say(`${feed.url}: ${reason} It is not looked at any more.`);
    },
    async end(totals) {
      if (json) write({ event: 'done', ...totals });
      await written;
    },
  };
}

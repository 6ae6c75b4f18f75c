import type { Taken } from '../../record/capture.js';
import { FetchError } from '../fetch/problem.js';
import { type Sleep, sleep as sleepFor } from '../fetch/turns.js';
import { dueFeeds, type Feed, type FeedStore } from './feed.js';
import { type Outcome, type RefreshDeps, refreshFeed } from './refresh.js';

export type FeedEvent =
  /** A new or edited item of a feed, or why one could not be taken. */
  | { readonly kind: 'taken'; readonly feed: Feed; readonly taken: Taken }
  /** A feed was looked at, and its new state is saved. */
  | { readonly kind: 'checked'; readonly feed: Feed; readonly outcome: Outcome; readonly taken: number };

export type WatchEvent =
  | FeedEvent
  /** Nothing is due; null where there is no feed. */
  | { readonly kind: 'waiting'; readonly until: Date | null };

export interface RefreshAllOptions {
  /** Feeds looked at at the same time; 8 unless said otherwise. */
  readonly concurrency?: number;
}

/**
 * Looks at the feeds given, some at the same time, and saves what became of each. A feed's state is saved after its last
 * event was taken and the next one asked for, so whoever stores each item before asking for the next loses none, even
 * when killed. Ends early, without an error, when the signal says so.
 */
export async function* refreshFeeds(
  feeds: readonly Feed[],
  store: FeedStore,
  deps: RefreshDeps,
  { concurrency = 8 }: RefreshAllOptions = {},
): AsyncGenerator<FeedEvent> {
  yield* merged(
    feeds.map((feed) => () => checked(feed, store, deps)),
    concurrency,
  );
}

async function* checked(feed: Feed, store: FeedStore, deps: RefreshDeps): AsyncGenerator<FeedEvent> {
  try {
    if (deps.signal?.aborted === true) return;
    const refresh = await refreshFeed(feed, deps);
    let count = 0;
    for await (const taken of refresh.items) {
      yield { kind: 'taken', feed, taken };
      if (taken.kind === 'capture') count++;
    }
    const after = refresh.after();
    // it moved to where another one is already: both stay, rather than one being lost
    const taken = after.url !== feed.url && (await store.get(after.url)) !== null;
    const saved = asWanted(taken ? { ...after, url: feed.url } : after, await store.get(feed.url));
    await store.save(feed.url, saved);
    yield { kind: 'checked', feed: saved, outcome: refresh.outcome, taken: count };
  } catch (error) {
    if (error instanceof FetchError && error.problem.kind === 'stopped') return;
    throw error;
  }
}

/** What a person decided while the feed was looked at stands, and one left alone does not become due. */
function asWanted(after: Feed, meanwhile: Feed | null): Feed {
  const { paused, pages, folders } = (meanwhile ?? after).state;
  return { ...after, dueAt: paused ? null : after.dueAt, state: { ...after.state, paused, pages, folders } };
}

export interface WatchDeps extends RefreshDeps {
  readonly sleep?: Sleep;
}

/** So that a feed added or removed meanwhile by another process is noticed. */
const lookAgainMs = 60_000;

/** Looks at each feed whenever it is due, until the signal says otherwise; then it ends without an error. */
export async function* watchFeeds(
  store: FeedStore,
  deps: WatchDeps,
  options: RefreshAllOptions = {},
): AsyncGenerator<WatchEvent> {
  const sleep = deps.sleep ?? sleepFor;
  let told: number | null | undefined;
  const stopped = (): boolean => deps.signal?.aborted === true;
  while (!stopped()) {
    const feeds = await store.list();
    const due = dueFeeds(feeds, deps.now());
    if (due.length > 0) {
      told = undefined;
      yield* refreshFeeds(due, store, deps, options);
      continue;
    }
    const times = feeds.flatMap((f) => (f.dueAt === null ? [] : [Date.parse(f.dueAt)]));
    const next = times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
    if (next !== told) yield { kind: 'waiting', until: next === null ? null : new Date(next) };
    told = next;
    const wait = next === null ? lookAgainMs : Math.min(Math.max(next - deps.now().getTime(), 0), lookAgainMs);
    try {
      await sleep(wait, deps.signal);
    } catch (error) {
      if (stopped()) return;
      throw error;
    }
  }
}

/** What several generators give, as it comes; so many of them run at a time. */
async function* merged<T>(sources: readonly (() => AsyncGenerator<T>)[], width: number): AsyncGenerator<T> {
  interface Step {
    readonly source: AsyncGenerator<T>;
    readonly result: IteratorResult<T>;
  }
  const running = new Map<AsyncGenerator<T>, Promise<Step>>();
  const step = (source: AsyncGenerator<T>): void => {
    // put last, so that none is starved by a quicker one
    running.delete(source);
    const next = source.next().then((result) => ({ source, result }));
    // heard by the race below, unless another one fails before
    next.catch(() => undefined);
    running.set(source, next);
  };
  const waiting = [...sources];
  const fill = (): void => {
    while (running.size < width) {
      const make = waiting.shift();
      if (make === undefined) return;
      step(make());
    }
  };
  try {
    for (fill(); running.size > 0; fill()) {
      const { source, result } = await Promise.race(running.values());
      if (result.done === true) running.delete(source);
      else {
        yield result.value;
        step(source);
      }
    }
  } finally {
    // not waited for: a slow server must not hold up the end
    for (const source of running.keys()) source.return(undefined).catch(() => undefined);
  }
}

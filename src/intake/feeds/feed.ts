import type { FetchProblem } from '../fetch/problem.js';
import { noRhythm, type Rhythm } from './item.js';

/** A feed a person subscribed to. */
export interface Feed {
  /** Where it is fetched from now. */
  readonly url: string;
  readonly title: string | null;
  /** ISO 8601 instant in UTC, as all instants here. */
  readonly addedAt: string;
  /** When it is to be looked at again; null for one that is gone for good. */
  readonly dueAt: string | null;
  readonly state: FeedState;
}

/** Why a look at a feed failed: it could not be fetched, what came is no feed, or isnad is at fault. */
export type FeedProblem = FetchProblem['kind'] | 'no-feed' | 'fault';

/** What intake remembers of a feed between two looks at it. Plain JSON. */
export interface FeedState {
  /** The URL it was added with. Its items are known under it (`SCOPE#guid`), so that they stay the same when it moves. */
  readonly scope: string;
  /** The site it belongs to. */
  readonly site: string | null;
  /** Folders it lies in, outermost first, as in OPML. */
  readonly folders: readonly string[];
  /** Whether the page of each item is fetched, instead of taking what the feed has of it. */
  readonly pages: boolean;
  /** Validators of the last answer that was taken in whole. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the last document taken in whole, for servers without validators. */
  readonly document: string | null;
  /** What it last said of when to look again. */
  readonly rhythm: Rhythm;
  readonly checkedAt: string | null;
  readonly succeededAt: string | null;
  /** Failures since the last success. */
  readonly failures: number;
  /** The last failure, for people; null since the last success. */
  readonly error: string | null;
  /** Different items seen so far. */
  readonly items: number;
  /** What kind of failure that was; null where none is, or an earlier isnad did not say. */
  readonly problem: FeedProblem | null;
  /** It answered that it is gone for good (410), and is not fetched any more. */
  readonly gone: boolean;
  /** A person wants it not to be looked at for the time being. */
  readonly paused: boolean;
  /** The items of the last document, by a hash of their identity: what they were when they were taken. */
  readonly seen: Readonly<Record<string, SeenItem>>;
}

export interface SeenItem {
  /** Hash of what the item said. */
  readonly content: string;
  /** Validators of its page, where that was fetched. */
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Where feeds are kept. The archive implements it; nothing else is asked of it. */
export interface FeedStore {
  /** In the order they were added. */
  list(): Promise<readonly Feed[]>;
  get(url: string): Promise<Feed | null>;
  /** False, and nothing changed, where the URL is there already. */
  add(feed: Feed): Promise<boolean>;
  /** False where there was none. */
  remove(url: string): Promise<boolean>;
  /** Puts `feed` in the place of the one with this URL; its own URL may be new. Nothing where that one was removed. */
  save(url: string, feed: Feed): Promise<void>;
}

export interface NewFeed {
  readonly url: string;
  readonly title?: string | null;
  readonly site?: string | null;
  readonly folders?: readonly string[];
  readonly pages?: boolean;
}

/** A feed just subscribed to, due at once. */
export function newFeed(given: NewFeed, now: Date): Feed {
  const at = now.toISOString();
  return {
    url: given.url,
    title: given.title ?? null,
    addedAt: at,
    dueAt: at,
    state: {
      ...freshState(given.url),
      site: given.site ?? null,
      folders: given.folders ?? [],
      pages: given.pages ?? false,
    },
  };
}

const freshState = (scope: string): FeedState => ({
  scope,
  site: null,
  folders: [],
  pages: false,
  etag: null,
  lastModified: null,
  document: null,
  rhythm: noRhythm,
  checkedAt: null,
  succeededAt: null,
  failures: 0,
  error: null,
  items: 0,
  problem: null,
  gone: false,
  paused: false,
  seen: {},
});

/** How a feed is: not looked at yet, fine, failing since its last success, gone for good, or left alone as a person wants. */
export const healths = ['new', 'ok', 'failing', 'gone', 'paused'] as const;
export type Health = (typeof healths)[number];

export const healthOf = ({ state }: Feed): Health =>
  state.gone
    ? 'gone'
    : state.paused
      ? 'paused'
      : state.failures > 0
        ? 'failing'
        : state.checkedAt === null
          ? 'new'
          : 'ok';

/** Left alone from now on, or looked at again: then it is due at once. One that is gone for good stays so. */
export const pausedOrNot = (feed: Feed, paused: boolean, now: Date): Feed =>
  feed.state.paused === paused
    ? feed
    : {
        ...feed,
        dueAt: paused || feed.state.gone ? null : now.toISOString(),
        state: { ...feed.state, paused },
      };

/** What programs are told of a feed; without what only isnad needs. */
export function feedForPrograms(feed: Feed) {
  const { site, folders, pages, items, checkedAt, succeededAt, failures, error, problem } = feed.state;
  return {
    ...{ url: feed.url, title: feed.title, site, folders, pages, health: healthOf(feed), items },
    ...{ addedAt: feed.addedAt, checkedAt, succeededAt, failures, error, problem, dueAt: feed.dueAt },
  };
}

/** A state as a store kept it, perhaps written by an earlier version that knew less: what it lacks is as in a new feed. */
export const restoredState = (kept: Partial<FeedState>, url: string): FeedState => ({ ...freshState(url), ...kept });

/** Those to be looked at now, the one that has waited longest first. */
export const dueFeeds = (feeds: readonly Feed[], now: Date): readonly Feed[] =>
  feeds
    .filter((f) => f.dueAt !== null && Date.parse(f.dueAt) <= now.getTime())
    .sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!));

/** A store that lasts as long as the process. */
export function feedsInMemory(feeds: readonly Feed[] = []): FeedStore {
  const kept = new Map(feeds.map((f) => [f.url, f]));
  return {
    list: async () => [...kept.values()],
    get: async (url) => kept.get(url) ?? null,
    add: async (feed) => {
      if (kept.has(feed.url)) return false;
      kept.set(feed.url, feed);
      return true;
    },
    remove: async (url) => kept.delete(url),
    save: async (url, feed) => {
      if (!kept.has(url)) return;
      if (feed.url !== url) kept.delete(url);
      kept.set(feed.url, feed);
    },
  };
}

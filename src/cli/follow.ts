import { feedsOf } from '../archive/feeds.js';
import type { Archive } from '../archive/open.js';
import type { IntakeEvent } from '../intake/event.js';
import { type FeedStore, restoredState } from '../intake/feeds/feed.js';
import type { RefreshDeps } from '../intake/feeds/refresh.js';
import type { Pace } from '../intake/feeds/schedule.js';
import type { WatchEvent } from '../intake/feeds/watch.js';
import type { Web } from '../intake/fetch/web.js';
import { pagesIn } from '../intake/pages.js';
import type { Sandbox } from '../intake/sandbox.js';
import type { Taken } from '../record/capture.js';
import type { ReadingPool } from './reading-pool.js';
import { savedWhenSafe } from './saved-when-safe.js';
import { takeIn } from './take-in.js';
import { readerName } from './version.js';

/** What is told of a feed besides its reports: that it was looked at, or that none is due. */
export type LookedAt = Exclude<WatchEvent, { readonly kind: 'taken' }>;

export interface FollowOptions {
  readonly archive: Archive;
  readonly pool: ReadingPool;
  readonly web: Web;
  readonly sandbox: Sandbox;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly tell: (event: IntakeEvent) => void;
  readonly tellFeed: (event: LookedAt) => void;
}

/** Takes in what feeds give, and saves each feed once all it gave is in the archive. Ends early when told to stop. */
export async function followFeeds(
  events: (store: FeedStore, deps: RefreshDeps) => AsyncIterable<WatchEvent>,
  { archive, pool, web, sandbox, pace, signal, tell, tellFeed }: FollowOptions,
): Promise<void> {
  const saves = savedWhenSafe(feedsOf(archive, restoredState));
  // a fault ends what is being fetched, as a person's Ctrl-C does
  const end = new AbortController();
  const now = (): Date => new Date();
  const deps: RefreshDeps = {
    ...{ web, pages: pagesIn(sandbox), now, random: Math.random, pace },
    signal: AbortSignal.any([signal, end.signal]),
  };
  async function* reports(): AsyncGenerator<Taken> {
    for await (const event of events(saves.store, deps)) {
      if (event.kind !== 'taken') tellFeed(event);
      else {
        if (event.taken.kind === 'capture') saves.handed();
        yield event.taken;
      }
    }
  }
  try {
    await takeIn(reports(), {
      ...{ archive, pool, queue: null, reader: readerName(), now: () => now().toISOString(), signal },
      tell(event) {
        if (event.event === 'added' || event.event === 'version' || event.event === 'same') saves.safe();
        tell(event);
      },
    });
  } finally {
    end.abort();
    await saves.end();
  }
}

import { availableParallelism } from 'node:os';
import { feedsOf } from '../archive/feeds.js';
import type { Archive } from '../archive/open.js';
import { captureOf, failure } from '../intake/capture.js';
import { takeExamples } from '../intake/examples.js';
import { findFeeds } from '../intake/feeds/discover.js';
import { type Feed, restoredState } from '../intake/feeds/feed.js';
import { defaultPace } from '../intake/feeds/schedule.js';
import { refreshFeeds, watchFeeds } from '../intake/feeds/watch.js';
import type { Web } from '../intake/fetch/web.js';
import { takeSent } from '../intake/files.js';
import { pagesIn } from '../intake/pages.js';
import { takeReceived } from '../intake/received.js';
import { openSandbox } from '../intake/sandbox.js';
import { takeUrl } from '../intake/take-url.js';
import type { Taken } from '../record/capture.js';
import type { GivenReport, Source, Told } from '../server/intake.js';
import { jobsOf } from '../server/jobs.js';
import type { Services } from '../server/services.js';
import { followFeeds } from './follow.js';
import { type ReadingPool, readingPool } from './reading-pool.js';
import { takeIn } from './take-in.js';
import { readerName } from './version.js';

export interface IntakeOptions {
  readonly web: Web;
  /** Told of what is no report's fault. */
  readonly fault: (error: unknown, job: string) => void;
  /** What reads; without it threads that are started when the first report comes. */
  readonly pool?: ReadingPool;
}

/** How a server takes reports in and follows feeds. */
export interface ServerIntake extends Pick<Services, 'intake' | 'feeds' | 'jobs'>, AsyncDisposable {
  /** Looks at each feed whenever it is due, until told to stop. */
  watch(signal: AbortSignal): Promise<void>;
}

/** The taking in of reports for a server. Nothing is fetched but what somebody asks for, or `watch`. */
export function serverIntake(archive: Archive, options: IntakeOptions): ServerIntake {
  const { web, fault } = options;
  // a thread is left to those who read the archive meanwhile
  const pool = options.pool ?? readingPool(Math.max(1, availableParallelism() - 1));
  const sandbox = openSandbox();
  const now = (): Date => new Date();
  const clock = (): string => now().toISOString();
  const jobs = jobsOf({ now, fault });
  const store = feedsOf(archive, restoredState);

  async function* from(source: Source, { signal }: Told, onBytes: (bytes: number) => void): AsyncGenerator<Taken> {
    switch (source.kind) {
      case 'file':
        return yield* takeSent(source, { now: clock, sandbox, onBytes });
      case 'url':
        return yield* takeUrl(source.url, {
          ...{ web, pages: pagesIn(sandbox), now, signal },
          other: (received) => takeReceived(received, { sandbox }),
        });
      case 'text':
        return yield written(source.report, clock());
      case 'examples':
        return yield* takeExamples({ now: clock, sandbox });
    }
  }

  return {
    jobs,
    intake: {
      async take(sources, told) {
        const of = sources.reduce((sum, s) => sum + (s.kind === 'file' ? s.bytes : 0), 0);
        let done = 0;
        const onBytes = (bytes: number): void => {
          done += bytes;
          told.part(done, of);
        };
        async function* all(): AsyncGenerator<Taken> {
          try {
            for (const source of sources) yield* from(source, told, onBytes);
          } catch (error) {
            // stopped while fetching: what has come so far is taken in
            if (!told.signal.aborted) throw error;
          }
        }
        await takeIn(all(), {
          ...{ archive, pool, queue: null, reader: readerName(), now: clock },
          ...{ signal: told.signal, tell: told.report },
        });
      },
      async follow(chosen, told) {
        const wanted: readonly Feed[] = chosen;
        let looked = 0;
        await followFeeds((feeds, deps) => refreshFeeds(wanted, feeds, deps), {
          ...{ archive, pool, web, sandbox, pace: defaultPace, signal: told.signal, tell: told.report },
          tellFeed(event) {
            if (event.kind !== 'checked') return;
            const { feed, outcome, taken } = event;
            const reason =
              outcome.kind === 'failed' ? outcome.reason : outcome.kind === 'gone' ? feed.state.error : null;
            const { url, title, dueAt: due } = feed;
            told.feed({ event: 'feed', url, title, outcome: outcome.kind, taken, reason, due });
            told.part(++looked, wanted.length);
          },
        });
      },
    },
    feeds: {
      store,
      find: (url, { guess, signal }) => findFeeds(url, { web, pages: pagesIn(sandbox), signal }, { guess }),
    },
    watch: (signal) =>
      followFeeds(watchFeeds, {
        ...{ archive, pool, web, sandbox, pace: defaultPace, signal },
        ...{ tell: () => {}, tellFeed: () => {} },
      }),
    async [Symbol.asyncDispose]() {
      await jobs[Symbol.asyncDispose]();
      await web.close();
      await sandbox.close();
      pool[Symbol.dispose]();
    },
  };
}

/** A report that somebody wrote or pasted. */
function written({ text, ...known }: GivenReport, now: string): Taken {
  const name = known.title ?? text.trim().slice(0, 80);
  try {
    return { kind: 'capture', capture: captureOf({ text, ...known }, { from: 'pasted text', now }) };
  } catch (error) {
    return failure(name, error);
  }
}

import { randomUUID } from 'node:crypto';
import { messageOf } from '../intake/errors.js';
import { type IntakeEvent, noneYet, type Totals } from '../intake/event.js';
import type { FeedLooked, Told } from './intake.js';
import { Problem } from './problem.js';

/** Something that happened in a job; they are numbered from 1 on. */
export type JobEvent = (IntakeEvent | FeedLooked) & { readonly number: number };

export type JobState = 'waiting' | 'running' | 'done' | 'stopped' | 'failed';

/** How a job is. */
export interface JobShown {
  readonly id: string;
  readonly kind: 'reports' | 'feeds';
  /** What it takes: names of files, addresses. */
  readonly sources: readonly string[];
  /** Who started it. */
  readonly by: string;
  readonly state: JobState;
  readonly totals: Readonly<Totals>;
  /** How many feeds were looked at, and how many of them failed. */
  readonly feeds: { readonly looked: number; readonly failed: number };
  /** Which part is done, from 0 to 1; null where nobody knows. */
  readonly part: number | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Why it failed as a whole, for people. */
  readonly error: string | null;
}

export interface Job {
  readonly shown: JobShown;
  /** The events after a number that are still remembered, the oldest first: the last thousand are. */
  after(number: number): readonly JobEvent[];
  /** Whether nothing more will happen. */
  readonly over: boolean;
  /** Calls back whenever something happens, until the function it gives is called. */
  watch(changed: () => void): () => void;
  /** Asks it to end; what was begun is finished. */
  stop(): void;
}

export interface NewJob {
  readonly kind: JobShown['kind'];
  readonly sources: readonly string[];
  readonly by: string;
  /** Does it. */
  readonly work: (told: Told) => Promise<void>;
  /** Called when it has ended, or will not be begun: lets go of what it worked on. */
  readonly release?: () => Promise<void>;
}

/** The long work of a server: one job after the other, so that they do not contend for the archive. */
export interface Jobs extends AsyncDisposable {
  /** Throws Problem 429 where too many wait already. */
  start(job: NewJob): Job;
  get(id: string): Job | null;
  /** The latest first. */
  list(): readonly Job[];
}

/** How much is remembered. */
const most = { events: 1000, waiting: 20, ended: 50, sources: 20 } as const;

export function jobsOf({ now, fault }: { now: () => Date; fault: (error: unknown, job: string) => void }): Jobs {
  const all: OneJob[] = [];
  let last = Promise.resolve();
  let closed = false;
  const forget = (): void => {
    const ended = all.filter((job) => job.over);
    for (const job of ended.slice(0, Math.max(0, ended.length - most.ended))) all.splice(all.indexOf(job), 1);
  };
  return {
    start(given) {
      if (closed) throw new Problem(503, 'the server is being stopped.');
      if (all.filter((job) => job.shown.state === 'waiting').length >= most.waiting)
        throw new Problem(429, 'too much is waiting to be taken in. Try again when some of it is done.', {
          headers: { 'retry-after': '30' },
        });
      const job = new OneJob(given, () => now().toISOString());
      all.push(job);
      last = last.then(async () => {
        await job.run((error) => fault(error, job.shown.id));
        forget();
      });
      return job;
    },
    get: (id) => all.find((job) => job.shown.id === id) ?? null,
    list: () => all.toReversed(),
    async [Symbol.asyncDispose]() {
      closed = true;
      for (const job of all) job.stop();
      await last;
    },
  };
}

class OneJob implements Job {
  #shown: JobShown;
  #events: JobEvent[] = [];
  #number = 0;
  readonly #given: NewJob;
  readonly #clock: () => string;
  readonly #control = new AbortController();
  readonly #watchers = new Set<() => void>();

  constructor(given: NewJob, clock: () => string) {
    this.#given = given;
    this.#clock = clock;
    const { kind, sources, by } = given;
    this.#shown = {
      ...{ id: randomUUID(), kind, sources: sources.slice(0, most.sources), by, state: 'waiting' },
      ...{ totals: noneYet(), feeds: { looked: 0, failed: 0 }, part: null },
      ...{ createdAt: clock(), startedAt: null, endedAt: null, error: null },
    };
  }

  get shown(): JobShown {
    return this.#shown;
  }

  get over(): boolean {
    return this.#shown.endedAt !== null;
  }

  after(number: number): readonly JobEvent[] {
    return this.#events.filter((event) => event.number > number);
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  stop(): void {
    this.#control.abort();
  }

  /** Never rejects. */
  async run(fault: (error: unknown) => void): Promise<void> {
    const { signal } = this.#control;
    let state: JobState = 'stopped';
    let error: string | null = null;
    if (!signal.aborted) {
      this.#show({ state: 'running', startedAt: this.#clock() });
      try {
        await this.#given.work(this.#told());
        state = signal.aborted ? 'stopped' : 'done';
      } catch (thrown) {
        fault(thrown);
        state = 'failed';
        error = `isnad failed at this: ${messageOf(thrown)} What is in the archive already stays.`;
      }
    }
    await this.#given.release?.().catch(fault);
    this.#show({ state, error, endedAt: this.#clock(), ...(state === 'done' ? { part: 1 } : {}) });
  }

  #told(): Told {
    return {
      signal: this.#control.signal,
      part: (done, of) => this.#show({ part: of === null || of <= 0 ? null : Math.min(1, done / of) }),
      report: (event) => {
        const { totals } = this.#shown;
        this.#add(event, { totals: { ...totals, [event.event]: totals[event.event] + 1 } });
      },
      feed: (event) => {
        const { looked, failed } = this.#shown.feeds;
        this.#add(event, { feeds: { looked: looked + 1, failed: failed + (event.outcome === 'failed' ? 1 : 0) } });
      },
    };
  }

  #add(event: IntakeEvent | FeedLooked, change: Partial<JobShown>): void {
    this.#events.push({ ...event, number: ++this.#number });
    // cut now and then, so that each event costs the same
    if (this.#events.length >= 2 * most.events) this.#events = this.#events.slice(-most.events);
    this.#show(change);
  }

  #show(change: Partial<JobShown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const changed of this.#watchers) changed();
  }
}

import type { Archive } from '../archive/open.js';
import { alreadyHeld, type Item, type Outcome, put } from '../archive/put.js';
import type { ReadingQueue } from '../archive/queue.js';
import type { IntakeEvent } from '../intake/event.js';
import type { Capture, Taken } from '../record/capture.js';
import type { ReadingPool } from './reading-pool.js';

export interface IntakeOptions {
  readonly archive: Archive;
  /** Null: nothing is read now, `queue` gets it. */
  readonly pool: ReadingPool | null;
  readonly queue: ReadingQueue | null;
  readonly reader: string;
  readonly now: () => string;
  readonly tell: (event: IntakeEvent) => void;
  /** When it is aborted, what was begun is finished and nothing more is taken. */
  readonly signal: AbortSignal;
}

/** Reports of one transaction: enough that its cost does not count, few enough that little is lost and little waits. */
const most = { reports: 64, letters: 2_000_000, milliseconds: 1000 } as const;

/**
 * Takes reports in as they come, batch by batch, each batch wholly or not at all, and in order: `tell` hears `added`,
 * `version` or `same` of each capture, one after the other, once it is safe. That is a second after it came plus the time
 * its batch takes to be read, however long the next one keeps it waiting. A report that is there already is not read
 * again. Memory does not grow with the number of reports. When the archive fails, nothing more is taken.
 */
export async function takeIn(items: AsyncIterable<Taken>, options: IntakeOptions): Promise<void> {
  const { archive, pool, queue, reader, now, tell, signal } = options;
  const broken = new AbortController();
  const finish = async (prepared: readonly Prepared[]): Promise<void> => {
    const fresh = prepared.filter((p) => p.item !== null);
    const outcomes = await put(
      archive,
      fresh.map((p) => p.item!),
      {
        reader,
        now: now(),
        also: async (tx, all) => queue?.add(tx.db, waiting(all)),
      },
    );
    const outcomeOf = new Map(fresh.map((p, i) => [p, outcomes[i]!]));
    for (const p of prepared) {
      const { from, title } = p.capture;
      const outcome = outcomeOf.get(p);
      const id = outcome?.uid ?? p.held!;
      tell({ event: outcome?.kind ?? 'same', id, from: nameOf(p.capture), title });
      const reading = p.item?.reading;
      if (outcome?.kind !== 'same' && reading?.ok === false)
        tell({ event: 'unread', id, from: from, reason: reading.error });
    }
  };
  /** The batches that are being read and put in, each after the one before. */
  const underWay: Promise<void>[] = [];
  let last = Promise.resolve();
  try {
    for await (const batch of batches(items, tell, AbortSignal.any([signal, broken.signal]))) {
      const prepared = prepare(archive, batch, pool);
      // it is awaited in its turn; until then a failure of it is nobody's
      prepared.catch(() => {});
      last = last.then(async () => finish(await prepared));
      last.catch(() => broken.abort());
      underWay.push(last);
      if (underWay.length > (pool?.jobs ?? 0) + 1) await underWay.shift();
    }
    await last;
  } finally {
    await Promise.allSettled(underWay);
  }
}

const nameOf = (capture: Capture): string => capture.url ?? capture.from;

const waiting = (outcomes: readonly Outcome[]): readonly number[] =>
  outcomes.flatMap((o) => (o.kind === 'same' ? [] : [o.versionId]));

interface Prepared {
  readonly capture: Capture;
  /** The public id of the report that has it already. */
  readonly held: string | null;
  readonly item: Item | null;
}

async function prepare(
  archive: Archive,
  batch: readonly Capture[],
  pool: ReadingPool | null,
): Promise<readonly Prepared[]> {
  const held = await alreadyHeld(archive, batch);
  const fresh = batch.filter((_, i) => held[i] === null);
  const readings = pool === null || fresh.length === 0 ? null : (await pool.read(fresh.map(toRead))).values();
  return batch.map((capture, i) => ({
    capture,
    held: held[i]!,
    item: held[i] === null ? { capture, reading: readings?.next().value ?? null } : null,
  }));
}

const toRead = ({ text, title, published, publisher, url }: Capture) => ({ text, title, published, publisher, url });

/** Captures in batches; one that is not full goes when nothing more has come for a while. Failures are told at once. */
async function* batches(
  items: AsyncIterable<Taken>,
  tell: IntakeOptions['tell'],
  signal: AbortSignal,
): AsyncGenerator<readonly Capture[]> {
  const source = items[Symbol.asyncIterator]();
  let batch: Capture[] = [];
  let letters = 0;
  let began = 0;
  let next: Promise<IteratorResult<Taken>> | null = null;
  try {
    for (;;) {
      next ??= source.next();
      const got = await patiently(next, signal, batch.length === 0 ? null : began + most.milliseconds);
      if (got === 'late') {
        yield batch;
        batch = [];
        letters = 0;
        continue;
      }
      if (got === 'stopped' || got.done === true) break;
      next = null;
      const taken = got.value;
      if (taken.kind === 'failure') {
        tell({ event: 'failed', from: taken.name, reason: taken.reason });
        continue;
      }
      if (batch.length === 0) began = performance.now();
      batch.push(taken.capture);
      letters += taken.capture.text.length;
      if (batch.length >= most.reports || letters >= most.letters) {
        yield batch;
        batch = [];
        letters = 0;
      }
    }
    if (batch.length > 0) yield batch;
  } finally {
    // a source that waits for the network would keep the process: it is told to end, and not waited for
    void Promise.resolve(source.return?.()).catch(() => {});
  }
}

/** What a promise gives, unless `until` (by the monotonic clock) comes first or it is told to stop. */
async function patiently<T>(
  given: Promise<T>,
  signal: AbortSignal,
  until: number | null,
): Promise<T | 'late' | 'stopped'> {
  if (signal.aborted) return 'stopped';
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => {};
  try {
    return await new Promise<T | 'late' | 'stopped'>((resolve, reject) => {
      given.then(resolve, reject);
      stop = () => resolve('stopped');
      signal.addEventListener('abort', stop);
      if (until !== null) timer = setTimeout(() => resolve('late'), Math.max(0, until - performance.now()));
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

import { setTimeout } from 'node:timers/promises';
import { unreachable } from '../archive/engine.js';
import { locationOf, shownLocation } from '../archive/location.js';
import { type Archive, openArchive } from '../archive/open.js';
import { openQueue, type ReadingQueue } from '../archive/queue.js';
import type { Reading } from '../archive/reading.js';
import { putReadings, type Unread, unread } from '../archive/unread.js';
import { messageOf } from '../intake/errors.js';
import { exitCodes, UsageError } from './errors.js';
import { jobsFrom } from './flags.js';
import type { Io } from './io.js';
import { type ReadingPool, readingPool } from './reading-pool.js';
import { interruption } from './signals.js';
import { readerName } from './version.js';

/** The options of `isnad worker` as they come from the command line. */
export interface WorkerFlags {
  readonly archive?: string;
  readonly jobs?: string;
  readonly drain?: boolean;
  readonly lease?: string;
}

/** How long a worker rests when nothing waits, and when the server cannot be reached, in milliseconds. */
const pause = { idle: 1000, away: 2000 } as const;

/** `isnad worker`: reads what `isnad add --queue` has put in, until it is stopped. Gives the exit code. */
export async function workerCommand(flags: WorkerFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const location = locationOf(flags.archive, env);
  if (location.engine !== 'postgres')
    throw new UsageError('a worker needs an archive in PostgreSQL: --archive postgres://USER@HOST/DATABASE');
  const lease = flags.lease === undefined ? 300 : Number(flags.lease);
  if (!Number.isInteger(lease) || lease < 1 || lease > 86_400)
    throw new UsageError(`--lease must be a whole number of seconds from 1 to 86400, not '${flags.lease}'.`);
  using pool = readingPool(jobsFrom(flags.jobs));
  using stop = interruption();
  let done = 0;
  let told = false;
  const rest = (milliseconds: number): Promise<unknown> =>
    setTimeout(milliseconds, null, { signal: stop.signal }).catch(() => null);
  // a function of its own, not the loop's body: compiled for older engines, `using` in a loop keeps the error of an
  // earlier round
  const session = async (): Promise<void> => {
    await using archive = await openArchive(location);
    await using queue = await openQueue(archive, { lease });
    if (!told) io.say(`reading for ${shownLocation(location)}, ${pool.jobs} at a time. Stop with Ctrl-C.`);
    told = true;
    // as many batches at once as there are threads; each takes the next when it is done
    const counted = (more: number): void => {
      done += more;
    };
    await Promise.all(
      Array.from({ length: pool.jobs }, () =>
        work(archive, queue, pool, stop.signal, flags.drain === true, rest, counted),
      ),
    );
  };
  for (let away = true; away && !stop.signal.aborted; )
    try {
      await session();
      away = false;
    } catch (error) {
      if (!told || !isAway(error)) throw error;
      io.say(`the server cannot be reached; trying again (${messageOf(error)}).`);
      await rest(pause.away);
    }
  io.say(`${done} reports read.`);
  return stop.signal.aborted ? exitCodes.interrupted : exitCodes.fine;
}

/** Whether an error, or one that it hides or was caused by, is the server's being away. */
function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  if (!(error instanceof Error)) return false;
  const { suppressed, error: inner } = error as { suppressed?: unknown; error?: unknown };
  return unreachable(error) || isAway(error.cause) || isAway(suppressed) || isAway(inner);
}

/** Reads batch after batch, until it is stopped or, with `drain`, nothing is queued any more. */
async function work(
  archive: Archive,
  queue: ReadingQueue,
  pool: ReadingPool,
  signal: AbortSignal,
  drain: boolean,
  rest: (milliseconds: number) => Promise<unknown>,
  counted: (reports: number) => void,
): Promise<void> {
  while (!signal.aborted) {
    const job = await queue.take();
    if (job === null) {
      // with --drain what others are reading may still come back: it is waited for
      if (drain && (await queue.size()) === 0) return;
      await rest(pause.idle);
      continue;
    }
    const versions = await unread(archive, job.versionIds);
    const readings = await readAll(pool, versions);
    await putReadings(archive, readings, {
      reader: readerName(),
      now: new Date().toISOString(),
      also: (tx) => queue.done(tx.db, job),
    });
    counted(readings.size);
  }
}

async function readAll(pool: ReadingPool, versions: readonly Unread[]): Promise<ReadonlyMap<number, Reading>> {
  const readings = versions.length === 0 ? [] : await pool.read(versions.map(({ id: _, ...known }) => known));
  return new Map(versions.map((v, i) => [v.id, readings[i]!]));
}

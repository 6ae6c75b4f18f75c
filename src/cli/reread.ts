import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { countOutdated, type RereadOptions, reread } from '../archive/reread.js';
import { exitCodes, UsageError } from './errors.js';
import { jobsFrom } from './flags.js';
import type { Io } from './io.js';
import { progressOn } from './progress.js';
import { readingPool } from './reading-pool.js';
import { interruption } from './signals.js';
import { readerName } from './version.js';

/** The options of `isnad reread` as they come from the command line. */
export interface RereadFlags {
  readonly archive?: string;
  readonly all?: boolean;
  readonly limit?: string;
  readonly jobs?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `isnad reread`: reads again what an older isnad read. Gives the exit code: 3 where some could not be read. */
export async function rereadCommand(flags: RereadFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const limit = flags.limit === undefined ? null : Number(flags.limit);
  if (limit !== null && (!Number.isInteger(limit) || limit < 1))
    throw new UsageError(`--limit must be a whole number from 1 on, not '${flags.limit}'.`);
  using pool = readingPool(jobsFrom(flags.jobs));
  using stop = interruption();
  await using archive = await openArchive(locationOf(flags.archive, env));
  const reader = readerName();
  const now = (): string => new Date().toISOString();
  let read = 0;
  let failed = 0;
  const options: RereadOptions = { reader, now, limit, readBefore: flags.all ? now() : null };
  const total = await countOutdated(archive, options);
  if (flags.dryRun) {
    await io.out(flags.json ? `${JSON.stringify({ event: 'end', toRead: total })}\n` : `${total} to be read.\n`);
    return exitCodes.fine;
  }
  const progress = progressOn(io, {
    shown: () => `${read} of ${total} read`,
    part: () => (total === 0 ? null : read / total),
  });
  let told: Promise<void> = Promise.resolve();
  await reread(archive, (versions) => pool.read(versions), {
    ...options,
    jobs: pool.jobs,
    signal: stop.signal,
    tell: (more, lost) => {
      read += more;
      failed += lost;
      progress.more(more);
      const line = `${JSON.stringify({ event: 'read', read, of: total, failed })}\n`;
      if (flags.json) told = told.then(() => io.out(line));
    },
  });
  progress.end();
  await told;
  if (flags.json) await io.out(`${JSON.stringify({ event: 'end', read, of: total, failed })}\n`);
  else io.say(`${read} of ${total} read by ${reader}${failed > 0 ? `; ${failed} could not be` : ''}.`);
  if (stop.signal.aborted) return exitCodes.interrupted;
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}

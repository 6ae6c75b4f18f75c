import { stat } from 'node:fs/promises';
import { locationOf, shownLocation } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { openQueue } from '../archive/queue.js';
import { messageOf } from '../intake/errors.js';
import { type IntakeEvent, noneYet } from '../intake/event.js';
import { type ProxyFor, proxyOf } from '../intake/fetch/proxy.js';
import { web } from '../intake/fetch/web.js';
import { takeFiles } from '../intake/files.js';
import { pagesIn } from '../intake/pages.js';
import { type FieldMap, parseFieldMap } from '../intake/readers/fields.js';
import { takeReceived } from '../intake/received.js';
import { openSandbox } from '../intake/sandbox.js';
import { takeUrl } from '../intake/take-url.js';
import { walk } from '../intake/walk.js';
import type { Taken } from '../record/capture.js';
import { exitCodes, UsageError } from './errors.js';
import { jobsFrom } from './flags.js';
import type { Io } from './io.js';
import { progressOn } from './progress.js';
import { readingPool } from './reading-pool.js';
import { interruption } from './signals.js';
import { takeIn } from './take-in.js';
import { summary } from './totals.js';
import { readerName, version } from './version.js';

/** The options of `isnad add` as they come from the command line. */
export interface AddFlags {
  readonly archive?: string;
  readonly json?: boolean;
  readonly jobs?: string;
  readonly queue?: boolean;
  readonly map?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly allowPrivate?: boolean;
}

/** `isnad add`: takes reports into the archive. Gives the exit code. */
export async function addCommand(
  sources: readonly string[],
  flags: AddFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  if (sources.length === 0) throw new UsageError('nothing to add: name a file, a folder, a feed or a URL.');
  const location = locationOf(flags.archive, env);
  if (flags.queue && location.engine !== 'postgres')
    throw new UsageError('--queue needs an archive in PostgreSQL: --archive postgres://USER@HOST/DATABASE');
  const jobs = jobsFrom(flags.jobs);
  const map = mapFrom(flags.map);
  await using archive = await openArchive(location, { create: true });
  await using queue = flags.queue ? await openQueue(archive) : null;
  using pool = flags.queue ? null : readingPool(jobs);
  using stop = interruption();

  const totals = noneYet();
  let bytes = 0;
  const total = await sizeOf(sources);
  const progress = progressOn(io, {
    shown: () => summary(totals),
    part: () => (total === 0 ? null : bytes / total),
  });
  let pending = Promise.resolve();
  const tell = (event: IntakeEvent): void => {
    totals[event.event]++;
    if (flags.json) pending = io.out(`${JSON.stringify(event)}\n`);
    else if (event.event === 'failed' || event.event === 'unread') io.say(`${event.from}: ${event.reason}`);
    if (event.event !== 'unread') progress.more();
  };
  const now = (): string => new Date().toISOString();
  const onBytes = (more: number): void => {
    bytes += more;
  };
  const taken = takeAll(sources, {
    ...{ map, now, onBytes, signal: stop.signal },
    ...{ allowPrivate: flags.allowPrivate === true, proxy: proxyOf(env) },
  });
  await takeIn(withDefaults(taken, flags), {
    archive,
    pool,
    queue,
    reader: readerName(),
    now,
    tell,
    signal: stop.signal,
  });
  progress.end();
  if (flags.json) await io.out(`${JSON.stringify({ event: 'done', ...totals, stopped: stop.signal.aborted })}\n`);
  await pending;
  io.say(`${summary(totals)}; in ${shownLocation(location)}`);
  if (stop.signal.aborted) {
    io.say('stopped. Give the same command again to go on: what is in is not taken twice.');
    return exitCodes.interrupted;
  }
  return totals.failed + totals.unread > 0 ? exitCodes.someFailed : exitCodes.fine;
}

function mapFrom(map: string | undefined): FieldMap {
  try {
    return map === undefined ? {} : parseFieldMap(map);
  } catch (error) {
    throw new UsageError(`--map: ${messageOf(error)}`);
  }
}

const isUrl = (source: string): boolean => /^https?:\/\//iu.test(source);

interface TakeAllOptions {
  readonly map: FieldMap;
  readonly now: () => string;
  readonly onBytes: (bytes: number) => void;
  readonly allowPrivate: boolean;
  readonly proxy: ProxyFor;
  readonly signal: AbortSignal;
}

/** The reports of all sources, one after the other. */
async function* takeAll(sources: readonly string[], options: TakeAllOptions): AsyncGenerator<Taken> {
  const { map, now, onBytes, allowPrivate, proxy, signal } = options;
  const sandbox = openSandbox();
  const net = web({ version: version(), allowPrivate, proxy });
  try {
    for (const source of sources)
      if (isUrl(source))
        yield* takeUrl(source, {
          web: net,
          pages: pagesIn(sandbox),
          other: (received) => takeReceived(received, { map, sandbox }),
          now: () => new Date(),
          signal,
        });
      else yield* takeFiles([source], { map, now, onBytes, sandbox });
  } catch (error) {
    // stopped while fetching: what has come so far is taken in
    if (!signal.aborted) throw error;
  } finally {
    await net.close();
    await sandbox.close();
  }
}

/** What a person said of all reports, for those that do not say it themselves. */
async function* withDefaults(items: AsyncIterable<Taken>, flags: AddFlags): AsyncGenerator<Taken> {
  for await (const item of items)
    if (item.kind === 'failure') yield item;
    else {
      const { capture } = item;
      const publisher = capture.publisher ?? flags.publisher ?? null;
      const published = capture.published ?? flags.date ?? null;
      yield { ...item, capture: { ...capture, publisher, published } };
    }
}

/** Bytes of the files under these paths, for the time left; 0 where that cannot be told. */
async function sizeOf(paths: readonly string[]): Promise<number> {
  let sum = 0;
  for (const path of paths.filter((p) => !isUrl(p)))
    for await (const found of walk(path)) if (!('error' in found)) sum += (await stat(found.path)).size;
  return sum;
}

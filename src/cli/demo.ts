import { demoLocationOf, type Location, shownLocation } from '../archive/location.js';
import { type Archive, openArchive } from '../archive/open.js';
import { type IntakeEvent, noneYet, type Totals } from '../intake/event.js';
import { takeExamples } from '../intake/examples.js';
import { exitCodes } from './errors.js';
import type { Io } from './io.js';
import { readingPool } from './reading-pool.js';
import { type ServeFlags, serveCommand } from './serve.js';
import { interruption } from './signals.js';
import { takeIn } from './take-in.js';
import { summary } from './totals.js';
import { readerName } from './version.js';

export interface DemoFlags extends ServeFlags {
  readonly serve: boolean;
}

/** `isnad demo`: an archive of the example reports, and the reading room over it. Gives the exit code. */
export async function demoCommand(flags: DemoFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const location = demoLocationOf(flags.archive, env);
  const loaded = await loadInto(location, io);
  if (!flags.serve || loaded === exitCodes.interrupted) return loaded;
  return serveCommand({ ...flags, archive: location.engine === 'sqlite' ? location.path : location.url }, io, env);
}

async function loadInto(location: Location, io: Io): Promise<number> {
  await using archive = await openArchive(location, { create: true });
  using stop = interruption();
  const totals = await loadDemo(archive, {
    signal: stop.signal,
    tell: (event) => {
      if (event.event === 'failed' || event.event === 'unread') io.say(`${event.from}: ${event.reason}`);
    },
  });
  io.say(`${summary(totals)}; in ${shownLocation(location)}`);
  if (stop.signal.aborted) return exitCodes.interrupted;
  return totals.failed + totals.unread > 0 ? exitCodes.someFailed : exitCodes.fine;
}

interface LoadOptions {
  readonly signal: AbortSignal;
  readonly tell: (event: IntakeEvent) => void;
}

/** Takes the example reports into an archive, once: those that are in it already are not taken again. */
async function loadDemo(archive: Archive, { signal, tell }: LoadOptions): Promise<Totals> {
  const totals = noneYet();
  using pool = readingPool(1);
  const now = (): string => new Date().toISOString();
  await takeIn(takeExamples({ now }), {
    ...{ archive, pool, queue: null, reader: readerName(), now, signal },
    tell(event) {
      totals[event.event]++;
      tell(event);
    },
  });
  return totals;
}

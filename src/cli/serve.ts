import { fileURLToPath } from 'node:url';
import { hasAdmin } from '../archive/accounts/account.js';
import { locationOf, shownLocation } from '../archive/location.js';
import { type Archive, openArchive } from '../archive/open.js';
import { proxyOf } from '../intake/fetch/proxy.js';
import { web } from '../intake/fetch/web.js';
import { wordAnalyzerWith } from '../record/recorder.js';
import { type AccessSettings, onlyMe } from '../server/access/settings.js';
import { makeApp } from '../server/app.js';
import { isBuilt } from '../server/interface.js';
import { listen } from '../server/listen.js';
import type { Services } from '../server/services.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';
import { packageLexicon } from './lexicon.js';
import { type ServerIntake, serverIntake } from './serve-intake.js';
import { interruption } from './signals.js';
import { readerName, version } from './version.js';

export interface ServeFlags {
  readonly host: string;
  readonly port: string;
  readonly archive?: string;
  /** True where it was asked for, false where it was ruled out. */
  readonly accounts?: boolean;
  readonly trustProxy?: boolean;
  /** Look at feeds whenever they are due. */
  readonly watch?: boolean;
  readonly allowPrivate?: boolean;
}

/** `isnad serve`: the reading room of an archive, until it is stopped. Gives the exit code. */
export async function serveCommand(flags: ServeFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const at = { host: flags.host, port: portFrom(flags.port) };
  const location = locationOf(flags.archive, env);
  await using archive = await openArchive(location, { create: true });
  using stop = interruption();
  const access = await accessFor(archive, flags);
  const proxy = proxyOf(env);
  await using taking = serverIntake(archive, {
    web: web({ version: version(), allowPrivate: flags.allowPrivate === true, proxy }),
    fault: (error, job) => io.say(`job ${job} failed: ${stackOf(error)}`),
  });
  const services = await servicesOn(archive, taking, access, io);
  await using listening = await listenOrSay(services, at);
  io.say(`the reading room of ${shownLocation(location)} is open at ${listening.url} (Ctrl-C closes it)`);
  if (access.mode === 'accounts') io.say('whoever has an account may sign in: isnad users list');
  if (access.mode === 'accounts' && !access.trustProxy && !loopback.test(at.host))
    io.say('passwords travel as they are: put a proxy with https in front of it, and add --trust-proxy.');
  if (services.interfaceFolder === null)
    io.say('its pages are not built: only the API is there. Build them: npm run build:web');
  const watching = flags.watch === true ? watched(taking, stop.signal, io) : null;
  await stopped(stop.signal);
  await watching;
  io.say('closed.');
  return exitCodes.fine;
}

async function watched(taking: ServerIntake, signal: AbortSignal, io: Io): Promise<void> {
  io.say('feeds are looked at whenever they are due.');
  try {
    await taking.watch(signal);
  } catch (error) {
    io.say(`feeds are not looked at any more: ${stackOf(error)}`);
  }
}

async function servicesOn(
  archive: Archive,
  { intake, feeds, jobs }: ServerIntake,
  access: AccessSettings,
  io: Io,
): Promise<Services> {
  const folder = fileURLToPath(new URL('../web/', import.meta.url));
  return {
    ...{ archive, intake, feeds, jobs },
    analyze: wordAnalyzerWith(packageLexicon()),
    now: () => new Date(),
    access,
    version: readerName(),
    interfaceFolder: (await isBuilt(folder)) ? folder : null,
    fault: (error, request) => io.say(`request ${request} failed: ${stackOf(error)}`),
  };
}

const stackOf = (error: unknown): string => (error as Error)?.stack ?? String(error);

async function listenOrSay(services: Services, at: { readonly host: string; readonly port: number }) {
  try {
    return await listen(makeApp(services), at);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') throw new UsageError(`port ${at.port} is taken. Take another: --port ${at.port + 1}`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError(`${at.host} is no address of this machine. Take 127.0.0.1, or one it has.`);
    if (code === 'EACCES') throw new UsageError(`port ${at.port} may not be used by this user. Take one above 1023.`);
    throw error;
  }
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/u;

/**
 * Who may come in: this person alone, or, on any other address and wherever there is an admin, those with an account.
 * Throws UsageError where nobody could sign in.
 */
async function accessFor(archive: Archive, flags: ServeFlags): Promise<AccessSettings> {
  const trustProxy = flags.trustProxy === true;
  const alone = loopback.test(flags.host) && !trustProxy;
  const admin = await hasAdmin(archive);
  if (!(flags.accounts ?? (admin || !alone))) {
    if (alone) return onlyMe;
    throw new UsageError('without accounts isnad serves this machine alone: leave out --host and --trust-proxy.');
  }
  if (!admin)
    throw new UsageError(
      `others are served only with accounts, and no admin can sign in yet. Make one: isnad users add NAME --role admin`,
    );
  return { ...onlyMe, mode: 'accounts', trustProxy };
}

function portFrom(port: string): number {
  const n = Number(port);
  if (!/^\d+$/u.test(port) || n > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not '${port}'.`);
  return n;
}

import { fileURLToPath } from 'node:url';
import { locationOf, shownLocation } from '../archive/location.js';
import { type Archive, openArchive } from '../archive/open.js';
import { wordAnalyzerWith } from '../record/recorder.js';
import { makeApp } from '../server/app.js';
import { onlyMe } from '../server/caller.js';
import { isBuilt } from '../server/interface.js';
import { listen } from '../server/listen.js';
import type { Services } from '../server/services.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';
import { packageLexicon } from './lexicon.js';
import { interruption } from './signals.js';
import { readerName } from './version.js';

export interface ServeFlags {
  readonly host: string;
  readonly port: string;
  readonly archive?: string;
}

/** `isnad serve`: the reading room of an archive, until it is stopped. Gives the exit code. */
export async function serveCommand(flags: ServeFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const at = { host: hostFrom(flags.host), port: portFrom(flags.port) };
  const location = locationOf(flags.archive, env);
  await using archive = await openArchive(location, { create: true });
  using stop = interruption();
  const services = await servicesOn(archive, io);
  await using listening = await listenOrSay(services, at);
  io.say(`the reading room of ${shownLocation(location)} is open at ${listening.url} (Ctrl-C closes it)`);
  if (services.interfaceFolder === null)
    io.say('its pages are not built: only the API is there. Build them: npm run build:web');
  await stopped(stop.signal);
  io.say('closed.');
  return exitCodes.fine;
}

async function servicesOn(archive: Archive, io: Io): Promise<Services> {
  const folder = fileURLToPath(new URL('../web/', import.meta.url));
  return {
    archive,
    analyze: wordAnalyzerWith(packageLexicon()),
    now: () => new Date(),
    identify: onlyMe,
    version: readerName(),
    interfaceFolder: (await isBuilt(folder)) ? folder : null,
    fault: (error, request) => io.say(`request ${request} failed: ${(error as Error)?.stack ?? String(error)}`),
  };
}

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

function hostFrom(host: string): string {
  if (!loopback.test(host))
    throw new UsageError(
      `${host} is not of this machine alone. isnad serves only 127.0.0.1 while nobody has to sign in.`,
    );
  return host;
}

function portFrom(port: string): number {
  const n = Number(port);
  if (!/^\d+$/u.test(port) || n > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not '${port}'.`);
  return n;
}

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where an archive lies: a file, or a database of a PostgreSQL server. */
export type Location =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string };

const serverUrl = /^postgres(?:ql)?:\/\//u;

/**
 * The location a person named (`--archive`), else that of `ISNAD_ARCHIVE`, else `isnad/archive.db` in the user's data
 * folder (XDG base directories; on Windows `%LOCALAPPDATA%`).
 */
export function locationOf(named: string | undefined, env: NodeJS.ProcessEnv, platform = process.platform): Location {
  const given = named ?? env['ISNAD_ARCHIVE'];
  if (given !== undefined && given !== '')
    return serverUrl.test(given) ? { engine: 'postgres', url: given } : { engine: 'sqlite', path: resolve(given) };
  return { engine: 'sqlite', path: join(dataFolder(env, platform), 'archive.db') };
}

/** The location a person named, else `isnad/demo.db` in the user's data folder: never the person's own archive. */
export const demoLocationOf = (
  named: string | undefined,
  env: NodeJS.ProcessEnv,
  platform = process.platform,
): Location => locationOf(named ?? join(dataFolder(env, platform), 'demo.db'), {}, platform);

/** Where isnad keeps a user's data. */
function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const data =
    (platform === 'win32' ? env['LOCALAPPDATA'] : undefined) ??
    absolute(env['XDG_DATA_HOME']) ??
    join(homedir(), '.local', 'share');
  return join(data, 'isnad');
}

// the specification says that a relative path is to be ignored
const absolute = (path: string | undefined): string | undefined => (path?.startsWith('/') ? path : undefined);

/** For people and messages: without the password of a server's URL. */
export function shownLocation(location: Location): string {
  if (location.engine === 'sqlite') return location.path;
  try {
    const url = new URL(location.url);
    if (url.password !== '') url.password = '***';
    return url.href;
  } catch {
    return 'postgres://…';
  }
}

import { backupTo } from '../archive/care/backup.js';
import { locationOf, shownLocation } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { exitCodes } from './errors.js';
import type { Io } from './io.js';

/** The options of `isnad backup` as they come from the command line. */
export interface BackupFlags {
  readonly archive?: string;
  readonly force?: boolean;
}

/** `isnad backup`: writes the archive into one file. Gives the exit code. */
export async function backupCommand(
  file: string,
  flags: BackupFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const location = locationOf(flags.archive, env);
  await using archive = await openArchive(location);
  await backupTo(archive, file, { now: new Date().toISOString(), force: flags.force === true });
  io.say(`${shownLocation(location)} is in ${file}. Make it again: isnad restore ${file} --archive A`);
  return exitCodes.fine;
}

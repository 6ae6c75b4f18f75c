import { restoreFrom } from '../archive/care/backup.js';
import { locationOf, shownLocation } from '../archive/location.js';
import { exitCodes } from './errors.js';
import type { Io } from './io.js';

/** The options of `isnad restore` as they come from the command line. */
export interface RestoreFlags {
  readonly archive?: string;
  readonly force?: boolean;
}

/** `isnad restore`: makes an archive from a backup. Gives the exit code. */
export async function restoreCommand(
  file: string,
  flags: RestoreFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const location = locationOf(flags.archive, env);
  await restoreFrom(file, location, { force: flags.force === true });
  io.say(`${file} is restored into ${shownLocation(location)}. Look it over: isnad doctor --deep`);
  return exitCodes.fine;
}

import { decode } from '../intake/decode.js';
import { InputError, messageOf } from '../intake/errors.js';
import { readFileBytes } from './batch.js';
import { UsageError } from './errors.js';
import { type Io, readAll } from './io.js';

/** One report's text from a file or standard input (`-`). Throws InputError. */
export async function textOf(
  path: string,
  io: Io,
): Promise<{ readonly text: string; readonly encoding: string | null }> {
  const decoded = decode(path === '-' ? await readAll(io.stdin as AsyncIterable<Uint8Array>) : readFileBytes(path));
  if (decoded.encoding !== null) io.say(`${nameOf(path)}: decoded from ${decoded.encoding}.`);
  return decoded;
}

/** How a message calls an input. */
export const nameOf = (path: string): string => (path === '-' ? 'standard input' : path);

/** The message for an input that failed: what an InputError says, or that the reader itself is at fault. */
export const failureOf = (error: unknown): string =>
  error instanceof InputError
    ? error.message
    : `reading it failed: ${messageOf(error)} (this is a fault of isnad: please report it)`;

/** The files to read: those named, or standard input where something is piped into it. Throws UsageError. */
export function inputsFrom(files: readonly string[], io: Io): readonly string[] {
  if (files.length > 0) {
    if (files.filter((f) => f === '-').length > 1) throw new UsageError('standard input (-) can be read only once.');
    return files;
  }
  if (io.stdin.isTTY === true) throw new UsageError('nothing to read: name a FILE, or - for standard input.');
  return ['-'];
}

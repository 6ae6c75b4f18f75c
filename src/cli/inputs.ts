import { readFileBytes } from './batch.js';
import { decode } from './decode.js';
import { InputError, messageOf } from './errors.js';
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

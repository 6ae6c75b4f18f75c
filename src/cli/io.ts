import { maxBytes, tooLarge } from '../intake/decode.js';
import { columnsOf, type Style, styleFor } from './terminal.js';

/** Where a command reads and writes; a test gives its own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Data: text or bytes. Waits while the reader on the other side is slow. */
  out(data: string | Uint8Array): Promise<void>;
  /** Talk. */
  say(text: string): void;
  /** How what is printed for people looks. */
  readonly look: { readonly style: Style; readonly columns: number };
  /** How far long work is: shown over the same line, where only talk goes to a terminal; null elsewhere. */
  readonly progress: ((text: string) => void) | null;
}

export const processIo: Io = {
  look: { style: styleFor(process.stdout, process.env), columns: columnsOf(process.stdout) },
  progress:
    process.stderr.isTTY === true && process.stdout.isTTY !== true
      ? (text) => void process.stderr.write(`\r\u001b[K${text}`)
      : null,
  stdin: process.stdin,
  out: (data) =>
    new Promise((resolve) => {
      if (process.stdout.write(data)) resolve();
      else process.stdout.once('drain', resolve);
    }),
  say: (text) => void process.stderr.write(`isnad: ${text}\n`),
};

/** The whole of standard input. Throws InputError when it is longer than a report may be. */
export async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(size);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

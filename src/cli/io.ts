import { maxBytes, tooLarge } from './decode.js';

/** Where a command reads and writes; a test gives its own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Data. Waits while the reader on the other side is slow. */
  out(text: string): Promise<void>;
  /** Talk. */
  say(text: string): void;
}

export const processIo: Io = {
  stdin: process.stdin,
  out: (text) =>
    new Promise((resolve) => {
      if (process.stdout.write(text)) resolve();
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

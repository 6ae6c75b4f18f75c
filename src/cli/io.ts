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
  /** How far long work is: shown over the same line of a terminal, until data is shown there; null elsewhere. */
  readonly progress: ((text: string) => void) | null;
}

export const processIo: Io = ofProcess();

function ofProcess(): Io {
  const { stdin, stdout, stderr, env } = process;
  // progress is wiped away before anything else is written; on a terminal that has shown data there is none any more
  let line = false;
  let dataShown = false;
  const wipe = (): void => {
    if (line) stderr.write('\r\u001b[K');
    line = false;
  };
  const progress = (text: string): void => {
    if (dataShown) return;
    stderr.write(`\r\u001b[K${text}`);
    line = text !== '' && !text.endsWith('\n');
  };
  return {
    look: { style: styleFor(stdout, env), columns: columnsOf(stdout) },
    progress: stderr.isTTY === true ? progress : null,
    stdin,
    out(data) {
      if (stdout.isTTY === true) {
        wipe();
        dataShown = true;
      }
      return new Promise((resolve) => {
        if (stdout.write(data)) resolve();
        else stdout.once('drain', resolve);
      });
    },
    say(text) {
      wipe();
      stderr.write(`isnad: ${text}\n`);
    },
  };
}

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

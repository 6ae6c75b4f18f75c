import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import { plain, type Style } from '../../src/cli/terminal.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly talk: string;
}

/** Runs a command in this process with a standard input of its own, and keeps what it prints. */
export async function isnad(
  args: readonly string[],
  {
    stdin = null,
    style = plain,
    columns = 80,
  }: { stdin?: string | Uint8Array | null; style?: Style; columns?: number } = {},
): Promise<Ran> {
  const out: string[] = [];
  const talk: string[] = [];
  const io: Io = {
    stdin: Object.assign(Readable.from(stdin === null ? [] : [Buffer.from(stdin)]), { isTTY: stdin === null }),
    out: async (data) => void out.push(typeof data === 'string' ? data : Buffer.from(data).toString('latin1')),
    say: (text) => void talk.push(`${text}\n`),
    look: { style, columns },
    progress: null,
  };
  const code = await run(args, io);
  return { code, out: out.join(''), talk: talk.join('') };
}

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './errors.js';
import { type Io, readAll } from './io.js';

/**
 * A password: all of standard input but the line end, or, asked for twice, what a person types without it being shown.
 * Throws UsageError.
 */
export async function passwordFrom(io: Io, name: string, stdin: boolean | undefined): Promise<string> {
  if (stdin === true)
    return Buffer.from(await readAll(io.stdin))
      .toString('utf8')
      .replace(/\r?\n$/u, '');
  if (io.stdin.isTTY !== true)
    throw new UsageError('there is no terminal to ask for the password: give it with --password-stdin.');
  io.say(`Password for ${name} (it is not shown), then once more:`);
  const [first, second] = await typed(io.stdin, 2);
  if (first === undefined || second === undefined) throw new UsageError('no password was given. Nothing was changed.');
  if (first !== second) throw new UsageError('the two are not the same. Nothing was changed.');
  return first;
}

/** Lines that a person types, without showing them; fewer where the input ends or is broken off. */
function typed(input: Io['stdin'], count: number): Promise<readonly string[]> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    const all: string[] = [];
    lines.on('line', (line) => {
      all.push(line);
      if (all.length === count) lines.close();
    });
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => resolve(all));
  });
}

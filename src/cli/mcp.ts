import { once } from 'node:events';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { messageOf } from '../intake/errors.js';
import { wordAnalyzerWith } from '../record/recorder.js';
import { makeMcpServer } from '../server/mcp/server.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';
import { packageLexicon } from './lexicon.js';
import { interruption } from './signals.js';
import { version } from './version.js';

export interface McpFlags {
  readonly archive?: string;
  readonly baseUrl?: string;
}

/** `isnad mcp`: answers a client on standard input and output until it leaves. Gives the exit code. */
export async function mcpCommand(flags: McpFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const base = baseFrom(flags.baseUrl);
  await using archive = await openArchive(locationOf(flags.archive, env));
  using stop = interruption();
  const server = makeMcpServer({
    ...{ archive, analyze: wordAnalyzerWith(packageLexicon()), base, version: version() },
    fault: (error) => io.say(messageOf(error)),
  });
  // the protocol is all that goes to standard output; talk goes to standard error as ever
  await server.connect(new StdioServerTransport());
  if (io.stdin.isTTY === true) io.say('speaks MCP on standard input and output: a client starts it (docs/mcp.md).');
  await Promise.race([
    once(process.stdin, 'end', { signal: stop.signal }),
    once(process.stdin, 'close', { signal: stop.signal }),
  ]).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  await server.close();
  return exitCodes.fine;
}

function baseFrom(given: string | undefined): string | null {
  if (given === undefined) return null;
  if (!/^https?:\/\/[^\s/?#]+\/?$/iu.test(given))
    throw new UsageError(`--base-url must be an address like http://127.0.0.1:4700, not '${given}'.`);
  return given.replace(/\/$/u, '');
}

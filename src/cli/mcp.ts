import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { RequestId } from '@modelcontextprotocol/sdk/types.js';
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
  const transport = new StdioServerTransport();
  await server.connect(transport);
  const pending = answering(transport);
  if (io.stdin.isTTY === true) io.say('speaks MCP on standard input and output: a client starts it (docs/mcp.md).');
  await Promise.race([once(process.stdin, 'end'), once(process.stdin, 'close'), aborted(stop.signal)]);
  for (let waited = 0; pending() > 0 && waited < mostWait && !stop.signal.aborted; waited += 20) await sleep(20);
  await server.close();
  return exitCodes.fine;
}

/** Milliseconds that questions asked before the client left are still worked on. */
const mostWait = 10_000;

const aborted = (signal: AbortSignal): Promise<unknown> => (signal.aborted ? Promise.resolve() : once(signal, 'abort'));

/** Tells how many requests wait for their answer: whoever pipes some in leaves before they are answered. */
function answering(transport: StdioServerTransport): () => number {
  const open = new Set<RequestId>();
  const { onmessage } = transport;
  transport.onmessage = (message) => {
    if ('method' in message && 'id' in message) open.add(message.id);
    onmessage?.(message);
  };
  const send = transport.send.bind(transport);
  transport.send = async (message) => {
    await send(message);
    if (!('method' in message) && message.id !== undefined) open.delete(message.id);
  };
  return () => open.size;
}

function baseFrom(given: string | undefined): string | null {
  if (given === undefined) return null;
  if (!/^https?:\/\/[^\s/?#]+\/?$/iu.test(given))
    throw new UsageError(`--base-url must be an address like http://127.0.0.1:4700, not '${given}'.`);
  return given.replace(/\/$/u, '');
}

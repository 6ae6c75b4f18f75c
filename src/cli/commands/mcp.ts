import type { McpFlags } from '../mcp.js';
import type { Declare } from './declare.js';

const help = `
A client such as an assistant starts it and speaks with it on standard input and output; how to set one up: docs/mcp.md.
Nothing in the archive can be changed through it. 'isnad serve' offers the same tools at /mcp.

Example:
  $ isnad mcp --archive news.db --base-url http://127.0.0.1:4700`;

export const mcp: Declare = (program, io, done) => {
  program
    .command('mcp')
    .summary('let an assistant look things up in the archive')
    .description('Serves the archive to a client of the Model Context Protocol: tools that only read.')
    .option('--archive <A>', 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)')
    .option('--base-url <URL>', "where 'isnad serve' is reached, so that answers link to its pages")
    .addHelpText('after', help)
    .action(async (flags: McpFlags) => {
      done(await (await import('../mcp.js')).mcpCommand(flags, io));
    });
};

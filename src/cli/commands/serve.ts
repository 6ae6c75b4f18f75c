import type { ServeFlags } from '../serve.js';
import type { Declare } from './declare.js';

const help = `
By itself it serves this machine only, to the one person who uses it, and asks for no password.

Examples:
  $ isnad serve
  $ isnad serve --port 8080 --archive postgres://isnad@db/isnad`;

export const serve: Declare = (program, io, done) => {
  program
    .command('serve')
    .summary('open the reading room: pages and API')
    .description('Serves the reading room and the API of an archive until it is stopped.')
    .option('--host <H>', 'address to listen at', '127.0.0.1')
    .option('--port <P>', 'port; 0 is any that is free', '4700')
    .option('--archive <A>', 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)')
    .addHelpText('after', help)
    .action(async (flags: ServeFlags) => {
      done(await (await import('../serve.js')).serveCommand(flags, io));
    });
};

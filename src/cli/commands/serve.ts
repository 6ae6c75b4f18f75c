import type { ServeFlags } from '../serve.js';
import type { Declare } from './declare.js';

const help = `
By itself it serves this machine only, to the one person who uses it, asks for no password, and fetches nothing but what is
asked for on its pages. Once there is an admin (isnad users add NAME --role admin) everybody signs in, and other addresses may
be served. For https put a proxy in front of it that sets X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host, and add
--trust-proxy.

Examples:
  $ isnad serve
  $ isnad serve --watch
  $ isnad serve --port 8080 --archive postgres://isnad@db/isnad
  $ isnad serve --host 0.0.0.0`;

export const serve: Declare = (program, io, done) => {
  program
    .command('serve')
    .summary('open the reading room: pages and API')
    .description('Serves the reading room and the API of an archive until it is stopped.')
    .option('--host <H>', 'address to listen at', '127.0.0.1')
    .option('--port <P>', 'port; 0 is any that is free', '4700')
    .option('--accounts', 'everybody signs in (default where there is an admin)')
    .option('--no-accounts', 'nobody signs in, on this machine only')
    .option('--trust-proxy', 'believe the X-Forwarded headers of the proxy in front')
    .option('--archive <A>', 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)')
    .option('--watch', 'look at feeds whenever they are due; without it, when somebody asks')
    .option('--allow-private', 'fetch from private and local addresses too')
    .addHelpText('after', help)
    .action(async (flags: ServeFlags) => {
      done(await (await import('../serve.js')).serveCommand(flags, io));
    });
};

import type { WorkerFlags } from '../worker-command.js';
import type { Declare } from './declare.js';

const help = `
Any number of workers may run, on any number of machines. One that is killed or loses the server costs nothing: what it
was reading goes to another when its lease has run out, and no report is taken in twice.

Examples:
  $ isnad add reports.jsonl --archive postgres://isnad@db/isnad --queue
  $ isnad worker --archive postgres://isnad@db/isnad
  $ isnad worker --drain --jobs 4`;

export const worker: Declare = (program, io, done) => {
  program
    .command('worker')
    .summary('read queued reports, on any number of machines')
    .description(
      "Reads what 'isnad add --queue' has put into an archive in PostgreSQL, batch by batch, until it is stopped.",
    )
    .option('--archive <URL>', 'postgres://USER:PASSWORD@HOST/DATABASE (default: ISNAD_ARCHIVE)')
    .option('--jobs <N>', 'threads (default: one for each core)')
    .option('--drain', 'end when nothing is queued any more')
    .option('--lease <SECONDS>', 'how long a batch may take before another worker gets it (default: 300)')
    .addHelpText('after', help)
    .action(async (flags: WorkerFlags) => {
      done(await (await import('../worker-command.js')).workerCommand(flags, io));
    });
};

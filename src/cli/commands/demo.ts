import type { DemoFlags } from '../demo.js';
import type { Declare } from './declare.js';

const help = `
The reports are isnad's own: persons, outlets and happenings in them are invented. Loading them again adds nothing.

Examples:
  $ isnad demo
  $ isnad demo --no-serve --archive demo.db
  $ isnad figures --measure killed --archive demo.db`;

export const demo: Declare = (program, io, done) => {
  program
    .command('demo')
    .summary('see everything with example reports')
    .description(
      'Loads a collection of example reports into an archive of its own, and opens the reading room over it.',
    )
    .option('--no-serve', 'only load them')
    .option('--host <H>', 'address to listen at', '127.0.0.1')
    .option('--port <P>', 'port; 0 is any that is free', '4700')
    .option('--archive <A>', 'a file or postgres://… (default: demo.db in the data folder)')
    .addHelpText('after', help)
    .action(async (flags: DemoFlags) => {
      done(await (await import('../demo.js')).demoCommand(flags, io));
    });
};

import type { EvalFlags } from '../eval.js';
import type { Declare } from './declare.js';

const help = `
Rows: names (same span and type), entities (clusters of names), times (same value), figures (same value and bound),
statements (contents overlap by half), + speaker, + chain (every relay), + stance (and mode), events (same trigger and
type), + roles (actors and recipients), + when (date and status).

Example:
  $ isnad eval my-gold --each`;

export const evaluate: Declare = (program, io, done) => {
  program
    .command('eval')
    .summary('score the reading of hand-read reports')
    .description(
      'Reads the reports of a gold folder (ID.txt with ID.gold.json: what a careful reader found) and prints precision,\nrecall and F1 of what isnad finds, over all reports.',
    )
    .argument('<GOLD_DIR>')
    .option('--json', 'print the figures as JSON')
    .option('--each', 'also those of each report')
    .addHelpText('after', help)
    .action(async (folder: string, flags: EvalFlags) => {
      done(await (await import('../eval.js')).evalCommand(folder, flags, io));
    });
};

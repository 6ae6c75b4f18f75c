import type { ExplainFlags } from '../explain.js';
import type { Declare } from './declare.js';

const help = `
Examples:
  $ isnad explain report.txt --date 2022-01-09
  $ isnad explain report.txt s3`;

export const explain: Declare = (program, io, done) => {
  program
    .command('explain')
    .summary('show how each item was known')
    .description(
      'Shows for every item of a report (or only for those named: s1 v2 e3 …) the rule that found it, the table row the\nrule used, and the words of the report, with their offsets.',
    )
    .argument('<FILE>', 'a plain text file; - is standard input')
    .argument('[ITEM...]', 'ids of items, as isnad read shows them')
    .option('--date <YYYY-MM-DD>', 'day of publication')
    .option('--publisher <NAME>', 'who published it')
    .option('--title <TEXT>', 'its headline, when it stands apart from the text')
    .addHelpText('after', help)
    .action(async (file: string, items: string[], flags: ExplainFlags) => {
      done(await (await import('../explain.js')).explainCommand(file, items, flags, io));
    });
};

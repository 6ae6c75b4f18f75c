import type { ReadFlags } from '../read.js';
import type { Declare } from './declare.js';

const help = `
Each FILE is one report as plain text (UTF-8; UTF-16 and windows-1256 are recognised). The first line is its headline
when it reads as one. Without FILE, or with -, standard input is read.

Output:
  without flags   for people: statements as chains, events, figures, times, notes
  --json          one FILE: its record; several: an array of records, each with its file as "id"
  --jsonl         one record a line: of each FILE, with its file as "id"; or, from standard input or a FILE.jsonl,
                  of each report that comes as a JSON line {"id", "text" or "title" and "body", "published",
                  "publisher", "url"}. In order, on all cores. A report that fails gives {"id", "error"}.
                  --date and --publisher are for those that do not say.

Examples:
  $ isnad read report.txt --date 2022-01-09
  $ isnad read report.txt --json | jq '.statements[] | {text, stance}'
  $ pdftotext report.pdf - | isnad read - --publisher الوطن
  $ zcat reports.jsonl.gz | isnad read --jsonl --jobs 4 > records.jsonl

Exit codes: 0 all read · 2 wrong usage · 3 some inputs could not be read (the others were)`;

export const read: Declare = (program, io, done) => {
  program
    .command('read')
    .summary('read reports into records')
    .description('Reads reports: every statement with its chain, every event, entity, time and figure, with its words.')
    .argument('[FILE...]', 'plain text files, a report each; - is standard input')
    .option('--date <YYYY-MM-DD>', 'day of publication; "yesterday" is counted from it')
    .option('--publisher <NAME>', 'who published it')
    .option('--title <TEXT>', 'its headline, when it stands apart from the text')
    .option('--url <URL>', 'where it was published')
    .option('--json', 'print the record as JSON')
    .option('--jsonl', 'print one record a line, from many reports')
    .option('--jobs <N>', 'threads for --jsonl (default: one for each core)')
    .option('--lang <en|ar>', 'language of the labels for people (default: en)')
    .addHelpText('after', help)
    .action(async (files: string[], flags: ReadFlags) => {
      done(await (await import('../read.js')).readCommand(files, flags, io));
    });
};

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { messageOf } from '../intake/errors.js';
import { exitCodes, UsageError } from './errors.js';
import type { EvalFlags } from './eval.js';
import type { ExplainFlags } from './explain.js';
import type { ExportFlags } from './export.js';
import type { Io } from './io.js';
import { careCommands } from './program-care.js';
import type { ReadFlags } from './read.js';

const readHelp = `
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

const explainHelp = `
Examples:
  $ isnad explain report.txt --date 2022-01-09
  $ isnad explain report.txt s3`;

const evalHelp = `
Rows: names (same span and type), entities (clusters of names), times (same value), figures (same value and bound),
statements (contents overlap by half), + speaker, + chain (every relay), + stance (and mode), events (same trigger and
type), + roles (actors and recipients), + when (date and status).

Example:
  $ isnad eval my-gold --each`;

const exportHelp = `
Formats, and what each can hold (the first is what it holds when --what is not given):
  ndjson       records, statements, events, figures, entities; a line each
  csv          statements, events, figures, entities; with --out also FILE-metadata.json (CSV on the Web)
  parquet      statements, events, figures, entities
  geojson      events that have a place on the map
  gexf         who cites whom, for Gephi; likewise graphml
  annotations  statements as W3C Web Annotations (JSON-LD)
  claims       statements as schema.org Claims (JSON-LD)
  ftm          records, statements, events as followthemoney entities, a line each

Memory does not grow with the archive, but for the network's: with its nodes and edges.
What each column means: docs/export.md

Examples:
  $ isnad export --format csv --what statements --excel --out statements.csv
  $ isnad export --format csv --what events --fatalities low > events.csv
  $ isnad export --format gexf --out who-cites-whom.gexf`;

const mainHelp = `
Examples:
  $ isnad read report.txt --date 2022-01-09
  $ isnad help read

Data goes to standard output, talk to standard error. Nothing leaves this machine.
Exit codes: 0 fine · 1 failure · 2 wrong usage · 3 some inputs failed`;

/** Runs the command line. Gives the exit code; throws nothing. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.fine;
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const program = new Command('isnad')
    .description('Reads Arabic news and records who said what, through whom, to whom, about which event.')
    .version(version)
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError('(isnad help shows what there is)')
    .addHelpText('after', mainHelp)
    .exitOverride();

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
    .addHelpText('after', readHelp)
    .action(async (files: string[], flags: ReadFlags) => {
      code = await (await import('./read.js')).readCommand(files, flags, io);
    });

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
    .addHelpText('after', explainHelp)
    .action(async (file: string, items: string[], flags: ExplainFlags) => {
      code = await (await import('./explain.js')).explainCommand(file, items, flags, io);
    });

  program
    .command('eval')
    .summary('score the reading of hand-read reports')
    .description(
      'Reads the reports of a gold folder (ID.txt with ID.gold.json: what a careful reader found) and prints precision,\nrecall and F1 of what isnad finds, over all reports.',
    )
    .argument('<GOLD_DIR>')
    .option('--json', 'print the figures as JSON')
    .option('--each', 'also those of each report')
    .addHelpText('after', evalHelp)
    .action(async (folder: string, flags: EvalFlags) => {
      code = await (await import('./eval.js')).evalCommand(folder, flags, io);
    });

  program
    .command('export')
    .summary('write what the archive holds in formats of others')
    .description(
      "Writes statements, events, figures, entities or whole records of the archive, with people's corrections in them.",
    )
    .requiredOption('--format <FORMAT>', 'ndjson, csv, parquet, geojson, gexf, graphml, annotations, claims or ftm')
    .option('--what <WHAT>', 'statements, events, figures, entities or records')
    .option('--out <FILE>', 'where to; it is there whole or not at all (default: standard output)')
    .option('--excel', 'CSV for spreadsheets: a byte order mark, and no cell is taken for a formula')
    .option('--fatalities <RULE>', 'which number of dead an event has: low, best, high or latest (default: best)')
    .option('--archive <A>', 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)')
    .addHelpText('after', exportHelp)
    .action(async (flags: ExportFlags) => {
      code = await (await import('./export.js')).exportCommand(flags, io);
    });

  careCommands(program, io, (given) => {
    code = given;
  });

  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => void io.out(text),
      writeErr: (text) => io.say(text.replace(/^error: /u, '').trimEnd()),
    });

  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return exitCodes.usage;
    }
    await program.parseAsync(args as string[], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof UsageError) {
      io.say(error.message);
      return exitCodes.usage;
    }
    io.say(messageOf(error));
    return exitCodes.failure;
  }
}

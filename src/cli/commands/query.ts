import type { Command } from 'commander';
import { filtersHelp, withFilters } from '../filters.js';
import type { EntityFlags, ListFlags } from '../list.js';
import type { SearchFlags } from '../search.js';
import type { ShowFlags } from '../show.js';
import type { Declare } from './declare.js';

const archiveHelp = 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)';

const searchHelp = `${filtersHelp}

A word is found in any spelling of hamza, alif, ya and ta marbuta, with or without diacritics, and with whatever is
written together with it: فيروس finds الفيروس and بالفيروس. All words must be there; besides:
  «وزير الصحة»      these words in this order (any quotation marks; for the shell, quote them once more)
  -word             not with this word            word*      whatever begins so
  نفق | جسر         either                        =المدرسة   letter by letter (--exact: all words)

Examples:
  $ isnad search فيروس --published 2024-03
  $ isnad search '"وزارة الصحة" -لقاح' --newest
  $ isnad search الجسر --statements --speaker 'وزير النقل' --stance deny
  $ isnad search هدنة --jsonl | jq -r .report.uid`;

const showHelp = `
Examples:
  $ isnad show 4q7xw1c0r9m2kz8a
  $ isnad show 4q7xw1c0r9m2kz8a.1.s3 --json | jq .record.statements`;

const listHelp = (example: string): string => `${filtersHelp}

For people and with --json 20 are shown unless --limit says otherwise; --jsonl and --csv give all.

Example:
  $ ${example}`;

function withOutput(command: Command): Command {
  return command
    .option('--json', 'a page as JSON: {"items", "next"}')
    .option('--jsonl', 'a JSON line for each')
    .option('--csv', 'comma-separated values')
    .option('--excel', 'with --csv: as Excel opens it right')
    .option('--limit <N>', 'so many')
    .option('--after <CURSOR>', 'go on where a page ended: its "next"')
    .option('--archive <A>', archiveHelp);
}

/** The commands that look into an archive. */
export const query: Declare = (program, io, end) => {
  const search = program
    .command('search')
    .summary('find reports or statements by their words')
    .description('Finds reports by their words, those with all of them in the headline first; or statements.')
    .argument('<QUERY...>', 'what to look for')
    .option('--statements', 'statements, not reports')
    .option('--newest', 'the newest first')
    .option('--exact', 'every word letter by letter')
    .allowUnknownOption();
  withOutput(withFilters(search))
    .addHelpText('after', searchHelp)
    .action(async (words: string[], flags: SearchFlags) =>
      end(await (await import('../search.js')).searchCommand(words, flags, io)),
    );

  program
    .command('show')
    .summary('show a report of the archive, or an item of it')
    .description('Shows where a report came from, what was read in it, and how its versions differ.')
    .argument('<ID>', 'of a report, a version (ID.2) or an item (ID.2.s3)')
    .option('--json', 'all of it as JSON')
    .option('--text', 'only its text')
    .option('--lang <en|ar>', 'language of the labels for people (default: en)')
    .option('--archive <A>', archiveHelp)
    .addHelpText('after', showHelp)
    .action(async (id: string, flags: ShowFlags) => end(await (await import('../show.js')).showCommand(id, flags, io)));

  for (const [name, summary, example] of [
    ['statements', 'list who said what', "isnad statements --speaker 'وزارة الصحة' --stance deny --csv"],
    ['events', 'list who did what to whom', 'isnad events --type assault --place غزة --happened 2024-03 --jsonl'],
    ['figures', 'list who counted what', 'isnad figures --measure killed,injured --place طرابلس'],
  ] as const)
    withOutput(withFilters(program.command(name).summary(summary)))
      .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}: of the latest reports first.`)
      .addHelpText('after', listHelp(example))
      .action(async (flags: ListFlags) => end(await (await import('../list.js')).listCommand(name, flags, io)));

  withOutput(program.command('entities').summary('list persons, bodies and places with how often they are met'))
    .description('Lists the persons, bodies and places of the archive, those in most reports first.')
    .argument('[NAME...]', 'part of a name in any spelling')
    .option('--type <LIST>', 'person, organization, media, place, facility, group')
    .option('--country <CODE>', 'ISO 3166-1 alpha-2')
    .option('--named', 'only those with a name of their own')
    .action(async (name: string[], flags: EntityFlags) =>
      end(await (await import('../list.js')).entitiesCommand(name, flags, io)),
    );
};

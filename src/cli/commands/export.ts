import type { ExportFlags } from '../export.js';
import { filtersHelp, withFilters } from '../filters.js';
import type { Declare } from './declare.js';

const help = `
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
  $ isnad export --format parquet --speaker 'وزارة الصحة' --published 2024-03 --out health.parquet
  $ isnad export --format gexf --out who-cites-whom.gexf`;

export const exporting: Declare = (program, io, done) => {
  withFilters(program.command('export'))
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
    .addHelpText('after', filtersHelp + help)
    .action(async (flags: ExportFlags) => {
      done(await (await import('../export.js')).exportCommand(flags, io));
    });
};

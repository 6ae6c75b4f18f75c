import type { AddFlags } from '../add.js';
import type { Declare } from './declare.js';

const help = `
A SOURCE is a file or a folder (plain text, HTML, MHTML, PDF, DOCX, JSON lines, CSV, ninjs, feeds, WARC, WACZ; each also as
gzip), or the address of a page or a feed. What it is its content tells. A report that is in already is not taken in
again; one whose text has changed becomes a new version. If this is stopped, the same command goes on.

Examples:
  $ isnad add report.html reports.jsonl.gz crawl.wacz
  $ isnad add reports.csv --map text=content,published=date_extracted
  $ isnad add https://example.org/news/1234
  $ isnad add reports.jsonl --archive postgres://isnad@db/isnad --queue

Exit codes: 0 all taken in and read · 2 wrong usage · 3 some failed or could not be read · 130 stopped`;

export const add: Declare = (program, io, done) => {
  program
    .command('add')
    .summary('take reports into the archive')
    .description('Takes reports in, reads them, and keeps both: the reports exactly as captured, and what was read.')
    .argument('<SOURCE...>', 'files, folders, addresses of pages and feeds')
    .option('--archive <A>', 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)')
    .option('--publisher <NAME>', 'who published them, where they do not say')
    .option('--date <YYYY-MM-DD>', 'when they were published, where they do not say')
    .option(
      '--map <MAP>',
      'fields of JSON and CSV: text=content,published=date,… (text, title, published, publisher, author, url, id)',
    )
    .option('--jobs <N>', 'threads that read (default: one for each core)')
    .option('--queue', "only take in; 'isnad worker' reads (PostgreSQL)")
    .option('--allow-private', 'fetch from private and local addresses too')
    .option('--json', 'print what happens as JSON, an event a line')
    .addHelpText('after', help)
    .action(async (sources: string[], flags: AddFlags) => {
      done(await (await import('../add.js')).addCommand(sources, flags, io));
    });
};

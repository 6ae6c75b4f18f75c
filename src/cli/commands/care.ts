import type { BackupFlags } from '../backup.js';
import type { DoctorFlags } from '../doctor.js';
import type { RereadFlags } from '../reread.js';
import type { RestoreFlags } from '../restore.js';
import type { VerifyFlags } from '../verify.js';
import type { Declare } from './declare.js';

const archiveHelp = 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)';

const doctorHelp = `
Without --repair nothing is changed: what would be done is shown.

Examples:
  $ isnad doctor
  $ isnad doctor --deep --repair
  $ isnad doctor --list

Exit codes: 0 no fault, or all mended · 3 faults stay`;

const verifyHelp = `
Examples:
  $ isnad verify
  $ isnad verify 4q7xw1c0r9m2kz8a

Exit codes: 0 all as it came · 3 something differs`;

const backupHelp = `
The file holds all but the indexes, as gzipped JSON lines, and is restored into SQLite and PostgreSQL alike, from whichever
it came. A name that ends in .db gives a copy of a SQLite archive, which can be opened as it is.

Examples:
  $ isnad backup news-2024-03-06.jsonl.gz
  $ isnad backup news.jsonl.gz --archive postgres://isnad@db.example.org/news`;

const restoreHelp = `
Nothing is changed unless the whole backup could be restored. With --force end other isnad processes first.

Examples:
  $ isnad restore news-2024-03-06.jsonl.gz --archive copy.db
  $ isnad restore news-2024-03-06.jsonl.gz --archive postgres://isnad@db.example.org/news`;

const rereadHelp = `
What people corrected stays; a correction whose words are gone is shown as orphaned. A run that was stopped or killed is
continued by running it again, unless --all is given.

Examples:
  $ isnad reread
  $ isnad reread --limit 1000 --jobs 2

Exit codes: 0 all read · 3 some could not be read`;

/** The commands that look after an archive. */
export const care: Declare = (program, io, end) => {
  program
    .command('doctor')
    .summary('look the archive over and mend it')
    .description(
      'Makes named checks of the archive, says what each fault means and what mends it, and mends it if asked.',
    )
    .option('--deep', 'also go through every text, record, source and row')
    .option('--repair', 'do what mends the faults')
    .option('--list', 'show what is checked')
    .option('--json', 'a JSON line for each finding')
    .option('--archive <A>', archiveHelp)
    .addHelpText('after', doctorHelp)
    .action(async (flags: DoctorFlags) => end(await (await import('../doctor.js')).doctorCommand(flags, io)));

  program
    .command('verify')
    .summary('compare every text and every quoted word with what came')
    .description(
      'Compares the SHA-256 of texts and sources with those they were taken in with, and the words of every span with\nthe text they are of.',
    )
    .argument('[ID...]', 'public ids of reports (default: all)')
    .option('--json', 'a JSON line for each difference, then the counts')
    .option('--archive <A>', archiveHelp)
    .addHelpText('after', verifyHelp)
    .action(async (ids: string[], flags: VerifyFlags) =>
      end(await (await import('../verify.js')).verifyCommand(ids, flags, io)),
    );

  program
    .command('backup')
    .summary('write the whole archive into one file')
    .description('Writes the archive as it is at this moment into one file; others may go on writing meanwhile.')
    .argument('<FILE>')
    .option('--force', 'replace FILE')
    .option('--archive <A>', archiveHelp)
    .addHelpText('after', backupHelp)
    .action(async (file: string, flags: BackupFlags) =>
      end(await (await import('../backup.js')).backupCommand(file, flags, io)),
    );

  program
    .command('restore')
    .summary('make an archive from a backup')
    .description('Makes an archive from a file that isnad backup wrote.')
    .argument('<FILE>')
    .option('--force', 'replace the archive that is there')
    .option('--archive <A>', archiveHelp)
    .addHelpText('after', restoreHelp)
    .action(async (file: string, flags: RestoreFlags) =>
      end(await (await import('../restore.js')).restoreCommand(file, flags, io)),
    );

  program
    .command('reread')
    .summary('read again what an older isnad read')
    .description('Reads reports again that were not read yet, or by another version of isnad; corrections stay.')
    .option('--all', 'also those that this version has read')
    .option('--limit <N>', 'at most so many')
    .option('--jobs <N>', 'threads (default: one for each core)')
    .option('--dry-run', 'only say how many there are')
    .option('--json', 'a JSON line for each batch')
    .option('--archive <A>', archiveHelp)
    .addHelpText('after', rereadHelp)
    .action(async (flags: RereadFlags) => end(await (await import('../reread.js')).rereadCommand(flags, io)));
};

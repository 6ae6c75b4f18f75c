import type { DoctorFlags } from '../doctor.js';
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
};

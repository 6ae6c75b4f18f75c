import type { Finding } from '../archive/care/check.js';
import { checks, diagnose, mend } from '../archive/care/doctor.js';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { exitCodes } from './errors.js';
import type { Io } from './io.js';

/** The options of `isnad doctor` as they come from the command line. */
export interface DoctorFlags {
  readonly archive?: string;
  readonly deep?: boolean;
  readonly repair?: boolean;
  readonly json?: boolean;
  readonly list?: boolean;
}

/** How many findings of one check are shown one by one. */
const shown = 20;

interface Tally {
  readonly check: (typeof checks)[number];
  readonly first: Finding[];
  readonly targets: number[];
  count: number;
}

/** `isnad doctor`: looks an archive over and, with `--repair`, mends it. Gives the exit code: 3 where a fault stays. */
export async function doctorCommand(flags: DoctorFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  if (flags.list) {
    for (const c of checks) await io.out(`${c.name}${c.deep ? ' (deep)' : ''}\n  ${c.means}\n  Else: ${c.remedy}\n`);
    return exitCodes.fine;
  }
  await using archive = await openArchive(locationOf(flags.archive, env));
  const tallies = new Map<string, Tally>(
    checks.map((check) => [check.name, { check, first: [], targets: [], count: 0 }]),
  );
  for await (const finding of diagnose(archive, {
    deep: flags.deep === true,
    progress: (what) => io.progress?.(`looking: ${what}`),
  })) {
    const tally = tallies.get(finding.check)!;
    tally.count++;
    if (tally.first.length < shown) tally.first.push(finding);
    if (tally.check.kind === 'fault' && tally.check.mend !== undefined) tally.targets.push(finding.target);
    if (flags.json) await io.out(`${JSON.stringify({ event: 'finding', ...finding })}\n`);
  }
  io.progress?.('');
  const found = [...tallies.values()].filter((t) => t.count > 0);
  let left = 0;
  for (const tally of found) {
    const { check, count } = tally;
    if (!flags.json) await io.out(describe(tally));
    if (check.kind === 'notice') continue;
    if (!flags.repair || check.mend === undefined) {
      left += count;
      if (!flags.json && check.mend !== undefined) await io.out('  isnad doctor --repair does it.\n');
      continue;
    }
    const { mended, failures } = await mend(archive, check, tally.targets);
    left += failures.length;
    if (flags.json) await io.out(`${JSON.stringify({ event: 'mended', check: check.name, mended, failures })}\n`);
    else await io.out(`  Done for ${mended}.\n`);
    for (const failure of failures.slice(0, shown)) io.say(`${check.name}: ${failure}`);
  }
  const faults = found.filter((t) => t.check.kind === 'fault').reduce((n, t) => n + t.count, 0);
  if (flags.json) await io.out(`${JSON.stringify({ event: 'end', faults, left, deep: flags.deep === true })}\n`);
  else if (faults === 0)
    await io.out(`No fault found${flags.deep ? '' : '. Texts and records were not gone through: --deep does that'}.\n`);
  else await io.out(left === 0 ? `All ${faults} mended.\n` : `${left} of ${faults} faults stay.\n`);
  return left > 0 ? exitCodes.someFailed : exitCodes.fine;
}

const describe = ({ check, count, first }: Tally): string => {
  const rest = count - first.length;
  return [
    `${check.name}: ${count} ${check.kind === 'fault' ? (count === 1 ? 'fault' : 'faults') : 'to know of'}`,
    `  Should be: ${check.means}`,
    ...first.map((f) => `  ${f.report === null ? '' : `${f.report} `}${f.detail}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    `  Remedy: ${check.remedy}`,
    '',
  ].join('\n');
};

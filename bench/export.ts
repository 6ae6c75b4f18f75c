// What an export of a whole archive costs.  npx tsx bench/export.ts ARCHIVE [FORMAT…]
// ARCHIVE: a file or postgres://…  Needs a build (npm run build). Prints for each format, with what it holds when nothing is
// said, seconds, reports a second, the size of what comes out, and the peak of the memory of the whole process.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { locationOf } from '../src/archive/location.js';
import { openArchive } from '../src/archive/open.js';
import { formats } from '../src/export/export.js';

const [given, ...wanted] = process.argv.slice(2);
if (given === undefined) {
  console.error('usage: npx tsx bench/export.ts ARCHIVE [FORMAT…]');
  process.exit(2);
}
const main = join(fileURLToPath(new URL('..', import.meta.url)), 'dist/cli/main.js');
const show = (n: number): string => Math.round(n).toLocaleString('en-US');

/** Runs an export; its output is counted and let go. */
async function run(args: readonly string[]): Promise<{ seconds: number; bytes: number; megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'export', '--archive', given!, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0));
    } catch {
      // it has ended, or the system has no /proc
    }
  }, 50);
  let bytes = 0;
  for await (const chunk of child.stdout) bytes += (chunk as Uint8Array).length;
  clearInterval(look);
  return { seconds: (performance.now() - began) / 1000, bytes, megabytes: peak / 1024 };
}

const archive = await openArchive(locationOf(given, process.env));
const { rows } = await sql<{ reports: number; statements: number }>`select
  (select count(*) from reading where record is not null) as reports, (select count(*) from statement) as statements`.execute(
  archive.db,
);
await archive.close();
const { reports, statements } = rows[0]!;
console.log(`${show(reports)} reports read, ${show(statements)} statements`);
console.log('format           seconds  reports/s     MB out  peak MB');
for (const [format, [what]] of Object.entries(formats)) {
  if (wanted.length > 0 && !wanted.includes(format)) continue;
  const { seconds, bytes, megabytes } = await run(['--format', format, '--what', what]);
  const cells = [seconds.toFixed(1).padStart(8), show(reports / seconds).padStart(10), show(bytes / 1e6).padStart(10)];
  console.log(`${format.padEnd(15)}${cells.join(' ')} ${show(megabytes).padStart(8)}`);
}

// What an intake leaves that is killed again and again.  npx tsx bench/crash.ts CORPUS.jsonl[.gz] [--reports 3000] [--kills 20]
// Takes reports in once undisturbed and once with kill -9 at random moments, each time started again; then `isnad
// doctor` must find nothing in it, and both archives must hold the same. Needs a build (npm run build).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { contentsOf } from './contents.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reports: { type: 'string', default: '3000' }, kills: { type: 'string', default: '20' } },
});
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('usage: npx tsx bench/crash.ts CORPUS.jsonl[.gz] [--reports N] [--kills N]');
  process.exit(2);
}
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'isnad-crash-'));
const lines: string[] = [];
const raw = createReadStream(corpus);
for await (const line of createInterface({ input: corpus.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })) {
  if (line !== '') lines.push(line);
  if (lines.length === Number(values.reports)) break;
}
raw.destroy();
const file = join(folder, 'reports.jsonl');
writeFileSync(file, lines.join('\n'));

const add = (archive: string) =>
  spawn(process.execPath, [main, 'add', file, '--archive', archive], { stdio: ['ignore', 'ignore', 'pipe'] });
const ended = (child: ReturnType<typeof add>): Promise<number | null> => new Promise((done) => child.on('close', done));

try {
  const whole = join(folder, 'whole.db');
  const began = performance.now();
  const code = await ended(add(whole));
  const seconds = (performance.now() - began) / 1000;
  console.log(`undisturbed  ${lines.length} reports in ${seconds.toFixed(1)} s, exit code ${code}`);

  const killed = join(folder, 'killed.db');
  let kills = 0;
  for (; kills < Number(values.kills); kills++) {
    const child = add(killed);
    const end = ended(child);
    // somewhere between its start and the time that all of it takes, so that the last ones fall near the end
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      300 + ((Math.random() * seconds * 1000 * 2) / Number(values.kills)) * 1.2,
    );
    const result = await end;
    clearTimeout(timer);
    if (result !== null) break;
  }
  await ended(add(killed));
  console.log(`killed       ${kills} times, then run to its end`);

  const doctor = spawnSync(process.execPath, [main, 'doctor', '--deep', '--archive', killed], { encoding: 'utf8' });
  console.log(
    `doctor       exit code ${doctor.status}${doctor.status === 0 ? '' : `\n${doctor.stdout}${doctor.stderr}`}`,
  );
  const hash = async (archive: string): Promise<string> => {
    const digest = createHash('sha256');
    for await (const line of contentsOf({ engine: 'sqlite', path: archive })) digest.update(`${line}\n`);
    return digest.digest('hex');
  };
  const [a, b] = [await hash(whole), await hash(killed)];
  console.log(a === b ? `contents     the same (${a.slice(0, 12)})` : `contents     DIFFER: ${a} ${b}`);
  process.exitCode = a === b && doctor.status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

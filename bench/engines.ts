// The same load on SQLite and on PostgreSQL, in one run.  npx tsx bench/engines.ts CORPUS.jsonl[.gz] [--reports 3000]
// Takes reports in on both, then searches both. PostgreSQL is one of the bench's own, with its usual settings, so that it
// waits for the disk at each commit. Needs a build (npm run build).
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { startPostgres } from '../test/archive/engines.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reports: { type: 'string', default: '3000' } },
});
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('usage: npx tsx bench/engines.ts CORPUS.jsonl[.gz] [--reports N]');
  process.exit(2);
}
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'isnad-engines-'));
const server = await startPostgres({ durable: true });
try {
  const lines: string[] = [];
  const raw = createReadStream(corpus);
  for await (const line of createInterface({ input: corpus.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })) {
    if (line !== '') lines.push(line);
    if (lines.length === Number(values.reports)) break;
  }
  raw.destroy();
  const file = join(folder, 'reports.jsonl');
  writeFileSync(file, lines.join('\n'));
  const archives = { sqlite: join(folder, 'archive.db'), postgres: await server.database() };
  const seconds: Record<string, number> = {};
  for (const [name, archive] of Object.entries(archives)) {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [main, 'add', file, '--archive', archive], {
      encoding: 'utf8',
    });
    if (status !== 0 && status !== 3) throw new Error(stderr);
    seconds[name] = (performance.now() - began) / 1000;
    console.log(`${name.padEnd(10)} ${lines.length} reports in ${seconds[name]!.toFixed(1)} s`);
  }
  console.log(
    `taking in  PostgreSQL takes ${(seconds['postgres']! / seconds['sqlite']!).toFixed(2)} times as long as SQLite\n`,
  );
  for (const archive of Object.values(archives))
    spawnSync(process.execPath, ['--import', 'tsx', 'bench/search.ts', archive, '30'], { stdio: 'inherit' });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

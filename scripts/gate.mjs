// Fails when a row of the reading score lies more than one point below the committed baseline.
//   node scripts/gate.mjs GOLD_DIR BASELINE_JSON [--write]
// --write makes the scores of this tree the new baseline. Needs a build (`npm run build`).
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [gold, baselineFile, flag] = process.argv.slice(2);
if (!gold || !baselineFile) {
  console.error('usage: node scripts/gate.mjs GOLD_DIR BASELINE_JSON [--write]');
  process.exit(2);
}
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const run = spawnSync(process.execPath, [main, 'eval', gold, '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 });
if (run.status !== 0) {
  console.error(run.stderr || `isnad eval ended with ${run.status}`);
  process.exit(1);
}
const scores = JSON.parse(run.stdout);
if (flag === '--write') {
  const rounded = Object.fromEntries(Object.entries(scores).map(([row, s]) => [row, Math.round(s.f1 * 1000) / 1000]));
  writeFileSync(baselineFile, `${JSON.stringify(rounded, null, 2)}\n`);
  console.log(`wrote ${baselineFile}`);
  process.exit(0);
}
const baseline = JSON.parse(readFileSync(baselineFile, 'utf8'));
let low = 0;
for (const [row, least] of Object.entries(baseline)) {
  const now = scores[row]?.f1 ?? 0;
  const bad = now < least - 0.01;
  if (bad) low++;
  console.log(`${bad ? 'LOW ' : 'ok  '}${row.padEnd(12)} ${now.toFixed(3)}  baseline ${least.toFixed(3)}`);
}
process.exit(low ? 1 : 0);

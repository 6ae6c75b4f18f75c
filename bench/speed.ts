// How fast isnad reads, on this machine.  npx tsx bench/speed.ts CORPUS.jsonl[.gz] [--reports 5000]
// CORPUS: a report a line, {"title", "content" or "text" or "body", …}. Needs a build (npm run build). Prints words a second on one
// core and on two, peak memory, the time to the first record, the time of each stage, and the cost of one report by its
// length, which must stay in proportion. A word is what stands between white space.
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { packageLexicon } from '../src/cli/lexicon.js';
import { Document } from '../src/document/document.js';
import type { Stage } from '../src/document/pipeline.js';
import { stages } from '../src/read/read.js';
import { recordOf } from '../src/record/build.js';
import { recorderWith } from '../src/record/recorder.js';

const [corpus, ...flags] = process.argv.slice(2);
if (corpus === undefined) {
  console.error('usage: npx tsx bench/speed.ts CORPUS.jsonl[.gz] [--reports N]');
  process.exit(2);
}
const wanted = flags[0] === '--reports' ? Number(flags[1]) : 5000;
const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const wordsIn = (text: string): number => text.match(/\S+/gu)?.length ?? 0;
const show = (n: number): string => Math.round(n).toLocaleString('en-US');

async function load(path: string, limit: number): Promise<string[]> {
  const raw = createReadStream(path);
  const lines = createInterface({ input: path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw });
  const texts: string[] = [];
  for await (const line of lines) {
    const report = JSON.parse(line) as Record<string, string | undefined>;
    const body = report['text'] ?? report['content'] ?? report['body'];
    if (body) texts.push(report['title'] ? `${report['title']}\n${body}` : body);
    if (texts.length === limit) break;
  }
  raw.destroy();
  return texts;
}

/** Runs the built command over JSON lines. Gives seconds and the peak of its memory in MB. */
async function readLines(file: string, jobs: number): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'read', '--jsonl', '--jobs', String(jobs), file], {
    stdio: ['ignore', 'ignore', 'inherit'],
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
  await new Promise((done) => child.on('close', done));
  clearInterval(look);
  return { seconds: (performance.now() - began) / 1000, megabytes: peak / 1024 };
}

const texts = await load(corpus, wanted);
const words = texts.reduce((n, t) => n + wordsIn(t), 0);
const published = '2018-03-01';
console.log(`${show(texts.length)} reports, ${show(words)} words`);

const folder = mkdtempSync(join(tmpdir(), 'isnad-speed-'));
try {
  // the whole command, as a user runs it: process start, JSON in, JSON out
  const file = join(folder, 'reports.jsonl');
  writeFileSync(file, texts.map((text, id) => JSON.stringify({ id, text, published })).join('\n'));
  const one = await readLines(file, 1);
  console.log(`one core    ${show(words / one.seconds)} words/s, peak ${show(one.megabytes)} MB  (isnad read --jsonl)`);
  const two = await readLines(file, 2);
  console.log(
    `two cores   ${show(words / two.seconds)} words/s, peak ${show(two.megabytes)} MB, ${(one.seconds / two.seconds).toFixed(2)} times as fast`,
  );
  const few = join(folder, 'few.jsonl');
  writeFileSync(
    few,
    texts
      .slice(0, Math.ceil(texts.length / 5))
      .map((text, id) => JSON.stringify({ id, text, published }))
      .join('\n'),
  );
  const fifth = await readLines(few, 1);
  console.log(`memory      ${show(fifth.megabytes)} MB over a fifth of them, on one core`);
} finally {
  rmSync(folder, { recursive: true });
}

const example = join(root, 'examples', readdirSync(join(root, 'examples')).find((f) => f.endsWith('.txt'))!);
const starts = Array.from({ length: 7 }, () => {
  const began = performance.now();
  spawnSync(join(root, 'isnad'), ['read', example, '--json']);
  return performance.now() - began;
}).sort((a, b) => a - b);
console.log(`first       ${show(starts[3]!)} ms for ./isnad read of one report (median of 7)`);

// stage by stage, after a warm-up
const list: readonly Stage[] = stages(packageLexicon());
/** Milliseconds of processor time so far: what others do on the machine does not count. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const spent = new Map<string, number>();
const add = (name: string, ms: number): void => void spent.set(name, (spent.get(name) ?? 0) + ms);
const sample = texts.slice(0, 1000);
for (const warm of [true, false])
  for (const text of warm ? sample.slice(0, 300) : sample) {
    let document = Document.of(text, { published });
    for (const stage of list) {
      const began = cpu();
      const items = stage.run(document);
      if (!warm) add(stage.name, cpu() - began);
      document = document.with(stage.makes, items);
    }
    const began = cpu();
    JSON.stringify(recordOf(document));
    if (!warm) add('record', cpu() - began);
  }
const whole = [...spent.values()].reduce((a, b) => a + b, 0);
const sampleWords = sample.reduce((n, t) => n + wordsIn(t), 0);
console.log(
  `stages      over ${show(sampleWords)} words, ${show((sampleWords * 1000) / whole)} words/s of processor time`,
);
for (const [name, ms] of spent)
  console.log(
    `  ${name.padEnd(12)} ${((ms * 1000) / sampleWords).toFixed(2).padStart(7)} µs/word ${((100 * ms) / whole).toFixed(0).padStart(4)} %`,
  );

// one report made of the examples again and again: its cost must grow no faster than its length
const examples = readdirSync(join(root, 'examples'))
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(join(root, 'examples', f), 'utf8').trim())
  .join('\n');
const unit = wordsIn(examples);
const read = recorderWith(packageLexicon());
for (let i = 0; i < 20; i++) read(examples, { published });
console.log('length      words in one report, µs a word');
for (const length of [100, 1_000, 10_000, 100_000]) {
  const parts = examples.match(/\S+\s*/gu)!;
  const text = length < unit ? parts.slice(0, length).join('') : `${examples}\n`.repeat(Math.ceil(length / unit));
  const count = wordsIn(text);
  const times = Math.max(1, Math.round(30_000 / count));
  const began = performance.now();
  for (let i = 0; i < times; i++) read(text, { published });
  console.log(
    `  ${show(count).padStart(9)}  ${(((performance.now() - began) * 1000) / times / count).toFixed(1).padStart(7)}`,
  );
}

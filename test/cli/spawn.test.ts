import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const launcher = resolve('isnad');
const main = resolve('dist/cli/main.js');
const examples = readdirSync('examples').filter((f) => f.endsWith('.txt'));
const slow = 120_000;

let folder = '';
let lines = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-'));
  // the launcher builds what is missing or stale, so that the tests below see these sources
  expect(spawnSync(launcher, ['--version']).status).toBe(0);
  lines = Array.from({ length: 60 }, (_, id) => {
    const file = examples[id % examples.length]!;
    return JSON.stringify(id % 20 === 7 ? { id } : { id, text: readFileSync(`examples/${file}`, 'utf8') });
  }).join('\n');
  writeFileSync(join(folder, 'lines.jsonl'), lines);
}, slow);
afterAll(() => rmSync(folder, { recursive: true }));

const closed = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('close', done));

describe('./isnad', () => {
  it('works from another folder, through a link, with files named from there', () => {
    symlinkSync(launcher, join(folder, 'linked'));
    const report = resolve('examples', examples[0]!);
    writeFileSync(join(folder, 'here.txt'), readFileSync(report));
    const { status, stdout, stderr } = spawnSync(join(folder, 'linked'), ['read', 'here.txt', '--json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout).report.text).toBe(readFileSync(report, 'utf8'));
  });

  it('passes exit codes on', () => {
    expect(spawnSync(launcher, ['read', 'no-such-file']).status).toBe(3);
    expect(spawnSync(launcher, ['read', '--nonsense']).status).toBe(2);
  });
});

describe('a process', () => {
  it('reads JSON lines on several threads as on one: same records, same order', { timeout: slow }, () => {
    const run = (jobs: string) =>
      spawnSync(process.execPath, [main, 'read', '--jsonl', '--jobs', jobs], {
        input: lines,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
    const one = run('1');
    const three = run('3');
    expect(one.status).toBe(3);
    expect(three.status).toBe(3);
    expect(three.stdout).toBe(one.stdout);
    expect(three.stderr).toBe(one.stderr);
    const out = one.stdout
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(out.map((r) => r.id)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(out.filter((r) => 'error' in r).map((r) => r.id)).toEqual([7, 27, 47]);
  });

  it('reads files on several threads in the order given', { timeout: slow }, () => {
    const files = examples.map((f) => resolve('examples', f));
    const { status, stdout } = spawnSync(process.execPath, [main, 'read', '--jsonl', '--jobs', '2', ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((l) => JSON.parse(l).id),
    ).toEqual(files);
  });

  it('answers a line before the next one comes', { timeout: slow }, async () => {
    const child = spawn(process.execPath, [main, 'read', '--jsonl', '--jobs', '2'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const answer = (): Promise<string> => new Promise((done) => child.stdout.once('data', (d) => done(String(d))));
    for (const id of [1, 2]) {
      const next = answer();
      child.stdin.write(`${JSON.stringify({ id, text: 'قال الوزير إن الطريق مفتوح.' })}\n`);
      expect(JSON.parse(await next).id).toBe(id);
    }
    child.stdin.end();
    expect(await closed(child)).toBe(0);
  });

  it('is quiet and fine when its reader goes away', { timeout: slow }, async () => {
    const child = spawn(process.execPath, [main, 'read', '--jsonl', '--jobs', '1', join(folder, 'lines.jsonl')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let talk = '';
    child.stderr.on('data', (d) => {
      talk += String(d);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await closed(child)).toBe(0);
    expect(talk).not.toMatch(/EPIPE|Error/u);
  });

  it('takes no more from its source than it can pass on', { timeout: slow }, async () => {
    const child = spawn(process.execPath, [main, 'read', '--jsonl', '--jobs', '2'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    // nobody reads its output, so after some batches it must stop taking input
    const piece = `${lines}\n`;
    let taken = 0;
    const drained = (): Promise<boolean> =>
      new Promise((done) => {
        const wait = setTimeout(() => done(false), 4000);
        child.stdin.once('drain', () => {
          clearTimeout(wait);
          done(true);
        });
      });
    do {
      child.stdin.write(piece);
      taken += Buffer.byteLength(piece);
    } while (taken < 20_000_000 && (await drained()));
    child.kill('SIGKILL');
    await closed(child);
    expect(taken).toBeLessThan(3_000_000);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AddFlags, addCommand } from '../../src/cli/add.js';
import { UsageError } from '../../src/cli/errors.js';
import type { Io } from '../../src/cli/io.js';
import { progressOn, span } from '../../src/cli/progress.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-add-'));
  // the launcher builds what is missing or stale, so that the test sees these sources
  expect(spawnSync(resolve('isnad'), ['--version']).status).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command with --json. Gives its exit code and the events it printed. */
function add(sources: readonly string[]) {
  const args = [resolve('dist/cli/main.js'), 'add', ...sources, '--archive', join(folder, 'archive.db'), '--json'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((l) => l !== '');
  return { status, events: lines.map((l) => JSON.parse(l) as Record<string, unknown>) };
}

describe('isnad add', () => {
  const report = 'examples/prisoner-exchange.txt';

  it('takes in once, lists what failed with its reason, and goes on', { timeout: 60_000 }, () => {
    const lines = join(folder, 'reports.jsonl');
    const text = readFileSync(report, 'utf8');
    writeFileSync(
      lines,
      [
        JSON.stringify({ id: 1, text, published: '2023-11-15', url: 'https://example.org/1' }),
        '{"id": 2, "text": ',
        JSON.stringify({ id: 3, text: 'This one is in English, all of it.' }),
        JSON.stringify({ id: 4, text: `${text}\\nوقال الوزير إن الطريق مفتوح.` }),
      ].join('\n'),
    );
    const first = add([lines, report, join(folder, 'none.txt')]);
    expect(first.status).toBe(3);
    expect(first.events.at(-1)).toEqual({
      ...{ event: 'done', added: 2, version: 0, same: 1, unread: 0, failed: 3, stopped: false },
    });
    const reasons = first.events.filter((e) => e['reason'] !== undefined);
    expect(reasons.map((e) => [e['event'], String(e['from']).split('/').at(-1)])).toEqual(
      expect.arrayContaining([
        ['failed', 'reports.jsonl line 2'],
        ['failed', 'none.txt'],
        ['failed', 'reports.jsonl line 3'],
      ]),
    );
    const second = add([lines, report]);
    expect(second.events.at(-1)).toMatchObject({ added: 0, version: 0, same: 3, failed: 2 });
  });

  it('says what is wrong with how it was called', async () => {
    const wrong = (sources: readonly string[], flags: AddFlags) => addCommand(sources, flags, {} as Io, {});
    await expect(wrong([], {})).rejects.toThrow(UsageError);
    await expect(wrong([report], { map: 'nonsense' })).rejects.toThrow(/--map/u);
    await expect(wrong([report], { queue: true })).rejects.toThrow(/PostgreSQL/u);
  });
});

describe('progress', () => {
  it('tells what happened, the rate and the time left, once a second', () => {
    let now = 0;
    let part = 0;
    const shown: string[] = [];
    const io = { progress: (text: string) => void shown.push(text) } as unknown as Io;
    const progress = progressOn(io, { shown: () => 'so far', part: () => part, clock: () => now });
    for (let i = 0; i < 60; i++) {
      now += 100;
      part += 0.01;
      progress.more();
    }
    progress.end();
    expect(shown.length).toBe(7);
    expect(shown.at(-2)).toMatch(/^so far · 10\/s · \d s left$/u);
    expect(shown.at(-1)).toBe('so far · 10/s\n');
    expect([span(3), span(600), span(3900)]).toEqual(['3 s', '10 min', '1 h 5 min']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTasks, lineTasks, maxLineBytes, perform, type Task } from '../../src/cli/batch.js';
import { maxBytes } from '../../src/intake/decode.js';
import type { Recorder } from '../../src/record/recorder.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    yield bytes.slice(at, at + size);
    at += size;
  }
}
/** The lines of tasks with their numbers, as a thread would see them. */
async function linesOf(tasks: AsyncIterable<Task>): Promise<string[]> {
  const out: string[] = [];
  for await (const task of tasks) {
    if (task.kind === 'long') out.push(`${task.line}:long ${task.bytes}`);
    if (task.kind === 'lines')
      new TextDecoder()
        .decode(task.bytes)
        .replace(/\n$/u, '')
        .split('\n')
        .forEach((line, i) => {
          out.push(`${task.first + i}:${line}`);
        });
  }
  return out;
}

describe('lineTasks', () => {
  it('gives every line once, in order, with its number, however the stream is cut', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 30 }).map((s) => s.replace(/[\n\r\uFEFF]/gu, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        async (lines, sizes, closed) => {
          const text = lines.join('\n') + (closed ? '\n' : '');
          const expected = lines.map((l, i) => `${i + 1}:${l}`);
          if (!closed && lines.at(-1) === '') expected.pop();
          expect(await linesOf(lineTasks(chunksOf(utf8(text), sizes)))).toEqual(expected);
        },
      ),
    );
  });

  it('drops a byte order mark at the start', async () => {
    expect(await linesOf(lineTasks(chunksOf(utf8('\uFEFF{"id":1}\n'), [64])))).toEqual(['1:{"id":1}']);
  });

  it('keeps of a line that is too long only its head, and reads on', async () => {
    const long = maxLineBytes + 5_000;
    const bytes = Buffer.concat([
      utf8('{"id":1}\n{"id":"big","text":"'),
      Buffer.alloc(long, 0x61),
      utf8('"}\n{"id":3}\n{"id":4}'),
    ]);
    for (const sizes of [[1 << 16], [100_003]]) {
      const heads: number[] = [];
      const tasks = async function* (): AsyncGenerator<Task> {
        for await (const task of lineTasks(chunksOf(bytes, sizes))) {
          if (task.kind === 'long') heads.push(task.head.length);
          yield task;
        }
      };
      expect(await linesOf(tasks())).toEqual(['1:{"id":1}', `2:long ${long + 22}`, '3:{"id":3}', '4:{"id":4}']);
      expect(Math.max(...heads)).toBeLessThanOrEqual(2000);
    }
  });
});

describe('fileTasks', () => {
  it('gives every file once, in order', () => {
    const paths = Array.from({ length: 103 }, (_, i) => `${i}.txt`);
    for (const jobs of [1, 2, 16])
      expect([...fileTasks(paths, jobs)].flatMap((t) => (t.kind === 'files' ? t.paths : []))).toEqual(paths);
  });
});

describe('perform', () => {
  const known = { published: null, publisher: null, title: null, url: null };
  const echo = ((text: string) => ({ schema: 'isnad/1', text })) as unknown as Recorder;
  const broken: Recorder = () => {
    throw new TypeError('oh');
  };
  const lines = (text: string): Task => ({ kind: 'lines', bytes: utf8(text), first: 5 });
  const output = (task: Task, read = echo) => perform(task, read, known).output;

  it('gives a line for each report, with its id', () => {
    expect(output(lines('{"id":"a","text":"قال"}\n\n  \n{"text":"نعم"}\n'))).toBe(
      '{"id":"a","schema":"isnad/1","text":"قال"}\n{"schema":"isnad/1","text":"نعم"}\n',
    );
  });
  it('gives a line for each that fails, with its id or its number', () => {
    const outcome = perform(lines('{"id":"a","text":"no Arabic"}\nnonsense\n{"id":3,"text":"قال"}'), echo, known);
    expect(outcome.output.split('\n').map((l) => l && JSON.parse(l))).toEqual([
      { id: 'a', error: expect.stringMatching(/not Arabic/u) },
      { id: null, line: 6, error: 'not a line of JSON.' },
      { id: 3, schema: 'isnad/1', text: 'قال' },
      '',
    ]);
    expect(outcome).toMatchObject({ read: 1, failed: 2 });
    expect(outcome.messages).toHaveLength(2);
  });
  it('survives bytes that are no UTF-8 and a reader that fails', () => {
    const bytes = Buffer.concat([utf8('{"id":"x","text":"'), Buffer.of(0xc7, 0xe1), utf8('"}')]);
    expect(JSON.parse(output({ kind: 'lines', bytes, first: 1 }))).toEqual({ id: 'x', error: 'not UTF-8.' });
    expect(JSON.parse(output(lines('{"id":"x","text":"قال"}'), broken))).toEqual({
      id: 'x',
      error: 'reading it failed: oh',
    });
  });
  it('refuses a text that is too long for one report', () => {
    const text = 'قال '.repeat(maxBytes / 6);
    expect(JSON.parse(output(lines(JSON.stringify({ id: 1, text }))))).toEqual({
      id: 1,
      error: expect.stringMatching(/^too large/u),
    });
  });
  it('names files that cannot be read', () => {
    const outcome = perform({ kind: 'files', paths: ['no-such-file.txt', 'test'] }, echo, known);
    expect(
      outcome.output
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l)),
    ).toEqual([
      { id: 'no-such-file.txt', error: 'no such file.' },
      { id: 'test', error: expect.stringMatching(/^a folder/u) },
    ]);
    expect(outcome.failed).toBe(2);
  });
});

import { readFileSync, statSync } from 'node:fs';
import { decode, maxBytes, tooLarge } from '../intake/decode.js';
import { InputError, messageOf } from '../intake/errors.js';
import { idOfLine, type Known, type ReportId, reportOfLine } from '../intake/line.js';
import type { Recorder } from '../record/recorder.js';
import { recordGiven } from './recording.js';

/** A piece of work for one thread. */
export type Task =
  /** Whole JSON lines, as they came; `first` is the number of the first, counted from 1. */
  | { readonly kind: 'lines'; readonly bytes: Uint8Array; readonly first: number }
  /** Plain text files, a report each. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** A line that was too long to keep; `head` is how it begins. */
  | { readonly kind: 'long'; readonly head: Uint8Array; readonly line: number; readonly bytes: number };

/** What came of a task: lines for stdout, talk for stderr, how many reports were read and how many failed. */
export interface Outcome {
  readonly output: string;
  readonly messages: readonly string[];
  readonly read: number;
  readonly failed: number;
}

/** The bytes of a file, refused before they are read when they are too many. Throws InputError. */
export function readFileBytes(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new InputError('a folder. Give its files: isnad read FOLDER/*.txt');
    if (stat.size > maxBytes) throw tooLarge(stat.size);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new InputError('no such file.');
    if (code === 'EACCES' || code === 'EPERM') throw new InputError('may not be read (permission denied).');
    throw new InputError(`cannot be read (${messageOf(error)}).`);
  }
}

const errorLine = (id: ReportId, error: string, line?: number): string =>
  `${JSON.stringify(id === null && line !== undefined ? { id, line, error } : { id, error })}\n`;

/** Does a task on this thread. Never throws for what an input holds: a report that fails gives a line that says so. */
export function perform(task: Task, read: Recorder, defaults: Known): Outcome {
  if (task.kind === 'long') {
    const id = idOfLine(new TextDecoder().decode(task.head));
    const error = tooLarge(task.bytes).message;
    return {
      output: errorLine(id, error, task.line),
      messages: [`line ${task.line}: ${error}`],
      read: 0,
      failed: 1,
    };
  }
  const output: string[] = [];
  const messages: string[] = [];
  let failed = 0;
  const attempt = (name: string, id: () => ReportId, line: number | undefined, record: () => object): void => {
    try {
      const found = record();
      const known = id();
      output.push(`${JSON.stringify(known === null ? found : { id: known, ...found })}\n`);
    } catch (error) {
      failed++;
      const message = error instanceof InputError ? error.message : `reading it failed: ${messageOf(error)}`;
      output.push(errorLine(id(), message, line));
      messages.push(`${name}: ${message}`);
    }
  };
  if (task.kind === 'files')
    for (const path of task.paths)
      attempt(
        path,
        () => path,
        undefined,
        () => {
          const { text, encoding } = decode(readFileBytes(path));
          if (encoding !== null) messages.push(`${path}: decoded from ${encoding}.`);
          return recordGiven(read, { ...defaults, text }, encoding);
        },
      );
  else
    for (const { line, bytes } of linesOf(task)) {
      let text: string | null = null;
      const lenient = (): string => text ?? new TextDecoder().decode(bytes);
      attempt(
        `line ${line}`,
        () => idOfLine(lenient()),
        line,
        () => {
          text = utf8(bytes);
          return recordGiven(read, reportOfLine(text, defaults));
        },
      );
    }
  return { output: output.join(''), messages, read: output.length - failed, failed };
}

/** The outcome of a task whose thread died: every report in it failed for the same reason. */
export function failedOutcome(task: Task, reason: string): Outcome {
  const entries: readonly (readonly [name: string, id: ReportId, line?: number])[] =
    task.kind === 'files'
      ? task.paths.map((path) => [path, path] as const)
      : task.kind === 'long'
        ? [[`line ${task.line}`, null, task.line]]
        : [...linesOf(task)].map(
            ({ line, bytes }) => [`line ${line}`, idOfLine(new TextDecoder().decode(bytes)), line] as const,
          );
  return {
    output: entries.map(([, id, line]) => errorLine(id, reason, line)).join(''),
    messages: entries.map(([name]) => `${name}: ${reason}`),
    read: 0,
    failed: entries.length,
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true });
function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new InputError('not UTF-8.');
  }
}

const newline = 10;

/** The lines of a task that hold more than white space. */
function* linesOf(task: Task & { kind: 'lines' }): Generator<{ readonly line: number; readonly bytes: Uint8Array }> {
  let line = task.first;
  for (let at = 0; at < task.bytes.length; line++) {
    const stop = task.bytes.indexOf(newline, at);
    const end = stop < 0 ? task.bytes.length : stop;
    const bytes = task.bytes.subarray(at, end);
    if (bytes.some((b) => b > 32)) yield { line, bytes };
    at = end + 1;
  }
}

/** JSON escapes can make a line longer than its text; what is beyond this is not kept. */
export const maxLineBytes = 4 * maxBytes;

/** Cuts a stream of JSON lines into tasks of whole lines, about as large as the chunks that come. */
export async function* lineTasks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Task> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let dropped = 0;
  let line = 1;
  let start = true;
  const keep = (bytes: Uint8Array): void => {
    if (dropped > 0 || held + bytes.length > maxLineBytes) {
      // of a line that is too long only the beginning stays, for its id
      if (dropped === 0) parts = [Buffer.concat([...parts, bytes]).subarray(0, 2000)];
      dropped = (dropped || held) + bytes.length;
      return;
    }
    parts.push(bytes);
    held += bytes.length;
  };
  function* close(): Generator<Task> {
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    if (dropped > 0) yield { kind: 'long', head: bytes, line, bytes: dropped };
    else if (bytes.length > 0) yield { kind: 'lines', bytes, first: line };
    parts = [];
    held = dropped = 0;
  }
  for await (const raw of chunks) {
    // a byte order mark before the first line is not part of it
    let chunk = start && raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? raw.subarray(3) : raw;
    start = false;
    if (dropped > 0) {
      // the end of the long line closes it by itself, so that the lines after it are read
      const stop = chunk.indexOf(newline);
      if (stop < 0) {
        keep(chunk);
        continue;
      }
      keep(chunk.subarray(0, stop));
      yield* close();
      line++;
      chunk = chunk.subarray(stop + 1);
    }
    const last = chunk.lastIndexOf(newline);
    if (last < 0) {
      keep(chunk);
      continue;
    }
    const whole = chunk.subarray(0, last + 1);
    if (held + chunk.indexOf(newline) > maxLineBytes) {
      const stop = whole.indexOf(newline);
      keep(whole.subarray(0, stop));
      yield* close();
      line++;
      parts = [whole.subarray(stop + 1)];
    } else parts.push(whole);
    const first = line;
    for (const part of parts) for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, at + 1)) line++;
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    held = dropped = 0;
    if (bytes.length > 0) yield { kind: 'lines', bytes, first };
    keep(chunk.subarray(last + 1));
  }
  yield* close();
}

/** Files in tasks of some each, few enough that every thread gets its share. */
export function* fileTasks(paths: readonly string[], jobs: number): Generator<Task> {
  const each = Math.max(1, Math.min(16, Math.ceil(paths.length / (jobs * 4))));
  for (let at = 0; at < paths.length; at += each) yield { kind: 'files', paths: paths.slice(at, at + each) };
}

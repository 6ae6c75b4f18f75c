import { createReadStream } from 'node:fs';
import { InputError } from '../intake/errors.js';
import type { Known } from '../intake/line.js';
import { isoDay } from '../intake/line.js';
import type { IsnadRecord } from '../record/record.js';
import { fileTasks, lineTasks } from './batch.js';
import { exitCodes, UsageError } from './errors.js';
import { jobsFrom } from './flags.js';
import { failureOf, inputsFrom, nameOf, textOf } from './inputs.js';
import type { Io } from './io.js';
import { type Language, languages } from './labels.js';
import { recordGiven } from './recording.js';

/** The options of `isnad read` as they come from the command line. */
export interface ReadFlags {
  readonly date?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly url?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly jobs?: string;
  readonly lang?: string;
}

/** What the options say of every report. Throws UsageError. */
export function knownFrom(flags: ReadFlags, inputs: number): Known {
  const published = flags.date === undefined ? null : isoDay(flags.date);
  if (flags.date !== undefined && published === null)
    throw new UsageError(`--date must be a day as YYYY-MM-DD (2022-01-09), not '${flags.date}'.`);
  if (inputs > 1 && (flags.title !== undefined || flags.url !== undefined))
    throw new UsageError(`--${flags.title === undefined ? 'url' : 'title'} is for one report; ${inputs} were given.`);
  return {
    published,
    publisher: flags.publisher ?? null,
    title: flags.title ?? null,
    url: flags.url ?? null,
  };
}

export function languageFrom(lang: string | undefined): Language {
  if (lang === undefined) return 'en';
  if (lang in languages) return lang as Language;
  throw new UsageError(`--lang must be ${Object.keys(languages).join(' or ')}, not '${lang}'.`);
}

const isLines = (path: string): boolean => /\.(?:jsonl|ndjson)$/iu.test(path);

/** `isnad read`: reads reports and prints their records. Gives the exit code. */
export async function readCommand(files: readonly string[], flags: ReadFlags, io: Io): Promise<number> {
  if (flags.json && flags.jsonl) throw new UsageError('--json and --jsonl exclude one another.');
  const jobs = jobsFrom(flags.jobs);
  const language = languageFrom(flags.lang);
  const inputs = inputsFrom(files, io);
  const known = knownFrom(flags, inputs.length);
  return flags.jsonl ? readLines(inputs, known, jobs, io) : readEach(inputs, known, flags.json === true, language, io);
}

async function readEach(
  inputs: readonly string[],
  known: Known,
  json: boolean,
  language: Language,
  io: Io,
): Promise<number> {
  const [{ recorderWith }, { packageLexicon }] = await Promise.all([
    import('../record/recorder.js'),
    import('./lexicon.js'),
  ]);
  const read = recorderWith(packageLexicon());
  const { render } = await import('./render.js');
  const show = (record: IsnadRecord): string => render(record, { ...io.look, labels: languages[language] });
  const many = inputs.length > 1;
  let failed = 0;
  let printed = 0;
  if (json && many) await io.out('[');
  for (const path of inputs) {
    let record: IsnadRecord;
    try {
      if (isLines(path)) throw new InputError('it holds JSON lines: read it with --jsonl.');
      const { text, encoding } = await textOf(path, io);
      record = recordGiven(read, { ...known, text }, encoding);
    } catch (error) {
      failed++;
      io.say(`${nameOf(path)}: ${failureOf(error)}`);
      continue;
    }
    if (!json) {
      const title = many ? `${printed > 0 ? '\n' : ''}${io.look.style.dim(`== ${nameOf(path)}`)}\n` : '';
      await io.out(title + show(record));
    } else {
      const text = JSON.stringify(many ? { id: path, ...record } : record, null, 2);
      await io.out(many ? `${printed > 0 ? ',' : ''}\n${text}` : `${text}\n`);
    }
    printed++;
  }
  if (json && many) await io.out(`${printed > 0 ? '\n' : ''}]\n`);
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}

async function readLines(inputs: readonly string[], known: Known, jobs: number, io: Io): Promise<number> {
  const { runInOrder } = await import('./pool.js');
  const count = progress(io);
  let failed = 0;
  const drain = async (tasks: Parameters<typeof runInOrder>[0], threads: number): Promise<void> => {
    for await (const outcome of runInOrder(tasks, threads, known)) {
      failed += outcome.failed;
      for (const message of outcome.messages) io.say(message);
      await io.out(outcome.output);
      count(outcome.read + outcome.failed);
    }
  };
  // one after another, in the order given: plain texts that stand together share the threads
  for (let at = 0; at < inputs.length; ) {
    const path = inputs[at]!;
    if (path === '-' || isLines(path)) {
      const source = path === '-' ? (io.stdin as AsyncIterable<Uint8Array>) : createReadStream(path);
      try {
        await drain(lineTasks(source), jobs);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
        failed++;
        io.say(`${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file.' : failureOf(error)}`);
      }
      at++;
      continue;
    }
    let end = at;
    while (end < inputs.length && inputs[end] !== '-' && !isLines(inputs[end]!)) end++;
    const paths = inputs.slice(at, end);
    await drain(fileTasks(paths, jobs), Math.min(jobs, paths.length));
    at = end;
  }
  count(0, true);
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}

/** Tells once a second how many reports are done. */
function progress(io: Io): (more: number, end?: boolean) => void {
  const show = io.progress;
  if (show === null) return () => {};
  const began = Date.now();
  let told = began;
  let done = 0;
  return (more, end = false) => {
    done += more;
    const now = Date.now();
    if (end ? told === began : now - told < 1000) return;
    told = now;
    show(`${done} reports, ${Math.round((done * 1000) / Math.max(1, now - began))}/s${end ? '\n' : ''}`);
  };
}

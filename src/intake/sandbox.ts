import { Worker } from 'node:worker_threads';
import { InputError, messageOf } from './errors.js';
import { limits } from './limits.js';
import type { FeedLink } from './page.js';
import type { Parsed, ParseJob } from './parse.js';
import type { Answer, Job, Made } from './sandbox-worker.js';

/** Where untrusted files are parsed: on a thread with limits, which is replaced when a file breaks them. */
export interface Sandbox {
  /** Throws InputError where the file is no report, or takes more time or memory than any report does. */
  parse(job: ParseJob): Promise<Parsed>;
  /** The feeds that a page names, likewise. */
  feeds(bytes: Uint8Array, url: string, contentType: string | null): Promise<readonly FeedLink[]>;
  /** The text of a piece of HTML, a line for each block, likewise. */
  lines(html: string): Promise<string>;
  /** Ends the thread; what is being parsed fails. A sandbox may be used again afterwards. */
  close(): Promise<void>;
}

export interface SandboxLimits {
  readonly milliseconds: number;
  /** Of values on the heap. */
  readonly heapMegabytes: number;
  /** By which the process may grow, binary data included. */
  readonly memoryMegabytes: number;
}

const defaults: SandboxLimits = {
  milliseconds: limits.sandboxMilliseconds,
  heapMegabytes: limits.sandboxHeapMegabytes,
  memoryMegabytes: limits.sandboxMemoryMegabytes,
};

/** How often the memory of the process is looked at while a file is parsed. */
const watchMilliseconds = 50;

/** A sandbox with one thread, started when the first file comes and kept for all that follow; files wait their turn. */
export function openSandbox(given: Partial<SandboxLimits> = {}): Sandbox {
  const most = { ...defaults, ...given };
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const run = (job: Job): Promise<Made> => {
    const made = worker ?? start(most);
    if (worker === null) {
      worker = made;
      // one that dies between two files shall not end the process, nor be given the next
      made.on('error', () => {});
      made.on('exit', () => {
        if (worker === made) worker = null;
      });
    }
    return new Promise<Made>((resolve, reject) => {
      const before = process.memoryUsage.rss();
      const stop = (error: Error): void => {
        settle();
        if (worker === made) worker = null;
        void made.terminate().then(() => reject(error));
      };
      const clock = setTimeout(
        () =>
          stop(
            new InputError(
              `it took more than ${most.milliseconds / 1000} seconds to parse: it may be made to do harm. It was left.`,
            ),
          ),
        most.milliseconds,
      );
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > most.memoryMegabytes * 1_000_000) stop(tooMuchMemory());
      }, watchMilliseconds);
      const onMessage = (answer: Answer): void => {
        settle();
        if (answer.ok) resolve(answer.made);
        else reject(answer.input ? new InputError(answer.message) : new Error(answer.message));
      };
      const onError = (error: Error & { readonly code?: string }): void =>
        stop(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooMuchMemory()
            : new InputError(`it broke the parser: ${messageOf(error)}. It was left.`),
        );
      const onExit = (code: number): void =>
        stop(new InputError(`it ended the parser (exit code ${code}). It was left.`));
      function settle(): void {
        clearTimeout(clock);
        clearInterval(watch);
        made.off('message', onMessage).off('error', onError).off('exit', onExit);
        made.unref();
      }
      made.ref();
      made.on('message', onMessage).on('error', onError).on('exit', onExit);
      made.postMessage(job);
    });
  };

  /** Does a job when its turn comes. */
  const ask = <T extends Made>(job: Job): Promise<T> => {
    const mine = turn.then(() => run(job));
    turn = mine.catch(() => {});
    return mine as Promise<T>;
  };
  return {
    parse: (job) => ask<Parsed>({ do: 'parse', job }),
    feeds: (bytes, url, contentType) => ask({ do: 'feeds', bytes, url, contentType }),
    lines: (html) => ask({ do: 'lines', html }),
    async close() {
      const last = worker;
      worker = null;
      await last?.terminate();
    },
  };
}

const tooMuchMemory = (): InputError =>
  new InputError('it takes more memory to parse than a report does: it may be made to do harm. It was left.');

function start({ heapMegabytes }: SandboxLimits): Worker {
  const options = {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    // what a library writes to the console is none of the user's concern
    stdout: true,
    stderr: true,
  };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./sandbox-worker.js', import.meta.url), options);
  // from source, as in tests, Node needs to be told on each thread how TypeScript is read
  const file = new URL('./sandbox-worker.ts', import.meta.url).href;
  const loader = 'tsx/esm/api';
  return new Worker(
    `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); });`,
    { ...options, eval: true },
  );
}

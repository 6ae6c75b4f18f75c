import { Worker } from 'node:worker_threads';
import { messageOf } from '../intake/errors.js';
import type { Known } from '../intake/line.js';
import { failedOutcome, type Outcome, perform, type Task } from './batch.js';
import { crew } from './crew.js';
import { collectAlone, fewerCompilations, smallerHeap } from './v8.js';

/** Tasks that may wait or be done ahead of the one whose turn it is, for each thread. Bounds memory. */
const ahead = 2;

interface Thread {
  run(task: Task): Promise<Outcome>;
  close(): void;
}

/** A worker thread; when it dies, its task fails and the next task gets a new one. */
function workerThread(defaults: Known): Thread {
  let worker: Worker | null = null;
  let settle: (outcome: Outcome) => void = () => {};
  let task: Task | null = null;
  const start = (): Worker => {
    // from source this file is TypeScript, and so is the worker: the loader that reads this one reads that one too
    const file = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
    const made = new Worker(file, { workerData: defaults });
    const died = (reason: string): void => {
      if (worker !== made) return;
      worker = null;
      if (task !== null) settle(failedOutcome(task, `the reader stopped: ${reason}`));
    };
    made.on('message', (outcome: Outcome) => settle(outcome));
    made.on('error', (error) => died(messageOf(error)));
    made.on('exit', (code) => died(`exit code ${code}`));
    return made;
  };
  return {
    run: (given) =>
      new Promise((resolve) => {
        worker ??= start();
        task = given;
        settle = (outcome) => {
          task = null;
          resolve(outcome);
        };
        worker.postMessage(given);
      }),
    close: () => {
      const last = worker;
      worker = null;
      void last?.terminate();
    },
  };
}

/**
 * Does tasks on `jobs` threads and gives their outcomes in the order of the tasks. Takes a task only when there is room
 * for it, so that a slow reader of the outcomes slows the source down and memory stays constant.
 */
export async function* runInOrder(
  tasks: AsyncIterable<Task> | Iterable<Task>,
  jobs: number,
  defaults: Known,
): AsyncGenerator<Outcome> {
  fewerCompilations();
  smallerHeap();
  if (jobs === 1) {
    const [{ recorderWith }, { packageLexicon }] = await Promise.all([
      import('../record/recorder.js'),
      import('./lexicon.js'),
    ]);
    const read = recorderWith(packageLexicon());
    for await (const task of tasks) yield perform(task, read, defaults);
    return;
  }
  collectAlone();
  const threads = crew(jobs, () => workerThread(defaults));

  const source = (Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]()) as
    | AsyncIterator<Task>
    | Iterator<Task>;
  const queue: Promise<Outcome>[] = [];
  let next: Promise<IteratorResult<Task>> | null = null;
  let ended = false;
  try {
    while (!ended || queue.length > 0) {
      // an outcome that is ready goes out even while the source has nothing more to give yet
      if (!ended && queue.length < jobs * ahead) next ??= Promise.resolve(source.next());
      const event = await (next === null
        ? queue[0]!.then((outcome) => ({ outcome }))
        : Promise.race([next, ...(queue.length > 0 ? [queue[0]!.then((outcome) => ({ outcome }))] : [])]));
      if ('outcome' in event) {
        queue.shift();
        yield event.outcome;
        continue;
      }
      next = null;
      if (event.done) ended = true;
      else queue.push(threads.use((thread) => thread.run(event.value)));
    }
  } finally {
    threads.close();
  }
}

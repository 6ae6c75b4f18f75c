import { Worker } from 'node:worker_threads';
import type { Reading } from '../archive/reading.js';
import { messageOf } from '../intake/errors.js';
import { crew } from './crew.js';
import type { ToRead } from './reading.js';
import { collectAlone, fewerCompilations } from './v8.js';

/** Threads that read reports for the archive. */
export interface ReadingPool extends Disposable {
  /** How many batches can be read at once. */
  readonly jobs: number;
  /** Reads a batch on one thread. A batch whose thread dies is read one by one, so that one report costs no other. */
  read(batch: readonly ToRead[]): Promise<readonly Reading[]>;
}

/** Starts threads when they are first needed. End it with `using`, or the process does not end. */
export function readingPool(jobs: number): ReadingPool {
  fewerCompilations();
  if (jobs > 1) collectAlone();
  const threads = crew(jobs, () => new Thread());
  return {
    jobs,
    async read(batch) {
      try {
        return await threads.use((thread) => thread.run(batch));
      } catch (error) {
        if (error instanceof NoReader) throw error;
        if (batch.length === 1) return [{ ok: false, error: `the reader stopped: ${messageOf(error)}` }];
        const readings: Reading[] = [];
        for (const one of batch) readings.push(...(await this.read([one])));
        return readings;
      }
    },
    [Symbol.dispose]() {
      threads.close();
    },
  };
}

/** No thread can be started: that is no report's fault. */
class NoReader extends Error {}

/** One thread; when it dies, its batch fails and the next gets a new one. */
class Thread {
  #worker: Worker | null = null;
  #settle: { resolve(readings: readonly Reading[]): void; reject(error: Error): void } | null = null;

  run(batch: readonly ToRead[]): Promise<readonly Reading[]> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      worker.postMessage(batch);
    });
  }

  close(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
  }

  #start(): Worker {
    // from source this file is TypeScript, and so is the worker: the loader that reads this one reads that one too
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./reading-worker.${extension}`, import.meta.url));
    let ready = false;
    const died = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#settle?.reject(ready ? error : new NoReader(`the reader cannot start: ${messageOf(error)}`));
    };
    worker.on('message', (readings: readonly Reading[] | 'ready') => {
      if (readings === 'ready') ready = true;
      else this.#settle?.resolve(readings);
    });
    worker.on('error', died);
    worker.on('exit', (code) => died(new Error(`exit code ${code}`)));
    return worker;
  }
}

/** Threads that share work, started when they are first needed. */
export interface Crew<Thread> {
  /** Does work on a thread that is free; waits for one where all are busy. */
  use<Result>(work: (thread: Thread) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** At most `size` threads, made by `start`. */
export function crew<Thread extends { close(): void }>(size: number, start: () => Thread): Crew<Thread> {
  const threads: Thread[] = [];
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  const take = (): Promise<Thread> | Thread => {
    const free = idle.pop();
    if (free) return free;
    if (threads.length < size) {
      const thread = start();
      threads.push(thread);
      return thread;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const give = (thread: Thread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };
  return {
    async use(work) {
      const thread = await take();
      try {
        return await work(thread);
      } finally {
        give(thread);
      }
    },
    close() {
      for (const thread of threads) thread.close();
    },
  };
}

import type { IsnadRecord } from '../../../src/record/record.js';
import type { Known, Reply, Request } from './messages.js';
import type { Problem } from './problems.js';

/** How far the reader is: it is loaded when first asked, and stays. */
export type Phase =
  | { readonly name: 'loading'; readonly share: number }
  | { readonly name: 'preparing' }
  | { readonly name: 'reading' };

/** Thrown for a text that cannot be read. */
export class ReadingProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
    this.name = 'ReadingProblem';
  }
}

type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

/** The reader in its own thread, started on the first call. */
export interface Reader {
  /** Loads the reader ahead of need. */
  prepare(): void;
  /** @throws {ReadingProblem} */
  read(text: string, known: Known, tell?: (phase: Phase) => void): Promise<IsnadRecord>;
  /** The text of a file in UTF-8, UTF-16 or an Arabic single-byte encoding. @throws {ReadingProblem} */
  decode(bytes: Uint8Array): Promise<string>;
}

export function workerReader(): Reader {
  let worker: Worker | null = null;
  const unloaded: Phase = { name: 'loading', share: 0 };
  let phase: Phase = unloaded;
  let last = 0;
  const waiting = new Map<number, { done: (reply: Reply) => void; failed: (error: unknown) => void }>();
  const listeners = new Set<() => void>();

  const started = (): Worker => {
    if (worker) return worker;
    const made = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'isnad reader' });
    made.onmessage = ({ data: reply }: MessageEvent<Reply>) => {
      if (reply.say === 'loading' || reply.say === 'loaded' || reply.say === 'ready') {
        if (reply.say === 'loading') phase = { name: 'loading', share: reply.share };
        else phase = { name: reply.say === 'loaded' ? 'preparing' : 'reading' };
        for (const told of listeners) told();
        return;
      }
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.say === 'problem') asked?.failed(new ReadingProblem(reply.problem));
      else asked?.done(reply);
    };
    made.onerror = (event) => {
      const problem: Problem = { kind: 'failed', message: event.message || 'the reader could not be loaded' };
      for (const { failed } of waiting.values()) failed(new ReadingProblem(problem));
      waiting.clear();
      made.terminate();
      // the next call tries again
      worker = null;
      phase = unloaded;
    };
    worker = made;
    return made;
  };

  const ask = (request: Asked): Promise<Reply> =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      started().postMessage({ ...request, id: last });
    });

  return {
    prepare: () => void started(),
    async read(text, known, tell = () => {}) {
      const told = (): void => tell(phase);
      listeners.add(told);
      told();
      try {
        const reply = await ask({ ask: 'read', text, known });
        if (reply.say !== 'record') throw new Error(`the reader answered '${reply.say}'`);
        return reply.record;
      } finally {
        listeners.delete(told);
      }
    },
    async decode(bytes) {
      const reply = await ask({ ask: 'decode', bytes });
      if (reply.say !== 'text') throw new Error(`the reader answered '${reply.say}'`);
      return reply.text;
    },
  };
}

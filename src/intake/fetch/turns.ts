import { setTimeout as sleepFor } from 'node:timers/promises';
import { FetchError } from './problem.js';

/** Waits; rejects when the signal says so. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  await sleepFor(ms, undefined, signal === undefined ? {} : { signal });
};

export interface TurnsOptions {
  /** Requests at the same time, over all hosts. */
  readonly concurrency: number;
  /** Milliseconds between the end of a request and the next one to the same host. */
  readonly delayMs: number;
  readonly now: () => number;
  readonly sleep: Sleep;
}

export interface Turns {
  /**
   * Waits for one's turn at a host: one request at a time, with a pause after each. Gives what ends the turn.
   * `delayMs`: the pause the host asks for, if longer; 0 for what belongs to the request before, such as a redirect.
   */
  take(host: string, delayMs: number | null, signal?: AbortSignal): Promise<() => void>;
}

/** Hosts remembered only for the pause after their last request; beyond this many, those whose pause is over are forgotten. */
const remembered = 1_000;

export function turns({ concurrency, delayMs: usual, now, sleep }: TurnsOptions): Turns {
  const last = new Map<string, Promise<void>>();
  const endedAt = new Map<string, number>();
  let free = concurrency;
  const waiting: (() => void)[] = [];

  const acquire = async (signal: AbortSignal | undefined): Promise<void> => {
    if (free > 0) {
      free--;
      return;
    }
    let mine: () => void = () => undefined;
    const turn = new Promise<void>((done) => {
      mine = done;
      waiting.push(done);
    });
    try {
      await orStopped(turn, signal);
    } catch (error) {
      const at = waiting.indexOf(mine);
      if (at >= 0) waiting.splice(at, 1);
      else release();
      throw error;
    }
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };

  return {
    async take(host, asked, signal) {
      const before = last.get(host) ?? Promise.resolve();
      let end: () => void = () => undefined;
      const mine = new Promise<void>((done) => {
        end = done;
      });
      const both = before.then(() => mine);
      last.set(host, both);
      void both.then(() => last.get(host) === both && last.delete(host));
      try {
        await orStopped(before, signal);
        const delay = asked === 0 ? 0 : Math.max(usual, asked ?? 0);
        const pause = (endedAt.get(host) ?? Number.NEGATIVE_INFINITY) + delay - now();
        if (pause > 0) await orStopped(sleep(pause, signal), signal);
        await acquire(signal);
      } catch (error) {
        end();
        throw error;
      }
      let over = false;
      return () => {
        if (over) return;
        over = true;
        release();
        if (endedAt.size >= remembered) for (const [name, at] of endedAt) if (at + usual < now()) endedAt.delete(name);
        endedAt.set(host, now());
        end();
      };
    },
  };
}

async function orStopped<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const stopped = (): FetchError => new FetchError({ kind: 'stopped' });
  if (signal.aborted) {
    promise.catch(() => undefined);
    throw stopped();
  }
  return new Promise<T>((done, fail) => {
    const stop = (): void => fail(stopped());
    signal.addEventListener('abort', stop, { once: true });
    promise.then(done, fail).finally(() => signal.removeEventListener('abort', stop));
  });
}

import type { Io } from './io.js';

/** How far long work is, told once a second on the same line of a terminal; nothing is told elsewhere. */
export interface Progress {
  /** More reports are done. */
  more(reports?: number): void;
  /** The last word; what follows begins on a new line. */
  end(): void;
}

export interface ProgressOptions {
  /** What has happened so far, in a few words; the rate and the time left are added. */
  readonly shown: () => string;
  /** Which part of the work is done, from 0 to 1; null where nobody knows. */
  readonly part: () => number | null;
  /** Milliseconds of a clock that does not jump. */
  readonly clock?: () => number;
}

export function progressOn(io: Io, { shown, part, clock = () => performance.now() }: ProgressOptions): Progress {
  const show = io.progress;
  if (show === null) return { more: () => {}, end: () => {} };
  const began = clock();
  let told = Number.NEGATIVE_INFINITY;
  let done = 0;
  const tell = (now: number, end: boolean): void => {
    told = now;
    const seconds = (now - began) / 1000;
    const rate = seconds < 0.5 ? '' : ` · ${Math.round(done / seconds)}/s`;
    const known = part();
    const left =
      end || known === null || known <= 0.001 || seconds < 2 ? '' : ` · ${span((seconds / known) * (1 - known))} left`;
    show(`${shown()}${rate}${left}${end ? '\n' : ''}`);
  };
  return {
    more(reports = 1) {
      done += reports;
      const now = clock();
      if (now - told >= 1000) tell(now, false);
    },
    end() {
      if (told !== Number.NEGATIVE_INFINITY) tell(clock(), true);
    },
  };
}

/** A span of time for people: `40 s`, `12 min`, `3 h 5 min`. */
export function span(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

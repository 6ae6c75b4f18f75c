import { parentPort } from 'node:worker_threads';
import { InputError, messageOf } from './errors.js';
import type { FeedLink } from './page.js';
import { pagesHere } from './pages.js';
import { type Parsed, type ParseJob, parseFile } from './parse.js';

/** What the sandbox's thread is asked for. */
export type Job =
  | { readonly do: 'parse'; readonly job: ParseJob }
  | { readonly do: 'feeds'; readonly bytes: Uint8Array; readonly url: string; readonly contentType: string | null }
  | { readonly do: 'lines'; readonly html: string };

/** What it makes of that. */
export type Made = Parsed | readonly FeedLink[] | string;

/** What it answers. `input`: whether the file is at fault, and not the parser. */
export type Answer =
  | { readonly ok: true; readonly made: Made }
  | { readonly ok: false; readonly input: boolean; readonly message: string };

const make = (job: Job): Promise<Made> => {
  switch (job.do) {
    case 'parse':
      return parseFile(job.job);
    case 'feeds':
      return pagesHere.feeds(job.bytes, job.url, job.contentType);
    case 'lines':
      return pagesHere.lines(job.html);
  }
};

const port = parentPort!;
port.on('message', (job: Job) => {
  make(job).then(
    (made) => port.postMessage({ ok: true, made } satisfies Answer),
    (error: unknown) =>
      port.postMessage({
        ok: false,
        // a stack that overflows is a file's doing: its parts stand too deep in one another
        input: error instanceof InputError || error instanceof RangeError,
        message:
          error instanceof RangeError ? 'its parts stand too deep in one another, or are too many.' : messageOf(error),
      } satisfies Answer),
  );
});

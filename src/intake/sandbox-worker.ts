import { parentPort } from 'node:worker_threads';
import { InputError, messageOf } from './errors.js';
import { type Parsed, type ParseJob, parseFile } from './parse.js';

/** What the sandbox's thread answers to a job. `input`: whether the file is at fault, and not the parser. */
export type Answer =
  | { readonly ok: true; readonly parsed: Parsed }
  | { readonly ok: false; readonly input: boolean; readonly message: string };

const port = parentPort!;
port.on('message', (job: ParseJob) => {
  parseFile(job).then(
    (parsed) => port.postMessage({ ok: true, parsed } satisfies Answer),
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

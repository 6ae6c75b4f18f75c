import { availableParallelism } from 'node:os';
import { UsageError } from './errors.js';

/** How many threads `--jobs` asks for; one for each core by default. Throws UsageError. */
export function jobsFrom(jobs: string | undefined): number {
  if (jobs === undefined) return availableParallelism();
  const n = Number(jobs);
  if (!Number.isInteger(n) || n < 1 || n > 1024)
    throw new UsageError(`--jobs must be a whole number from 1 to 1024, not '${jobs}'.`);
  return n;
}

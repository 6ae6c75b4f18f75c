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

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a span of time as people write it: `90s`, `30m`, `2h`, `1d`. Throws UsageError. */
export function durationFrom(option: string, text: string, least: number): number {
  const [, n, unit] = /^(\d{1,6})\s*([smhd])$/u.exec(text.trim()) ?? [];
  if (n === undefined) throw new UsageError(`${option} must be a span of time such as 30m, 2h or 1d, not '${text}'.`);
  const milliseconds = Number(n) * units[unit as keyof typeof units];
  if (milliseconds < least) throw new UsageError(`${option} must be at least ${least / units.m} minute.`);
  return milliseconds;
}

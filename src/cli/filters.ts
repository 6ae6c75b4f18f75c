import type { Command } from 'commander';
import { QueryError } from '../archive/errors.js';
import type { Filters } from '../archive/lists/filters.js';
import * as written from '../archive/lists/written.js';
import { UsageError } from './errors.js';

/** Filters as they come from the command line. */
export type FilterFlags = written.WrittenFilters;

/** Adds the filters to a command. */
export function withFilters(command: Command): Command {
  for (const [name, [value, help]] of Object.entries(written.filterHelp)) command.option(`--${name} <${value}>`, help);
  return command;
}

export const filtersHelp = `
WHO is part of a name in any spelling, or the number or link of an entity (isnad entities shows them). LIST is one or
more, with commas. DAYS is a day (2024-03-05), a month (2024-03), a year, or a span of them: 2024-03..2024-05, 2024-03..`;

const orUsage = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof QueryError ? new UsageError(error.message) : error;
  }
};

/** What the flags ask for. Throws UsageError. */
export const filtersFrom = (flags: FilterFlags): Filters =>
  orUsage(() => written.filtersFrom(flags, (name) => `--${name}`));

/** A list with commas, of known words where they are known. Throws UsageError. */
export const listFrom = (
  flag: string,
  given: string | undefined,
  known?: readonly string[],
): readonly string[] | undefined => orUsage(() => written.listFrom(flag, given, known));

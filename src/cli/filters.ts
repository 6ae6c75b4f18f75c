import type { Command } from 'commander';
import type { Days, Filters, Looked } from '../archive/lists/filters.js';
import { words } from '../record/words.js';
import { UsageError } from './errors.js';

/** Filters as they come from the command line. */
export interface FilterFlags {
  readonly speaker?: string;
  readonly through?: string;
  readonly to?: string;
  readonly about?: string;
  readonly entity?: string;
  readonly stance?: string;
  readonly mode?: string;
  readonly medium?: string;
  readonly said?: string;
  readonly type?: string;
  readonly status?: string;
  readonly place?: string;
  readonly happened?: string;
  readonly measure?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly captured?: string;
  readonly reviewed?: string;
}

const known = words.en;
const options: readonly (readonly [flags: string, help: string])[] = [
  ['--speaker <WHO>', 'who says it'],
  ['--through <WHO>', 'through whom it came'],
  ['--to <WHO>', 'to whom it is said'],
  ['--about <WHO>', 'of whom or what it speaks'],
  ['--entity <WHO>', 'anybody in it'],
  ['--stance <LIST>', 'assert, deny, accuse, demand, …'],
  ['--mode <LIST>', 'direct, indirect, mixed'],
  ['--medium <LIST>', 'tweet, interview, statement, …'],
  ['--said <DAYS>', 'when it was said'],
  ['--type <LIST>', 'type of the event, or of an event that a statement vouches for'],
  ['--status <LIST>', 'happened, planned, denied, …'],
  ['--place <WHERE>', 'where it happened'],
  ['--happened <DAYS>', 'when it happened'],
  ['--measure <LIST>', 'what a figure counts: killed, injured, money, …'],
  ['--publisher <NAME>', 'who published the report'],
  ['--published <DAYS>', 'when (where that is not known: when it was captured)'],
  ['--captured <DAYS>', 'when it was captured'],
  ['--reviewed <HOW>', 'machine, reviewed, accepted or corrected'],
];

/** Adds the filters to a command. */
export function withFilters(command: Command): Command {
  for (const [flags, help] of options) command.option(flags, help);
  return command;
}

export const filtersHelp = `
WHO is part of a name in any spelling, or the number or link of an entity (isnad entities shows them). LIST is one or
more, with commas. DAYS is a day (2024-03-05), a month (2024-03), a year, or a span of them: 2024-03..2024-05, 2024-03..`;

/** What the flags ask for. Throws UsageError. */
export function filtersFrom(flags: FilterFlags): Filters {
  const given: Record<keyof Filters, Filters[keyof Filters] | undefined> = {
    ...{ speaker: flags.speaker, relay: flags.through, addressee: flags.to, about: flags.about, entity: flags.entity },
    stance: listFrom('--stance', flags.stance, Object.keys(known.stance)),
    mode: listFrom('--mode', flags.mode, Object.keys(known.mode)),
    medium: listFrom('--medium', flags.medium),
    said: daysFrom('--said', flags.said),
    type: listFrom('--type', flags.type?.toUpperCase(), Object.keys(known.eventType)),
    status: listFrom('--status', flags.status, Object.keys(known.status)),
    place: flags.place,
    happened: daysFrom('--happened', flags.happened),
    measure: listFrom('--measure', flags.measure),
    publisher: flags.publisher,
    published: daysFrom('--published', flags.published),
    captured: daysFrom('--captured', flags.captured),
    reviewed: listFrom('--reviewed', flags.reviewed, ['machine', 'reviewed', 'accepted', 'corrected'])?.[0] as
      | Looked
      | undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A list with commas, of known words where they are known. Throws UsageError. */
export function listFrom(
  flag: string,
  given: string | undefined,
  known?: readonly string[],
): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const words = given
    .split(/[,،]/u)
    .map((w) => w.trim())
    .filter((w) => w !== '');
  if (words.length === 0) throw new UsageError(`${flag} is empty.`);
  const wrong = known === undefined ? undefined : words.find((w) => !known.includes(w));
  if (wrong !== undefined) throw new UsageError(`${flag} ${wrong} is not known. Take ${known!.join(', ')}.`);
  return words;
}

/** `2024-03-05`, `2024-03`, `2024`, or two with `..` between, one of which may be missing. Throws UsageError. */
export function daysFrom(flag: string, given: string | undefined): Days | undefined {
  if (given === undefined) return undefined;
  const [first, last, ...rest] = given.includes('..') ? given.split('..') : [given, given];
  const from = first === '' ? undefined : edge(first!, false);
  const to = last === '' ? undefined : edge(last!, true);
  if (rest.length > 0 || from === null || to === null || (from === undefined && to === undefined))
    throw new UsageError(`${flag} must be days like 2024-03-05, 2024-03 or 2024-03-01..2024-03-31, not '${given}'.`);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The first or last day of a day, month or year; null for anything else. */
function edge(text: string, last: boolean): string | null {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text.trim());
  if (!m) return null;
  const [, year, month = last ? '12' : '01'] = m;
  const day = m[3] ?? (last ? String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) : '01');
  const made = `${year}-${month}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${made}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(made) ? made : null;
}

import { words } from '../../record/words.js';
import { QueryError } from '../errors.js';
import type { Days, Filters, Looked } from './filters.js';

/** Filters as people write them, on the command line and in addresses. */
export interface WrittenFilters {
  readonly speaker?: string | undefined;
  readonly through?: string | undefined;
  readonly citing?: string | undefined;
  readonly cited?: string | undefined;
  readonly to?: string | undefined;
  readonly about?: string | undefined;
  readonly entity?: string | undefined;
  readonly stance?: string | undefined;
  readonly mode?: string | undefined;
  readonly medium?: string | undefined;
  readonly said?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly place?: string | undefined;
  readonly happened?: string | undefined;
  readonly measure?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly captured?: string | undefined;
  readonly reviewed?: string | undefined;
}

/** What each filter is, for help and for the description of the API. */
export const filterHelp: Readonly<Record<keyof WrittenFilters, readonly [value: string, help: string]>> = {
  speaker: ['WHO', 'who says it'],
  through: ['WHO', 'through whom it came'],
  citing: ['WHO', 'who has the words from the next link of the chain'],
  cited: ['WHO', 'whose words are passed on next: by citing, else by the outlet'],
  to: ['WHO', 'to whom it is said'],
  about: ['WHO', 'of whom or what it speaks'],
  entity: ['WHO', 'anybody in it'],
  stance: ['LIST', 'assert, deny, accuse, demand, …'],
  mode: ['LIST', 'direct, indirect, mixed'],
  medium: ['LIST', 'tweet, interview, statement, …'],
  said: ['DAYS', 'when it was said'],
  type: ['LIST', 'type of the event, or of an event that a statement vouches for'],
  status: ['LIST', 'happened, planned, denied, …'],
  place: ['WHERE', 'where it happened'],
  happened: ['DAYS', 'when it happened'],
  measure: ['LIST', 'what a figure counts: killed, injured, money, …'],
  publisher: ['NAME', 'who published the report'],
  published: ['DAYS', 'when (where that is not known: when it was captured)'],
  captured: ['DAYS', 'when it was captured'],
  reviewed: ['HOW', 'machine, reviewed, accepted or corrected'],
};

const known = words.en;

/** What the words ask for; `shown` is how a filter is called to whoever wrote it. Throws QueryError. */
export function filtersFrom(written: WrittenFilters, shown = (name: string): string => name): Filters {
  const list = (name: keyof WrittenFilters, known?: readonly string[], given = written[name]) =>
    listFrom(shown(name), given, known);
  const days = (name: keyof WrittenFilters) => daysFrom(shown(name), written[name]);
  const given: Record<keyof Filters, Filters[keyof Filters] | undefined> = {
    ...{ speaker: written.speaker, relay: written.through, addressee: written.to },
    ...{ citing: written.citing, cited: written.cited },
    ...{ about: written.about, entity: written.entity, place: written.place, publisher: written.publisher },
    stance: list('stance', Object.keys(known.stance)),
    mode: list('mode', Object.keys(known.mode)),
    medium: list('medium'),
    said: days('said'),
    type: list('type', Object.keys(known.eventType), written.type?.toUpperCase()),
    status: list('status', Object.keys(known.status)),
    happened: days('happened'),
    measure: list('measure'),
    published: days('published'),
    captured: days('captured'),
    reviewed: list('reviewed', ['machine', 'reviewed', 'accepted', 'corrected'])?.[0] as Looked | undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A list with commas, of known words where they are known. Throws QueryError. */
export function listFrom(
  name: string,
  given: string | undefined,
  known?: readonly string[],
): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const words = given
    .split(/[,،]/u)
    .map((w) => w.trim())
    .filter((w) => w !== '');
  if (words.length === 0) throw new QueryError(`${name} is empty.`);
  const wrong = known === undefined ? undefined : words.find((w) => !known.includes(w));
  if (wrong !== undefined) throw new QueryError(`${name} ${wrong} is not known. Take ${known!.join(', ')}.`);
  return words;
}

/** `2024-03-05`, `2024-03`, `2024`, or two with `..` between, one of which may be missing. Throws QueryError. */
export function daysFrom(name: string, given: string | undefined): Days | undefined {
  if (given === undefined) return undefined;
  const [first, last, ...rest] = given.includes('..') ? given.split('..') : [given, given];
  const from = first === '' ? undefined : edge(first!, false);
  const to = last === '' ? undefined : edge(last!, true);
  if (rest.length > 0 || from === null || to === null || (from === undefined && to === undefined))
    throw new QueryError(`${name} must be days like 2024-03-05, 2024-03 or 2024-03-01..2024-03-31, not '${given}'.`);
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

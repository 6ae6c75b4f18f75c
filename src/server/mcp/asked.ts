import { z } from 'zod';
import type { Filters } from '../../archive/lists/filters.js';
import type { PageRequest } from '../../archive/lists/page.js';
import { daysFrom } from '../../archive/lists/written.js';
import { words } from '../../record/words.js';

const known = words.en;

/** One or more of the words of a closed list. */
const some = (list: Readonly<Record<string, string>>, what: string) =>
  z
    .array(z.enum(Object.keys(list) as [string, ...string[]]))
    .min(1)
    .optional()
    .describe(`${what} Any of those given.`);

const who = (what: string) =>
  z
    .union([z.string().min(1).max(200), z.int().positive()])
    .optional()
    .describe(`${what} Words of an Arabic name in any spelling, or the number of an entity (find_entity gives it).`);

const days = (what: string) =>
  z
    .string()
    .max(30)
    .optional()
    .describe(`${what} A day, month or year (2024-03-05, 2024-03, 2024) or a span of them (2024-03..2024-05, ..2024).`);

const open = (what: string) => z.array(z.string().min(1).max(60)).min(1).max(20).optional().describe(what);

/** What a list of statements, events or figures can be narrowed to. */
export const filterInput = {
  speaker: who('Who says it, in the end.'),
  through: who('Through whom it came: an outlet or person that relays.'),
  to: who('To whom it is said.'),
  about: who('Of whom or what the statement speaks.'),
  entity: who('Anybody in it, in any role.'),
  stance: some(known.stance, 'How it is said.'),
  mode: some(known.mode, 'Directly or indirectly.'),
  medium: open('In what it was said: statement, interview, tweet, …'),
  said: days('When it was said.'),
  event_type: some(known.eventType, 'PLOVER type of the event; of statements, that they vouch for such an event.'),
  event_status: some(known.status, 'Whether it happened, is planned, is denied, …'),
  place: who('Where it happened.'),
  happened: days('When it happened.'),
  measure: open('What a figure counts: killed, injured, missing, arrested, displaced, money, …'),
  publisher: z.string().min(1).max(200).optional().describe('Who published the report: words of its name.'),
  published: days('When the report was published.'),
} as const;
type FilterAsked = z.output<z.ZodObject<typeof filterInput>>;

/** The filters that were asked for. Throws QueryError. */
export function filtersAsked(asked: FilterAsked): Filters {
  const name = (given: string | number | undefined): string | undefined =>
    given === undefined ? undefined : String(given);
  const filters: Record<
    Exclude<keyof Filters, 'captured' | 'reviewed' | 'citing' | 'cited'>,
    Filters[keyof Filters] | string | readonly string[] | undefined
  > = {
    ...{ speaker: name(asked.speaker), relay: name(asked.through), addressee: name(asked.to) },
    ...{ about: name(asked.about), entity: name(asked.entity), place: name(asked.place) },
    ...{ stance: asked.stance, mode: asked.mode, medium: asked.medium, measure: asked.measure },
    ...{ type: asked.event_type, status: asked.event_status, publisher: asked.publisher },
    said: daysFrom('said', asked.said),
    happened: daysFrom('happened', asked.happened),
    published: daysFrom('published', asked.published),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** A page of answers: few, so that they are read. */
export const pageInput = {
  limit: z.int().min(1).max(50).default(10).describe('At most so many.'),
  cursor: z.string().max(500).optional().describe('`next` of the answer before, for what comes after it.'),
} as const;

export const pageAsked = ({ limit, cursor }: { limit: number; cursor?: string | undefined }): PageRequest => ({
  limit,
  cursor: cursor ?? null,
});

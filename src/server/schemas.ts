import { z } from '@hono/zod-openapi';
import { filterHelp, type WrittenFilters } from '../archive/lists/written.js';
import { text } from './text.js';

/** Items as lists give them; the types are those of `archive/lists`, which the compiler compares where they are given. */

export const uid = z
  .string()
  .regex(/^[0-9a-z]{16}$/)
  .describe('Public id of a report.');
export const reportRef = z
  .object({
    uid,
    seq: z.int().min(1).describe('Number of the version, 1 for the first.'),
    title: z.string().nullable(),
    published: z.string().nullable().describe('As the source gives it.'),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
  })
  .openapi('ReportRef');
export const entityRef = z
  .object({
    id: z.int().describe('Its number in this archive.'),
    key: z.string().describe('The same in every archive: its link, or its kind and name.'),
    type: z.string(),
    name: z.string(),
    named: z.boolean().describe('False for one that is only described («مصدر أمني»).'),
    english: z.string().nullable(),
    link: z.string().nullable().describe('Gazetteer or knowledge base.'),
  })
  .openapi('EntityRef');
const span = { start: z.int().min(0), end: z.int().min(0) };
export const words = z
  .object({ ...span, text: z.string() })
  .describe("The report's text from start to end, in UTF-16 code units.")
  .openapi('Words');
const marks = z.array(z.object(span)).readonly().describe('What was found, whole words; offsets of the report.');
export const foundWords = z.object({ ...span, text: z.string(), marks }).openapi('FoundWords');
const review = z.enum(['machine', 'accepted', 'corrected']).describe('How far a person has looked at it.');
const days = z.object({ from: z.string().nullable(), to: z.string().nullable() });

export const statementItem = z
  .object({
    id: z.string().describe('<report>.<version>.s<n>'),
    report: reportRef,
    words: words.describe('What was said.'),
    cue: z.object({ ...span, text: z.string(), lemma: z.string() }).describe('The ascribing words.'),
    chain: z
      .array(
        z.object({
          role: z.string(),
          entity: entityRef,
          words: words.nullable().describe('Null where it is understood.'),
          inferred: z.boolean(),
        }),
      )
      .readonly()
      .describe('The outermost relay first, the speaker last.'),
    addressee: entityRef.nullable(),
    stance: z.string(),
    mode: z.string(),
    medium: z.string().nullable(),
    said: days.nullable(),
    inside: z.string().nullable().describe('The statement in whose content it stands.'),
    review,
  })
  .openapi('Statement');
export const foundStatement = statementItem.extend({ marks }).openapi('FoundStatement');

export const eventItem = z
  .object({
    id: z.string().describe('<report>.<version>.v<n>'),
    report: reportRef,
    words: words.describe('The word that tells of it.'),
    type: z.string().describe('PLOVER type.'),
    mode: z.string().nullable(),
    status: z.string(),
    actors: z.array(entityRef).readonly(),
    recipients: z.array(entityRef).readonly(),
    place: entityRef.nullable(),
    date: z.string().nullable().describe('ISO day, month or year.'),
    days: days.nullable(),
    figures: z.array(z.object({ id: z.string(), measure: z.string(), value: z.number(), words })).readonly(),
    statement: z.string().nullable().describe("The statement that vouches for it; null: the newspaper's own voice."),
    review,
  })
  .openapi('Event');

export const figureItem = z
  .object({
    id: z.string().describe('<report>.<version>.f<n>'),
    report: reportRef,
    words,
    value: z.number(),
    low: z.number(),
    high: z.number().nullable(),
    bound: z.string(),
    unit: z.string().nullable(),
    measure: z.string(),
    statement: z.string().nullable().describe('The statement in which it is counted.'),
    claimant: entityRef.nullable().describe('Who counts.'),
    review,
  })
  .openapi('Figure');

export const entityItem = entityRef
  .extend({
    country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
    coordinates: z.tuple([z.number(), z.number()]).readonly().nullable().describe('Longitude, latitude.'),
    reports: z.int().describe('How many reports it is in.'),
    statements: z.int().describe('How many statements it makes.'),
  })
  .openapi('Entity');

export const reportItem = reportRef
  .extend({
    headline: z.string().describe('Its title or, where the source gives none, its first line.'),
    author: z.string().nullable(),
    captured: z.string().describe('ISO 8601 instant.'),
    versions: z.int().describe('How often its text was found to have changed, and once for the first.'),
    reading: z.enum(['read', 'unread', 'failed']),
    error: z.string().nullable().describe('Why it could not be read.'),
    statements: z.int(),
    events: z.int(),
    figures: z.int(),
    reviewed: z.int().describe('How many of these a person has looked at.'),
  })
  .openapi('ReportItem');

/** What was counted: `Of` of the views. */
export const counted = z
  .object({ counted: z.int(), all: z.boolean() })
  .describe('How many were counted; where that is not all of them, the newest.');
export const countsOf = <V extends z.ZodType>(value: V) =>
  z
    .array(z.object({ value, count: z.int() }))
    .readonly()
    .describe('Those met most often first.');

export const foundReport = z
  .object({
    report: reportRef,
    statements: z.int(),
    headline: foundWords.nullable(),
    snippet: foundWords.nullable(),
  })
  .openapi('FoundReport');

const kinds: Readonly<Record<string, string>> = {
  WHO: 'Part of a name in any spelling, or the number or link of an entity.',
  WHERE: 'Part of a name in any spelling, or the number or link of a place.',
  LIST: 'One or more, with commas.',
  DAYS: 'A day (2024-03-05), a month (2024-03), a year, or a span: 2024-03..2024-05, 2024-03.. .',
};

/** Every filter of the lists, as on the command line. */
export const filterQuery = z.object(
  Object.fromEntries(
    Object.entries(filterHelp).map(([name, [value, help]]) => [
      name,
      text()
        .optional()
        .describe(`${help[0]!.toUpperCase()}${help.slice(1)}. ${kinds[value] ?? ''}`.trim()),
    ]),
  ) as Record<keyof WrittenFilters, z.ZodOptional<z.ZodString>>,
);

import { z } from 'zod';
import { stances } from '../read/attribution/layer.js';
import { eventTypes } from '../read/events/layer.js';
import { entityTypes } from '../read/names/layer.js';
import type { IsnadRecord } from './record.js';

const offset = z.int().min(0);
const span = z.strictObject({ start: offset, end: offset, text: z.string() });
const spanDescription = '`text` is report.text.slice(start, end); offsets are UTF-16 code units, half open.';
const id = (letter: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${letter}[1-9]\\d*$`))
    .describe(`Id of ${what}.`);
const entityId = id('e', 'an entity of this record');
const timeId = id('t', 'a time of this record');
const figureId = id('f', 'a figure of this record');
const statementId = id('s', 'a statement of this record');
const eventId = id('v', 'an event of this record');
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('ISO day.');

const mention = span.extend({ kind: z.enum(['name', 'description', 'pronoun']) }).describe(spanDescription);

const entity = z.strictObject({
  id: entityId,
  type: z.enum(entityTypes),
  name: z.string().describe('The fullest form of the name in the report; of an unnamed one its description.'),
  english: z.string().nullable(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .describe('ISO 3166-1 alpha-2.'),
  link: z.string().nullable().describe('Id in a knowledge base, as wikidata:Q232; null rather than a guess.'),
  coordinates: z
    .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
    .nullable()
    .describe('Longitude, latitude in degrees (WGS 84).'),
  mentions: z.array(mention).min(1),
});

const time = span.extend({
  id: timeId,
  value: z.string().describe('TIMEX3 value: 2022-01-08, 2022-01-07TEV, 2022-W01, P3D, PRESENT_REF, …'),
  from: day.nullable().describe('First day of what value covers.'),
  to: day.nullable().describe('Last day of what value covers.'),
  basis: z.string().nullable().describe('In words: what it was resolved against.'),
  set: z.boolean().describe('It recurs («كل يوم»).'),
});

const figure = span.extend({
  id: figureId,
  value: z.number(),
  low: z.number(),
  high: z.number().nullable().describe('Null when open above («أكثر من»).'),
  bound: z.enum(['exact', 'atLeast', 'atMost', 'about']),
  unit: z.string().nullable().describe('The counted noun as it stands.'),
  measure: z.string().describe('killed, injured, missing, arrested, troops, money:USD, percent, …, other.'),
  statement: statementId.nullable().describe("The statement in which it is counted; null: the newspaper's own voice."),
});

const link = z.strictObject({
  entity: entityId,
  role: z.enum(['relay', 'speaker']),
  span: span.nullable().describe('Where the text names this one; null when it is understood («وأضاف»).'),
  inferred: z.boolean(),
});

const statement = span
  .extend({
    id: statementId,
    cue: span.extend({ lemma: z.string() }).describe('The words that ascribe the content.'),
    chain: z
      .array(link)
      .describe('Outermost relay first, the speaker last; the publisher is not in it. Empty: speaker unknown.'),
    addressee: entityId.nullable(),
    stance: z.enum(stances),
    mode: z.enum(['direct', 'indirect', 'mixed']),
    medium: z.string().nullable().describe('statement, telephone, tweet, interview, press conference, …'),
    time: timeId.nullable().describe('When it was said.'),
    inside: statementId.nullable().describe('The statement in whose content it stands.'),
    why: z.string().describe('The rule and the lexicon row that found it.'),
  })
  .describe('A content that the report ascribes to somebody; the span is the content.');

const event = z.strictObject({
  id: eventId,
  trigger: span,
  type: z.enum(eventTypes).describe('PLOVER types, and PERSONNEL and DISASTER.'),
  mode: z.string().nullable().describe('PLOVER mode.'),
  actors: z.array(entityId),
  recipients: z.array(entityId),
  place: entityId.nullable(),
  time: timeId.nullable(),
  date: z.string().nullable().describe('The day, or as much of it as is known.'),
  figures: z.array(figureId),
  status: z.enum(['happened', 'ongoing', 'planned', 'requested', 'denied', 'hypothetical']),
  statement: statementId.nullable().describe("The statement that vouches for it; null: the newspaper's own voice."),
  why: z.string(),
});

const note = z
  .strictObject({ kind: z.string(), text: z.string(), spans: z.array(span) })
  .describe('What does not fit together in the report, or had to be done to read it.');

/** The record of one report, as `isnad read --json` prints it. The JSON Schema in `schema/` is made from this. */
export const recordSchema = z
  .strictObject({
    id: z
      .union([z.string(), z.number()])
      .exactOptional()
      .describe("The caller's id of the report: of a JSON line its id, of one of several files its path."),
    schema: z.literal('isnad/1'),
    report: z.strictObject({
      id: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('SHA-256 of text, hex.'),
      text: z.string().describe('The report exactly as given, but for line ends, which are \\n.'),
      title: z.string().nullable(),
      published: day.nullable(),
      publisher: z.string().nullable(),
      byline: z.string().nullable(),
      url: z.string().nullable(),
      language: z.literal('ar'),
    }),
    entities: z.array(entity),
    times: z.array(time),
    figures: z.array(figure),
    statements: z.array(statement),
    events: z.array(event),
    notes: z.array(note),
  })
  .describe('Everything isnad found in one report. Fields may be added; none is renamed under the same schema number.');

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };
type Flat<T> = T extends string | number | boolean | null | undefined ? T : { [K in keyof T]: Flat<T[K]> };

/** Fails to compile when the schema and the type of record.ts say different things. */
export const schemaIsTheType: Equal<Flat<DeepReadonly<z.output<typeof recordSchema>>>, Flat<IsnadRecord>> = true;

/**
 * The published JSON Schema (draft 2020-12). It leaves objects open, because fields may be added under the same schema
 * number; the zod schema is strict, so that isnad itself prints nothing that is not in it.
 */
export const recordJsonSchema = (): unknown => {
  const { $schema, ...rest } = z.toJSONSchema(recordSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return { $schema, title: 'isnad record', ...rest };
};

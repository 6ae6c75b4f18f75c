import { z } from 'zod';
import { recordSchema } from '../../record/schema.js';

const { entities, figures, statements, events } = recordSchema.shape;
const entity = entities.element.shape;
const figure = figures.element.shape;
const statement = statements.element.shape;
const event = events.element.shape;

/** Words of the text the correction was made on: `text` is that text's slice, in UTF-16 code units. */
const words = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1), text: z.string().min(1) })
  .refine((s) => s.end - s.start === s.text.length, 'end - start must be the length of text.');
const by = z
  .enum(['machine', 'person'])
  .describe('Who first found the item: what a person added is gone when that is taken back.');

/** A person, body or place by words that stand for it; the rest is for the day when the reader no longer sees it there. */
const entityItem = z.strictObject({
  mention: z.strictObject({
    start: words.shape.start,
    end: words.shape.end,
    text: words.shape.text,
    kind: z.enum(['name', 'description', 'pronoun']),
  }),
  type: entity.type,
  name: z.string().trim().min(1),
  english: entity.english,
  country: entity.country,
  link: entity.link,
  coordinates: entity.coordinates,
});

const linkItem = z.strictObject({
  entity: entityItem,
  role: statement.chain.element.shape.role,
  span: words.nullable(),
  inferred: z.boolean(),
});
const chain = z
  .array(linkItem)
  .refine(
    (links) => links.every((l, i) => l.role === 'relay' || i === links.length - 1),
    'only the last of a chain is the speaker.',
  );
const cue = z.strictObject({
  start: words.shape.start,
  end: words.shape.end,
  text: words.shape.text,
  lemma: z.string(),
});

const statementAnchor = z.strictObject({ content: words, cue: words, by });
const statementItem = z.strictObject({
  content: words,
  cue,
  chain,
  addressee: entityItem.nullable(),
  stance: statement.stance,
  mode: statement.mode,
  medium: statement.medium,
  time: words.nullable().describe('The words of the time at which it was said.'),
});

const eventAnchor = z.strictObject({ trigger: words, by });
const date = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, 'a day, month or year: 2024-03-05, 2024-03 or 2024.')
  .nullable();
const eventItem = z.strictObject({
  trigger: words,
  type: event.type,
  mode: event.mode,
  actors: z.array(entityItem),
  recipients: z.array(entityItem),
  place: entityItem.nullable(),
  time: words.nullable(),
  date: z.string().nullable(),
  figures: z.array(words),
  status: event.status,
  statement: z.strictObject({ content: words, cue: words }).nullable(),
});

const figureAnchor = z.strictObject({ words, by });
const figureItem = z.strictObject({
  words,
  value: figure.value,
  low: figure.low,
  high: figure.high,
  bound: figure.bound,
  unit: figure.unit,
  measure: figure.measure,
});

const some = <T extends z.ZodRawShape>(shape: T) =>
  z
    .strictObject(shape)
    .partial()
    .refine((set) => Object.keys(set).length > 0, 'at least one field must be set.');
const statementSet = some({
  content: statementItem.shape.content,
  cue,
  chain,
  addressee: statementItem.shape.addressee,
  stance: statement.stance,
  mode: statement.mode,
  medium: statement.medium,
});
const eventSet = some({
  type: event.type,
  mode: event.mode,
  status: event.status,
  actors: eventItem.shape.actors,
  recipients: eventItem.shape.recipients,
  place: eventItem.shape.place,
  date,
});
const figureSet = some({
  value: figure.value,
  low: figure.low,
  high: figure.high,
  bound: figure.bound,
  unit: figure.unit,
  measure: figure.measure,
});
const entitySet = some({
  type: entity.type,
  name: entityItem.shape.name,
  english: entity.english,
  country: entity.country,
  link: entity.link,
  coordinates: entity.coordinates,
});

/** The four acts on an item. `item` is the whole item as the person saw it: it stands even when the reader sees it no more. */
const actsOn = <On extends string, A extends z.ZodType, I extends z.ZodType, S extends z.ZodType>(
  on: On,
  anchor: A,
  item: I,
  set: S,
) =>
  z.discriminatedUnion('act', [
    z.strictObject({ on: z.literal(on), act: z.literal('add'), item }),
    z.strictObject({ on: z.literal(on), act: z.literal('accept'), anchor, item }),
    z.strictObject({ on: z.literal(on), act: z.literal('set'), anchor, item, set }),
    z.strictObject({ on: z.literal(on), act: z.literal('reject'), anchor }),
  ]);

const statementCorrection = actsOn('statement', statementAnchor, statementItem, statementSet);
const eventCorrection = actsOn('event', eventAnchor, eventItem, eventSet);
const figureCorrection = actsOn('figure', figureAnchor, figureItem, figureSet);
const entityCorrection = z.discriminatedUnion('act', [
  z.strictObject({ on: z.literal('entity'), act: z.literal('set'), entity: entityItem, set: entitySet }),
  z.strictObject({ on: z.literal('entity'), act: z.literal('reject'), entity: entityItem }),
  z.strictObject({ on: z.literal('entity'), act: z.literal('merge'), entity: entityItem, other: entityItem }),
  z.strictObject({
    on: z.literal('entity'),
    act: z.literal('split'),
    entity: entityItem.describe('What the mentions are to be: a new entity with this name.'),
    mentions: z.array(entityItem.shape.mention).min(1),
  }),
]);

/** What a person said of an item of one report. Items are named by their words, never by the numbers a reading gives. */
export const correctionSchema = z.discriminatedUnion('on', [
  statementCorrection,
  eventCorrection,
  figureCorrection,
  entityCorrection,
]);

/** That two persons, bodies or places of the archive are one; they are named by their keys (`entity.key`). */
export const mergingSchema = z.strictObject({
  on: z.literal('entities'),
  act: z.literal('merge'),
  from: z.string().min(1),
  into: z.string().min(1),
});

export type Correction = z.output<typeof correctionSchema>;
export type Merging = z.output<typeof mergingSchema>;
export type Words = z.output<typeof words>;
export type EntityItem = z.output<typeof entityItem>;
export type StatementAnchor = z.output<typeof statementAnchor>;
export type StatementItem = z.output<typeof statementItem>;
export type StatementSet = z.output<typeof statementSet>;
export type EventAnchor = z.output<typeof eventAnchor>;
export type EventItem = z.output<typeof eventItem>;
export type EventSet = z.output<typeof eventSet>;
export type FigureAnchor = z.output<typeof figureAnchor>;
export type FigureItem = z.output<typeof figureItem>;
export type FigureSet = z.output<typeof figureSet>;
export type StatementCorrection = z.output<typeof statementCorrection>;
export type EventCorrection = z.output<typeof eventCorrection>;
export type FigureCorrection = z.output<typeof figureCorrection>;
export type EntityCorrection = z.output<typeof entityCorrection>;

/** Parts for the schema of changes. */
export const parts = {
  words,
  cue,
  date,
  statement,
  event,
  figure,
  entity,
  entityItem,
  figureSet,
  entitySet,
  figureItem,
};

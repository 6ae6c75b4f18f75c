import { z } from 'zod';
import type { IsnadRecord } from '../../record/record.js';
import { ArchiveError } from '../errors.js';
import type { Corrected } from './apply.js';
import { type Correction, correctionSchema, type EntityItem, parts } from './correction.js';
import { describer } from './describe.js';

const { words, cue, date, statement, event, entityItem, figureSet, entitySet, figureItem } = parts;

const id = (letters: string) => z.string().regex(new RegExp(`^[${letters}][1-9]\\d*$`, 'u'));
const who = z
  .union([id('e'), entityItem])
  .describe('An entity of the record by its id, or words of the text that stand for one.');
const link = z.strictObject({
  entity: who,
  role: statement.chain.element.shape.role,
  span: words.nullable(),
  inferred: z.boolean(),
});
const statementFields = z.strictObject({
  content: words,
  cue,
  chain: z.array(link),
  addressee: who.nullable(),
  stance: statement.stance,
  mode: statement.mode,
  medium: statement.medium,
});
const eventFields = z.strictObject({
  type: event.type,
  mode: event.mode,
  status: event.status,
  actors: z.array(who),
  recipients: z.array(who),
  place: who.nullable(),
  date,
});

/** What a person wants of an item of the record as they see it; items by the ids of that record. */
export const changeSchema = z.union([
  z.strictObject({ act: z.literal('accept'), item: id('svf') }),
  z.strictObject({ act: z.literal('reject'), item: id('svfe') }),
  z.strictObject({
    act: z.literal('set'),
    item: id('s'),
    set: statementFields.partial().extend({
      speaker: who.nullable().optional().describe('The last of the chain; null takes the whole chain away.'),
    }),
  }),
  z.strictObject({ act: z.literal('set'), item: id('v'), set: eventFields.partial() }),
  z.strictObject({ act: z.literal('set'), item: id('f'), set: figureSet }),
  z.strictObject({ act: z.literal('set'), item: id('e'), set: entitySet }),
  z.strictObject({ act: z.literal('add'), statement: statementFields }),
  z.strictObject({ act: z.literal('add'), event: eventFields.extend({ trigger: words, figures: z.array(id('f')) }) }),
  z.strictObject({ act: z.literal('add'), figure: figureItem }),
  z.strictObject({ act: z.literal('merge'), item: id('e'), other: id('e') }),
  z.strictObject({
    act: z.literal('split'),
    item: id('e'),
    mentions: z.array(words).min(1),
    name: z.string().min(1),
    type: parts.entity.type,
  }),
]);
export type Change = z.output<typeof changeSchema>;

/** A change that cannot be made on the record as it is; the message says why. */
export class ChangeError extends ArchiveError {}

/** The correction that a change of a record as shown comes to. Throws ChangeError. Pure. */
export function correctionFor(shown: Pick<Corrected, 'record' | 'items'>, change: Change): Correction {
  const { record } = shown;
  const describe = describer(record);
  const entity = (choice: string | EntityItem): EntityItem => {
    if (typeof choice !== 'string') return choice;
    if (!record.entities.some((e) => e.id === choice)) throw missing(choice);
    return describe.entity(choice);
  };
  const orNull = (choice: string | EntityItem | null): EntityItem | null => (choice === null ? null : entity(choice));
  const links = (chain: z.output<typeof link>[]) => chain.map((l) => ({ ...l, entity: entity(l.entity) }));
  const made = build();
  const { error, data } = correctionSchema.safeParse(made);
  if (error) throw new ChangeError(error.issues.map((i) => i.message).join(' '));
  return data;

  function build(): unknown {
    switch (change.act) {
      case 'accept':
      case 'reject': {
        if (change.item.startsWith('e')) return { on: 'entity', act: 'reject', entity: entity(change.item) };
        const { on, anchor, item } = itemOf(shown, change.item);
        return change.act === 'accept' ? { on, act: 'accept', anchor, item } : { on, act: 'reject', anchor };
      }
      case 'set': {
        if (change.item.startsWith('e'))
          return { on: 'entity', act: 'set', entity: entity(change.item), set: change.set };
        const { on, anchor, item } = itemOf(shown, change.item);
        return { on, act: 'set', anchor, item, set: fields(change.set) };
      }
      case 'add': {
        if ('figure' in change) return { on: 'figure', act: 'add', item: change.figure };
        if ('statement' in change)
          return { on: 'statement', act: 'add', item: { ...(fields(change.statement) as object), time: null } };
        const { figures, trigger } = change.event;
        const holding = innermost(record, trigger);
        return {
          on: 'event',
          act: 'add',
          item: {
            ...(fields(change.event) as object),
            figures: figures.map(figureWords),
            time: null,
            statement: holding && { content: spanOf(holding), cue: spanOf(holding.cue) },
          },
        };
      }
      case 'merge':
        return { on: 'entity', act: 'merge', entity: entity(change.item), other: entity(change.other) };
      case 'split': {
        const whole = record.entities.find((e) => e.id === change.item);
        if (whole === undefined) throw missing(change.item);
        const mentions = change.mentions.map((wanted) => {
          const mention = whole.mentions.find((m) => m.start === wanted.start && m.end === wanted.end);
          if (mention === undefined) throw new ChangeError(`«${wanted.text}» is no mention of ${change.item}.`);
          return { ...spanOf(mention), kind: mention.kind };
        });
        const facts = { english: null, country: null, link: null, coordinates: null };
        return {
          on: 'entity',
          act: 'split',
          entity: { mention: mentions[0], type: change.type, name: change.name, ...facts },
          mentions,
        };
      }
    }
  }

  function figureWords(f: string): unknown {
    const found = record.figures.find((own) => own.id === f);
    if (found === undefined) throw missing(f);
    return spanOf(found);
  }

  /** Fields to set, with entities by words. */
  function fields(set: Record<string, unknown>): unknown {
    const { speaker, chain, addressee, actors, recipients, place, ...rest } = set as Partial<
      z.output<typeof statementFields> & z.output<typeof eventFields> & { speaker: string | EntityItem | null }
    >;
    const list = (choices: (string | EntityItem)[]) => choices.map(entity);
    return {
      ...rest,
      ...(chain && { chain: links(chain) }),
      ...(speaker !== undefined && { chain: withSpeaker(speaker) }),
      ...(addressee !== undefined && { addressee: orNull(addressee) }),
      ...(actors && { actors: list(actors) }),
      ...(recipients && { recipients: list(recipients) }),
      ...(place !== undefined && { place: orNull(place) }),
    };
  }

  /** The chain as it is with another speaker: one named by its id is understood, one named by words is named there. */
  function withSpeaker(speaker: string | EntityItem | null): unknown[] {
    if (speaker === null) return [];
    const { item } = itemOf(shown, (change as { item: string }).item);
    const relays = (item as { chain: { role: string }[] }).chain.filter((l) => l.role === 'relay');
    const inferred = typeof speaker === 'string';
    const { start, end, text } = entity(speaker).mention;
    return [
      ...relays,
      { entity: entity(speaker), role: 'speaker', span: inferred ? null : { start, end, text }, inferred },
    ];
  }
}

const missing = (item: string): ChangeError =>
  new ChangeError(`there is no ${item} in the report as it is now. Load it again.`);

const spanOf = ({ start, end, text }: { start: number; end: number; text: string }) => ({ start, end, text });

const innermost = (record: IsnadRecord, at: { start: number; end: number }) =>
  record.statements
    .filter((s) => s.start <= at.start && at.end <= s.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;

/** A statement, event or figure of a record by words. */
function itemOf(shown: Pick<Corrected, 'record' | 'items'>, item: string) {
  const { record } = shown;
  const describe = describer(record);
  const anchor = shown.items.get(item)?.anchor ?? null;
  const s = record.statements.find((i) => i.id === item);
  if (s && anchor) return { on: 'statement', anchor, item: describe.statement(s) } as const;
  const v = record.events.find((i) => i.id === item);
  if (v && anchor) return { on: 'event', anchor, item: describe.event(v) } as const;
  const f = record.figures.find((i) => i.id === item);
  if (f && anchor) return { on: 'figure', anchor, item: describe.figure(f) } as const;
  throw missing(item);
}

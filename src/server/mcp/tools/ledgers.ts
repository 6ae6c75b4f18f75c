import { z } from 'zod';
import { type Claimant, ledger } from '../../../archive/views/ledger.js';
import { listLedgers } from '../../../archive/views/ledgers.js';
import { entityAnswer, entityShown, itemOf, listOf, quotation, quoted, reportAnswer, reportShown } from '../answers.js';
import { filterInput, filtersAsked, pageAsked, pageInput } from '../asked.js';
import type { Given } from '../server.js';
import { entityText, lines, listText, quotedText, reportText } from '../text.js';
import { type Tool, ToolError, tool } from '../tool.js';

const ofAnswer = z.object({
  ledger: z.string().describe('Its key, which get_ledger takes.'),
  measure: z.string().describe('What is counted.'),
  place: entityAnswer,
  type: z.string().nullable().describe('Of the events; null: any.'),
  day: z.string().nullable().describe('On which it happened; null: any.'),
});

const ofText = ({ ledger, measure, place, type, day }: z.output<typeof ofAnswer>): string =>
  `[${ledger}] ${[measure, type, day].filter((x) => x !== null).join(' · ')}\nwhere: ${entityText(place)}`;

const itemAnswer = ofAnswer.extend({
  claimants: z.int().describe('Those who count: speakers and, where nobody is named, the outlets themselves.'),
  revising: z.int().describe('Of these, who gave more than one number in the course of time.'),
  claims: z.int(),
  reports: z.int(),
  lowest: z.number(),
  highest: z.number(),
  first: z.string().describe('Day of the first report.'),
  last: z.string(),
  contested: z
    .number()
    .describe('Claimants × how far their last numbers are from all being true; 0: nobody disagrees.'),
});

export const contestedFiguresTool = ({ archive }: Given): Tool =>
  tool({
    name: 'contested_figures',
    title: 'Find contested figures',
    description:
      'Numbers that are told more than once and by several, such as the dead of one attack, the most contested first: where claimants disagree. get_ledger then gives who said which number when, with their words.',
    input: {
      ...filterInput,
      grain: z
        .enum(['event', 'type', 'place'])
        .default('event')
        .describe('Figures of a kind of event at a place on a day; at a place whenever; at a place whatever happened.'),
      order: z.enum(['contested', 'newest']).default('contested').describe('The most contested or the newest first.'),
      ...pageInput,
    },
    output: listOf(itemAnswer),
    async answer({ grain, order, ...asked }) {
      const found = await listLedgers(archive, filtersAsked(asked), { grain, order, ...pageAsked(asked) });
      return {
        items: found.items.map((l) => ({
          ...{ ledger: l.key, measure: l.measure, place: entityShown(l.place), type: l.type, day: l.day },
          ...{ claimants: l.claimants, revising: l.revising, claims: l.claims, reports: l.reports },
          ...{ lowest: l.lowest, highest: l.highest, first: l.first, last: l.last, contested: l.contested },
        })),
        next: found.next,
      };
    },
    show: (answer) =>
      listText(
        answer,
        (l) =>
          `${ofText(l)}\n${lines(
            ['numbers', l.lowest === l.highest ? String(l.lowest) : `${l.lowest} to ${l.highest}`],
            ['claimants', `${l.claimants}, of whom ${l.revising} revised theirs`],
            ['claims', `${l.claims} in ${l.reports} reports, ${l.first} to ${l.last}`],
            ['contested', l.contested.toFixed(2)],
          )}`,
        'No number of this kind is told by several. Take grain type or place, or one filter less; list_figures gives single ones.',
      ),
  });

/** So many claims are given: the newest. */
const mostClaims = 60;

const whoAnswer = z.object({
  name: z.string(),
  entity: entityAnswer.nullable().describe('Null for an outlet that gives the number in its own voice.'),
});

const whoShown = (c: Claimant): z.input<typeof whoAnswer> =>
  c.kind === 'entity'
    ? { name: c.entity.name, entity: entityShown(c.entity) }
    : { name: c.outlet ?? 'an outlet that is not known', entity: null };

export const getLedgerTool = ({ archive, page }: Given): Tool =>
  tool({
    name: 'get_ledger',
    title: 'Get a ledger of a figure',
    description:
      'One number as each claimant gave it in the course of time, with the exact words, through whom they came, and the report of each claim.',
    input: { ledger: z.string().max(200).describe('Its key, as contested_figures gives it.') },
    output: ofAnswer.extend({
      claimants: z.array(
        z.object({
          who: whoAnswer,
          values: z
            .array(z.object({ day: z.string(), value: z.number() }))
            .describe('As they came, without repetitions.'),
          revised: z.boolean().describe('They gave another number later.'),
        }),
      ),
      claims: z
        .array(
          z.object({
            figure: z.string().describe('Id of the figure.'),
            statement: z.string().nullable().describe("The statement it stands in; null: the outlet's own voice."),
            who: whoAnswer,
            day: z.string(),
            value: z.number(),
            bound: z.string(),
            words: quotation,
            says: quotation.describe('What was said with it.'),
            through: z.array(entityAnswer).describe('The outermost relay first.'),
            denied: z.boolean().describe('It is given only to be denied.'),
            repeats: z.string().nullable().describe('The figure that this repeats: same claimant, number and day.'),
            in: reportAnswer,
          }),
        )
        .describe('In the order of time.'),
      all: z.boolean().describe('False: there are more; these are the newest.'),
    }),
    async answer({ ledger: key }) {
      const found = await ledger(archive, key.trim());
      if (found === null)
        throw new ToolError(`there are no claims under ${key}. contested_figures gives the keys there are.`);
      const who = found.claimants.map((l) => whoShown(l.claimant));
      return {
        ...{
          ledger: found.key,
          measure: found.measure,
          place: entityShown(found.place),
          type: found.type,
          day: found.day,
        },
        claimants: found.claimants.map((l, i) => ({ who: who[i]!, values: [...l.values], revised: l.revised })),
        claims: found.claims.slice(-mostClaims).map((c) => ({
          ...{ figure: c.figure, statement: c.statement, who: who[c.claimant]!, day: c.day },
          ...{ value: c.value, bound: c.bound, words: quoted(c.words), says: quoted(c.context) },
          ...{ through: c.chain.slice(0, -1).map(entityShown), denied: c.denied, repeats: c.repeats },
          in: reportShown(c.report, page(c.report.uid, itemOf(c.figure))),
        })),
        all: found.of.all && found.claims.length <= mostClaims,
      };
    },
    show: ({ claimants, claims, all, ...of }) =>
      [
        `${ofText(of)}\n${lines(
          ...claimants.map((c) => [c.who.name, c.values.map((v) => `${v.value} (${v.day})`).join(', then ')] as const),
        )}`,
        ...(all ? [] : ['The newest claims only:']),
        ...claims.map(
          (c) =>
            `[${c.figure}] ${c.day} · ${c.bound === 'exact' ? '' : `${c.bound} `}${c.value}${c.denied ? ' · denied' : ''}\n${lines(
              ['who', c.who.entity === null ? c.who.name : entityText(c.who.entity)],
              ['through', c.through.map((e) => e.name).join(' ← ')],
              ['says', quotedText(c.says)],
              ['statement', c.statement],
              ['repeats', c.repeats],
            )}\n${reportText(c.in)}`,
        ),
      ].join('\n\n'),
  });

import { z } from '@hono/zod-openapi';
import { filtersFrom } from '../../archive/lists/written.js';
import { ledger } from '../../archive/views/ledger.js';
import { listLedgers } from '../../archive/views/ledgers.js';
import { notFound } from '../problem.js';
import { list, type Route, route } from '../route.js';
import { entityRef, filterQuery, reportRef, words } from '../schemas.js';
import type { Services } from '../services.js';
import { text } from '../text.js';

const key = text(200).describe('PLACE.TYPE.MEASURE.DAY, as in the list of ledgers.');
const of = {
  place: entityRef,
  type: z.string().nullable().describe('Of the events; null: any.'),
  day: z.string().nullable().describe('On which it happened; null: any.'),
  measure: z.string(),
};

const ledgerItem = z
  .object({
    key,
    ...of,
    claimants: z.int().describe('Those who count: speakers and, where nobody is named, the outlets themselves.'),
    revising: z.int().describe('Of these, who gave more than one number.'),
    claims: z.int(),
    reports: z.int(),
    lowest: z.number(),
    highest: z.number(),
    latest: z.object({ lowest: z.number(), highest: z.number() }).describe('Of the numbers each claimant gave last.'),
    first: z.string(),
    last: z.string(),
    contested: z
      .number()
      .describe('Claimants × how far their last numbers are from all being true (0 to 1); 0: nobody disagrees.'),
  })
  .openapi('LedgerItem');

const claim = z
  .object({
    claimant: z.int().describe('Place in claimants.'),
    figure: z.string(),
    statement: z.string().nullable().describe("Null: the outlet's own voice."),
    event: z.string(),
    value: z.number(),
    low: z.number(),
    high: z.number().nullable(),
    bound: z.string(),
    unit: z.string().nullable(),
    words,
    context: words.describe("What was said with it: its statement; in the outlet's own voice, the sentence."),
    chain: z.array(entityRef).readonly().describe('The outermost relay first, the speaker last.'),
    stance: z.string().nullable(),
    denied: z.boolean().describe('It is given only to be denied.'),
    report: reportRef,
    day: z.string().describe('When it was said; where that is not known, when the report was published.'),
    said: z.boolean().describe('Whether day is when it was said.'),
    repeats: z.string().nullable().describe('The figure that this repeats: same claimant, number and day.'),
    review: z.enum(['machine', 'accepted', 'corrected']),
  })
  .openapi('Claim');

const ledgerAnswer = z
  .object({
    key,
    ...of,
    of: z.object({ counted: z.int(), all: z.boolean().describe('False: these are the newest.') }),
    claimants: z
      .array(
        z.object({
          claimant: z.union([
            z.object({ kind: z.literal('entity'), entity: entityRef }),
            z.object({ kind: z.literal('outlet'), outlet: z.string().nullable() }),
          ]),
          claims: z.int(),
          values: z.array(z.object({ day: z.string(), value: z.number() })).readonly(),
          revised: z.boolean(),
        }),
      )
      .readonly()
      .describe('Those with most claims first.'),
    claims: z.array(claim).readonly().describe('In the order of time.'),
  })
  .openapi('Ledger');

const tag = 'Figures';

/** What several reports say of one number. */
export const ledgerRoutes = ({ archive }: Pick<Services, 'archive'>): readonly Route[] => [
  list({
    ...{ path: '/ledgers', access: 'viewer', tag, summary: 'Numbers that are told more than once' },
    query: filterQuery.extend({
      grain: z
        .enum(['event', 'type', 'place'])
        .default('event')
        .describe('A ledger for a kind of event at a place on a day; at a place; for a place.'),
      order: z.enum(['contested', 'newest']).default('contested'),
    }),
    item: ledgerItem,
    pages({ query: { grain, order, ...query } }) {
      const filters = filtersFrom(query);
      return (request) => listLedgers(archive, filters, { grain, order, ...request });
    },
  }),
  route({
    ...{ method: 'get', path: '/ledgers/{key}', access: 'viewer', tag },
    summary: "One number as each claimant gave it over time, with everybody's words",
    params: z.object({ key }),
    answer: ledgerAnswer,
    async handle({ params }) {
      const found = await ledger(archive, params.key);
      if (found === null) throw notFound(`ledger ${params.key}`);
      return found;
    },
  }),
];

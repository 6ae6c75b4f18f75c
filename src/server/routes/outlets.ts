import { z } from '@hono/zod-openapi';
import { listOutlets, outlet } from '../../archive/views/outlets.js';
import { keptFor } from '../kept.js';
import { notFound } from '../problem.js';
import { list, type Route, route } from '../route.js';
import { countsOf, entityRef } from '../schemas.js';
import type { Services } from '../services.js';
import { text } from '../text.js';

const outletItem = z
  .object({
    name: z.string().nullable().describe('Null: reports that do not say.'),
    entity: entityRef.nullable().describe('The body of that name in reports.'),
    reports: z.int(),
    statements: z.int(),
    spoken: z.int().describe('Statements whose speaker is known.'),
    events: z.int(),
    figures: z.int(),
    first: z.string().describe('The first day on which it published.'),
    last: z.string(),
    relays: countsOf(entityRef).describe('Through whom words came to it, with how many statements.'),
    speakers: countsOf(entityRef),
  })
  .openapi('OutletItem');
const outletAnswer = outletItem
  .extend({
    months: z.array(z.object({ month: z.string(), reports: z.int(), statements: z.int(), spoken: z.int() })).readonly(),
  })
  .openapi('Outlet');

const tag = 'Outlets';

/** Who published the reports, and from whom they have what they tell. */
export function outletRoutes({ archive }: Pick<Services, 'archive'>): readonly Route[] {
  const kept = keptFor(archive);
  return [
    list({
      ...{ path: '/outlets', access: 'viewer', tag, summary: 'Outlets, those with most reports first' },
      query: z.object({}),
      item: outletItem,
      pages: () => (request) => kept(request, () => listOutlets(archive, request)),
    }),
    route({
      ...{ method: 'get', path: '/outlets/{name}', access: 'viewer', tag },
      summary: 'An outlet: how much it published when, whom it has most',
      params: z.object({ name: text(300).min(1).describe('As its reports give it.') }),
      answer: outletAnswer,
      async handle({ params }) {
        const found = await outlet(archive, params.name);
        if (found === null) throw notFound(`outlet ${params.name}`);
        return found;
      },
    }),
  ];
}

import { z } from '@hono/zod-openapi';
import { filtersFrom } from '../../archive/lists/written.js';
import { facets } from '../../archive/views/facets.js';
import { citations } from '../../archive/views/network.js';
import { overview } from '../../archive/views/overview.js';
import { keptFor } from '../kept.js';
import { type Route, route } from '../route.js';
import { counted, countsOf, entityRef, filterQuery } from '../schemas.js';
import type { Services } from '../services.js';
import { flag, text } from '../text.js';

const overviewAnswer = z
  .object({
    reports: z.int(),
    unread: z.int().describe('Reports that wait to be read.'),
    failed: z.int().describe('Reports that could not be read.'),
    statements: z.int(),
    spoken: z.int().describe('Statements whose speaker is known.'),
    events: z.int(),
    figures: z.int(),
    reviewed: z.int().describe('Items a person has looked at.'),
    entities: z.int(),
    publishers: z.int(),
    first: z.string().nullable().describe('The first day on which a report was published.'),
    last: z.string().nullable(),
    taken: z.string().nullable().describe('When the latest report was taken in: an ISO 8601 instant.'),
    feeds: z.int(),
    months: z.array(z.object({ month: z.string(), reports: z.int(), statements: z.int() })).readonly(),
  })
  .openapi('Overview');

const facetsAnswer = z
  .object({
    of: counted,
    publisher: countsOf(z.string().nullable()),
    stance: countsOf(z.string()),
    mode: countsOf(z.string()),
    medium: countsOf(z.string()),
    speaker: countsOf(entityRef),
    type: countsOf(z.string()).describe('Of events.'),
    place: countsOf(entityRef),
    month: countsOf(z.string()).describe('In the order of time.'),
  })
  .openapi('Facets');

const node = { id: z.string(), label: z.string(), cites: z.int(), cited: z.int() };
const networkAnswer = z
  .object({
    of: counted,
    nodes: z
      .array(
        z.union([
          z.object({ ...node, kind: z.literal('entity'), entity: entityRef }),
          z.object({
            ...node,
            kind: z.literal('outlet'),
            entity: entityRef.nullable().describe('The body of that name in reports.'),
          }),
        ]),
      )
      .readonly()
      .describe('Those with part in most citations first.'),
    edges: z
      .array(z.object({ source: z.int(), target: z.int(), weight: z.int().describe('How many statements.') }))
      .readonly()
      .describe(
        'Places in nodes. The statements of an edge: /statements?citing=SOURCE&cited=TARGET; from an outlet: ?publisher=NAME&cited=TARGET.',
      ),
    size: z.int().describe('How many nodes there are in all.'),
  })
  .openapi('Network');

/** The archive at a glance: in numbers, by what can be filtered, by who cites whom. */
export function overviewRoutes({ archive, analyze }: Pick<Services, 'archive' | 'analyze'>): readonly Route[] {
  const kept = keptFor(archive);
  return [
    route({
      ...{ method: 'get', path: '/overview', access: 'viewer', tag: 'Archive', summary: 'The archive in numbers' },
      answer: overviewAnswer,
      handle: () => kept(['overview'], () => overview(archive)),
    }),
    route({
      ...{ method: 'get', path: '/facets', access: 'viewer', tag: 'Search' },
      summary: 'How many of what was found are of which publisher, speaker, stance, …',
      description: 'Of very many only the newest are counted.',
      query: filterQuery.extend({
        what: z.enum(['reports', 'statements']),
        q: text(1000).optional().describe('What to look for; without it, all that fit the filters.'),
        exact: flag.optional().describe('Every word letter by letter.'),
      }),
      answer: facetsAnswer,
      handle: ({ query }) =>
        kept(['facets', query], () => {
          const { what, q, exact, ...written } = query;
          const selection = { query: q ?? '', exact: exact ?? false, filters: filtersFrom(written) };
          return facets(archive, what, selection, analyze);
        }),
    }),
    route({
      ...{ method: 'get', path: '/network', access: 'viewer', tag: 'Network' },
      summary: 'Who cites whom: outlets, those through whom words came, speakers',
      description: 'Filters are asked of the statements; of very many that filters find only the newest are counted.',
      query: filterQuery.extend({
        limit: z.coerce.number().int().min(1).max(2000).default(300).describe('At most so many nodes.'),
        named: flag.optional().describe('Without those who are only described («مصدر أمني»).'),
        outlets: flag.optional().describe('false: without outlets.'),
      }),
      answer: networkAnswer,
      handle: ({ query }) =>
        kept(['network', query], () => {
          const { limit, named = false, outlets = true, ...written } = query;
          return citations(archive, filtersFrom(written), { limit, named, outlets });
        }),
    }),
  ];
}

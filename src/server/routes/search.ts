import { z } from '@hono/zod-openapi';
import { filtersFrom } from '../../archive/lists/written.js';
import { countHits, type SearchRequest, searchReports, searchStatements } from '../../archive/search/search.js';
import { foundReport as reportAsJson, foundStatement as statementAsJson } from '../../export/hits.js';
import { list, type Route, route } from '../route.js';
import { filterQuery, foundReport, foundStatement } from '../schemas.js';
import type { Services } from '../services.js';
import { flag, text } from '../text.js';

const query = filterQuery.extend({
  q: text(1000)
    .min(1)
    .describe('What to look for, as on the command line: words, «phrases», -word, word*, a | b, =word.'),
  exact: flag.optional().describe('Every word letter by letter.'),
  order: z.enum(['ranked', 'newest']).optional().describe('ranked unless said otherwise.'),
});
const requestOf = ({ q, exact, order, ...written }: z.output<typeof query>): SearchRequest => ({
  query: q,
  exact: exact ?? false,
  order: order ?? 'ranked',
  filters: filtersFrom(written),
});

/** Counted so far and no further: who has ten thousand hits narrows the search. */
const most = 10_000;

/** Search over reports and statements. */
export const searchRoutes = ({ archive, analyze }: Pick<Services, 'archive' | 'analyze'>): readonly Route[] => [
  list({
    ...{ path: '/search/reports', access: 'viewer', tag: 'Search', summary: 'Reports by their words' },
    query,
    item: foundReport,
    pages({ query }) {
      const request = requestOf(query);
      return async (page) => {
        const { items, next } = await searchReports(archive, analyze, { ...request, ...page });
        return { items: items.map(reportAsJson), next };
      };
    },
  }),
  list({
    ...{ path: '/search/statements', access: 'viewer', tag: 'Search', summary: 'Statements by their words' },
    query,
    item: foundStatement,
    pages({ query }) {
      const request = requestOf(query);
      return async (page) => {
        const { items, next } = await searchStatements(archive, analyze, { ...request, ...page });
        return { items: items.map(statementAsJson), next };
      };
    },
  }),
  route({
    ...{ method: 'get', path: '/search/count', access: 'viewer', tag: 'Search' },
    summary: `How many there are, counted up to ${most}`,
    query: query.extend({ what: z.enum(['reports', 'statements']) }),
    answer: z.object({ count: z.int(), orMore: z.boolean() }),
    async handle({ query: { what, ...query } }) {
      const count = await countHits(archive, analyze, requestOf(query), what, most);
      return { count, orMore: count === most };
    },
  }),
];

import { z } from '@hono/zod-openapi';
import { type EntityFilters, listEntities } from '../../archive/lists/entities.js';
import { listEvents } from '../../archive/lists/events.js';
import { listFigures } from '../../archive/lists/figures.js';
import { listStatements } from '../../archive/lists/statements.js';
import { filtersFrom, listFrom } from '../../archive/lists/written.js';
import { csv } from '../../export/csv.js';
import { entityList, eventList, figureList, statementList } from '../../export/lists.js';
import { words } from '../../record/words.js';
import { list, type Route } from '../route.js';
import { entityItem, eventItem, figureItem, filterQuery, statementItem } from '../schemas.js';
import type { Services } from '../services.js';
import { flag, text } from '../text.js';

const entityTypes = Object.keys(words.en.entityType);

/** Statements, events, figures and entities: the lists of the command line. */
export const listRoutes = ({ archive }: Pick<Services, 'archive'>): readonly Route[] => [
  list({
    ...{ path: '/statements', access: 'viewer', tag: 'Statements', summary: 'Statements, the latest first' },
    query: filterQuery,
    item: statementItem,
    pages({ query }) {
      const filters = filtersFrom(query);
      return (request) => listStatements(archive, filters, request);
    },
    csv: (items) => csv(statementList, items, { excel: true }),
  }),
  list({
    ...{ path: '/events', access: 'viewer', tag: 'Events', summary: 'Events, the latest first' },
    query: filterQuery,
    item: eventItem,
    pages({ query }) {
      const filters = filtersFrom(query);
      return (request) => listEvents(archive, filters, request);
    },
    csv: (items) => csv(eventList, items, { excel: true }),
  }),
  list({
    ...{ path: '/figures', access: 'viewer', tag: 'Figures', summary: 'Figures, the latest first' },
    query: filterQuery,
    item: figureItem,
    pages({ query }) {
      const filters = filtersFrom(query);
      return (request) => listFigures(archive, filters, request);
    },
    csv: (items) => csv(figureList, items, { excel: true }),
  }),
  list({
    ...{ path: '/entities', access: 'viewer', tag: 'Entities', summary: 'Persons, bodies and places' },
    query: z.object({
      name: text().optional().describe('Words of a name in any spelling; or its number; or its link.'),
      type: text()
        .optional()
        .describe(`One or more with commas: ${entityTypes.join(', ')}.`),
      country: text(2).optional().describe('ISO 3166-1 alpha-2.'),
      named: flag.optional().describe('Only those with a name of their own, or only those that are described.'),
    }),
    item: entityItem,
    pages({ query }) {
      const type = listFrom('type', query.type, entityTypes);
      const filters: EntityFilters = {
        ...(query.name === undefined ? {} : { name: query.name }),
        ...(type === undefined ? {} : { type }),
        ...(query.country === undefined ? {} : { country: query.country }),
        ...(query.named === undefined ? {} : { named: query.named }),
      };
      return (request) => listEntities(archive, filters, request);
    },
    csv: (items) => csv(entityList, items, { excel: true }),
  }),
];

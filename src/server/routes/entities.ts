import { z } from '@hono/zod-openapi';
import { profile } from '../../archive/views/profile.js';
import { notFound } from '../problem.js';
import { type Route, route } from '../route.js';
import { entityItem, entityRef } from '../schemas.js';
import type { Services } from '../services.js';
import { entityNumber } from './corrections.js';

const counted = z
  .array(z.object({ value: z.string(), count: z.int() }))
  .readonly()
  .describe('Met most often first.');
const countedEntities = z
  .array(z.object({ value: entityRef, count: z.int() }))
  .readonly()
  .describe('Met most often first.');
const precision = z.enum(['country', 'region', 'place']);

const profileAnswer = entityItem
  .extend({
    precision: precision.nullable().describe('How near the coordinates are to it.'),
    merged: z.array(entityRef).readonly().describe('What people said to be the same.'),
    names: counted,
    roles: z
      .object({ speaker: z.int(), relay: z.int(), addressee: z.int(), about: z.int() })
      .describe('In how many statements it is what.'),
    events: z.object({ actor: z.int(), recipient: z.int(), place: z.int() }),
    first: z.string().nullable(),
    last: z.string().nullable(),
    months: z.array(z.object({ month: z.string(), reports: z.int(), statements: z.int(), about: z.int() })).readonly(),
    stances: counted,
    relays: countedEntities.describe('Whose words it passes on.'),
    relayedBy: countedEntities.describe('Who passes its words on.'),
    speaksOf: countedEntities,
    spokenOfBy: countedEntities,
    addresses: countedEntities,
    types: counted.describe('Types of the events it takes part in.'),
    places: z
      .array(
        z.object({
          value: entityRef,
          count: z.int(),
          coordinates: z.tuple([z.number(), z.number()]).readonly().nullable(),
          precision,
        }),
      )
      .readonly(),
    countries: counted,
    publishers: counted,
  })
  .openapi('Profile');

/** One person, body or place. */
export const entityRoutes = ({ archive }: Pick<Services, 'archive'>): readonly Route[] => [
  route({
    ...{ method: 'get', path: '/entities/{id}', access: 'viewer', tag: 'Entities' },
    summary: 'All that the archive tells of a person, body or place at a glance',
    description: 'One that was merged into another is answered by that one.',
    params: z.object({ id: entityNumber }),
    answer: profileAnswer,
    async handle({ params }) {
      const found = await profile(archive, params.id);
      if (found === null) throw notFound(`entity ${params.id}`);
      return found;
    },
  }),
];

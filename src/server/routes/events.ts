import { z } from '@hono/zod-openapi';
import { filtersFrom } from '../../archive/lists/written.js';
import { eventPlaces } from '../../archive/views/places.js';
import { eventTimeline } from '../../archive/views/timeline.js';
import { keptFor } from '../kept.js';
import { type Route, route } from '../route.js';
import { entityRef, filterQuery } from '../schemas.js';
import type { Services } from '../services.js';
import { flag } from '../text.js';

const of = z
  .object({ counted: z.int(), all: z.boolean() })
  .describe('How many events were counted; where that is not all of them, the newest.');
const types = z
  .array(z.object({ value: z.string(), count: z.int() }))
  .readonly()
  .describe('How many of which PLOVER type, the most frequent first.');
const tag = 'Events';

/** Where and when events happened, counted. */
export const eventRoutes = ({ archive }: Pick<Services, 'archive'>, kept = keptFor(archive)): readonly Route[] => [
  route({
    ...{ method: 'get', path: '/events/places', access: 'viewer', tag },
    summary: 'Where events happened, the places with most events first',
    query: filterQuery.extend({
      limit: z.coerce.number().int().min(1).max(2000).optional().describe('At most so many places (500).'),
      mapped: flag.optional().describe('Only places whose coordinates are known.'),
    }),
    answer: z
      .object({
        of,
        placed: z.int().describe('How many of the events happened at a place that is named.'),
        mapped: z.int().describe('How many where coordinates are known.'),
        places: z
          .array(
            z.object({
              place: entityRef,
              coordinates: z.tuple([z.number(), z.number()]).readonly().nullable().describe('Longitude, latitude.'),
              precision: z.enum(['country', 'region', 'place']).describe('What the point stands for.'),
              country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
              events: z.int(),
              types,
            }),
          )
          .readonly(),
        complete: z.boolean().describe('Whether these are all of the places.'),
      })
      .openapi('EventPlaces'),
    handle: ({ query }) =>
      kept(['places', query], () => {
        const { limit, mapped, ...written } = query;
        return eventPlaces(archive, filtersFrom(written), {
          ...(limit === undefined ? {} : { limit }),
          ...(mapped === undefined ? {} : { mapped }),
        });
      }),
  }),
  route({
    ...{ method: 'get', path: '/events/timeline', access: 'viewer', tag },
    summary: 'When events happened: how many of which types by day, week, month or year',
    query: filterQuery.extend({
      by: z.enum(['happened', 'published']).optional().describe('When it happened, or when its report was published.'),
      bucket: z.enum(['day', 'week', 'month', 'year']).optional().describe('Chosen by the span of time without it.'),
    }),
    answer: z
      .object({
        of,
        by: z.enum(['happened', 'published']),
        bucket: z.enum(['day', 'week', 'month', 'year']),
        bars: z
          .array(z.object({ from: z.string().describe('The first day of the bar.'), events: z.int(), types }))
          .readonly()
          .describe('Those that have events, in the order of time.'),
        undated: z.int().describe('Events of which no day is known.'),
        vague: z.int().describe('Events of which it is only known that they happened within a time longer than a bar.'),
      })
      .openapi('EventTimeline'),
    handle: ({ query }) =>
      kept(['timeline', query], () => {
        const { by, bucket, ...written } = query;
        return eventTimeline(archive, filtersFrom(written), {
          ...(by === undefined ? {} : { by }),
          ...(bucket === undefined ? {} : { bucket }),
        });
      }),
  }),
];

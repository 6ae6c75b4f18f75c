import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { lastVersion, versionsAfter } from '../../archive/lists/arrivals.js';
import { type Route, route } from '../route.js';
import type { Services } from '../services.js';

/** How long is waited before the archive is looked at again. Other processes add to it too, so it has to be asked. */
const every = 1000;
/** A comment keeps proxies from closing a quiet stream. */
const quiet = 15_000;

/** New reports as they come. */
export const streamRoutes = ({ archive }: Pick<Services, 'archive'>): readonly Route[] => [
  route({
    ...{ method: 'get', path: '/stream', access: 'viewer', tag: 'Reports' },
    summary: 'New reports and versions as server-sent events',
    description:
      'Events named `report`, with a report as lists give it. Goes on after the event whose id is sent as Last-Event-ID; without one, an event `start` gives the id to go on from.',
    headers: { 'last-event-id': 'The id of the last event that was got.' },
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .optional()
        .describe('The same for those that cannot send headers.'),
    }),
    gives: { 'text/event-stream': 'A stream of events.' },
    async handle({ query, context }) {
      const header = Number(context.req.header('last-event-id') ?? Number.NaN);
      const from = Number.isSafeInteger(header) && header >= 0 ? header : query.after;
      let at = from ?? (await lastVersion(archive));
      const callerNow = context.get('callerNow');
      return streamSSE(context, async (out) => {
        let said = performance.now();
        let asked = said;
        if (from === undefined) await out.writeSSE({ event: 'start', id: String(at), data: '{}' });
        else await out.write(': isnad\n\n');
        while (!out.aborted && !out.closed) {
          if (performance.now() - asked > quiet) {
            // whoever may not see them any more is shown no more
            if ((await callerNow()) === null) return;
            asked = performance.now();
          }
          const fresh = await versionsAfter(archive, at, 100);
          for (const { id, ...report } of fresh) {
            await out.writeSSE({ event: 'report', id: String(id), data: JSON.stringify(report) });
            at = id;
          }
          if (fresh.length > 0) said = performance.now();
          else if (performance.now() - said > quiet) {
            await out.write(': still here\n\n');
            said = performance.now();
          }
          if (fresh.length < 100) await out.sleep(every);
        }
      });
    },
  }),
];

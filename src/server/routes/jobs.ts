import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { Job } from '../jobs.js';
import { notFound } from '../problem.js';
import { type Route, route } from '../route.js';
import type { Services } from '../services.js';

/** How a job is, as JSON. */
export const jobAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(['reports', 'feeds']),
    sources: z.array(z.string()).readonly().describe('What it takes: names of files, addresses; at most twenty.'),
    by: z.string().describe('Who started it.'),
    state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
    totals: z
      .object({ added: z.int(), version: z.int(), same: z.int(), unread: z.int(), failed: z.int() })
      .describe('How many reports came to what.'),
    feeds: z.object({ looked: z.int(), failed: z.int() }).describe('How many feeds were looked at.'),
    part: z.number().min(0).max(1).nullable().describe('Which part is done; null where nobody knows.'),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    error: z.string().nullable().describe('Why it failed as a whole.'),
  })
  .openapi('Job');

const jobEvent = z
  .discriminatedUnion('event', [
    z.object({
      ...{ event: z.enum(['added', 'version', 'same']), number: z.int() },
      ...{ id: z.string().describe('Public id of the report.'), from: z.string(), title: z.string().nullable() },
    }),
    z.object({ event: z.literal('unread'), number: z.int(), id: z.string(), from: z.string(), reason: z.string() }),
    z.object({ event: z.literal('failed'), number: z.int(), from: z.string(), reason: z.string() }),
    z.object({
      ...{ event: z.literal('feed'), number: z.int(), url: z.string(), title: z.string().nullable() },
      outcome: z.enum(['changed', 'unchanged', 'failed', 'gone']),
      ...{ taken: z.int(), reason: z.string().nullable(), due: z.string().nullable() },
    }),
  ])
  .openapi('JobEvent');

/** How often the state is told while it changes. */
const every = 400;
/** A comment keeps proxies from closing a quiet stream. */
const quiet = 15_000;
const tag = 'Taking in';

/** Work that was begun: how far it is, what came of each report. */
export function jobRoutes({ jobs }: Pick<Services, 'jobs'>): readonly Route[] {
  const params = z.object({ id: z.string().max(64) });
  const known = (id: string): Job => {
    const job = jobs.get(id);
    if (job === null) throw notFound(`job ${id} (those that ended long ago are forgotten)`);
    return job;
  };
  return [
    route({
      ...{ method: 'get', path: '/jobs', access: 'editor', tag },
      summary: 'What is being taken in and what was, the latest first',
      answer: z.object({ items: z.array(jobAnswer) }),
      handle: async () => ({ items: jobs.list().map((job) => job.shown) }),
    }),
    route({
      ...{ method: 'get', path: '/jobs/{id}', access: 'editor', tag, params },
      summary: 'How a job is, with what came of its last reports',
      answer: jobAnswer.extend({ events: z.array(jobEvent).describe('At most the last thousand.') }),
      async handle({ params: { id } }) {
        const job = known(id);
        return { ...job.shown, events: [...job.after(0)] };
      },
    }),
    route({
      ...{ method: 'delete', path: '/jobs/{id}', access: 'editor', tag, params },
      summary: 'Stops a job; what it has taken in stays',
      async handle({ params: { id } }) {
        known(id).stop();
        return undefined;
      },
    }),
    route({
      ...{ method: 'get', path: '/jobs/{id}/events', access: 'editor', tag, params },
      summary: 'What happens in a job, as server-sent events',
      description:
        'Events named `item` as in the answer to /jobs/{id}, and `state` with how the job is. After the `state` in which it has ended the stream ends. Goes on after the event whose id is sent as Last-Event-ID; the last thousand are remembered.',
      headers: { 'last-event-id': 'The id of the last event that was got.' },
      gives: { 'text/event-stream': 'A stream of events.' },
      async handle({ params: { id }, context }) {
        const job = known(id);
        const header = Number(context.req.header('last-event-id') ?? 0);
        let at = Number.isSafeInteger(header) && header >= 0 ? header : 0;
        return streamSSE(context, async (out) => {
          let woken = (): void => {};
          const unwatch = job.watch(() => woken());
          out.onAbort(() => woken());
          try {
            let said: object | null = null;
            let lastWord = performance.now();
            while (!out.aborted && !out.closed) {
              const { over, shown } = job;
              for (const event of job.after(at)) {
                await out.writeSSE({ event: 'item', id: String(event.number), data: JSON.stringify(event) });
                at = event.number;
              }
              if (shown !== said) {
                await out.writeSSE({ event: 'state', data: JSON.stringify(shown) });
                lastWord = performance.now();
              } else if (performance.now() - lastWord > quiet) {
                await out.write(': still here\n\n');
                lastWord = performance.now();
              }
              said = shown;
              if (over) return;
              // what happened while this was written is not waited for
              if (job.shown === shown)
                await new Promise<void>((resolve) => {
                  const timer = setTimeout(resolve, quiet);
                  woken = () => {
                    clearTimeout(timer);
                    resolve();
                  };
                });
              woken = () => {};
              if (!job.over) await out.sleep(every);
            }
          } finally {
            unwatch();
          }
        });
      },
    }),
  ];
}

import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { dueFeeds, type Feed, feedForPrograms, healths, newFeed, pausedOrNot } from '../../intake/feeds/feed.js';
import { NoFeed } from '../../intake/feeds/item.js';
import { NoOpml, readOpml, writeOpml } from '../../intake/feeds/opml.js';
import { FetchError } from '../../intake/fetch/problem.js';
import { notFound, Problem } from '../problem.js';
import { type Route, route } from '../route.js';
import type { Services } from '../services.js';
import { text } from '../text.js';
import { jobAnswer } from './jobs.js';

/** The same for one address everywhere; of a feed that moved, another. */
const idOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 16);
const feedId = z
  .string()
  .regex(/^[0-9a-f]{16}$/u)
  .describe('Of the feed, as the list gives it.');

const feedAnswer = z
  .object({
    id: feedId,
    url: z.string(),
    title: z.string().nullable(),
    site: z.string().nullable(),
    folders: z.array(z.string()).readonly().describe('In which it lies, outermost first, as in OPML.'),
    pages: z.boolean().describe('Whether each report is taken from its page instead of from the feed.'),
    health: z.enum(healths),
    items: z.int().describe('Different items seen so far.'),
    addedAt: z.string(),
    checkedAt: z.string().nullable(),
    succeededAt: z.string().nullable(),
    failures: z.int().describe('In a row, since its last success.'),
    error: z.string().nullable().describe('Why the last look failed.'),
    problem: z.string().nullable().describe('What kind of failure that was.'),
    dueAt: z.string().nullable().describe('When it is due; null for one that is paused or gone.'),
  })
  .openapi('Feed');

const shown = (feed: Feed): z.output<typeof feedAnswer> => ({ id: idOf(feed.url), ...feedForPrograms(feed) });
const opml = 'text/x-opml';
const tag = 'Feeds';

/** The feeds that are followed. */
export function feedRoutes({ feeds, intake, jobs, now }: Pick<Services, 'feeds' | 'intake' | 'jobs' | 'now'>) {
  const { store } = feeds;
  const params = z.object({ id: feedId });
  const known = async (id: string): Promise<Feed> => {
    const feed = (await store.list()).find((f) => idOf(f.url) === id);
    if (feed === undefined) throw notFound(`feed ${id}`);
    return feed;
  };
  const look = (chosen: readonly Feed[], by: string) =>
    jobs.start({
      ...{ kind: 'feeds', sources: chosen.map((f) => f.title ?? f.url), by },
      work: (told) => intake.follow(chosen, told),
    }).shown;
  const routes: readonly Route[] = [
    route({
      ...{ method: 'get', path: '/feeds', access: 'viewer', tag },
      summary: 'The feeds that are followed and how each is, in the order they were added',
      answer: z.object({ items: z.array(feedAnswer) }),
      handle: async () => ({ items: (await store.list()).map(shown) }),
    }),
    route({
      ...{ method: 'post', path: '/feeds', access: 'editor', tag, status: 201 },
      summary: 'Follows the feed at an address, or the first of those that its page names',
      description: 'The address is fetched. The reports of the feed come when it is looked at: POST /feeds/refresh.',
      body: z.object({
        url: text(2000).describe('Address of a feed or of a page.'),
        pages: z.boolean().default(false).describe('Whether each report is to be taken from its page.'),
        guess: z.boolean().default(false).describe('Whether the usual addresses are tried where a page names no feed.'),
      }),
      answer: z.object({
        feed: feedAnswer,
        added: z.boolean().describe('False where it was followed already.'),
        others: z
          .array(z.object({ url: z.string(), title: z.string().nullable() }))
          .describe('What its page names besides.'),
      }),
      problems: { 422: 'There is no feed at the address, or it cannot be had.' },
      async handle({ body, context }) {
        const [first, ...others] = await found(body.url, body.guess, context.req.raw.signal);
        const added = await store.add(newFeed({ ...first!, pages: body.pages }, now()));
        const feed = (await store.get(first!.url))!;
        return { feed: shown(feed), added, others: others.map(({ url, title = null }) => ({ url, title })) };
      },
    }),
    route({
      ...{ method: 'post', path: '/feeds/refresh', access: 'editor', tag, status: 202 },
      summary: 'Looks at feeds and takes in what is new, as a job: those named, or those that are due, or all',
      body: z.strictObject({
        ids: z.array(feedId).min(1).max(10_000).optional().describe('Which; without it those that are due.'),
        all: z.boolean().optional().describe('All that are not paused, due or not.'),
      }),
      answer: jobAnswer,
      problems: { 404: 'One of the feeds is not followed.', 429: 'Too much is waiting already.' },
      async handle({ body: { ids, all }, caller }) {
        const kept = await store.list();
        if (ids === undefined)
          return look(all === true ? kept.filter((f) => !f.state.paused) : dueFeeds(kept, now()), caller.name);
        const byId = new Map(kept.map((f) => [idOf(f.url), f]));
        return look(
          [...new Set(ids)].map((id) => {
            const feed = byId.get(id);
            if (feed === undefined) throw notFound(`feed ${id}`);
            return feed;
          }),
          caller.name,
        );
      },
    }),
    route({
      ...{ method: 'get', path: '/feeds/opml', access: 'viewer', tag },
      summary: 'The feeds as an OPML list, for other feed readers',
      gives: { [opml]: 'OPML 2.0.' },
      async handle({ context }) {
        context.header('content-type', `${opml}; charset=utf-8`);
        context.header('content-disposition', 'attachment; filename="isnad-feeds.opml"');
        return context.body(writeOpml(await store.list(), now()));
      },
    }),
    route({
      ...{ method: 'post', path: '/feeds/opml', access: 'editor', tag },
      summary: 'Follows the feeds of an OPML list, unlooked at',
      body: z.string().describe('OPML, as other feed readers export it.'),
      bodyType: opml,
      answer: z.object({
        ...{ added: z.int(), same: z.int() },
        failures: z.array(z.object({ name: z.string(), reason: z.string() })),
      }),
      problems: { 422: 'It is no OPML.' },
      async handle({ context }) {
        const list = opmlFrom(new Uint8Array(await context.req.arrayBuffer()));
        let added = 0;
        for (const feed of list.feeds) if (await store.add(newFeed(feed, now()))) added++;
        return { added, same: list.feeds.length - added, failures: [...list.failures] };
      },
    }),
    route({
      ...{ method: 'patch', path: '/feeds/{id}', access: 'editor', tag, params },
      summary: 'Leaves a feed alone for a while or looks at it again; takes its reports from their pages or not',
      body: z.strictObject({ paused: z.boolean().optional(), pages: z.boolean().optional() }),
      answer: feedAnswer,
      async handle({ params: { id }, body: { paused, pages } }) {
        const feed = await known(id);
        const after = pausedOrNot(feed, paused ?? feed.state.paused, now());
        const saved = { ...after, state: { ...after.state, pages: pages ?? after.state.pages } };
        await store.save(feed.url, saved);
        return shown(saved);
      },
    }),
    route({
      ...{ method: 'delete', path: '/feeds/{id}', access: 'editor', tag, params },
      summary: 'Ends following a feed; the reports it gave stay',
      async handle({ params: { id } }) {
        await store.remove((await known(id)).url);
        return undefined;
      },
    }),
  ];
  return routes;

  async function found(url: string, guess: boolean, signal: AbortSignal) {
    try {
      return await feeds.find(url, { guess, signal });
    } catch (error) {
      if (error instanceof FetchError || error instanceof NoFeed) throw new Problem(422, `${url}: ${error.message}`);
      throw error;
    }
  }
}

function opmlFrom(bytes: Uint8Array): ReturnType<typeof readOpml> {
  try {
    return readOpml(bytes);
  } catch (error) {
    if (error instanceof NoOpml) throw new Problem(422, error.message);
    throw error;
  }
}

import { z } from '@hono/zod-openapi';
import { listSearches, removeSearch, renameSearch, saveSearch } from '../../archive/accounts/saved-search.js';
import { tell } from '../access/audit.js';
import { ownerOf } from '../caller.js';
import { type Route, route } from '../route.js';
import type { Services } from '../services.js';
import { text } from '../text.js';

const tag = 'Saved searches';
const search = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.string().describe('Query string of the page, without the question mark.'),
    createdAt: z.string(),
  })
  .openapi('SavedSearch');
const params = z.object({ id: text(100) });

/** Searches that somebody keeps: everybody's own. */
export const savedSearchRoutes = ({ archive, now }: Pick<Services, 'archive' | 'now'>): readonly Route[] => [
  route({
    ...{ method: 'get', path: '/saved-searches', access: 'viewer', tag },
    summary: "The caller's searches, in the order they were kept",
    answer: z.object({ items: z.array(search).readonly() }),
    handle: async ({ caller }) => ({ items: await listSearches(archive, ownerOf(caller)) }),
  }),
  route({
    ...{ method: 'post', path: '/saved-searches', access: 'viewer', tag, summary: 'Keeps a search', status: 201 },
    body: z.strictObject({ name: text(200), address: text(8000) }),
    answer: search,
    async handle({ body, caller, context }) {
      const saved = await saveSearch(archive, ownerOf(caller), body, now().toISOString());
      tell(context, { target: saved.id });
      return saved;
    },
  }),
  route({
    ...{ method: 'patch', path: '/saved-searches/{id}', access: 'viewer', tag, params },
    summary: 'Gives a kept search another name',
    body: z.strictObject({ name: text(200) }),
    answer: search,
    handle: ({ params: { id }, body, caller }) => renameSearch(archive, ownerOf(caller), id, body.name),
  }),
  route({
    ...{ method: 'delete', path: '/saved-searches/{id}', access: 'viewer', tag, params },
    summary: 'Forgets a kept search',
    async handle({ params: { id }, caller }) {
      await removeSearch(archive, ownerOf(caller), id);
      return undefined;
    },
  }),
];

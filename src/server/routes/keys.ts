import { z } from '@hono/zod-openapi';
import { createKey, listKeys, revokeKey } from '../../archive/accounts/key.js';
import { mayAs, scopes, scopesFrom } from '../../archive/accounts/roles.js';
import { tell } from '../access/audit.js';
import { type Caller, ownerOf } from '../caller.js';
import { Problem } from '../problem.js';
import { type Route, route } from '../route.js';
import type { Services } from '../services.js';
import { flag, text } from '../text.js';

const tag = 'Keys';
const key = z
  .object({
    id: z.string().describe('Names the key; it is no secret.'),
    label: z.string(),
    account: z.string(),
    scopes: z.array(z.enum(scopes)).readonly(),
    createdAt: z.string(),
    usedAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .openapi('Key');

/** Keys for programs: everybody's own, and all for admins. */
export function keyRoutes({ archive, now }: Pick<Services, 'archive' | 'now'>): readonly Route[] {
  /** Whose keys are meant; null for those of all. */
  const whose = (caller: Caller, account: string | undefined, all = false): string | null => {
    const own = ownerOf(caller);
    const asked = all ? null : (account ?? own);
    if (asked !== own && !mayAs(caller.role, 'admin'))
      throw new Problem(403, `only an admin sees and changes the keys of others; ${caller.name} is none here.`);
    return asked;
  };
  return [
    route({
      ...{ method: 'get', path: '/keys', access: 'viewer', tag, summary: 'Keys, the latest first' },
      description: "The caller's own; an admin may ask for those of another account or for all.",
      query: z.object({ account: text(100).optional(), all: flag.optional() }),
      answer: z.object({ items: z.array(key).readonly() }),
      async handle({ query, caller }) {
        return { items: await listKeys(archive, whose(caller, query.account, query.all) ?? undefined) };
      },
    }),
    route({
      ...{ method: 'post', path: '/keys', access: 'viewer', people: true, tag, summary: 'Makes a key', status: 201 },
      description: 'The key itself is in the answer, this once: it is kept nowhere.',
      body: z.strictObject({
        label: text(200).describe('What it is for.'),
        scopes: z.array(z.enum(scopes)).min(1).describe('read: look · write: also add and correct · admin: all.'),
        days: z.int().min(1).max(3650).nullable().default(null).describe('It ends after so many; null: never.'),
        account: text(100).optional().describe("The caller's own without; another's only for an admin."),
      }),
      answer: z.object({ secret: z.string().describe('Authorization: Bearer isnad_…'), key }),
      problems: { 409: 'The account is disabled.' },
      async handle({ body, caller, context }) {
        const account = whose(caller, body.account);
        if (account === null) throw new Problem(400, 'say whose key it is to be: account.');
        const at = now();
        const expiresAt = body.days === null ? null : new Date(at.getTime() + body.days * 86_400_000).toISOString();
        const wanted = { account, label: body.label, scopes: scopesFrom(body.scopes), expiresAt };
        const made = await createKey(archive, wanted, at.toISOString());
        tell(context, { target: made.key.id });
        return made;
      },
    }),
    route({
      ...{ method: 'delete', path: '/keys/{id}', access: 'viewer', tag, summary: 'Ends a key for good' },
      params: z.object({ id: text(100) }),
      answer: key,
      async handle({ params, caller }) {
        const account = mayAs(caller.role, 'admin') ? {} : { account: caller.name };
        return revokeKey(archive, params.id, account, now().toISOString());
      },
    }),
  ];
}

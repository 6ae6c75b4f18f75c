import { z } from '@hono/zod-openapi';
import { type AccountChange, changeAccount, createAccount, listAccounts } from '../../archive/accounts/account.js';
import { hashPassword } from '../../archive/accounts/password.js';
import { roles } from '../../archive/accounts/roles.js';
import { tell } from '../access/audit.js';
import { type Route, route } from '../route.js';
import type { Services } from '../services.js';
import { text } from '../text.js';

const tag = 'Accounts';
const account = z
  .object({
    name: z.string(),
    role: z.enum(roles),
    password: z.boolean().describe('Whether there is one; without one only keys can be used.'),
    createdAt: z.string(),
    disabledAt: z.string().nullable().describe('Since when it cannot be used; null while it can.'),
  })
  .openapi('Account');
const password = text(1024).nullable().describe('At least 12 characters; null for one who only uses keys.');

/** Who may use the archive. */
export const accountRoutes = ({ archive, now }: Pick<Services, 'archive' | 'now'>): readonly Route[] => [
  route({
    ...{ method: 'get', path: '/accounts', access: 'admin', tag, summary: 'All accounts, by name' },
    answer: z.object({ items: z.array(account).readonly() }),
    handle: async () => ({ items: await listAccounts(archive) }),
  }),
  route({
    ...{ method: 'post', path: '/accounts', access: 'admin', tag, summary: 'Adds an account', status: 201 },
    body: z.strictObject({ name: text(100).describe('Letters, digits and . _ - @'), role: z.enum(roles), password }),
    answer: account,
    problems: { 409: 'There is an account of this name.' },
    async handle({ body, context }) {
      const hash = body.password === null ? null : await hashPassword(body.password);
      const made = await createAccount(archive, { ...body, password: hash }, now().toISOString());
      tell(context, { target: made.name });
      return made;
    },
  }),
  route({
    ...{ method: 'patch', path: '/accounts/{name}', access: 'admin', tag, summary: 'Changes an account' },
    description: 'What is left out stays. A new password, and being disabled, end all sessions of the account.',
    params: z.object({ name: text(100) }),
    body: z.strictObject({
      role: z.enum(roles).optional(),
      password: password.optional(),
      disabled: z.boolean().optional().describe('Locked: it can neither sign in nor use its keys.'),
    }),
    answer: account,
    problems: { 409: 'No admin could sign in any more.' },
    async handle({ params, body }) {
      const { password: given, role, disabled } = body;
      const change: AccountChange = {
        ...(role === undefined ? {} : { role }),
        ...(disabled === undefined ? {} : { disabled }),
        ...(given === undefined ? {} : { password: given === null ? null : await hashPassword(given) }),
      };
      return changeAccount(archive, params.name, change, now().toISOString());
    },
  }),
];

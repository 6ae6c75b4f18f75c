import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changeAccount } from '../../archive/accounts/account.js';
import { hashPassword } from '../../archive/accounts/password.js';
import { roles } from '../../archive/accounts/roles.js';
import { endSession, signIn } from '../../archive/accounts/session.js';
import { tell } from '../access/audit.js';
import { giveSession, takeSession } from '../access/cookie.js';
import type { Limiter } from '../access/limits.js';
import { csrfTokenOf } from '../access/origin.js';
import { Problem } from '../problem.js';
import { type Env, type Route, route } from '../route.js';
import type { Services } from '../services.js';
import { text } from '../text.js';

type SignedIn = NonNullable<Awaited<ReturnType<typeof signIn>>>;

const tag = 'Session';
const password = text(1024).describe('At least 12 characters.');
const session = z
  .object({
    mode: z
      .enum(['local', 'accounts'])
      .describe('local: the one person at this machine, without signing in; accounts: whoever has one.'),
    name: z.string().nullable().describe('Who asks; null: nobody that is known.'),
    via: z.enum(['local', 'session', 'key']).nullable(),
    role: z.enum(roles).nullable().describe('What the caller may: each role also what those before it may.'),
    mayWrite: z.boolean().describe('False for nobody, and for a key that is only for reading.'),
    csrf: z
      .string()
      .nullable()
      .describe('To be sent as X-CSRF-Token with all that is no GET; null where none is needed.'),
  })
  .openapi('Session');
const limited = { 429: 'That was too often; Retry-After says when to try again.' };

/** Who asks, signing in and out. */
export function sessionRoutes(
  { archive, now, access }: Pick<Services, 'archive' | 'now' | 'access'>,
  limiter: Limiter,
): readonly Route[] {
  const who = (c: Context<Env>): z.input<typeof session> => {
    const [caller, token] = [c.get('caller'), c.get('session')];
    return {
      ...{ mode: access.mode, name: caller?.name ?? null, via: caller?.via ?? null, role: caller?.role ?? null },
      ...{ mayWrite: caller?.mayWrite ?? false, csrf: token === null ? null : csrfTokenOf(token) },
    };
  };
  /** Signs in, counted; null for a wrong name or password. */
  const enter = async (c: Context<Env>, name: string, given: string): ReturnType<typeof signIn> => {
    await limiter.signingIn(name, c.get('client'));
    const entered = await signIn(archive, { name, password: given }, now().toISOString());
    if (entered !== null) await limiter.signedIn(name, c.get('client'));
    return entered;
  };
  /** Makes a session that of the browser; gives who asks from now on. */
  const begin = (c: Context<Env>, { token, name, role }: SignedIn): z.input<typeof session> => {
    c.set('session', token);
    c.set('caller', { via: 'session', name, role, mayWrite: true });
    giveSession(c, c.get('client'), token);
    return who(c);
  };
  return [
    route({
      ...{ method: 'get', path: '/session', access: 'open', tag },
      summary: 'Who asks, and what they may',
      answer: session,
      handle: async ({ context }) => who(context),
    }),
    route({
      ...{ method: 'post', path: '/session', access: 'open', tag },
      summary: 'Signs in',
      description: 'The answer sets a cookie that says who asks from then on. Another session of the browser ends.',
      body: z.strictObject({ name: text(100), password: text(1024) }),
      answer: session,
      problems: { 401: 'The name or the password is wrong.', 409: 'Nobody signs in to this server.', ...limited },
      async handle({ body, context }) {
        if (access.mode === 'local')
          throw new Problem(409, 'this server is for the one person at this machine: nobody signs in.');
        tell(context, { target: body.name, signingIn: true });
        const before = context.get('session');
        const entered = await enter(context, body.name, body.password);
        if (entered === null) throw new Problem(401, 'the name or the password is wrong.');
        if (before !== null) await endSession(archive, before);
        return begin(context, entered);
      },
    }),
    route({
      ...{ method: 'delete', path: '/session', access: 'open', tag },
      summary: 'Signs out',
      async handle({ context }) {
        const token = context.get('session');
        tell(context, { changes: token !== null });
        if (token !== null) await endSession(archive, token);
        takeSession(context, context.get('client'));
        return undefined;
      },
    }),
    route({
      ...{ method: 'put', path: '/session/password', access: 'viewer', people: true, tag },
      summary: "Changes the caller's own password",
      description: 'All sessions of the account end but this one, which is a new one.',
      body: z.strictObject({ password: text(1024).describe('As it is now.'), next: password }),
      answer: session,
      problems: { 409: 'Nobody has a password on this server.', ...limited },
      async handle({ body, caller, context }) {
        if (caller.via !== 'session') throw new Problem(409, 'you are at this machine without a password.');
        tell(context, { target: caller.name });
        if ((await enter(context, caller.name, body.password)) === null)
          throw new Problem(400, 'the present password is another.', {
            errors: [{ pointer: '/password', detail: 'is not the present password.' }],
          });
        const change = { password: await hashPassword(body.next) };
        await changeAccount(archive, caller.name, change, now().toISOString());
        return begin(context, (await enter(context, caller.name, body.next))!);
      },
    }),
  ];
}

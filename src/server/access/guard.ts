import type { MiddlewareHandler } from 'hono';
import type { Env } from '../route.js';
import type { Services } from '../services.js';
import { audit } from './audit.js';
import { clientOf } from './client.js';
import { identify } from './identify.js';
import type { Limiter } from './limits.js';
import { demandCsrfToken, demandLoopback, demandSameOrigin, isSafe } from './origin.js';

/** Before anything is answered: where it comes from, and that it was sent here at all. */
export const atDoor =
  ({ access }: Pick<Services, 'access'>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const client = clientOf(c, access.trustProxy);
    c.set('client', client);
    if (access.mode === 'local') demandLoopback(client);
    await next();
  };

/** The path at which one signs in, which nobody has a token for yet. */
const signingIn = '/api/v1/session';

/**
 * Before the API answers: who asks, not too often, and that a browser was not made to ask by a page from elsewhere. After
 * it: what was changed is written down. What a caller may is asked by each route (`demand`).
 */
export const guard =
  (services: Services, limiter: Limiter): MiddlewareHandler<Env> =>
  async (c, next) => {
    const client = c.get('client');
    const { caller, token } = await identify(services, c, client);
    c.set('caller', caller);
    c.set('session', token);
    c.set('callerNow', async () => (await identify(services, c, client)).caller);
    const safe = isSafe(c.req.method);
    await limiter.request(caller, client, safe);
    if (!safe && caller?.via !== 'key') demandSameOrigin(c, client);
    if (!safe && token !== null && c.req.path !== signingIn) demandCsrfToken(c, token);
    await next();
    await audit(services, c);
  };

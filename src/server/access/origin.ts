import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { Problem } from '../problem.js';
import type { Client } from './client.js';

const loopbackNames = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/iu;

/**
 * Refuses what was not sent to this machine by a name of its own. A page from elsewhere whose name is made to lead here
 * (DNS rebinding) would otherwise be one with the interface for the browser. Throws Problem.
 */
export function demandLoopback({ host, port, forwarded }: Client): void {
  const [, name = '', named = '80'] = /^(.*?)(?::(\d+))?$/u.exec(host) ?? [];
  if (!loopbackNames.test(name) || forwarded)
    throw new Problem(421, `isnad serves this machine alone here, not ${host}. For others: isnad serve --accounts`);
  if (port !== null && Number(named) !== port)
    throw new Problem(421, `isnad listens at port ${port}, not ${named}: the address was passed on from elsewhere.`);
}

/** Whether a request can change nothing. */
export const isSafe = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Refuses a request that a page from elsewhere makes a browser send. What says neither where it comes from is no browser.
 * Throws Problem.
 */
export function demandSameOrigin(c: Context, { host }: Client): void {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const same =
    site === undefined ? origin === undefined || hostOf(origin) === host : /^(?:same-origin|none)$/u.test(site);
  if (!same) throw new Problem(403, 'a page from elsewhere may change nothing here.');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

export const csrfHeader = 'x-csrf-token';

/** What a page proves with that it could read an answer: made from the session's secret, and of no use by itself. */
export const csrfTokenOf = (session: string): string =>
  createHmac('sha256', session).update('isnad csrf').digest('base64url');

/** Refuses a request of a session without its token. Throws Problem. */
export function demandCsrfToken(c: Context, session: string): void {
  const [given, wanted] = [c.req.header(csrfHeader) ?? '', csrfTokenOf(session)].map((t) => Buffer.from(t));
  if (given!.length !== wanted!.length || !timingSafeEqual(given!, wanted!))
    throw new Problem(403, 'the header X-CSRF-Token is missing or of another session: GET /session tells it.');
}

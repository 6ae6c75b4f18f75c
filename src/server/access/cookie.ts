import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Client } from './client.js';

/** Over https the browser vouches that nobody but this host has set it. */
const nameFor = ({ secure }: Client): string => (secure ? '__Host-isnad' : 'isnad');
const optionsFor = ({ secure }: Client) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const;
/** Longer than any session: the server ends it. */
const kept = 30 * 86_400;

/** The secret of the session; null where none is sent. */
export const sessionOf = (c: Context, client: Client): string | null => getCookie(c, nameFor(client)) || null;

export const giveSession = (c: Context, client: Client, token: string): void =>
  setCookie(c, nameFor(client), token, { ...optionsFor(client), maxAge: kept });

export const takeSession = (c: Context, client: Client): void => {
  deleteCookie(c, nameFor(client), optionsFor(client));
};

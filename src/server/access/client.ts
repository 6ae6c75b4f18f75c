import type { Context } from 'hono';

/** Where a request comes from and what it was sent to. */
export interface Client {
  /** Null where the app does not run on a socket. */
  readonly address: string | null;
  /** Host and port as the other side named them. */
  readonly host: string;
  /** Whether it came over https. */
  readonly secure: boolean;
  /** Whether a proxy says that it passed it on. */
  readonly forwarded: boolean;
  /** The port it came in at; null where the app does not run on a socket. */
  readonly port: number | null;
}

interface Socket {
  readonly remoteAddress?: string;
  readonly localPort?: number;
}

/** What is known of the other side. What a proxy says is believed only with `trustProxy`; of several, the last. */
export function clientOf(c: Context, trustProxy: boolean): Client {
  const socket = (c.env as { incoming?: { socket?: Socket } } | undefined)?.incoming?.socket;
  const said = (name: string): string | undefined => c.req.header(name)?.split(',').at(-1)?.trim();
  const url = new URL(c.req.url);
  const told = <T>(header: string | undefined, known: T): string | T => (trustProxy ? (header ?? known) : known);
  return {
    address: told(said('x-forwarded-for'), socket?.remoteAddress ?? null),
    host: told(said('x-forwarded-host'), url.host),
    secure: told(said('x-forwarded-proto'), url.protocol.slice(0, -1)) === 'https',
    forwarded: ['forwarded', 'x-forwarded-for', 'x-forwarded-host'].some((name) => c.req.header(name) !== undefined),
    port: socket?.localPort ?? null,
  };
}

const mapped = /^::ffff:(?=\d+\.)/iu;

/** What counts as one other side: of IPv6 the first half, which one customer has to himself. */
export function networkOf(address: string | null): string {
  if (address === null) return 'none';
  const plain = address.replace(mapped, '').replace(/%.*$/u, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head.split(':').filter((g) => g !== '');
  const after = (tail ?? '').split(':').filter((g) => g !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((g) => g.toLowerCase().replace(/^0+(?=.)/u, ''))
    .join(':');
}

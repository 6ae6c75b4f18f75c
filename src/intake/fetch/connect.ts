import { lookup as lookupByTheSystem } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import type { PrivateAddresses } from './address.js';
import { addressGuard } from './address.js';
import type { Limits } from './limits.js';
import { FetchError } from './problem.js';
import type { ProxyFor } from './proxy.js';
import { literalAddress } from './url.js';

/** All addresses of a host name. Rejects, or gives none, where there is no such host. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** As the machine itself looks names up (its hosts file, its name servers). */
export const systemResolve: Resolve = async (host) =>
  (await lookupByTheSystem(host, { all: true, verbatim: true })).map((a) => a.address);

/** Throws FetchError (`refused-address`) for a URL that names an address which may not be connected to. */
export type CheckLiteral = (url: URL) => void;

export interface Guarded {
  /** What connects for this URL: directly, or through its proxy. */
  dispatcherFor(url: URL): Dispatcher;
  close(): Promise<void>;
  readonly checkLiteral: CheckLiteral;
}

/**
 * Connections to checked addresses only. A name is looked up once for each connection, inside the connecting, and the
 * addresses that pass are the very ones connected to; a name server that answers differently the next time gains
 * nothing. As a second lock the address at the other end is looked at before a byte is sent.
 *
 * With a proxy the names are looked up by the proxy, so only URLs that name an address outright can be checked here; the
 * proxy itself, which its owner configured, may well be on this machine.
 */
export function guarded(limits: Limits, allowPrivate: PrivateAddresses, resolve: Resolve, proxyFor: ProxyFor): Guarded {
  const guard = addressGuard(allowPrivate);
  const refuse = (host: string, address: string, what: string): FetchError =>
    new FetchError({ kind: 'refused-address', host, address, what });
  const checkLiteral: CheckLiteral = (url) => {
    const address = literalAddress(url);
    const what = address === null ? null : guard(address);
    if (address !== null && what !== null) throw refuse(url.host, address, what);
  };
  const timing = { connectTimeout: limits.connectMs, headersTimeout: limits.headersMs, bodyTimeout: limits.totalMs };

  const look: LookupFunction = (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const open = addresses.filter((a) => guard(a) === null);
        const [first] = open;
        if (first !== undefined && options.all === true) return done(null, open.map(withFamily));
        if (first !== undefined) return done(null, first, withFamily(first).family);
        const [shut] = addresses;
        const why =
          shut === undefined
            ? new FetchError({ kind: 'unknown-host', host })
            : refuse(host, shut, guard(shut) ?? 'not public');
        done(why, '');
      },
      () => done(new FetchError({ kind: 'unknown-host', host }), ''),
    );
  };
  const connector = buildConnector({ lookup: look, timeout: limits.connectMs });
  const connect: buildConnector.connector = (options, done) =>
    connector(options, (...[error, socket]) => {
      if (error !== null) return done(error, null);
      const address = socket.remoteAddress ?? '';
      // an IPv4 peer is written ::ffff:1.2.3.4 where the socket can do both
      const what = guard(address.replace(/^::ffff:(?=\d+\.)/u, ''));
      if (what === null) return done(null, socket);
      socket.destroy();
      done(refuse(options.hostname, address, what), null);
    });
  const direct = new Agent({ connect, ...timing, pipelining: 1 });
  const proxies = new Map<string, ProxyAgent>();
  return {
    dispatcherFor(url) {
      const uri = proxyFor(url);
      if (uri === null) return direct;
      const proxy = proxies.get(uri) ?? new ProxyAgent({ uri, ...timing });
      proxies.set(uri, proxy);
      return proxy;
    },
    checkLiteral,
    close: async () => void (await Promise.all([direct, ...proxies.values()].map((d) => d.close()))),
  };
}

const withFamily = (address: string): { address: string; family: number } => ({
  address,
  family: address.includes(':') ? 6 : 4,
});

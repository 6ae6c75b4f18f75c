import { BlockList, isIP } from 'node:net';
import { InputError, messageOf } from '../errors.js';

/** The URL of the proxy through which a URL is fetched; null for none. */
export type ProxyFor = (url: URL) => string | null;

export const withoutProxy: ProxyFor = () => null;

/**
 * The proxy that the environment names, as curl and most programs read it: HTTPS_PROXY and HTTP_PROXY by the scheme of
 * what is fetched, else ALL_PROXY; not for the hosts of NO_PROXY (names with all below them, addresses, networks in CIDR
 * form, each perhaps with a port; `*` for all). Lower case goes before upper case. Throws InputError for what is no URL
 * of an HTTP proxy.
 */
export function proxyOf(env: Readonly<Record<string, string | undefined>>): ProxyFor {
  const said = (name: string): string | null => env[name]?.trim() || env[name.toUpperCase()]?.trim() || null;
  const all = said('all_proxy');
  const proxies: Readonly<Record<string, string | null>> = {
    'http:': checked('HTTP_PROXY', said('http_proxy') ?? all),
    'https:': checked('HTTPS_PROXY', said('https_proxy') ?? all),
  };
  const excepted = (said('no_proxy') ?? '')
    .split(/[\s,]+/u)
    .flatMap((entry) => (entry === '' ? [] : [exception(entry)]));
  return (url) => (excepted.some((e) => e(url)) ? null : (proxies[url.protocol] ?? null));
}

function checked(name: string, proxy: string | null): string | null {
  if (proxy === null) return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//iu.test(proxy) ? proxy : `http://${proxy}`);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href;
  } catch (error) {
    throw new InputError(`${name} is no URL of a proxy (${messageOf(error)}). Write http://HOST:PORT`);
  }
  throw new InputError(`${name} names a proxy of a kind isnad does not speak. Write http://HOST:PORT`);
}

const bare = (host: string): string => host.replace(/^\[|\]$/gu, '').toLowerCase();
const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

function exception(entry: string): (url: URL) => boolean {
  if (entry === '*') return () => true;
  const [, network, bits] = /^([\da-f.:]+)\/(\d{1,3})$/iu.exec(entry) ?? [];
  if (network !== undefined && isIP(network) !== 0 && Number(bits) <= (isIP(network) === 4 ? 32 : 128)) {
    const list = new BlockList();
    list.addSubnet(network, Number(bits), isIP(network) === 4 ? 'ipv4' : 'ipv6');
    return (url) => {
      const host = bare(url.hostname);
      return isIP(host) !== 0 && list.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6');
    };
  }
  const [, named, port] = isIP(entry) === 6 ? [null, entry] : (/^(.*?)(?::(\d+))?$/u.exec(entry) ?? []);
  const name = bare(named ?? entry).replace(/^\*?\./u, '');
  return (url) => {
    const host = bare(url.hostname).replace(/\.$/u, '');
    return (port === undefined || port === portOf(url)) && (host === name || host.endsWith(`.${name}`));
  };
}

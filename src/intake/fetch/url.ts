import { FetchError } from './problem.js';

/**
 * The URL of a text a person gave or a page linked to, as the WHATWG standard reads it: `http://0x7f.1/` has the host
 * `127.0.0.1`. Throws FetchError (`bad-url`) for what is not http or https, has credentials in it, or is no URL.
 */
export function webUrl(text: string, base?: string): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  const bad = (why: string): FetchError => new FetchError({ kind: 'bad-url', url: withoutSecrets(text, url), why });
  if (url === null) throw bad('not a URL; give it whole, as https://…');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw bad(`only http and https are fetched, not ${url.protocol.slice(0, -1)}`);
  if (url.username !== '' || url.password !== '') throw bad('a URL with a user name or password in it is not fetched');
  if (url.hostname === '') throw bad('a URL without a host');
  url.hash = '';
  return url;
}

/** The IP address a URL names outright, without brackets; null for a name. */
export function literalAddress(url: URL): string | null {
  if (url.hostname.startsWith('[')) return url.hostname.slice(1, -1);
  return /^\d+\.\d+\.\d+\.\d+$/u.test(url.hostname) ? url.hostname : null;
}

/** What is written to a terminal or a log must not hold a password. */
function withoutSecrets(text: string, url: URL | null): string {
  if (url === null || (url.username === '' && url.password === '')) return text;
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

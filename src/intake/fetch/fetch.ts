import type { Dispatcher } from 'undici';
import type { PrivateAddresses } from './address.js';
import { readBody } from './body.js';
import { guarded, type Resolve, systemResolve } from './connect.js';
import { asFetchError } from './errors.js';
import { defaultLimits, type Limits } from './limits.js';
import { FetchError } from './problem.js';
import { type ProxyFor, withoutProxy } from './proxy.js';
import { webUrl } from './url.js';

export interface FetchOptions {
  /** `isnad/0.1.0`: who asks, for the server's log. */
  readonly userAgent: string;
  readonly allowPrivate?: PrivateAddresses;
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
  /** HTTP proxies to go through; see `guarded` for what can then not be checked. */
  readonly proxy?: ProxyFor;
}

export interface FetchRequest {
  /** Header names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Asked before each request, those of redirects too: waits for its turn at the host, or throws. What it gives back is
   * called when that request is over.
   */
  readonly admit?: (url: URL) => Promise<() => void>;
  readonly signal?: AbortSignal | undefined;
}

/** A server's answer, whatever its status. */
export interface Answer {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: string;
  /** Names in lower case; values of a repeated one joined by a comma. Without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** MIME type without parameters, in lower case; null where the server gives none. */
  readonly mediaType: string | null;
  /** Decompressed; empty for a 304. */
  readonly bytes: Uint8Array;
  /** The URL that permanent redirects (301, 308) led to before the first temporary one; null where there were none. */
  readonly moved: string | null;
  /** For people: a redirect from https to http. */
  readonly notes: readonly string[];
}

export interface Fetcher {
  /** Throws FetchError. An answer with a status of 400 or more is an answer. */
  get(url: string, request?: FetchRequest): Promise<Answer>;
  close(): Promise<void>;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches what a stranger's text points at without letting it point at this machine or its network: http and https, only
 * public addresses (checked where the connection is made, for each redirect anew), any port, bounded size, time and
 * redirects. Any port, because newspapers do serve from 8080, and a public address has no secrets for this machine.
 */
export function fetcher(options: FetchOptions): Fetcher {
  const limits = { ...defaultLimits, ...options.limits };
  const { dispatcherFor, checkLiteral, close } = guarded(
    limits,
    options.allowPrivate ?? false,
    options.resolve ?? systemResolve,
    options.proxy ?? withoutProxy,
  );
  const own = {
    'user-agent': options.userAgent,
    'accept-language': 'ar, *;q=0.5',
    'accept-encoding': 'gzip, br, deflate',
  };

  const once = async (url: URL, request: FetchRequest, leftMs: number): Promise<Hop> => {
    const outOfTime = AbortSignal.timeout(Math.max(1, Math.ceil(leftMs)));
    const signal = request.signal === undefined ? outOfTime : AbortSignal.any([outOfTime, request.signal]);
    try {
      const answer = await dispatcherFor(url).request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { accept: '*/*', ...own, ...request.headers },
        signal,
      });
      const headers = joined(answer.headers);
      if (redirects.has(answer.statusCode)) {
        // its body is of no use, and reading it to the end could take for ever
        answer.body.on('error', () => undefined).destroy();
        return { status: answer.statusCode, headers, bytes: new Uint8Array() };
      }
      const bytes = await readBody(answer.body, headers['content-encoding'] ?? null, url.host, limits);
      return { status: answer.statusCode, headers, bytes };
    } catch (error) {
      if (request.signal?.aborted === true) throw new FetchError({ kind: 'stopped' });
      throw asFetchError(error, url.host, limits, outOfTime.aborted);
    }
  };

  return {
    async get(text, request = {}) {
      let url = webUrl(text);
      let moved: string | null = null;
      let permanent = true;
      let leftMs = limits.totalMs;
      const notes: string[] = [];
      const been = new Set<string>();
      for (let hops = 0; ; hops++) {
        checkLiteral(url);
        if (request.signal?.aborted === true) throw new FetchError({ kind: 'stopped' });
        been.add(url.href);
        const release = await request.admit?.(url);
        const from = performance.now();
        const hop = await once(url, request, leftMs).finally(release);
        leftMs -= performance.now() - from;
        if (!redirects.has(hop.status)) return { ...hop, url: url.href, mediaType: mediaType(hop), moved, notes };

        const location = hop.headers['location'];
        if (location === undefined) throw new FetchError({ kind: 'redirect-nowhere', status: hop.status });
        const next = webUrl(readable(location), url.href);
        if (hops >= limits.redirects) throw new FetchError({ kind: 'too-many-redirects', limit: limits.redirects });
        if (been.has(next.href)) throw new FetchError({ kind: 'redirect-loop', url: next.href });
        if (url.protocol === 'https:' && next.protocol === 'http:')
          notes.push(`redirected from https to http, where it can be changed on its way: ${next.href}`);
        permanent &&= hop.status === 301 || hop.status === 308;
        if (permanent) moved = next.href;
        url = next;
      }
    },
    close,
  };
}

interface Hop {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** A session of ours with the server says nothing of the report, and is not for the archive. */
const ours = new Set(['set-cookie', 'set-cookie2']);

const joined = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ours.has(name.toLowerCase())
        ? []
        : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const mediaType = (hop: Hop): string | null => hop.headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null;

/** Servers send paths in Arabic as bare UTF-8, which arrives here read as Latin-1. */
function readable(location: string): string {
  if (!/[\u0080-\u00ff]/u.test(location) || /[^\u0000-\u00ff]/u.test(location)) return location;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(location, 'latin1'));
  } catch {
    return location;
  }
}

import { type Answer, type FetchOptions, fetcher } from './fetch.js';
import { FetchError } from './problem.js';
import { robots } from './robots.js';
import { type Sleep, sleep, turns } from './turns.js';

export interface WebOptions extends Omit<FetchOptions, 'userAgent'> {
  /** Of isnad, for the User-Agent. */
  readonly version: string;
  /** Whether pages a robots.txt closes are left alone; true unless said otherwise. */
  readonly obeyRobots?: boolean;
  /** Requests at the same time, over all hosts; 8 unless said otherwise. */
  readonly concurrency?: number;
  /** Milliseconds between two requests to the same host; 1000 unless said otherwise. */
  readonly delayMs?: number;
  readonly now?: () => number;
  readonly sleep?: Sleep;
}

export interface WebRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** The network as everything in intake sees it: guarded, and polite to each host. Every method throws FetchError only. */
export interface Web {
  /** A page: robots.txt is asked first, for each redirect too. */
  page(url: string, request?: WebRequest): Promise<Answer>;
  /**
   * A feed a person subscribed to. robots.txt is for programs that find their way themselves; a feed is published to be
   * fetched by readers, so it is not asked, as in other feed readers. Hosts still get their pauses.
   */
  feed(url: string, request?: WebRequest): Promise<Answer>;
  /** Lets go of kept connections. */
  close(): Promise<void>;
}

const product = 'isnad';
const pages = 'text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.8';
const feeds =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5';

export function web(options: WebOptions): Web {
  const now = options.now ?? Date.now;
  const fetch = fetcher({ ...options, userAgent: `${product}/${options.version}` });
  const queue = turns({
    concurrency: options.concurrency ?? 8,
    delayMs: options.delayMs ?? 1_000,
    now,
    sleep: options.sleep ?? sleep,
  });

  /** A redirect belongs to the request before it, so it need not pause at the same host. */
  const inTurn = (signal: AbortSignal | undefined, delayOf: (url: URL) => Promise<number | null>) => {
    const been = new Set<string>();
    return async (url: URL): Promise<() => void> => {
      const delay = await delayOf(url);
      const again = been.has(url.hostname);
      been.add(url.hostname);
      return queue.take(url.hostname, again ? 0 : delay, signal);
    };
  };
  const without = async (): Promise<null> => null;

  const rules = robots({
    product,
    now,
    get: (url, signal) => fetch.get(url, { signal, admit: inTurn(signal, without) }),
  });
  const allowed = async (url: URL, signal: AbortSignal | undefined): Promise<number | null> => {
    const ruling = await rules.ruling(url, signal);
    switch (ruling.kind) {
      case 'allowed':
        return ruling.delayMs;
      case 'disallowed':
        throw new FetchError({ kind: 'robots', url: url.href });
      case 'unavailable':
        throw new FetchError({ kind: 'robots-unavailable', host: url.host, why: ruling.why });
    }
  };

  const get = (
    url: string,
    accept: string,
    { headers, signal }: WebRequest,
    delayOf: (url: URL) => Promise<number | null>,
  ): Promise<Answer> => fetch.get(url, { headers: { accept, ...headers }, signal, admit: inTurn(signal, delayOf) });

  return {
    page: (url, request = {}) =>
      get(url, pages, request, options.obeyRobots === false ? without : (u) => allowed(u, request.signal)),
    feed: (url, request = {}) => get(url, feeds, request, without),
    close: () => fetch.close(),
  };
}

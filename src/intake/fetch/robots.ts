import commonJs from 'robots-parser';
import type { Answer } from './fetch.js';
import { FetchError, type FetchProblem } from './problem.js';

/** Its types tell of a default export, but what it exports is the function itself. */
const parseRobots = commonJs as unknown as typeof commonJs.default;

/** What a site's robots.txt says of one of its pages. */
export type Ruling =
  | { readonly kind: 'allowed' /** Pause it asks for between requests. */; readonly delayMs: number | null }
  | { readonly kind: 'disallowed' }
  | { readonly kind: 'unavailable'; readonly why: string };

export interface RobotsOptions {
  /** Fetches a robots.txt; throws FetchError. */
  readonly get: (url: string, signal?: AbortSignal) => Promise<Answer>;
  /** The name by which rules may address us: `isnad`. */
  readonly product: string;
  readonly now: () => number;
}

export interface Robots {
  /** Throws FetchError where the page itself could not be fetched either (no such host, refused address). */
  ruling(url: URL, signal?: AbortSignal): Promise<Ruling>;
}

/** RFC 9309, 2.4: not to be used for longer than a day. */
const rememberMs = 24 * 3_600_000;
/** One that could not be had is asked for again after this. */
const retryMs = 10 * 60_000;
/** RFC 9309, 2.5: at least this much must be read. */
const maxLength = 512_000;
/** A longer pause would keep a reader waiting for hours; it is what the largest crawlers do too. */
const maxDelayMs = 60_000;
const maxSites = 1_000;

/** What would befall the page just as well, and says more. */
const pageToo = new Set<FetchProblem['kind']>([
  'bad-url',
  'refused-address',
  'unknown-host',
  'unreachable',
  'certificate',
  'stopped',
]);

type Rules = (url: string) => Ruling;

/** robots.txt of each site (RFC 9309), fetched once a day. A status of 4xx means that all is allowed, 5xx and 429 wait. */
export function robots({ get, product, now }: RobotsOptions): Robots {
  const sites = new Map<string, { readonly until: number; readonly rules: Promise<Rules> }>();

  const fetched = async (origin: string, signal: AbortSignal | undefined): Promise<Rules> => {
    const forget = (): void => {
      sites.delete(origin);
    };
    try {
      const answer = await get(`${origin}/robots.txt`, signal);
      if (answer.status >= 500 || answer.status === 429) return waiting(origin, `it answers ${answer.status}`);
      if (answer.status >= 300) return () => ({ kind: 'allowed', delayMs: null });
      const text = new TextDecoder().decode(answer.bytes).slice(0, maxLength);
      const parsed = parseRobots(`${origin}/robots.txt`, text);
      const seconds = parsed.getCrawlDelay(product);
      const delayMs = seconds === undefined ? null : Math.min(Math.max(0, seconds * 1000), maxDelayMs);
      return (url) => (parsed.isDisallowed(url, product) ? { kind: 'disallowed' } : { kind: 'allowed', delayMs });
    } catch (error) {
      if (!(error instanceof FetchError) || pageToo.has(error.problem.kind)) {
        forget();
        throw error;
      }
      return waiting(origin, error.message.replace(/\.$/u, ''));
    }
  };
  const waiting = (origin: string, why: string): Rules => {
    const known = sites.get(origin);
    if (known !== undefined) sites.set(origin, { ...known, until: now() + retryMs });
    return () => ({ kind: 'unavailable', why });
  };

  return {
    async ruling(url, signal) {
      const { origin } = url;
      let site = sites.get(origin);
      if (site === undefined || site.until <= now()) {
        sites.delete(origin);
        const [oldest] = sites.keys();
        if (sites.size >= maxSites && oldest !== undefined) sites.delete(oldest);
        site = { until: now() + rememberMs, rules: fetched(origin, signal) };
        sites.set(origin, site);
      }
      return (await site.rules)(url.href);
    },
  };
}

import type { Answer } from '../fetch/fetch.js';
import { FetchError } from '../fetch/problem.js';
import { webUrl } from '../fetch/url.js';
import type { Web } from '../fetch/web.js';
import type { Pages } from '../pages.js';
import type { NewFeed } from './feed.js';
import { NoFeed } from './item.js';
import { looksLikeFeed, parseFeed } from './parse.js';

export interface DiscoverDeps {
  readonly web: Web;
  readonly pages: Pages;
  readonly signal?: AbortSignal | undefined;
}

export interface DiscoverOptions {
  /** Whether addresses that feeds often have are tried where a page names none: some ten requests to the site. */
  readonly guess?: boolean;
}

/** Where the common systems for newspapers and blogs keep theirs. */
const usual = [
  '/feed/',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/ar/feed/',
  '/ar/rss.xml',
  '/feed.json',
];

/**
 * The feeds of an address a person gave: itself, if it is one, else those its page names (`link rel=alternate`), those
 * of comments last. Throws FetchError, or NoFeed where there is none.
 */
export async function findFeeds(
  url: string,
  deps: DiscoverDeps,
  { guess = false }: DiscoverOptions = {},
): Promise<readonly NewFeed[]> {
  const address = webUrl(url).href;
  const answer = await deps.web.feed(address, { signal: deps.signal });
  const { status, headers, bytes } = answer;
  if (status < 200 || status > 299)
    throw new FetchError({ kind: 'status', status, retryAfter: headers['retry-after'] ?? null });
  if (looksLikeFeed(bytes)) return [described(answer, address)];

  const links = await deps.pages.feeds(bytes, answer.url, headers['content-type'] ?? null).catch(() => []);
  const site = answer.url;
  const named = links.map((link): NewFeed => ({ url: link.url, title: link.title, site }));
  const ofComments = (feed: NewFeed): number => (/comment/iu.test(feed.url) ? 1 : 0);
  if (named.length > 0) return named.sort((a, b) => ofComments(a) - ofComments(b));

  for (const path of guess ? usual : []) {
    const found = await tried(new URL(path, answer.url).href, deps);
    if (found !== null) return [found];
  }
  throw new NoFeed(
    guess
      ? 'no feed found: its page names none, and none is where feeds often are.'
      : 'no feed found: its page names none. Give the address of the feed itself, or try the usual ones with --guess.',
  );
}

function described(answer: Answer, asked: string): NewFeed {
  const { title, site } = parseFeed(answer.bytes, answer.url, answer.headers['content-type'] ?? null);
  return { url: answer.moved ?? asked, title, site };
}

async function tried(url: string, { web, signal }: DiscoverDeps): Promise<NewFeed | null> {
  try {
    const answer = await web.feed(url, { signal });
    return answer.status === 200 && looksLikeFeed(answer.bytes) ? described(answer, url) : null;
  } catch (error) {
    if (error instanceof NoFeed) return null;
    if (error instanceof FetchError && error.problem.kind !== 'stopped') return null;
    throw error;
  }
}

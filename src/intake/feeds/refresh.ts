import { createHash } from 'node:crypto';
import type { Capture, Taken } from '../../record/capture.js';
import type { Answer } from '../fetch/fetch.js';
import { FetchError } from '../fetch/problem.js';
import type { Web } from '../fetch/web.js';
import type { Pages } from '../pages.js';
import type { Feed, FeedProblem, FeedState, SeenItem } from './feed.js';
import { NoFeed, type ParsedFeed } from './item.js';
import { looksLikeFeed, parseFeed } from './parse.js';
import { afterFailure, afterSuccess, defaultPace, type Pace } from './schedule.js';
import { captureOf, contentOf, distinct, identityOf, withPage } from './take.js';

export interface RefreshDeps {
  readonly web: Web;
  readonly pages: Pages;
  readonly now: () => Date;
  /** Between 0 and 1, for the jitter of times. */
  readonly random: () => number;
  readonly pace?: Pace;
  readonly signal?: AbortSignal | undefined;
}

/** What came of looking at a feed. */
export type Outcome =
  /** It has a new document; how many of its items are new or edited. */
  | { readonly kind: 'changed'; readonly items: number; readonly notes: readonly string[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'gone' };

export interface Refresh {
  readonly outcome: Outcome;
  /** New and edited items, to be read once. */
  readonly items: AsyncIterable<Taken>;
  /**
   * The feed as it is after this, to be saved once what `items` gave is safe. What was not read from `items` does not
   * count as seen and comes again the next time, so a run may be killed at any moment.
   */
  after(): Feed;
}

/**
 * Looks at a feed once, whether it is due or not: with its validators, so that nothing is sent where nothing changed.
 * Rejects only when stopped by the signal; all else is an outcome.
 */
export async function refreshFeed(feed: Feed, deps: RefreshDeps): Promise<Refresh> {
  const answer = await fetched(feed, deps);
  const now = deps.now();
  if (answer instanceof FetchError)
    return failed(feed, { problem: answer.problem.kind, reason: answer.message }, null, now, deps);
  const { status, headers } = answer;
  if (status === 304) return unchanged(moved(feed, answer), answer, now, deps);
  if (status === 410) return gone(feed, now);
  if (status < 200 || status > 299) {
    const { message: reason } = new FetchError({ kind: 'status', status, retryAfter: headers['retry-after'] ?? null });
    return failed(feed, { problem: 'status', reason }, headers['retry-after'] ?? null, now, deps);
  }
  const document = createHash('sha256').update(answer.bytes).digest('hex');
  if (document === feed.state.document) return unchanged(moved(feed, answer), answer, now, deps);
  try {
    const parsed = parseFeed(answer.bytes, answer.url, headers['content-type'] ?? null);
    return changed(moved(feed, answer), { parsed, answer, document, now }, deps);
  } catch (error) {
    // what is no NoFeed is a fault of ours, and must not keep other feeds from being looked at
    const why: Why =
      error instanceof NoFeed
        ? { problem: 'no-feed', reason: await whyNone(error, answer, deps.pages) }
        : { problem: 'fault', reason: String(error) };
    return failed(feed, why, null, now, deps);
  }
}

async function fetched(feed: Feed, { web, signal }: RefreshDeps): Promise<Answer | FetchError> {
  const { etag, lastModified } = feed.state;
  try {
    return await web.feed(feed.url, {
      signal,
      headers: {
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
      },
    });
  } catch (error) {
    if (error instanceof FetchError && error.problem.kind !== 'stopped') return error;
    throw error;
  }
}

/** A feed that moved for good is fetched from its new place from now on. */
const moved = (feed: Feed, answer: Answer): Feed => (answer.moved === null ? feed : { ...feed, url: answer.moved });

const nothing: AsyncIterable<Taken> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

interface Why {
  readonly problem: FeedProblem;
  /** For people. */
  readonly reason: string;
}

function failed(
  feed: Feed,
  { problem, reason }: Why,
  retryAfter: string | null,
  now: Date,
  deps: RefreshDeps,
): Refresh {
  const failures = feed.state.failures + 1;
  const due = afterFailure({ now, failures, retryAfter, pace: deps.pace ?? defaultPace, random: deps.random() });
  const state: FeedState = { ...feed.state, checkedAt: now.toISOString(), failures, error: reason, problem };
  return {
    outcome: { kind: 'failed', reason },
    items: nothing,
    after: () => ({ ...feed, dueAt: due.toISOString(), state }),
  };
}

function gone(feed: Feed, now: Date): Refresh {
  const { message } = new FetchError({ kind: 'status', status: 410, retryAfter: null });
  const state: FeedState = {
    ...feed.state,
    checkedAt: now.toISOString(),
    error: message,
    problem: 'status',
    gone: true,
  };
  return { outcome: { kind: 'gone' }, items: nothing, after: () => ({ ...feed, dueAt: null, state }) };
}

const success = (state: FeedState, now: Date): FeedState => ({
  ...state,
  checkedAt: now.toISOString(),
  succeededAt: now.toISOString(),
  failures: 0,
  error: null,
  problem: null,
  gone: false,
});

function unchanged(feed: Feed, answer: Answer, now: Date, deps: RefreshDeps): Refresh {
  const pace = deps.pace ?? defaultPace;
  const due = afterSuccess({ now, rhythm: feed.state.rhythm, headers: answer.headers, pace, random: deps.random() });
  const state = success(feed.state, now);
  return {
    outcome: { kind: 'unchanged' },
    items: nothing,
    after: () => ({ ...feed, dueAt: due.toISOString(), state }),
  };
}

interface Document {
  readonly parsed: ParsedFeed;
  readonly answer: Answer;
  /** Hash of its bytes. */
  readonly document: string;
  readonly now: Date;
}

function changed(feed: Feed, { parsed, answer, document, now }: Document, deps: RefreshDeps): Refresh {
  const { state } = feed;
  const capturedAt = now.toISOString();
  const found = {
    from: state.scope,
    scope: state.scope,
    answer,
    mediaType: parsed.mediaType,
    capturedAt,
  };
  const entries = distinct(parsed).map((entry) => {
    if (entry.kind === 'failure') return { kind: 'failure' as const, entry };
    const key = identityOf(entry.item);
    const content = contentOf(entry.item);
    return { kind: 'item' as const, item: entry.item, key, content, known: state.seen[key] ?? null };
  });
  const fresh = entries.filter((e) => e.kind === 'failure' || e.known?.content !== e.content);
  const seen: Record<string, SeenItem> = {};
  for (const e of entries) if (e.kind === 'item' && e.known !== null) seen[e.key] = e.known;
  let count = state.items;
  let whole = false;
  let again = false;

  const items = async function* (): AsyncGenerator<Taken> {
    for (const e of fresh) {
      if (e.kind === 'failure') {
        yield { kind: 'failure', name: `${feed.url} ${e.entry.name}`, reason: e.entry.reason };
        continue;
      }
      let taken: PageTaken;
      try {
        const capture = await captureOf(e.item, found, deps.pages);
        const noted = { ...capture, notes: [...parsed.notes, ...answer.notes, ...capture.notes] };
        taken = state.pages ? await fromPage(noted, e.known, deps) : { capture: noted, validators: {}, again: false };
      } catch (error) {
        if (error instanceof FetchError) throw error;
        const name = e.item.url ?? `${feed.url} ${e.item.id ?? ''}`.trim();
        yield { kind: 'failure', name, reason: error instanceof Error ? error.message : String(error) };
        seen[e.key] = { content: e.content };
        continue;
      }
      if (taken.capture !== null) yield { kind: 'capture', capture: taken.capture };
      // only here is it known that whoever reads this has asked for the next one
      if (e.known === null) count++;
      again ||= taken.again;
      seen[e.key] = { content: taken.again ? '' : e.content, ...taken.validators };
    }
    whole = true;
  };

  const due = afterSuccess({
    now,
    rhythm: parsed.rhythm,
    headers: answer.headers,
    pace: deps.pace ?? defaultPace,
    random: deps.random(),
  });
  return {
    outcome: { kind: 'changed', items: fresh.length, notes: parsed.notes },
    items: items(),
    after: () => ({
      ...feed,
      title: feed.title ?? parsed.title,
      dueAt: due.toISOString(),
      state: {
        ...success(state, now),
        site: state.site ?? parsed.site,
        rhythm: parsed.rhythm,
        items: count,
        seen,
        // with a validator an unchanged document does not come again, so one not taken in whole gets none
        ...(whole && !again
          ? { etag: answer.headers['etag'] ?? null, lastModified: answer.headers['last-modified'] ?? null, document }
          : { etag: null, lastModified: null, document: null }),
      },
    }),
  };
}

interface PageTaken {
  /** Null where the page is as it was. */
  readonly capture: Capture | null;
  readonly validators: Omit<SeenItem, 'content'>;
  /** The page could not be had now, and is to be tried the next time. */
  readonly again: boolean;
}

/** The report from its page; what the feed has of it where the page cannot be had. Rejects only when stopped. */
async function fromPage(capture: Capture, known: SeenItem | null, deps: RefreshDeps): Promise<PageTaken> {
  const without = (reason: string, again: boolean): PageTaken => ({
    capture: { ...capture, notes: [...capture.notes, `taken from its feed, not from its page: ${reason}`] },
    validators: {},
    again,
  });
  if (capture.url === null) return without('its feed gives no address.', false);
  try {
    const answer = await deps.web.page(capture.url, {
      signal: deps.signal,
      headers: {
        ...(known?.etag === undefined ? {} : { 'if-none-match': known.etag }),
        ...(known?.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
      },
    });
    if (answer.status === 304) {
      const { content: _, ...validators } = known ?? { content: '' };
      return { capture: null, validators, again: false };
    }
    if (answer.status < 200 || answer.status > 299) {
      const { message } = new FetchError({ kind: 'status', status: answer.status, retryAfter: null });
      return without(message, answer.status >= 500 || answer.status === 429);
    }
    const page = await deps.pages.report(answer.bytes, answer.url, answer.headers['content-type'] ?? null);
    const { etag, 'last-modified': lastModified } = answer.headers;
    return {
      capture: withPage(capture, page, answer, deps.now().toISOString()),
      validators: { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) },
      again: false,
    };
  } catch (error) {
    if (error instanceof FetchError && error.problem.kind === 'stopped') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return without(reason, error instanceof FetchError && passing.has(error.problem.kind));
  }
}

/** What may be over the next time. */
const passing = new Set<FetchError['problem']['kind']>([
  'unknown-host',
  'unreachable',
  'timeout',
  'broken-answer',
  'robots-unavailable',
]);

/** Why a document is no feed, with what the person may have meant. */
export async function whyNone(error: NoFeed, answer: Answer, pages: Pages): Promise<string> {
  if (looksLikeFeed(answer.bytes) || answer.mediaType === null || !/html/u.test(answer.mediaType)) return error.message;
  const links = await pages.feeds(answer.bytes, answer.url, answer.headers['content-type'] ?? null).catch(() => []);
  return links.length === 0
    ? 'a web page, not a feed.'
    : `a web page, not a feed. ${links.length === 1 ? 'Its feed is' : 'Its feeds are'} ${links.map((l) => l.url).join(', ')}`;
}

import type { Taken } from '../record/capture.js';
import { InputError, messageOf } from './errors.js';
import { NoFeed } from './feeds/item.js';
import { looksLikeFeed, parseFeed } from './feeds/parse.js';
import { captureOf, distinct } from './feeds/take.js';
import type { Answer } from './fetch/fetch.js';
import { FetchError } from './fetch/problem.js';
import { webUrl } from './fetch/url.js';
import type { Web } from './fetch/web.js';
import type { PageReport } from './page.js';
import type { Pages } from './pages.js';

/** Bytes that are neither a page nor a feed, and all that is known of them. */
export interface Received {
  readonly bytes: Uint8Array;
  /** As the server names it. */
  readonly mediaType: string | null;
  /** Where they came from in the end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly capturedAt: string;
  /** As the person gave it. */
  readonly from: string;
}

export interface TakeUrlDeps {
  readonly web: Web;
  readonly pages: Pages;
  /** Takes reports out of what is no page and no feed: PDF, DOCX, WARC, plain text, … */
  readonly other: (received: Received) => AsyncIterable<Taken>;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The reports at a URL, by what comes from there, whatever its label: the article of a page, the items of a feed, or what
 * is in another kind of file. What cannot be had is a failure with its reason; rejects only when stopped by the signal.
 */
export async function* takeUrl(url: string, deps: TakeUrlDeps): AsyncGenerator<Taken> {
  const failure = (reason: string): Taken => ({ kind: 'failure', name: url, reason });
  let answer: Answer;
  try {
    answer = await deps.web.page(webUrl(url).href, { signal: deps.signal });
    const { status, headers } = answer;
    if (status < 200 || status > 299)
      throw new FetchError({ kind: 'status', status, retryAfter: headers['retry-after'] ?? null });
  } catch (error) {
    if (!(error instanceof FetchError) || error.problem.kind === 'stopped') throw error;
    yield failure(error.message);
    return;
  }
  const capturedAt = deps.now().toISOString();
  if (looksLikeFeed(answer.bytes)) yield* itemsOf(url, answer, capturedAt, deps.pages);
  else if (isPage(answer)) yield await articleOf(url, answer, capturedAt, deps.pages);
  else {
    const { bytes, mediaType, headers } = answer;
    try {
      for await (const taken of deps.other({ bytes, mediaType, url: answer.url, headers, capturedAt, from: url }))
        yield withOrigin(taken, answer);
    } catch (error) {
      yield failure(messageOf(error));
    }
  }
}

/** A reader of files knows nothing of where they came from; what a web archive says of its pages stays. */
function withOrigin(taken: Taken, { url, headers, notes }: Answer): Taken {
  if (taken.kind !== 'capture' || taken.capture.source === null || taken.capture.source.url !== null) return taken;
  const { capture } = taken;
  return {
    kind: 'capture',
    capture: { ...capture, source: { ...taken.capture.source, url, headers }, notes: [...notes, ...capture.notes] },
  };
}

async function* itemsOf(from: string, answer: Answer, capturedAt: string, pages: Pages): AsyncGenerator<Taken> {
  try {
    const feed = parseFeed(answer.bytes, answer.url, answer.headers['content-type'] ?? null);
    const found = { from, scope: webUrl(from).href, answer, mediaType: feed.mediaType, capturedAt };
    for (const entry of distinct(feed)) {
      if (entry.kind === 'failure') {
        yield { ...entry, name: `${from} ${entry.name}` };
        continue;
      }
      try {
        const capture = await captureOf(entry.item, found, pages);
        yield { kind: 'capture', capture: { ...capture, notes: [...feed.notes, ...answer.notes, ...capture.notes] } };
      } catch (error) {
        yield { kind: 'failure', name: entry.item.url ?? from, reason: messageOf(error) };
      }
    }
  } catch (error) {
    if (!(error instanceof NoFeed)) throw error;
    yield { kind: 'failure', name: from, reason: error.message };
  }
}

async function articleOf(from: string, answer: Answer, capturedAt: string, pages: Pages): Promise<Taken> {
  const contentType = answer.headers['content-type'] ?? null;
  let page: PageReport;
  try {
    page = await pages.report(answer.bytes, answer.url, contentType);
  } catch (error) {
    const links =
      error instanceof InputError ? await pages.feeds(answer.bytes, answer.url, contentType).catch(() => []) : [];
    const feeds = links.map((link) => link.url);
    const hint =
      feeds.length === 0
        ? ''
        : ` ${feeds.length === 1 ? 'Its feed is' : 'Its feeds are'} ${feeds.join(', ')}: isnad feeds add ${feeds[0]}`;
    return { kind: 'failure', name: from, reason: `${messageOf(error)}${hint}` };
  }
  const { text, title, published, publisher, author, url, notes } = page;
  const { bytes, headers } = answer;
  const source = { bytes, mediaType: answer.mediaType ?? 'text/html', url: answer.url, headers };
  return {
    kind: 'capture',
    capture: {
      text,
      title,
      published,
      publisher,
      author,
      url: url ?? answer.url,
      guid: null,
      from,
      capturedAt,
      source,
      notes: [...answer.notes, ...notes],
    },
  };
}

/** HTML by its label; where that says nothing of use, by its first words. */
function isPage({ mediaType, bytes }: Answer): boolean {
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return true;
  const vague = mediaType === null || /^(?:text\/plain|text\/xml|application\/(?:xml|octet-stream))$/u.test(mediaType);
  const head = Buffer.from(bytes.subarray(0, 1_000)).toString('latin1');
  return (
    vague &&
    /^[\s\u00ef\u00bb\u00bf]*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)[\s>]/iu.test(head)
  );
}

import { createHash } from 'node:crypto';
import type { Capture } from '../../record/capture.js';
import type { Answer } from '../fetch/fetch.js';
import type { PageReport } from '../page.js';
import type { Pages } from '../pages.js';
import type { Body, FeedItem, ParsedFeed, ParsedItem } from './item.js';

/** Where an item was found. */
export interface Found {
  /** The feed, as a person named it. */
  readonly from: string;
  /** What makes its guids unique. */
  readonly scope: string;
  readonly answer: Pick<Answer, 'url' | 'headers'>;
  readonly mediaType: string;
  readonly capturedAt: string;
}

/** What a feed has of a report, as a capture. Rejects where that is nothing to be read. */
export async function captureOf(item: FeedItem, found: Found, pages: Pages): Promise<Capture> {
  const title = item.title === null ? null : oneLine(await textOf(item.title, pages)) || null;
  const body = item.body === null ? '' : await textOf(item.body, pages);
  const text = [title ?? '', sameStart(body, title)].filter((part) => part !== '').join('\n');
  if (text === '') throw new Error('it has neither a headline nor a text.');
  return {
    text,
    title,
    published: item.published,
    publisher: item.publisher,
    author: item.author,
    url: item.url,
    guid: item.id === null ? null : `${found.scope}#${item.id}`,
    from: found.from,
    capturedAt: found.capturedAt,
    source: { bytes: item.bytes, mediaType: found.mediaType, url: found.answer.url, headers: found.answer.headers },
    notes: [...item.notes, ...(body === '' ? ['its feed gives the headline only'] : [])],
  };
}

/** The same report from its own page; the feed's word where the page says nothing. */
export function withPage(capture: Capture, page: PageReport, answer: Answer, capturedAt: string): Capture {
  return {
    ...capture,
    text: page.text,
    title: page.title ?? capture.title,
    // the feed's date is written by a machine, with its offset
    published: capture.published ?? page.published,
    publisher: page.publisher ?? capture.publisher,
    author: page.author ?? capture.author,
    url: page.url ?? capture.url,
    capturedAt,
    source: {
      bytes: answer.bytes,
      mediaType: answer.mediaType ?? 'text/html',
      url: answer.url,
      headers: answer.headers,
    },
    notes: [...answer.notes, ...page.notes.filter((note) => capture.published === null || !/\bdate\b/u.test(note))],
  };
}

/**
 * The items of a document, each once. A guid on items with different addresses is none: some sites give all the same;
 * such items are known by their addresses.
 */
export function distinct(feed: ParsedFeed): readonly ParsedItem[] {
  const addresses = new Map<string, Set<string>>();
  for (const entry of feed.items) {
    if (entry.kind !== 'item' || entry.item.id === null || entry.item.url === null) continue;
    const known = addresses.get(entry.item.id) ?? new Set();
    addresses.set(entry.item.id, known.add(entry.item.url));
  }
  const seen = new Set<string>();
  const items: ParsedItem[] = [];
  for (const entry of feed.items) {
    if (entry.kind !== 'item') {
      items.push(entry);
      continue;
    }
    const shared = entry.item.id !== null && (addresses.get(entry.item.id)?.size ?? 0) > 1;
    const item = shared
      ? { ...entry.item, id: null, notes: [...entry.item.notes, 'its guid is that of other reports too'] }
      : entry.item;
    // the first is the newest
    const key = identityOf(item);
    if (seen.has(key)) continue;
    seen.add(key);
    items.push({ kind: 'item', item });
  }
  return items;
}

/** What makes an item itself, within its feed: id, else address, else what it says. Hashed, since it may be long. */
export const identityOf = (item: FeedItem): string =>
  hash(item.id !== null ? `id ${item.id}` : item.url !== null ? `url ${item.url}` : `says ${contentOf(item)}`);

/** A hash of all an item says that goes into a capture: it changes when the item was edited. */
export const contentOf = (item: FeedItem): string =>
  hash(JSON.stringify([item.url, item.title, item.body, item.author, item.published, item.publisher]));

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

async function textOf(body: Body, pages: Pages): Promise<string> {
  if (body.kind === 'html' && /[<&]/u.test(body.value)) return pages.lines(body.value);
  return body.value
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Feeds without a text of their own repeat the headline, or begin with it. */
const sameStart = (body: string, title: string | null): string => {
  const [first, ...rest] = body.split('\n');
  return title !== null && oneLine(first ?? '') === title ? rest.join('\n') : body;
};

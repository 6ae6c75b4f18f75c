import type { Taken } from '../../record/capture.js';
import { whole } from '../bytes.js';
import { InputError, messageOf } from '../errors.js';
import { NoFeed } from '../feeds/item.js';
import { parseFeed } from '../feeds/parse.js';
import { captureOf, distinct } from '../feeds/take.js';
import { limits } from '../limits.js';
import { pagesIn } from '../pages.js';
import type { Input, Reading } from './reader.js';

/**
 * The items of a feed in a file. A guid says which report it is only within its feed, and a file does not say which feed
 * it was: its items are known by their addresses, under which those of the feed itself are known too.
 */
export async function* readFeed({ name, chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  const bytes = await whole(chunks, limits.fileBytes);
  const { url } = reading;
  const feed = parsed(bytes, url);
  const pages = pagesIn(reading.sandbox);
  const found = {
    ...{ from: reading.from, scope: url ?? '', mediaType: feed.mediaType, capturedAt: reading.now },
    answer: { url: url ?? '', headers: {} },
  };
  for (const entry of distinct(feed)) {
    if (entry.kind === 'failure') {
      yield { ...entry, name: `${name} ${entry.name}` };
      continue;
    }
    const item = url === null ? { ...entry.item, id: null } : entry.item;
    try {
      const capture = await captureOf(item, found, pages);
      const source = { bytes: item.bytes, mediaType: feed.mediaType, url: null, headers: null };
      yield { kind: 'capture', capture: { ...capture, source, notes: [...feed.notes, ...capture.notes] } };
    } catch (error) {
      yield { kind: 'failure', name: item.url ?? `${name} ${entry.item.id ?? ''}`.trim(), reason: messageOf(error) };
    }
  }
}

function parsed(bytes: Uint8Array, url: string | null): ReturnType<typeof parseFeed> {
  try {
    // relative addresses lead nowhere from a file
    return parseFeed(bytes, url ?? 'about:blank', null);
  } catch (error) {
    if (!(error instanceof NoFeed)) throw error;
    throw new InputError(`${error.message} To follow a feed, give its address: isnad feeds add URL.`);
  }
}

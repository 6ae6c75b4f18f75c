import { parseFeed as parseAny, parseJsonFeed } from 'feedsmith';
import { encodingOf } from './charset.js';
import { channelOf, itemCount, itemOf, type RawFeed } from './formats.js';
import { NoFeed, type ParsedFeed, type ParsedItem } from './item.js';
import { type Slice, SliceError, sliceJsonItems, sliceXml } from './slices.js';

/** Bytes of a feed, and of one of its items, beyond which neither is a newspaper's. */
const maxFeed = 10_000_000;
const maxItem = 1_000_000;
const maxItems = 2_000;
/** Times that feedsmith is called for one feed. */
const maxReads = 400;

const mediaTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  rdf: 'application/rdf+xml',
  json: 'application/feed+json',
} as const;

/**
 * Reads RSS, Atom, RSS 1.0 (RDF) and JSON Feed. Each item is read by itself, so that a broken one is listed with its
 * reason and the others are taken. Throws NoFeed for what is none of these.
 *
 * @param url where it came from, which relative links start from
 * @param contentType the Content-Type header, for its charset
 */
export function parseFeed(bytes: Uint8Array, url: string, contentType: string | null): ParsedFeed {
  if (bytes.length > maxFeed) throw new NoFeed(`too large for a feed (more than ${maxFeed / 1_000_000} MB).`);
  const encoding = encodingOf(bytes, contentType);
  const decode = (part: Uint8Array): string => new TextDecoder(encoding.name).decode(part);
  // tags are ASCII in all encodings but UTF-16, which is written anew
  const narrow = encoding.name.startsWith('utf-16')
    ? new TextEncoder().encode(decode(bytes))
    : bytes.subarray(encoding.mark);
  const decodeNarrow = encoding.name.startsWith('utf-16')
    ? (part: Uint8Array) => new TextDecoder().decode(part)
    : decode;
  const letters = Buffer.from(narrow.buffer, narrow.byteOffset, narrow.length).toString('latin1');
  const made = /^\s*\{/u.test(letters.slice(0, 1_000))
    ? jsonFeed(narrow, letters, decodeNarrow, url)
    : xmlFeed(narrow, letters, decodeNarrow, url);
  return { ...made, notes: [...encoding.notes, ...made.notes] };
}

/** Whether bytes look like a feed at all; what looks like one may still be broken. */
export function looksLikeFeed(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4_000)).toString('latin1').replaceAll('\0', '');
  if (/^\s*\{/u.test(head)) return /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/u.test(head);
  return /<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|RDF)[\s>]/u.test(head) && !/<(?:!doctype\s+)?html[\s>]/iu.test(head);
}

type Decode = (bytes: Uint8Array) => string;
type Made = ParsedFeed;

function xmlFeed(bytes: Uint8Array, letters: string, decode: Decode, base: string): Made {
  const cut = sliced(() => sliceXml(letters));
  if (cut.frame === '') throw noFeed();
  const text = (latin1: string): string => decode(Buffer.from(latin1, 'latin1'));
  // in RSS 1.0 the items stand beside the channel, not in it
  const isRss = /^<(?:[\w.-]+:)?rss[\s>]/iu.test(cut.frame);
  const frame = text(isRss ? cut.frame : cut.frame.slice(0, cut.frame.indexOf('>') + 1));
  const parts = cut.items.slice(0, maxItems).map((slice, i): Part => {
    const own = bytes.subarray(slice.start, slice.end);
    const content = decode(own);
    const cutOff = !slice.closed && slice.end >= letters.length;
    const reason = cutOff ? 'the feed breaks off in the middle of this item.' : tooLarge(own);
    return { bytes: own, content, name: nameOf(content, i), reason };
  });
  const together = (some: readonly Part[]): RawFeed | null => read(frame + some.map((p) => p.content).join(''));
  const found = taken(parts, together, base, read(withLists(text(cut.around))), 'its XML is too broken to be read.');
  return { ...found, items: [...found.items, ...beyond(cut.items)], notes: cut.notes };
}

function jsonFeed(bytes: Uint8Array, letters: string, decode: Decode, base: string): Made {
  let whole: unknown;
  try {
    whole = JSON.parse(decode(bytes));
  } catch {
    throw new NoFeed('it is no valid JSON.');
  }
  if (typeof whole !== 'object' || whole === null || !looksLikeFeed(bytes)) throw noFeed();
  const { items: _, ...around } = whole as Record<string, unknown>;
  const envelope = (items: readonly unknown[]): RawFeed | null => {
    try {
      return { format: 'json', feed: parseJsonFeed({ ...around, items }) };
    } catch {
      return null;
    }
  };
  const slices = sliceJsonItems(letters);
  const parts = slices.slice(0, maxItems).map((slice, i): Part => {
    const own = bytes.subarray(slice.start, slice.end);
    return { bytes: own, content: decode(own), name: `item ${i + 1}`, reason: tooLarge(own) };
  });
  const together = (some: readonly Part[]): RawFeed | null => envelope(some.map((p) => JSON.parse(p.content)));
  const found = taken(parts, together, base, envelope([]), 'it is no item of a JSON Feed.');
  return { ...found, items: [...found.items, ...beyond(slices)], notes: [] };
}

/** An item cut out, not yet read. */
interface Part {
  readonly bytes: Uint8Array;
  readonly content: string;
  readonly name: string;
  /** Why it is not to be read at all. */
  readonly reason: string | null;
}

type Together = (parts: readonly Part[]) => RawFeed | null;

/** Reads what was cut. `around`: the feed without its items, which may be nothing at all. Throws NoFeed. */
function taken(parts: readonly Part[], together: Together, base: string, around: RawFeed | null, broken: string) {
  const sound = parts.filter((p) => p.reason === null);
  const raws = new Map(eachAlone(sound, together, { left: maxReads }).map((raw, i) => [sound[i], raw]));
  const any = around ?? [...raws.values()].find((raw) => raw !== null)?.raw;
  if (any === undefined) throw new NoFeed('it looks like a feed, but is empty or too broken to be read.');
  const channel = channelOf(any, base);
  const items = parts.map((part): ParsedItem => {
    const found = raws.get(part) ?? null;
    const item = found === null ? null : itemOf(found.raw, found.index, channel, base, part.bytes);
    return item === null ? { kind: 'failure', name: part.name, reason: part.reason ?? broken } : { kind: 'item', item };
  });
  return { ...channel, mediaType: mediaTypes[channel.format], items };
}

/** Where an item came out of feedsmith. */
interface Found {
  readonly raw: RawFeed;
  readonly index: number;
}

/**
 * Reads parts together; where as many come out as went in, each is known by its place. Else halves are tried, down to
 * the broken one: as good as reading each by itself, and as quick as reading all at once where nothing is broken.
 * Where much is broken it is given up in the end, since each reading takes its time.
 */
function eachAlone(parts: readonly Part[], together: Together, reads: { left: number }): readonly (Found | null)[] {
  if (reads.left-- <= 0) return parts.map(() => null);
  if (parts.length === 0) return [];
  const raw = together(parts);
  if (raw !== null && itemCount(raw) === parts.length) return parts.map((_, index) => ({ raw, index }));
  if (parts.length === 1) return [null];
  const half = parts.length >> 1;
  return [...eachAlone(parts.slice(0, half), together, reads), ...eachAlone(parts.slice(half), together, reads)];
}

/** feedsmith overlooks a single hour or day to skip: it looks for a list, so one that is empty is put beside it. */
const withLists = (around: string): string => around.replace(/<\/skip(hour|day)s\s*>/giu, '<$1></$1>$&');

const tooLarge = (bytes: Uint8Array): string | null =>
  bytes.length > maxItem ? `larger than ${maxItem / 1_000_000} MB.` : null;

function beyond(items: readonly Slice[]): readonly ParsedItem[] {
  const more = items.length - maxItems;
  return more <= 0
    ? []
    : [{ kind: 'failure', name: `${more} more items`, reason: `a feed is read up to ${maxItems} items.` }];
}

const noFeed = (): NoFeed => new NoFeed('no feed: neither RSS, Atom, RDF nor JSON Feed.');

function sliced<T>(cut: () => T): T {
  try {
    return cut();
  } catch (error) {
    if (error instanceof SliceError) throw new NoFeed(`it cannot be read: ${error.message}.`);
    throw error;
  }
}

/** Null for what feedsmith refuses. */
function read(text: string): RawFeed | null {
  try {
    return parseAny(text);
  } catch {
    return null;
  }
}

const nameOf = (text: string, index: number): string =>
  /<title[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,200})/u.exec(text)?.[1]?.trim() || `item ${index + 1}`;

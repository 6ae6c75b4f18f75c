/** A piece of text and how it is written. */
export interface Body {
  readonly kind: 'html' | 'text';
  readonly value: string;
}

/** An item of a feed, the same for all formats. What it does not say is null. */
export interface FeedItem {
  /** guid, Atom or JSON Feed id; unique only within its feed. */
  readonly id: string | null;
  /** The page it stands for, absolute. */
  readonly url: string | null;
  readonly title: Body | null;
  readonly body: Body | null;
  readonly author: string | null;
  /** ISO 8601, with the offset the feed gives. */
  readonly published: string | null;
  readonly publisher: string | null;
  /** As received. */
  readonly bytes: Uint8Array;
  readonly notes: readonly string[];
}

/** An item, or why it is none. */
export type ParsedItem =
  | { readonly kind: 'item'; readonly item: FeedItem }
  | { readonly kind: 'failure'; readonly name: string; readonly reason: string };

/** When a feed says it is worth another look. */
export interface Rhythm {
  /** RSS `ttl`, or the period of the syndication module, in minutes. */
  readonly everyMinutes: number | null;
  /** RSS `skipHours`: hours of the day in UTC, 0 to 23. */
  readonly skipHours: readonly number[];
  /** RSS `skipDays`: days of the week in UTC, 0 for Sunday. */
  readonly skipDays: readonly number[];
}

export interface ParsedFeed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  readonly mediaType: string;
  readonly title: string | null;
  /** The site it belongs to. */
  readonly site: string | null;
  readonly rhythm: Rhythm;
  readonly items: readonly ParsedItem[];
  readonly notes: readonly string[];
}

/** The bytes are no feed. The message is for people. */
export class NoFeed extends Error {}

export const noRhythm: Rhythm = { everyMinutes: null, skipHours: [], skipDays: [] };

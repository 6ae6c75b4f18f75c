import type { IntakeEvent } from '../intake/event.js';
import type { Feed, FeedStore, NewFeed } from '../intake/feeds/feed.js';
import type { Outcome } from '../intake/feeds/refresh.js';

/** Something to take reports from. */
export type Source =
  /** A file that was sent here; `name` is what its sender calls it. */
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly bytes: number }
  /** A page, a feed, or a file on the web. */
  | { readonly kind: 'url'; readonly url: string }
  /** One report as somebody wrote or pasted it. */
  | { readonly kind: 'text'; readonly report: GivenReport }
  /** The demo collection. */
  | { readonly kind: 'examples' };

export interface GivenReport {
  /** With or without the title above it. */
  readonly text: string;
  readonly title: string | null;
  /** ISO 8601 day or instant. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** What work tells while it is done. */
export interface Told {
  readonly report: (event: IntakeEvent) => void;
  readonly feed: (event: FeedLooked) => void;
  /** So much of all there is to do is done; `of` is null where nobody knows how much that is. */
  readonly part: (done: number, of: number | null) => void;
  readonly signal: AbortSignal;
}

/** A feed was looked at. */
export interface FeedLooked {
  readonly event: 'feed';
  readonly url: string;
  readonly title: string | null;
  readonly outcome: Outcome['kind'];
  /** How many new or edited reports it gave. */
  readonly taken: number;
  /** Why that failed, for people. */
  readonly reason: string | null;
  /** When it is due again. */
  readonly due: string | null;
}

/** Takes reports into the archive. What fails is told, item by item; rejects only where the archive itself fails. */
export interface Intake {
  take(sources: readonly Source[], told: Told): Promise<void>;
  /** Looks at feeds, due or not. */
  follow(feeds: readonly Feed[], told: Told): Promise<void>;
}

/** The feeds that are followed. */
export interface Feeds {
  readonly store: FeedStore;
  /** The feeds at an address: itself or those its page names. Throws FetchError or NoFeed. */
  find(url: string, options: { readonly guess: boolean; readonly signal: AbortSignal }): Promise<readonly NewFeed[]>;
}

/** The bytes a report was taken from, as received: a page, a feed item, a file. */
export interface Source {
  readonly bytes: Uint8Array;
  /** MIME type without parameters: `text/html`, `application/pdf`, `application/rss+xml`, … */
  readonly mediaType: string;
  /** Where the bytes came from in the end, after redirects; null for a file. */
  readonly url: string | null;
  /** HTTP headers of the answer, names in lower case; null where there was none. */
  readonly headers: Readonly<Record<string, string>> | null;
}

/** A report exactly as captured, before it is read. Nothing in it is invented: what the source does not say is null. */
export interface Capture {
  /** What will be read. With a headline, its first line; line ends are `\n`. Nothing else of the source's text is changed. */
  readonly text: string;
  readonly title: string | null;
  /** ISO 8601 day, or instant with its offset, as the source gives it. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Where the report was published: the canonical URL. */
  readonly url: string | null;
  /** The source's own identity of the report, made unique by its scope: `FEED-URL#guid`, `uri` of ninjs, … */
  readonly guid: string | null;
  /** What a person named to get it: a path, a feed, a URL. */
  readonly from: string;
  /** ISO 8601 instant in UTC at which the source was taken: now, or what an archive file says of it. */
  readonly capturedAt: string;
  readonly source: Source | null;
  /** What had to be done or could not be told, for people: "decoded from windows-1256", "no date found". */
  readonly notes: readonly string[];
}

/** What intake gives for each item of an input: a capture, or the reason why there is none. */
export type Taken =
  | { readonly kind: 'capture'; readonly capture: Capture }
  | { readonly kind: 'failure'; readonly name: string; readonly reason: string };

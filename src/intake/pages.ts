import { decodeText } from './decode-text.js';
import { charsetOf } from './feeds/charset.js';
import { parsePage } from './page/dom.js';
import { linesOf } from './page/lines.js';
import { type FeedLink, feedsOfPage, type PageReport, readPage } from './page.js';
import type { Sandbox } from './sandbox.js';

/**
 * What is made of strangers' HTML. A value rather than functions, so that it can be had from a sandbox. All reject with
 * an Error whose message is for people.
 */
export interface Pages {
  /** The report of a page. Rejects where it holds none. */
  report(bytes: Uint8Array, url: string, contentType: string | null): Promise<PageReport>;
  /** The feeds a page names, also one without a report. */
  feeds(bytes: Uint8Array, url: string, contentType: string | null): Promise<readonly FeedLink[]>;
  /** The text of a piece of HTML, a line for each block. */
  lines(html: string): Promise<string>;
}

/** A page names its feeds in its head. */
const headBytes = 500_000;

const decoded = (bytes: Uint8Array, contentType: string | null) =>
  decodeText(bytes, { charset: charsetOf(contentType), html: true });

/** Read in this very thread: for tests, and where what is read is trusted. */
export const pagesHere: Pages = {
  report: async (bytes, url, contentType) => {
    const { text, notes } = decoded(bytes, contentType);
    const report = readPage(text, url);
    return { ...report, notes: [...notes, ...report.notes] };
  },
  feeds: async (bytes, url, contentType) => feedsOfPage(decoded(bytes.subarray(0, headBytes), contentType).text, url),
  lines: async (html) =>
    linesOf(parsePage(html).body)
      .map((line) => line.text)
      .join('\n'),
};

/** The same in a sandbox, which bounds the time and memory that a page may take. */
export const pagesIn = (sandbox: Sandbox): Pages => ({
  report: (bytes, url, contentType) => sandbox.parse({ kind: 'page', bytes, url, charset: charsetOf(contentType) }),
  feeds: sandbox.feeds,
  lines: sandbox.lines,
});

import { compared } from './compared.js';
import { InputError } from './errors.js';
import { articleLines } from './page/body.js';
import { dateInAddress, isoDate } from './page/dates.js';
import { type Document, oneLine, parsePage, textOf } from './page/dom.js';
import { embeddedReport, plain } from './page/embedded.js';
import { type PageLine, reportLines } from './page/lines.js';
import { jsonLd, metas, microdata, type Said } from './page/structured.js';
import { isOnlyDate, writtenDate } from './page/written-date.js';

/** A feed that a page names. */
export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
  /** MIME type as the page gives it. */
  readonly type: string;
}

/** A report as a page has it. What the page does not say is null. */
export interface PageReport {
  /** The headline, where there is one, and the paragraphs, a line each. */
  readonly text: string;
  readonly title: string | null;
  /** ISO 8601 day, or instant with its offset. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** The canonical URL: what the page calls so, else the address it was given with. */
  readonly url: string | null;
  readonly feeds: readonly FeedLink[];
  /** What could not be told, and what is not the page's own word, for people. */
  readonly notes: readonly string[];
}

/**
 * The report of an HTML page: its schema.org description first (JSON-LD, microdata), then Open Graph and other metas,
 * then the visible page. `url`: where the page was found, or null. Pure. Throws InputError where it holds no report.
 */
export function readPage(html: string, url: string | null): PageReport {
  const document = parsePage(html);
  const base = document.querySelector('base[href]')?.getAttribute('href');
  const address = (link: string | null): string | null => absolute(link, absolute(base ?? null, url) ?? url);
  const said: readonly Said[] = [jsonLd(document), microdata(document), metas(document)];
  const first = (key: keyof Said): string | null => said.map((s) => s[key]).find((v) => v !== null) ?? null;

  const publisher = first('publisher');
  const title = titleOf(document, said, publisher);
  const canonical = canonicalUrl(
    [document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null, ...said.map((s) => s.url)].map(
      address,
    ),
    url,
  );
  const author = first('author') ?? visibleAuthor(document);
  const feeds = feedLinks(document, address);
  const shown = visibleDate(document);
  const embedded = embeddedReport(document, title);

  const body = bodyLines(document, said.map((s) => s.body).concat(embedded.body));
  const headline = title ?? embedded.title;
  const lines = reportLines(body, { title: headline, author });
  if (lines.length === 0) throw new InputError('no report found: the page holds a headline and links only.');

  const written = first('published') ?? shown ?? embedded.published;
  const inAddress = dateInAddress(canonical ?? url ?? '');
  const inLine =
    body
      .slice(0, 5)
      .map((line) => (isOnlyDate(line.text) ? writtenDate(line.text) : null))
      .find((d) => d !== null) ?? null;
  return {
    text: (headline === null ? lines : [headline, ...lines]).join('\n'),
    title: headline,
    published: written ?? inAddress ?? inLine,
    publisher,
    author: author ?? embedded.author,
    url: canonical,
    feeds,
    notes: [
      ...(headline === null ? ['no headline found'] : []),
      ...(written !== null
        ? []
        : [
            inAddress !== null
              ? 'the date is that in the address'
              : inLine !== null
                ? 'the date is that written above the text'
                : 'no date found',
          ]),
    ],
  };
}

/** The feeds that a page names, also one without a report. `url`: where the page was found. */
export function feedsOfPage(html: string, url: string | null): readonly FeedLink[] {
  const document = parsePage(html);
  const base = absolute(document.querySelector('base[href]')?.getAttribute('href') ?? null, url) ?? url;
  return feedLinks(document, (link) => absolute(link, base));
}

const absolute = (link: string | null, base: string | null): string | null => {
  if (link === null || link.trim() === '') return null;
  try {
    const url = new URL(link.trim(), base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
};

/** The first address named that can be the report's: not a site's front page for a page deeper in it. */
function canonicalUrl(named: readonly (string | null)[], url: string | null): string | null {
  const isFront = (u: string): boolean =>
    /^\/(?:index\.\w+|ar\/?|home\/?)?$/iu.test(new URL(u).pathname) && new URL(u).search === '';
  const own = absolute(url, null);
  const deep = own !== null && !isFront(own);
  return named.find((u) => u !== null && !(deep && isFront(u))) ?? own;
}

function titleOf(document: Document, said: readonly Said[], publisher: string | null): string | null {
  const h1s = [...document.querySelectorAll('h1')].map(textOf).filter((t) => t.length > 4);
  const marked = oneLine(said.map((s) => s.title).find((t) => t !== null) ?? '');
  const named = withoutSite(marked || oneLine(document.title ?? ''), publisher);
  // a headline that was cut for search engines stands whole on the page
  const whole = h1s.find((h) => {
    const stem = compared(named.replace(/\s*(?:\.{2,}|…)$/u, ''));
    return stem !== '' && compared(h).startsWith(stem);
  });
  if (whole !== undefined) return whole;
  // without a description, the only heading of the first rank says it better than the window's title
  if (marked === '' && h1s.length === 1 && (named === '' || compared(named).includes(compared(h1s[0]!))))
    return h1s[0]!;
  return named || (h1s.length === 1 ? h1s[0]! : null);
}

/** A title without the site's name after or before it: «… | الوطن», «الوطن - …». */
function withoutSite(title: string, publisher: string | null): string {
  const parts = title.split(/\s+[|»«\-–—:]+\s+|\s*\|\s*/u);
  if (parts.length < 2) return title;
  const site = publisher === null ? '' : compared(publisher);
  const cut = (part: string, keepsRest: string): string | null =>
    site !== '' && (compared(part) === site || site.includes(compared(part))) && compared(keepsRest).length > 8
      ? keepsRest
      : null;
  const last = parts.at(-1)!;
  const front = title.slice(0, title.lastIndexOf(last)).replace(/\s*[|»«\-–—:]+\s*$/u, '');
  const rest = title.slice(parts[0]!.length).replace(/^\s*[|»«\-–—:]+\s*/u, '');
  // after a bar there is nothing but a site's or section's name
  const barred = title.includes('|') ? oneLine(title.split('|').reduce((a, b) => (b.length > a.length ? b : a))) : null;
  return cut(last, front) ?? cut(parts[0]!, rest) ?? barred ?? title;
}

function visibleAuthor(document: Document): string | null {
  for (const selector of ['[rel~="author"]', '[itemprop~="author"]', '.byline', '.author-name', '[class~="author"]']) {
    const found = [...document.querySelectorAll(selector)].map(textOf).filter((t) => t !== '' && t.length < 80);
    if (found.length === 1) return found[0]!.replace(/^(?:بقلم|كتب[ت]?|إعداد|تحرير)\s*[:/]?\s*/u, '') || null;
  }
  return null;
}

/** `<time>` and its like: one that says it is of publication, else the first of the article, else the only one. */
function visibleDate(document: Document): string | null {
  const dateOf = (selector: string): (string | null)[] =>
    [...document.querySelectorAll(selector)].map((e) =>
      isoDate(e.getAttribute('datetime') ?? e.getAttribute('content') ?? textOf(e)),
    );
  const found = (dates: readonly (string | null)[]): string | null => dates.find((d) => d !== null) ?? null;
  const times = dateOf('time');
  return (
    found(dateOf('[itemprop~="datePublished"], time[pubdate], time.published, time.entry-date, abbr.published')) ??
    found(dateOf('article header time, article time')) ??
    (new Set(times.filter((d) => d !== null)).size === 1 ? found(times) : null)
  );
}

function feedLinks(document: Document, address: (link: string | null) => string | null): readonly FeedLink[] {
  const feeds = new Map<string, FeedLink>();
  for (const link of document.querySelectorAll('link[rel~="alternate" i][type], link[rel~="feed" i]')) {
    const type = (link.getAttribute('type') ?? '').toLowerCase().split(';')[0]!.trim();
    const url = address(link.getAttribute('href'));
    const isFeed = /^application\/(?:rss|atom|rdf)\+xml$|^application\/feed\+json$|^(?:text|application)\/xml$/u.test(
      type,
    );
    if (
      url === null ||
      feeds.has(url) ||
      (!isFeed && !(type === '' || (type === 'application/json' && /feed/iu.test(url))))
    )
      continue;
    feeds.set(url, { url, title: oneLine(link.getAttribute('title') ?? '') || null, type });
  }
  return [...feeds.values()];
}

/** The article's lines; where the page shows none or a beginning only, the body that it holds for machines. */
function bodyLines(document: Document, bodies: readonly (string | null)[]): readonly PageLine[] {
  const spare = bodies
    .filter((b) => b !== null)
    .map(plain)
    .reduce((a, b) => (b.length > a.length ? b : a), '');
  const spareLines = spare
    .split('\n')
    .map((text) => ({ text: text.trim(), linked: 0, heading: false, listed: false }))
    .filter((line) => line.text !== '');
  try {
    const lines = articleLines(document);
    const shown = lines.reduce((sum, line) => sum + line.text.length, 0);
    return spare.length > 2 * shown ? spareLines : lines;
  } catch (error) {
    if (error instanceof InputError && spare.length > 80) return spareLines;
    throw error;
  }
}

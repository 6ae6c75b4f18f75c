import { Readability } from '@mozilla/readability';
import { InputError } from '../errors.js';
import type { Document, Element } from './dom.js';
import { linesOf, linkedShare, type PageLine } from './lines.js';

/** What never is a report's text, whatever stands in it: taken out before anything is looked for. */
const clutter = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'svg',
  'nav',
  'aside',
  'form',
  'button',
  'figcaption',
  'amp-sidebar',
  'amp-social-share',
  'amp-ad',
  '[role="navigation"]',
  '[role="complementary"]',
  '[role="search"]',
  '[aria-hidden="true"]',
  '[hidden]',
  '[itemprop="caption"]',
  '[class*="caption" i]:not(body):not(article)',
  '.sharedaddy',
  '.addtoany_content',
  '[class*="share-" i]:not(body):not(article)',
  '[class*="-share" i]:not(body):not(article)',
  '[class*="social" i]:not(body):not(article):not(main)',
  '[class*="related" i]:not(body):not(article):not(main)',
  '[id*="related" i]:not(body):not(article):not(main)',
  '[class*="read-more" i]:not(body):not(article)',
  '[class*="readmore" i]:not(body)',
  '[class*="breadcrumb" i]',
  '[class*="newsletter" i]:not(body)',
  '[class*="most-read" i]',
  '[id*="comments" i]:not(body)',
  '[class~="comments"]',
  '[class~="tags"]',
].join(',');

/** Where sites that say so have the text of their report; where several are there, none says it. */
const containers = [
  '[itemprop~="articleBody"]',
  '.article-body',
  '.article__body',
  '.article-content',
  '.entry-content',
  '.post-content',
  '.story-body',
  '.news-body',
  '#article-body',
  '#articleBody',
  '.node-content .field-name-body',
  'article',
];

/** Characters of text below which something is no report. */
const least = 80;
/** Above this share of links, something is a list of reports and none itself. */
const mostLinked = 0.5;

const sizeOf = (lines: readonly PageLine[]): number => lines.reduce((sum, l) => sum + l.text.length, 0);
const isReport = (lines: readonly PageLine[]): boolean => sizeOf(lines) >= least && linkedShare(lines) < mostLinked;

/**
 * The lines of a page's report: where the page marks its text, that; else what Readability finds; else the container
 * that sites customarily use. Changes the document. Throws InputError where there is none.
 */
export function articleLines(document: Document): PageLine[] {
  removeClutter(document);
  const marked = [...document.querySelectorAll(containers[0]!)];
  if (marked.length === 1 && isReport(linesOf(marked[0]!))) return linesOf(marked[0]!);
  const custom = containers.slice(1).flatMap((selector) => {
    const found = [...document.querySelectorAll(selector)];
    return found.length === 1 ? [linesOf(found[0]!)].filter(isReport) : [];
  });
  const found = readable(document);
  if (found !== null && isReport(found)) return found;
  const other = custom[0];
  if (other !== undefined) return other;
  if (found !== null && sizeOf(found) >= least)
    throw new InputError(
      'no report found: it is a list of links, such as a front page or a section. Name the report itself.',
    );
  throw new InputError(
    'no report found: the page holds no text long enough to be one (it may need scripts, or a log-in).',
  );
}

/** Readability's own work changes the tree it is given, and gives null where it finds nothing. */
function readable(document: Document): PageLine[] | null {
  const copy = document.documentElement!.cloneNode(true);
  try {
    const article = new Readability(document as never, {
      charThreshold: 250,
      keepClasses: false,
      serializer: (node) => node as never,
    }).parse() as { readonly content: unknown } | null;
    return article === null ? null : linesOf(article.content as Element);
  } catch (error) {
    // known of Readability on trees that are not as a browser builds them: the page then has no result of it
    if (error instanceof TypeError) return linesOf(copy.querySelector('body') ?? copy);
    throw error;
  }
}

/** A site may call what holds everything "related" or "social": that stays. */
function removeClutter(document: Document): void {
  const most = (document.body.textContent?.length ?? 0) / 2;
  for (const element of [...document.querySelectorAll(clutter)])
    if ((element.textContent?.length ?? 0) <= most || element.querySelector('p') === null) element.remove();
}

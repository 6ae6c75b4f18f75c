import { limits } from '../limits.js';
import { isoDate } from './dates.js';
import { type Document, type Element, oneLine, textOf } from './dom.js';

/** What a page says of its report, as far as one way of saying it goes. What is not said is null. */
export interface Said {
  readonly title: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  /** The body, as plain text or HTML. */
  readonly body: string | null;
}

export const nothingSaid: Said = { title: null, published: null, publisher: null, author: null, url: null, body: null };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** Types of schema.org that are a report, the more telling ones first. */
const reportTypes = [
  /^(?:News|Reportage|Analysis|Background|Review|Opinion)\w*Article$/u,
  /^(?:LiveBlogPosting|BlogPosting|Report)$/u,
  /^(?:Article|SocialMediaPosting)$/u,
];

/** What a page's JSON-LD says: the first object that is a report, of the most telling type there is. */
export function jsonLd(document: Document): Said {
  const roots = [...document.querySelectorAll('script[type="application/ld+json" i]')].flatMap((script) =>
    list(parseLoosely(script.textContent ?? '')),
  );
  const objects = [...walk(roots)];
  const byId = new Map(
    objects.filter((o) => typeof o['@id'] === 'string' && Object.keys(o).length > 1).map((o) => [o['@id'], o] as const),
  );
  // an object that only names another by its @id stands for that
  const resolve = (value: unknown): unknown =>
    isObject(value) && Object.keys(value).length === 1 ? (byId.get(value['@id']) ?? value) : value;
  const report = reportTypes.flatMap((type) => objects.filter((o) => typesOf(o).some((t) => type.test(t))))[0];
  if (report === undefined) return nothingSaid;

  const string = (value: unknown): string | null => {
    const found = list(resolve(list(value)[0]))[0];
    if (typeof found === 'string') return oneLine(unescaped(found)) || null;
    return isObject(found) && typeof found['@value'] === 'string' ? oneLine(unescaped(found['@value'])) || null : null;
  };
  const name = (value: unknown): string | null => {
    const found = resolve(value);
    return isObject(found) ? string(found['name']) : string(found);
  };
  const names = (value: unknown): string | null =>
    [
      ...new Set(
        list(value)
          .map(name)
          .filter((n) => n !== null && !/^https?:/iu.test(n)),
      ),
    ].join('، ') || null;
  const page = resolve(list(report['mainEntityOfPage'])[0]);
  const body = list(report['articleBody'])[0];
  return {
    title: string(report['headline']) ?? string(report['name']),
    published: isoDate(list(report['datePublished'])[0]) ?? isoDate(list(report['dateCreated'])[0]),
    publisher: names(report['publisher']) ?? names(report['sourceOrganization']),
    author: names(report['author']) ?? names(report['creator']),
    url: string(report['url']) ?? (isObject(page) ? (string(page['@id']) ?? string(page['url'])) : string(page)),
    body: typeof body === 'string' && body.trim() !== '' ? body : null,
  };
}

const typesOf = (object: Json): readonly string[] =>
  list(object['@type'])
    .filter((t) => typeof t === 'string')
    .map((t) => t.replace(/^.*[/:#]/u, ''));

/** Objects within values, outer ones first. */
function* walk(values: readonly unknown[], depth = 0): Generator<Json> {
  if (depth > limits.treeDepth / 10) return;
  for (const value of values) {
    if (Array.isArray(value)) yield* walk(value, depth + 1);
    else if (isObject(value)) {
      yield value;
      yield* walk(Object.values(value), depth + 1);
    }
  }
}

/** JSON as pages hold it: in comments or CDATA, with raw line ends in its strings, with a semicolon after it. */
export function parseLoosely(text: string): unknown {
  const json = text
    .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[|\/\*<!\[CDATA\[\*\/)/u, '')
    .replace(/(?:-->|\/\/\]\]>|\]\]>|\/\*\]\]>\*\/)?\s*;?\s*$/u, '');
  for (const tried of [json, json.replace(/[\u0000-\u001F]+/gu, ' ')])
    try {
      return JSON.parse(tried);
    } catch {}
  return null;
}

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ' };
/** Headlines in JSON are often escaped for HTML once more. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|(quot|amp|lt|gt|apos|nbsp));/giu, (all, dec, hex, named) => {
    if (named !== undefined) return entities[String(named).toLowerCase()] ?? all;
    const code = Number.parseInt(dec ?? hex, dec === undefined ? 16 : 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
  });

/** What a page's microdata (or RDFa Lite with the same names) says. */
export function microdata(document: Document): Said {
  const item = [...document.querySelectorAll('[itemscope][itemtype]')].find((element) =>
    (element.getAttribute('itemtype') ?? '')
      .split(/\s+/u)
      .some((t) => reportTypes.some((type) => type.test(t.replace(/^.*[/:#]/u, '')))),
  );
  if (item === undefined) return nothingSaid;
  /** Only what is said of this item, not of one within it. */
  const all = (name: string): Element[] =>
    [...item.querySelectorAll(`[itemprop~="${name}"]`)].filter(
      (e) => (e.parentElement ?? e).closest('[itemscope]') === item,
    );
  const value = (element: Element | undefined): string | null => {
    if (element === undefined) return null;
    const inner = element.hasAttribute('itemscope') ? element.querySelector('[itemprop~="name"]') : null;
    const from = inner ?? element;
    const said =
      from.getAttribute('content') ??
      from.getAttribute('datetime') ??
      (from.localName === 'a' || from.localName === 'link' ? null : from.getAttribute('href'));
    return oneLine(said ?? textOf(from)) || null;
  };
  const link = all('url')[0] ?? all('mainEntityOfPage')[0];
  return {
    title: value(all('headline')[0]) ?? value(all('name')[0]),
    published: isoDate(value(all('datePublished')[0])) ?? isoDate(value(all('dateCreated')[0])),
    publisher: value(all('publisher')[0]),
    author:
      [
        ...new Set(
          all('author')
            .map(value)
            .filter((n) => n !== null),
        ),
      ].join('، ') || null,
    url: link?.getAttribute('href') ?? link?.getAttribute('itemid') ?? link?.getAttribute('content') ?? null,
    body: null,
  };
}

/** What a page's `<meta>` elements say: Open Graph, article:, Dublin Core and other customs. */
export function metas(document: Document): Said {
  const found = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta, [property^="dc:"][content], [property^="dcterms:"][content]')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '')
      .toLowerCase()
      .trim()
      .replace(/^(dc|dcterms):/u, '$1.');
    const content = oneLine(meta.getAttribute('content') ?? '');
    if (name === '' || content === '') continue;
    for (const part of name.split(/\s+/u)) found.set(part, [...(found.get(part) ?? []), content]);
  }
  const first = (...names: readonly string[]): string | null => names.flatMap((n) => found.get(n) ?? [])[0] ?? null;
  const date = (...names: readonly string[]): string | null =>
    names
      .flatMap((n) => found.get(n) ?? [])
      .map(isoDate)
      .find((d) => d !== null) ?? null;
  const author = [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  ]
    .flatMap((n) => found.get(n) ?? [])
    .find((n) => !/^https?:/iu.test(n));
  return {
    title: first('og:title', 'dc.title', 'dcterms.title', 'parsely-title', 'twitter:title'),
    published: date(
      'article:published_time',
      'article:published',
      'og:published_time',
      'datepublished',
      'date.published',
      'publishdate',
      'publish_date',
      'publish-date',
      'published_time',
      'pubdate',
      'parsely-pub-date',
      'cxenseparse:recs:publishtime',
      'sailthru.date',
      'dc.date.issued',
      'dcterms.issued',
      'dcterms.created',
      'dc.date',
      'dcterms.date',
      'article.published',
      'article_date_original',
      'ptime',
      'date',
    ),
    publisher: first('og:site_name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'application-name'),
    author: author ?? null,
    url: first('og:url', 'al:web:url', 'twitter:url'),
    body: null,
  };
}

import type { parseFeed } from 'feedsmith';
import { feedDate } from './dates.js';
import { type Body, type FeedItem, noRhythm, type ParsedFeed, type Rhythm } from './item.js';

/** What feedsmith made of a document. */
export type RawFeed = ReturnType<typeof parseFeed<string>>;
type Raw<F extends RawFeed['format']> = Extract<RawFeed, { format: F }>['feed'];
type RssItem = NonNullable<Raw<'rss'>['items']>[number];
type RdfItem = NonNullable<Raw<'rdf'>['items']>[number];
type AtomEntry = NonNullable<Raw<'atom'>['entries']>[number];
type JsonItem = NonNullable<Raw<'json'>['items']>[number];

/** What a feed says of itself, and items inherit. */
export interface Channel extends Pick<ParsedFeed, 'format' | 'title' | 'site' | 'rhythm'> {
  readonly publisher: string | null;
  readonly author: string | null;
}

export function channelOf(raw: RawFeed, base: string): Channel {
  switch (raw.format) {
    case 'rss':
    case 'rdf': {
      const { feed } = raw;
      const title = said(feed.title);
      return {
        format: raw.format,
        title,
        site: link(feed.link, base),
        publisher: said(feed.dc?.publishers?.[0]) ?? title,
        author: null,
        rhythm: raw.format === 'rss' ? rhythmOf(raw.feed) : noRhythm,
      };
    }
    case 'atom': {
      const title = said(raw.feed.title?.value);
      const author = names(raw.feed.authors);
      return {
        format: 'atom',
        title,
        site: alternate(raw.feed.links, base),
        publisher: title,
        author,
        rhythm: noRhythm,
      };
    }
    case 'json': {
      const title = said(raw.feed.title);
      const site = link(raw.feed.home_page_url, base);
      return { format: 'json', title, site, publisher: title, author: names(raw.feed.authors), rhythm: noRhythm };
    }
  }
}

export const itemCount = (raw: RawFeed): number =>
  (raw.format === 'atom' ? raw.feed.entries : raw.feed.items)?.length ?? 0;

/** An item of a document by its place; null where there is none. */
export function itemOf(
  raw: RawFeed,
  index: number,
  channel: Channel,
  base: string,
  bytes: Uint8Array,
): FeedItem | null {
  const fields = fieldsOf(raw, index, channel.site ?? base, base);
  if (fields === null) return null;
  const { published, updated, publisher, author, ...rest } = fields;
  const notes: string[] = [];
  const given = said(published) ?? null;
  let date = given === null ? null : feedDate(given);
  if (given !== null && date === null) notes.push(`its date cannot be told: “${given}”`);
  if (given === null && said(updated) !== null) {
    date = feedDate(updated ?? '');
    if (date !== null) notes.push('dated by its last change, the only date its feed gives');
  }
  return {
    ...rest,
    author: author ?? channel.author,
    publisher: said(publisher) ?? channel.publisher,
    published: date,
    bytes,
    notes,
  };
}

interface Fields extends Pick<FeedItem, 'id' | 'url' | 'title' | 'body' | 'author'> {
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly publisher: string | undefined;
}

function fieldsOf(raw: RawFeed, index: number, site: string, base: string): Fields | null {
  const made = <T>(item: T | undefined, fields: (item: T, base: string) => Fields, start: string): Fields | null =>
    item === undefined ? null : fields(item, start);
  switch (raw.format) {
    case 'rss':
      return made(raw.feed.items?.[index], rssFields, site);
    case 'rdf':
      return made(raw.feed.items?.[index], rdfFields, site);
    case 'atom':
      return made(raw.feed.entries?.[index], atomFields, base);
    case 'json':
      return made(raw.feed.items?.[index], jsonFields, base);
  }
}

function rssFields(item: RssItem, site: string): Fields {
  const guid = said(item.guid?.value);
  const permalink = item.guid?.isPermaLink !== false && /^https?:\/\//iu.test(guid ?? '') ? guid : null;
  return {
    id: guid ?? said(item.atom?.id),
    url: link(item.link, site) ?? alternate(item.atom?.links, site) ?? link(permalink, site),
    title: html(item.title ?? item.dc?.titles?.[0]),
    body: html(item.content?.encoded) ?? html(item.description ?? item.dc?.descriptions?.[0]),
    author: list(item.dc?.creators) ?? names(item.authors) ?? list(item.itunes?.author),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published,
    updated: item.dcterms?.modified?.[0] ?? item.atom?.updated,
    publisher: item.dc?.publishers?.[0] ?? item.source?.title,
  };
}

function rdfFields(item: RdfItem, site: string): Fields {
  const about = said(item.rdf?.about);
  return {
    id: about,
    url: link(item.link, site) ?? link(about, site),
    title: html(item.title ?? item.dc?.titles?.[0]),
    body: html(item.content?.encoded) ?? html(item.description ?? item.dc?.descriptions?.[0]),
    author: list(item.dc?.creators),
    published: item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
    updated: item.dcterms?.modified?.[0],
    publisher: item.dc?.publishers?.[0],
  };
}

function atomFields(entry: AtomEntry, base: string): Fields {
  return {
    id: said(entry.id),
    url: alternate(entry.links, base) ?? link(entry.content?.src, base),
    title: typed(entry.title),
    body: typed(entry.content) ?? typed(entry.summary),
    author: names(entry.authors) ?? list(entry.dc?.creators) ?? names(entry.source?.authors),
    published: entry.published ?? entry.dc?.dates?.[0],
    updated: entry.updated,
    publisher: entry.dc?.publishers?.[0] ?? entry.source?.title?.value,
  };
}

function jsonFields(item: JsonItem, base: string): Fields {
  return {
    id: said(item.id),
    url: link(item.url, base) ?? link(item.external_url, base),
    title: text(item.title),
    body: html(item.content_html) ?? text(item.content_text) ?? text(item.summary),
    author: names(item.authors),
    published: item.date_published,
    updated: item.date_modified,
    publisher: undefined,
  };
}

const said = (value: string | null | undefined): string | null => value?.trim() || null;

const html = (value: string | undefined): Body | null =>
  said(value) === null ? null : { kind: 'html', value: value! };
const text = (value: string | undefined): Body | null =>
  said(value) === null ? null : { kind: 'text', value: value! };

/** Atom's text constructs: plain unless they say otherwise (RFC 4287, 3.1.1); pictures and the like are no text. */
function typed(value: { readonly value?: string; readonly type?: string } | undefined): Body | null {
  const type = value?.type?.toLowerCase() ?? 'text';
  if (/html/u.test(type)) return html(value?.value);
  return type === 'text' || type.startsWith('text/') ? text(value?.value) : null;
}

function link(value: string | null | undefined, base: string): string | null {
  const trimmed = said(value);
  if (trimmed === null || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function alternate(
  links: readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined,
  base: string,
): string | null {
  const candidates = (links ?? []).filter((l) => l.rel === undefined || l.rel === 'alternate');
  return link((candidates.find((l) => l.type === undefined || /html/u.test(l.type)) ?? candidates[0])?.href, base);
}

/** Names as the feed has them, several joined as Arabic joins them. An address alone is no name. */
const names = (people: readonly { readonly name?: string }[] | undefined): string | null =>
  list((people ?? []).map((p) => p.name ?? ''));

function list(values: string | readonly string[] | undefined): string | null {
  const all = (typeof values === 'string' ? [values] : (values ?? [])).map((v) => v.trim()).filter((v) => v !== '');
  return all.length === 0 ? null : all.join('، ');
}

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const periods: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

function rhythmOf(feed: Raw<'rss'>): Rhythm {
  const period = periods[feed.sy?.updatePeriod?.toLowerCase() ?? ''];
  const often = feed.sy?.updateFrequency ?? 1;
  const every = period === undefined ? null : period / Math.max(1, often);
  const ttl = feed.ttl !== undefined && feed.ttl > 0 ? feed.ttl : null;
  return {
    everyMinutes: ttl ?? every,
    // 24 stands for midnight in feeds made by an early version of the standard
    skipHours: (feed.skipHours ?? []).map((hour) => hour % 24).filter((hour) => Number.isInteger(hour) && hour >= 0),
    skipDays: (feed.skipDays ?? []).map((day) => days.indexOf(day.trim().toLowerCase())).filter((day) => day >= 0),
  };
}

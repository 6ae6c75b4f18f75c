import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { webUrl } from '../fetch/url.js';
import { encodingOf } from './charset.js';
import type { Feed, NewFeed } from './feed.js';
import { SliceError, sliceXml } from './slices.js';

export interface OpmlFeeds {
  readonly feeds: readonly NewFeed[];
  /** Outlines that name a feed which cannot be subscribed to. */
  readonly failures: readonly { readonly name: string; readonly reason: string }[];
}

/** The bytes are no OPML. The message is for people. */
export class NoOpml extends Error {}

type Outline = Opml.Outline<string>;

/** Folders within folders that are followed; what lies deeper is taken into the innermost of these. */
const maxDepth = 50;

/**
 * The feeds of a subscription list, with the folders they lie in. A feed that stands in several folders is taken once,
 * in the first. Throws NoOpml.
 */
export function readOpml(bytes: Uint8Array): OpmlFeeds {
  const encoding = encodingOf(bytes, null);
  const text = new TextDecoder(encoding.name).decode(bytes);
  let body: readonly Outline[];
  try {
    // a document type declaration, and so every entity, is left out
    body = parseOpml(sliceXml(text).around).body?.outlines ?? [];
  } catch (error) {
    if (error instanceof SliceError) throw new NoOpml(`it cannot be read: ${error.message}.`);
    throw new NoOpml('no OPML: a list of feeds as feed readers export it.');
  }
  const feeds = new Map<string, NewFeed>();
  const failures: { name: string; reason: string }[] = [];
  const visit = (outlines: readonly Outline[], folders: readonly string[]): void => {
    for (const outline of outlines) {
      const title = outline.title?.trim() || outline.text?.trim() || null;
      if (outline.xmlUrl !== undefined) {
        try {
          const { href: url } = webUrl(outline.xmlUrl.trim());
          if (!feeds.has(url)) feeds.set(url, { url, title, site: outline.htmlUrl?.trim() || null, folders });
        } catch (error) {
          failures.push({
            name: title ?? outline.xmlUrl,
            reason: error instanceof Error ? error.message : String(error),
          });
        }
      }
      const inner =
        title === null || outline.xmlUrl !== undefined || folders.length >= maxDepth ? folders : [...folders, title];
      visit(outline.outlines ?? [], inner);
    }
  };
  visit(body, []);
  return { feeds: [...feeds.values()], failures };
}

/** A subscription list (OPML 2.0) that other readers import, with folders as nested outlines. */
export function writeOpml(feeds: readonly Feed[], now: Date): string {
  // what writes the others refuses a list with nothing in it
  if (feeds.length === 0)
    return `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head>\n    <title>isnad</title>\n    <dateCreated>${now.toUTCString()}</dateCreated>\n  </head>\n  <body/>\n</opml>\n`;
  interface Folder {
    readonly outlines: Outline[];
    readonly folders: Map<string, Folder>;
  }
  const root: Folder = { outlines: [], folders: new Map() };
  for (const feed of feeds) {
    let place = root;
    for (const name of feed.state.folders) {
      let inner = place.folders.get(name);
      if (inner === undefined) {
        inner = { outlines: [], folders: new Map() };
        place.folders.set(name, inner);
        place.outlines.push({ text: name, title: name, outlines: inner.outlines });
      }
      place = inner;
    }
    const title = feed.title ?? feed.url;
    place.outlines.push({
      text: title,
      title,
      type: 'rss',
      xmlUrl: feed.url,
      ...(feed.state.site === null ? {} : { htmlUrl: feed.state.site }),
    });
  }
  return generateOpml(
    { head: { title: 'isnad', dateCreated: now }, body: { outlines: root.outlines } },
    { strict: false },
  );
}

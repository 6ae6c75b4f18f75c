/**
 * A feed's document in pieces: its items as the very bytes received, and what stands around them. Offsets are bytes.
 * Each item is parsed by itself later, so that a broken one costs nothing but itself.
 */
export interface Slices {
  /** The start tags an item stands in, which name its namespaces. */
  readonly frame: string;
  /** The document without its items and without document type declarations. */
  readonly around: string;
  readonly items: readonly Slice[];
  readonly notes: readonly string[];
}

export interface Slice {
  readonly start: number;
  readonly end: number;
  /** Its end tag is there; else the document breaks off in it, or the next item begins. */
  readonly closed: boolean;
}

/** Thrown for what is no XML that can be read safely, or no JSON. */
export class SliceError extends Error {}

type Range = readonly [start: number, end: number];

/** Longer start tags of a root serve no reader. */
const maxTag = 20_000;

/**
 * Cuts XML. The letters are bytes (Latin-1): tags are ASCII in every encoding that a feed may come in but UTF-16. A
 * document type declaration is left out, and with it every entity a document might define for itself, so that none is
 * ever expanded. Linear in the length.
 */
export function sliceXml(text: string): Slices {
  const frame: string[] = [];
  const left: Range[] = [];
  const items: Slice[] = [];
  let entities = false;
  let open: number | null = null;
  const close = (end: number, closed: boolean): void => {
    if (open === null) return;
    items.push({ start: open, end, closed });
    left.push([open, end]);
    open = null;
  };

  let at = text.indexOf('<');
  while (at >= 0) {
    let end: number;
    if (text.startsWith('<![CDATA[', at)) end = after(text, ']]>', at + 9);
    else if (text.startsWith('<!--', at)) end = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) end = after(text, '?>', at + 2);
    else if (/^<!doctype/iu.test(text.slice(at, at + 9))) {
      end = declarationEnd(text, at);
      if (end < 0) throw new SliceError('its document type declaration has no end');
      entities ||= /<!ENTITY/u.test(text.slice(at, end));
      if (open === null) left.push([at, end]);
    } else {
      end = after(text, '>', at + 1);
      const tag = itemTag(text, at);
      if (tag === 'start' && text[end - 2] !== '/') {
        close(at, false);
        open = at;
      } else if (tag === 'end' && end > 0) close(end, true);
      else if (items.length === 0 && open === null && end > 0 && framing(text, at)) {
        if (end - at > maxTag) throw new SliceError('its first tag is too long');
        frame.push(text.slice(at, end));
      }
    }
    if (end < 0) break;
    at = text.indexOf('<', end);
  }
  close(text.length, false);
  const notes = entities ? ['the entities it defines for itself were not expanded'] : [];
  return { frame: frame.slice(0, 2).join(''), around: without(text, left), items, notes };
}

const after = (text: string, what: string, from: number): number => {
  const found = text.indexOf(what, from);
  return found < 0 ? -1 : found + what.length;
};

const itemPattern = /<(\/?)(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)(?=[\s>/])/uy;
const framePattern = /<(?:[A-Za-z_][\w.-]{0,40}:)?(?:rss|rdf|feed|channel)(?=[\s>])/iuy;

function itemTag(text: string, at: number): 'start' | 'end' | null {
  itemPattern.lastIndex = at;
  const found = itemPattern.exec(text);
  return found === null ? null : found[1] === '' ? 'start' : 'end';
}

/** In RDF the items stand beside the channel, not in it. */
function framing(text: string, at: number): boolean {
  framePattern.lastIndex = at;
  return framePattern.test(text);
}

/** End of `<!DOCTYPE …>` with its internal subset; -1 where there is none. */
function declarationEnd(text: string, from: number): number {
  const sign = /["'[\]>]|<!--/gu;
  let depth = 0;
  sign.lastIndex = from + 9;
  for (let m = sign.exec(text); m !== null; m = sign.exec(text)) {
    if (m[0] === '[') depth++;
    else if (m[0] === ']') depth--;
    else if (m[0] === '>') {
      if (depth <= 0) return m.index + 1;
    } else {
      const end = after(text, m[0] === '<!--' ? '-->' : m[0], sign.lastIndex);
      if (end < 0) return -1;
      sign.lastIndex = end;
    }
  }
  return -1;
}

function without(text: string, ranges: readonly Range[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    kept.push(text.slice(from, start));
    from = Math.max(from, end);
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** The elements of the `items` of a JSON Feed. Letters are bytes, as above; the text must be valid JSON. */
export function sliceJsonItems(text: string): readonly Slice[] {
  const items: Slice[] = [];
  const sign = /["{}[\],]/gu;
  let depth = 0;
  let key = '';
  let inside = false;
  let start = -1;
  for (let m = sign.exec(text); m !== null; m = sign.exec(text)) {
    switch (m[0]) {
      case '"': {
        const end = stringEnd(text, m.index + 1);
        if (depth === 1 && /^\s*:/u.test(text.slice(end, end + 20))) key = text.slice(m.index + 1, end - 1);
        sign.lastIndex = end;
        break;
      }
      case '{':
      case '[':
        depth++;
        if (depth === 2) inside = m[0] === '[' && key === 'items';
        else if (depth === 3 && inside) start = m.index;
        break;
      case '}':
      case ']':
        depth--;
        if (depth === 2 && inside) items.push({ start, end: m.index + 1, closed: true });
        if (depth === 1) inside = false;
        break;
      default:
    }
  }
  return items;
}

function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

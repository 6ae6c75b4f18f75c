import { compared } from '../compared.js';
import { limits } from '../limits.js';
import { isoDate } from './dates.js';
import { type Document, oneLine, parsePage } from './dom.js';
import { linesOf } from './lines.js';
import { nothingSaid, parseLoosely, type Said, unescaped } from './structured.js';

type Json = Readonly<Record<string, unknown>>;

const titles = ['headline', 'title', 'name', 'headlines', 'seoTitle'] as const;
const bodies = [
  'articleBody',
  'body',
  'content',
  'content_elements',
  'bodyHtml',
  'body_html',
  'contentHtml',
  'text',
  'blocks',
  'paragraphs',
  'story',
  'html',
  'description_html',
] as const;
const dates = [
  'datePublished',
  'publishedAt',
  'published_at',
  'publishDate',
  'publish_date',
  'first_publish_date',
  'display_date',
  'published',
  'pubDate',
  'date',
  'createdAt',
  'created_at',
] as const;

/** Letters of a body: shorter texts in a page's data are teasers. */
const enough = 150;

/**
 * The report in the data that a page hands to its own scripts (`__NEXT_DATA__`, `Fusion.globalContent`, other JSON):
 * the object with the page's headline and a long text. For pages that show nothing without scripts.
 */
export function embeddedReport(document: Document, title: string | null): Said {
  const wanted = title === null ? '' : compared(title);
  let best: (Said & { readonly body: string }) | null = null;
  for (const script of document.querySelectorAll('script'))
    for (const value of dataOf(script.textContent ?? '', script.getAttribute('type')))
      for (const object of objects(value, 0)) {
        const headline = titles.map((k) => nameIn(object[k])).find((t) => t !== null) ?? null;
        if (headline === null) continue;
        const same = compared(headline);
        if (wanted !== '' && !wanted.includes(same) && !same.includes(wanted)) continue;
        const body = bodies.map((k) => bodyIn(object[k])).reduce((a, b) => (b.length > a.length ? b : a), '');
        if (compared(body).length < enough || (best !== null && body.length <= best.body.length)) continue;
        best = {
          ...nothingSaid,
          title: oneLine(unescaped(headline)),
          published: dates.map((k) => isoDate(object[k])).find((d) => d !== null) ?? null,
          author: nameIn(object['author']) ?? nameIn(object['byline']) ?? nameIn(object['authors']),
          body,
        };
      }
  return best ?? nothingSaid;
}

/** The JSON of a script: all of it, or what is assigned in it. */
function* dataOf(script: string, type: string | null): Generator<unknown> {
  if (type !== null && /json/iu.test(type)) {
    if (!/ld\+json/iu.test(type)) yield parseLoosely(script);
    return;
  }
  if (script.length < enough) return;
  for (const m of script.matchAll(/(?:window\.|var |let |const |Fusion\.)?[\w.$[\]"']{1,60}\s*=\s*(?=\{")/gu)) {
    const from = m.index + m[0].length;
    const end = endOfObject(script, from);
    if (end > from) yield parseLoosely(script.slice(from, end));
  }
}

/** Where the object that begins here ends; -1 where it does not. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
    } else if (c === '{' || c === '[') depth++;
    else if ((c === '}' || c === ']') && --depth === 0) return i + 1;
  }
  return -1;
}

function* objects(value: unknown, depth: number): Generator<Json> {
  if (typeof value !== 'object' || value === null || depth > limits.treeDepth / 10) return;
  if (!Array.isArray(value)) yield value as Json;
  for (const inner of Object.values(value)) yield* objects(inner, depth + 1);
}

const nameIn = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return nameIn(value[0]);
  const object = value as Json;
  return nameIn(object['basic'] ?? object['rendered'] ?? object['name'] ?? null);
};

/** A body as lines of plain text: a string, also of HTML, or a list of blocks. */
function bodyIn(value: unknown): string {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value))
    return value
      .map(blockText)
      .filter((t) => t !== '')
      .join('\n');
  if (typeof value === 'object' && value !== null)
    return bodyIn((value as Json)['rendered'] ?? (value as Json)['blocks'] ?? null);
  return '';
}

function blockText(block: unknown): string {
  if (typeof block === 'string') return plain(block);
  if (typeof block !== 'object' || block === null || Array.isArray(block)) return '';
  const object = block as Json;
  if (/image|video|gallery|related|link_list|embed|ad\b|quote_credit/iu.test(String(object['type'] ?? ''))) return '';
  const inner =
    object['content'] ??
    object['text'] ??
    object['html'] ??
    object['value'] ??
    (object['data'] as Json | undefined)?.['text'];
  return typeof inner === 'string' ? plain(inner) : Array.isArray(inner) ? inner.map(blockText).join(' ') : '';
}

/** Plain text of a string that may be HTML. */
export const plain = (text: string): string =>
  /<\/?[a-z][^>]*>|&(?:#\d+|[a-z]+);/iu.test(text)
    ? linesOf(parsePage(text).body)
        .map((line) => line.text)
        .join('\n')
    : text.trim();

import type { Found } from '../capture.js';
import { InputError } from '../errors.js';
import { isoDate } from '../page/dates.js';
import { plain } from '../page/embedded.js';

/** What a report's fields are called here, and so the names on the left of a field map. */
export const fieldNames = ['text', 'title', 'published', 'publisher', 'author', 'url', 'id'] as const;
export type FieldName = (typeof fieldNames)[number];

/** Which of a source's fields is which of a report's: `{ text: 'content', published: 'date_extracted' }`. */
export type FieldMap = Readonly<Partial<Record<FieldName, string>>>;

/** The field map of `text=content,published=date_extracted`. Throws InputError that says what is wrong. */
export function parseFieldMap(text: string): FieldMap {
  const map: Partial<Record<FieldName, string>> = {};
  for (const part of text.split(',').filter((p) => p.trim() !== '')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim() as FieldName;
    const source = part.slice(at + 1).trim();
    if (at < 0 || source === '' || !fieldNames.includes(name))
      throw new InputError(
        `'${part.trim()}' is no field map. Write FIELD=NAME with FIELD one of ${fieldNames.join(', ')}: text=content,published=date.`,
      );
    map[name] = source;
  }
  return map;
}

/** What sources call these fields, in the order in which they are looked for; letter case, `_`, `-` and spaces do not count. */
const customs: Readonly<Record<FieldName | 'lead' | 'html', readonly string[]>> = {
  text: [
    'text',
    'body',
    'content',
    'articlebody',
    'fulltext',
    'maintext',
    'bodytext',
    'articletext',
    'story',
    'النص',
    'المحتوى',
    'نصالخبر',
  ],
  html: ['bodyhtml', 'contenthtml', 'html', 'bodyxhtml'],
  lead: ['abstract', 'lead', 'summary', 'description', 'excerpt', 'snippet'],
  title: ['title', 'headline', 'heading', 'titr', 'العنوان', 'عنوانالخبر'],
  published: [
    'published',
    'publishedat',
    'datepublished',
    'publisheddate',
    'publicationdate',
    'publishedon',
    'publishdate',
    'pubdate',
    'date',
    'datetime',
    'versioncreated',
    'firstcreated',
    'createdat',
    'dateextracted',
    'timestamp',
    'time',
    'seendate',
    'التاريخ',
  ],
  publisher: [
    'publisher',
    'source',
    'sourcename',
    'sitename',
    'outlet',
    'newspaper',
    'provider',
    'site',
    'sourcedomain',
    'domain',
    'المصدر',
  ],
  author: ['author', 'authors', 'byline', 'by', 'creator', 'writer', 'الكاتب'],
  url: ['url', 'link', 'canonicalurl', 'sourceurl', 'articleurl', 'permalink', 'href', 'weburl', 'الرابط'],
  id: ['id', 'guid', 'uri', 'articleid', 'docid', 'uuid', 'newsid'],
};

export const normalName = (name: string): string => name.toLowerCase().replace(/[\s_\-.]+/gu, '');

/** Whether a source's field is called as a report's text or headline is. */
export const isReportField = (name: string): boolean => {
  const normal = normalName(name);
  return ['text', 'html', 'lead', 'title'].some((f) => customs[f as 'text'].includes(normal));
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * The report of named fields, as datasets and services have them. `scope`: what makes an id unique where no publisher
 * is named. Throws InputError where no field holds a text.
 */
export function foundInFields(fields: Fields, map: FieldMap, scope: string): Found {
  const byName = new Map(Object.entries(fields).map(([name, value]) => [normalName(name), value]));
  const values = (field: FieldName | 'lead' | 'html'): unknown[] => {
    const named = field === 'lead' || field === 'html' ? undefined : map[field];
    return named === undefined ? customs[field].map((c) => byName.get(c)) : [valueAt(fields, named)];
  };
  const first = (field: FieldName | 'lead' | 'html'): string | null =>
    values(field)
      .map((v) => asText(v, field === 'text' ? '\n' : '، '))
      .find((v) => v !== null) ?? null;

  const notes: string[] = [];
  const raw = first('text') ?? (map.text === undefined ? (first('html') ?? null) : null);
  const lead = map.text === undefined ? first('lead') : null;
  const title = first('title');
  if (raw === null && lead === null && title === null) throw new InputError(noText(fields, map));
  const readable = (text: string): string => {
    if (!/<\/?(?:p|br|div|span|a|strong|b|li|ul|h[1-6])\b[^>]*>/iu.test(text)) return text;
    notes.push('HTML in the text was made plain');
    return plain(text);
  };
  const body = raw === null ? '' : readable(raw);
  const opening = lead === null ? '' : readable(lead).trim();
  // a lead that does not open the body is part of the report; one that does, or that is a teaser of it, is said twice
  const leads =
    opening !== '' &&
    !squeezed(body).startsWith(
      squeezed(opening)
        .replace(/(?:\.{2,}|…)$/u, '')
        .slice(0, 60),
    );

  const dates = values('published').filter((v) => v !== undefined && v !== null && v !== '');
  const published = dates.map(isoDate).find((d) => d !== null) ?? null;
  if (published === null)
    notes.push(dates.length === 0 ? 'no date given' : `the date could not be read: ${shown(dates[0])}`);
  const publisher = first('publisher');
  const id = first('id');
  const url = first('url');
  return {
    text: leads ? (body === '' ? opening : `${opening}\n${body}`) : body,
    title: title === null ? null : readable(title),
    published,
    publisher,
    author: first('author'),
    url: url !== null && /^https?:\/\//iu.test(url) ? url : null,
    guid: id === null ? null : `${publisher ?? scope}#${id}`,
    notes,
  };
}

/** The value of a field by its name, or by a path of names: `source.name`. */
function valueAt(fields: Fields, path: string): unknown {
  if (path in fields) return fields[path];
  let value: unknown = fields;
  for (const name of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;
  return value;
}

/** A field as text: strings and numbers; the name in an object; the names in a list. */
function asText(value: unknown, between: string): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value))
    return (
      value
        .map((v) => asText(v, between))
        .filter((v) => v !== null)
        .join(between) || null
    );
  if (typeof value !== 'object' || value === null) return null;
  const object = value as Fields;
  return asText(
    object['name'] ?? object['title'] ?? object['value'] ?? object['rendered'] ?? object['text'] ?? null,
    between,
  );
}

const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const shown = (value: unknown): string => {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
};

function noText(fields: Fields, map: FieldMap): string {
  const names = Object.keys(fields);
  if (map.text === undefined && names.some(isReportField)) return 'empty: its text and its title hold nothing.';
  const there = names.slice(0, 12).map((k) => (k.length > 30 ? `${k.slice(0, 29)}…` : k));
  const missing =
    map.text === undefined
      ? 'none of its fields is called text, body, content or title'
      : `it has no text in '${map.text}'`;
  return `${missing}${there.length === 0 ? '' : ` (there are: ${there.join(', ')})`}. Name the field of the text: --map text=FIELD.`;
}

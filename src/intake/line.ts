import { InputError } from './errors.js';

/** What a person or a program may tell of a report besides its text. */
export interface Known {
  readonly published: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

/** A report ready to be read. */
export interface Given extends Known {
  readonly text: string;
}

/** `YYYY-MM-DD` of a day that exists, from an ISO day or timestamp; null for anything else. */
export function isoDay(value: string): string | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/u.exec(value.trim());
  if (!m) return null;
  const day = `${m[1]}-${m[2]}-${m[3]}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

const shown = (value: unknown): string => {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
};

/** The caller's name of a report, of any JSON line whatever. */
export type ReportId = string | number | null;

/** The `id` of a JSON line, as far as it can be told, also where the line is otherwise unusable. */
export function idOfLine(line: string): ReportId {
  try {
    const value: unknown = JSON.parse(line);
    const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : null;
    return typeof id === 'string' || typeof id === 'number' ? id : null;
  } catch {
    const m = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?)/u.exec(line.slice(0, 2000));
    try {
      return m ? (JSON.parse(m[1]!) as ReportId) : null;
    } catch {
      return null;
    }
  }
}

/**
 * The report of one JSON line: `{id, text | title + body, published, publisher, url}`; `defaults` for what it does not
 * say. With title and body the text is both, the title as its first line. Throws InputError.
 */
export function reportOfLine(line: string, defaults: Known): Given {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError('not a line of JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError('a line must be a JSON object: {"id", "text", "published", "publisher", "url"}.');
  const fields = value as Record<string, unknown>;
  const string = (name: string): string | null => {
    const field = fields[name];
    if (field === undefined || field === null || field === '') return null;
    if (typeof field !== 'string') throw new InputError(`'${name}' must be a string, not ${shown(field)}.`);
    return field;
  };
  const text = string('text');
  const body = string('body');
  const title = string('title');
  if (text === null && body === null) throw new InputError("it has neither 'text' nor 'body'.");
  if (text !== null && body !== null) throw new InputError("it has both 'text' and 'body'; give one of them.");
  const date = string('published');
  const published = date === null ? defaults.published : isoDay(date);
  if (date !== null && published === null)
    throw new InputError(`'published' must be an ISO date (2022-01-09) or timestamp, not ${shown(date)}.`);
  return {
    text: text ?? (title === null ? body! : `${title}\n${body}`),
    title: title ?? defaults.title,
    published,
    publisher: string('publisher') ?? defaults.publisher,
    url: string('url') ?? defaults.url,
  };
}

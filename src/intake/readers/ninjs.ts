import type { Found } from '../capture.js';
import { InputError } from '../errors.js';
import { isoDate } from '../page/dates.js';
import { plain } from '../page/embedded.js';
import { normalName } from './fields.js';

type Fields = Readonly<Record<string, unknown>>;

/** A JSON object's fields by their names without case and `_`: ninjs 1 and 2 write `versioncreated`, ninjs 3 `versionCreated`. */
const byNormalName = (object: Fields): Map<string, unknown> =>
  new Map(Object.entries(object).map(([name, value]) => [normalName(name), value]));

/** Whether an object is an item of ninjs, the IPTC's "News in JSON": it has a `uri` and parts that only ninjs names so. */
export function isNinjs(object: Fields): boolean {
  const fields = byNormalName(object);
  return (
    typeof fields.get('uri') === 'string' &&
    [
      'versioncreated',
      'headlines',
      'bodies',
      'bodytext',
      'bodyhtml',
      'bodyxhtml',
      'pubstatus',
      'representationtype',
    ].some((name) => fields.has(name))
  );
}

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const string = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const part = (value: unknown, name: string): string | null =>
  typeof value === 'object' && value !== null ? string(byNormalName(value as Fields).get(name)) : null;

/** The report of a ninjs item, versions 1 to 3. Throws InputError for one that is withheld or is no text. */
export function foundInNinjs(object: Fields): Found {
  const fields = byNormalName(object);
  const status = string(fields.get('pubstatus'));
  if (status !== null && /^(?:canceled|cancelled|withheld)$/iu.test(status))
    throw new InputError(`the agency calls it ${status}: it is not taken.`);
  const type = string(fields.get('type'));
  if (type !== null && !/^(?:text|composite)$/iu.test(type)) throw new InputError(`no text: a ${type} of ninjs.`);

  const headlines = list(fields.get('headlines'));
  const bodies = list(fields.get('bodies'));
  const main = (parts: readonly unknown[]): unknown => parts.find((p) => part(p, 'role') === 'main') ?? parts[0];
  const isPlain = (body: unknown): boolean => /^text\/plain/iu.test(part(body, 'contenttype') ?? '');
  const body = main(bodies.filter(isPlain)) ?? main(bodies);
  const text =
    part(body, 'value') ??
    string(fields.get('bodytext')) ??
    string(fields.get('bodyxhtml')) ??
    string(fields.get('bodyhtml')) ??
    part(list(fields.get('descriptions'))[0], 'value') ??
    string(fields.get('descriptiontext'));
  const title = part(main(headlines), 'value') ?? string(fields.get('headline'));
  if (text === null && title === null) throw new InputError('an item of ninjs without a headline or a body.');

  const sources = list(fields.get('infosources'));
  const publisher =
    part(sources.find((s) => /provider|publisher|source/iu.test(part(s, 'role') ?? '')) ?? sources[0], 'name') ??
    part(fields.get('provider'), 'name') ??
    string(fields.get('source')) ??
    string(fields.get('copyrightholder')) ??
    part(list(fields.get('rightsinfo'))[0], 'copyrightholder');
  const uri = string(fields.get('uri'))!;
  const links = [...list(fields.get('links')), ...list(fields.get('renditions'))];
  const url =
    part(
      links.find((l) => part(l, 'rel') === 'canonical'),
      'href',
    ) ??
    string(fields.get('canonicalurl')) ??
    uri;
  const date = fields.get('versioncreated') ?? fields.get('firstcreated') ?? fields.get('contentcreated');
  const people =
    list(fields.get('people')).length === 0
      ? null
      : part(
          list(fields.get('people')).find((p) => /author|byline/iu.test(part(p, 'rel') ?? '')),
          'name',
        );
  const published = isoDate(date);
  return {
    text: text === null ? '' : isPlain(body) ? text : plain(text),
    title,
    published,
    publisher,
    author:
      string(fields.get('by')) ??
      part(list(fields.get('bylines'))[0], 'value') ??
      string(fields.get('byline')) ??
      people,
    url: /^https?:\/\//iu.test(url) ? url : null,
    guid: uri,
    notes: published === null ? ['no date given'] : [],
  };
}

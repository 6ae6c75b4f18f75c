import type { EntityItem } from '../../../src/archive/corrections/correction.js';
import type { IsnadRecord, RecordEntity, TextSpan } from '../../../src/record/record.js';

/** Somebody in a draft: an entity of the record by its id, or one that a person marked in the text. */
export type Who = string | EntityItem;

export const sameWho = (a: Who | null, b: Who | null): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Whom words stand for: the entity that is mentioned by just these, else a new one of that name. */
export function whoAt(record: IsnadRecord, words: TextSpan, type: RecordEntity['type'] = 'person'): Who {
  const known = record.entities.find((e) => e.mentions.some((m) => m.start === words.start && m.end === words.end));
  if (known !== undefined) return known.id;
  return {
    mention: { ...words, kind: 'name' },
    ...{ type, name: words.text, english: null, country: null, link: null, coordinates: null },
  };
}

/** The name of somebody in a draft. */
export const nameOf = (record: IsnadRecord, who: Who): string =>
  typeof who === 'string' ? (record.entities.find((e) => e.id === who)?.name ?? who) : who.name;

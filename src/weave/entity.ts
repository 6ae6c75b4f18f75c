import { fold } from '../arabic/letters.js';
import type { RecordEntity } from '../record/record.js';

/** Whether the report names it, rather than only describing it («مصدر أمني»). */
export const isNamed = (entity: RecordEntity): boolean => entity.mentions.some((m) => m.kind === 'name');

/** Kinds of which a name can be of only one: «الأمم المتحدة» as organization and as group is the same. */
const kinds: Readonly<Record<RecordEntity['type'], string>> = {
  person: 'person',
  organization: 'body',
  media: 'body',
  group: 'body',
  place: 'place',
  facility: 'place',
};

/**
 * What makes an entity of one report the same as one of another: its link, else its kind and folded name. Descriptions
 * make one entity a wording, which is no single person: `named` of the archive tells them apart.
 */
export function entityKey(entity: RecordEntity): string {
  if (entity.link !== null) return `link:${entity.link}`;
  return `${isNamed(entity) ? 'name' : 'description'}:${kinds[entity.type]}:${folded(entity.name)}`;
}

/** The key of the body that reports call by this name, unless it is known by a link. */
export const bodyKey = (name: string): string => `name:body:${folded(name)}`;

const folded = (name: string): string => (name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [name]).map(fold).join(' ');

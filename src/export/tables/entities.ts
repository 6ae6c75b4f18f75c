import type { CountedEntity } from '../../archive/walk.js';
import { type Column, column, type Table } from '../table.js';

type E = CountedEntity;
const own = (name: string, type: Column<E>['type'], meaning: string, source: string, cell: Column<E>['cell']) =>
  column<E>(name, type, meaning, source, cell);

export const entityTable: Table<E> = {
  name: 'entities',
  row: 'a person, body or place over all reports; those that a person merged are one row',
  columns: [
    own('entity_id', 'text', 'Stable id: its link, else its kind and folded name.', 'archive', (e) => e.key),
    own(
      'type',
      'text',
      '`person`, `organization`, `media`, `place`, `facility`, `group`.',
      'entity.type',
      (e) => e.type,
    ),
    own(
      'name',
      'text',
      'Its name as first met; of one that is only described, the description.',
      'entity.name',
      (e) => e.name,
    ),
    own(
      'named',
      'boolean',
      'False for one that is only described («مصدر أمني»): a wording, no single person.',
      'entity.mentions',
      (e) => e.named,
    ),
    own(
      'merged_names',
      'list',
      'Names of those that a person said to be the same.',
      "people's corrections",
      (e) => e.merged,
    ),
    own('english', 'text', 'Usual English name, where the gazetteer knows it.', 'entity.english', (e) => e.english),
    own('country', 'text', 'ISO 3166-1 alpha-2.', 'entity.country', (e) => e.country),
    own('link', 'text', '`wikidata:Q…`.', 'entity.link', (e) => e.link),
    own('latitude', 'number', 'Degrees, WGS 84.', 'entity.coordinates', (e) => e.coordinates?.[1] ?? null),
    own('longitude', 'number', 'Degrees, WGS 84.', 'entity.coordinates', (e) => e.coordinates?.[0] ?? null),
    own('reports', 'integer', 'In how many reports it is named or described.', 'archive', (e) => e.reports),
    own('statements', 'integer', 'How many statements it made.', 'statement.chain', (e) => e.statements),
    own('relayed', 'integer', 'How many statements it passed on.', 'statement.chain', (e) => e.relayed),
    own('events', 'integer', 'In how many events it took part.', 'event.actors, event.recipients', (e) => e.events),
    own(
      'first_at',
      'moment',
      'When the first report that has it was published or, where that is not known, captured.',
      'archive',
      (e) => e.first,
    ),
    own('last_at', 'moment', 'When the last was.', 'archive', (e) => e.last),
  ],
};

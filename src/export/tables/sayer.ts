import type { RecordStatement } from '../../record/record.js';
import { relaysOf, saidOn, speakerOf } from '../chain.js';
import type { Found } from '../report.js';
import { type Column, column } from '../table.js';

/**
 * Who said it, through whom and when. `of` gives the statement of an item; `who` names the columns of the speaker:
 * `speaker` of a statement, `claimant` of a figure.
 */
export function sayerColumns<T>(
  who: string,
  of: (found: Found<T>) => RecordStatement | null,
): readonly Column<Found<T>>[] {
  const speaker = (f: Found<T>) => speakerOf(f.view, of(f));
  const relays = (f: Found<T>) => relaysOf(f.view, of(f));
  const link = '`statement.chain`, the link with role `speaker`';
  const links = '`statement.chain`, the links with role `relay`';
  return [
    column(
      who,
      'text',
      'Who said it, as the report names it. Empty where it names nobody.',
      link,
      (f) => speaker(f)?.name ?? null,
    ),
    column(
      `${who}_id`,
      'text',
      'Who that is over the whole archive.',
      'archive',
      (f) => speaker(f)?.identity?.id ?? null,
    ),
    column(
      `${who}_type`,
      'text',
      '`person`, `organization`, `media`, `place`, `facility`, `group`.',
      'entity.type',
      (f) => speaker(f)?.identity?.type ?? null,
    ),
    column(
      `${who}_named`,
      'boolean',
      'False for one that is only described («مصدر أمني»).',
      'entity.mentions',
      (f) => speaker(f)?.identity?.named ?? null,
    ),
    column(
      `${who}_country`,
      'text',
      'ISO 3166-1 alpha-2.',
      'entity.country',
      (f) => speaker(f)?.identity?.country ?? null,
    ),
    column(
      `${who}_words`,
      'text',
      'The words that name the speaker there. Empty where understood («وأضاف»).',
      'link.span.text',
      (f) => speaker(f)?.words ?? null,
    ),
    column('via', 'list', 'Through whom it came, the outermost first.', links, (f) => relays(f).map((l) => l.name)),
    column('via_ids', 'list', 'Who those are over the whole archive.', 'archive', (f) =>
      relays(f).map((l) => l.identity?.id ?? ''),
    ),
    column('via_words', 'list', 'The words that name each.', 'link.span.text', (f) =>
      relays(f).map((l) => l.words ?? ''),
    ),
    column(
      'chain_depth',
      'integer',
      'How many links the chain has; 0 where nobody is named.',
      'statement.chain',
      (f) => of(f)?.chain.length ?? 0,
    ),
    column(
      'said_at',
      'day',
      'First day on which it may have been said. Empty where the report does not tell.',
      'statement.time',
      (f) => saidOn(f.view, of(f)).from,
    ),
    column(
      'said_until',
      'day',
      'Last day on which it may have been said.',
      'statement.time',
      (f) => saidOn(f.view, of(f)).to,
    ),
  ];
}

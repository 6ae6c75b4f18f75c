import type { RecordStatement } from '../../record/record.js';
import { chainOf } from '../chain.js';
import type { Found } from '../report.js';
import { type Column, column, type Table } from '../table.js';
import { outlet, reportColumns, reviewColumns } from './report.js';
import { sayerColumns } from './sayer.js';

type S = Found<RecordStatement>;
const own = (name: string, type: Column<S>['type'], meaning: string, source: string, cell: Column<S>['cell']) =>
  column<S>(name, type, meaning, `statement.${source}`, cell);

export const statementTable: Table<S> = {
  name: 'statements',
  row: 'a statement: a content that a report ascribes to somebody',
  columns: [
    own('statement_id', 'text', 'Stable id: report, version and item.', 'id', (f) => f.view.itemId(f.item.id)),
    own('text', 'text', 'What was said, word for word as in the report.', 'text', (f) => f.item.text),
    ...sayerColumns<RecordStatement>('speaker', (f) => f.item),
    outlet,
    own('addressee', 'text', 'To whom, as the report names it.', 'addressee', ({ view, item }) =>
      item.addressee === null ? null : (view.entity(item.addressee)?.name ?? null),
    ),
    own('addressee_id', 'text', 'Who that is over the whole archive.', 'addressee', ({ view, item }) =>
      item.addressee === null ? null : (view.identity(item.addressee)?.id ?? null),
    ),
    own(
      'stance',
      'text',
      '`assert`, `believe`, `claim`, `deny`, `accuse`, `condemn`, `endorse`, `demand`, `commit`, `threaten`.',
      'stance',
      (f) => f.item.stance,
    ),
    own('mode', 'text', '`direct`, `indirect`, `mixed`.', 'mode', (f) => f.item.mode),
    own(
      'medium',
      'text',
      'Statement, telephone, tweet, interview, press conference, …',
      'medium',
      (f) => f.item.medium,
    ),
    own(
      'said_words',
      'text',
      'The words that tell when it was said.',
      'time',
      ({ view, item }) => view.time(item.time)?.text ?? null,
    ),
    own('cue', 'text', 'The ascribing words.', 'cue.text', (f) => f.item.cue.text),
    own('cue_lemma', 'text', 'Their dictionary form.', 'cue.lemma', (f) => f.item.cue.lemma),
    own(
      'chain',
      'json',
      'The whole chain, outermost first: role, name, id, type, named, words, start, end, inferred.',
      'chain',
      ({ view, item }) => chainOf(view, item),
    ),
    own('inside', 'text', 'Id of the statement in whose content it stands.', 'inside', ({ view, item }) =>
      item.inside === null ? null : view.itemId(item.inside),
    ),
    own(
      'start',
      'integer',
      'Where the content begins in the text, in UTF-16 code units.',
      'start',
      (f) => f.item.start,
    ),
    own('end', 'integer', 'Where it ends.', 'end', (f) => f.item.end),
    ...reportColumns,
    ...reviewColumns,
    own('why', 'text', 'The rule and the row of the tables that found it.', 'why', (f) => f.item.why),
  ],
};

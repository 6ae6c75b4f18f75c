import type { EntityItem } from '../archive/lists/entities.js';
import type { EventItem } from '../archive/lists/events.js';
import type { FigureItem } from '../archive/lists/figures.js';
import type { EntityRef, ReportRef } from '../archive/lists/refs.js';
import type { StatementItem } from '../archive/lists/statements.js';
import type { ReportHit } from '../archive/search/search.js';
import type { Excerpt } from '../archive/search/snippet.js';
import { column, type Table } from './table.js';

/** What can be listed, as tables: the columns that CSV has. Named as in isnad export, where the same is there. */

const reportColumns = <T extends { readonly report: ReportRef }>() => [
  column<T>('report_id', 'text', 'Public id of the report.', 'archive', (i) => i.report.uid),
  column<T>('version', 'integer', 'Number of its version.', 'archive', (i) => i.report.seq),
  column<T>('title', 'text', 'Headline.', 'report.title', (i) => i.report.title),
  column<T>('url', 'text', 'Where it was published.', 'report.url', (i) => i.report.url),
  column<T>('published_at', 'moment', 'As the source gives it.', 'report.published', (i) => i.report.published),
  column<T>('publisher', 'text', 'Who published it.', 'report.publisher', (i) => i.report.publisher),
];
const names = (entities: readonly EntityRef[]): readonly string[] => entities.map((e) => e.name);
const speakerOf = (s: StatementItem): EntityRef | null => s.chain.find((l) => l.role === 'speaker')?.entity ?? null;
const relaysOf = (s: StatementItem): readonly EntityRef[] =>
  s.chain.filter((l) => l.role !== 'speaker').map((l) => l.entity);

export const statementList: Table<StatementItem> = {
  name: 'statements',
  row: 'a statement',
  columns: [
    column('statement_id', 'text', 'Report, version and item.', 'archive', (s) => s.id),
    column('text', 'text', 'What was said.', 'statement.text', (s) => s.words.text),
    column('speaker', 'text', 'Who said it.', 'statement.chain', (s) => speakerOf(s)?.name ?? null),
    column('speaker_id', 'text', 'Who that is.', 'archive', (s) => speakerOf(s)?.key ?? null),
    column('relays', 'list', 'Through whom, the outermost first.', 'statement.chain', (s) => names(relaysOf(s))),
    column('addressee', 'text', 'To whom.', 'statement.addressee', (s) => s.addressee?.name ?? null),
    column('stance', 'text', 'How.', 'statement.stance', (s) => s.stance),
    column('mode', 'text', 'Direct or indirect.', 'statement.mode', (s) => s.mode),
    column('medium', 'text', 'In what.', 'statement.medium', (s) => s.medium),
    column('said_from', 'day', 'First day it may have been said on.', 'statement.time', (s) => s.said?.from ?? null),
    column('said_to', 'day', 'Last such day.', 'statement.time', (s) => s.said?.to ?? null),
    column('cue', 'text', 'The ascribing words.', 'statement.cue', (s) => s.cue.text),
    column('start', 'integer', 'Where it begins, in UTF-16 code units.', 'statement.start', (s) => s.words.start),
    column('end', 'integer', 'Where it ends.', 'statement.end', (s) => s.words.end),
    ...reportColumns<StatementItem>(),
    column('review', 'text', 'machine, accepted, corrected.', 'archive', (s) => s.review),
  ],
};

export const eventList: Table<EventItem> = {
  name: 'events',
  row: 'an event',
  columns: [
    column('event_id', 'text', 'Report, version and item.', 'archive', (e) => e.id),
    column('type', 'text', 'PLOVER type.', 'event.type', (e) => e.type),
    column('mode', 'text', 'PLOVER mode.', 'event.mode', (e) => e.mode),
    column('status', 'text', 'Happened, planned, denied, …', 'event.status', (e) => e.status),
    column('date', 'text', 'ISO day, month or year.', 'event.date', (e) => e.date),
    column('actors', 'list', 'Who did it.', 'event.actors', (e) => names(e.actors)),
    column('recipients', 'list', 'To whom.', 'event.recipients', (e) => names(e.recipients)),
    column('place', 'text', 'Where.', 'event.place', (e) => e.place?.name ?? null),
    column('figures', 'list', 'How many.', 'event.figures', (e) => e.figures.map((f) => f.words.text)),
    column('words', 'text', 'The word that tells of it.', 'event.trigger', (e) => e.words.text),
    column('statement', 'text', 'The statement that vouches for it.', 'event.statement', (e) => e.statement),
    ...reportColumns<EventItem>(),
    column('review', 'text', 'machine, accepted, corrected.', 'archive', (e) => e.review),
  ],
};

export const figureList: Table<FigureItem> = {
  name: 'figures',
  row: 'a figure',
  columns: [
    column('figure_id', 'text', 'Report, version and item.', 'archive', (f) => f.id),
    column('measure', 'text', 'What is counted.', 'figure.measure', (f) => f.measure),
    column('value', 'number', 'The number.', 'figure.value', (f) => f.value),
    column('value_low', 'number', 'At least.', 'figure.low', (f) => f.low),
    column('value_high', 'number', 'At most.', 'figure.high', (f) => f.high),
    column('bound', 'text', 'exact, atLeast, atMost, about.', 'figure.bound', (f) => f.bound),
    column('unit', 'text', 'The counted noun.', 'figure.unit', (f) => f.unit),
    column('words', 'text', 'As written.', 'figure.text', (f) => f.words.text),
    column('claimant', 'text', 'Who counts.', 'statement.chain', (f) => f.claimant?.name ?? null),
    column('statement', 'text', 'The statement it stands in.', 'archive', (f) => f.statement),
    ...reportColumns<FigureItem>(),
    column('review', 'text', 'machine, accepted, corrected.', 'archive', (f) => f.review),
  ],
};

export const entityList: Table<EntityItem> = {
  name: 'entities',
  row: 'an entity',
  columns: [
    column('entity_id', 'text', 'The same in every archive.', 'archive', (e) => e.key),
    column('number', 'integer', 'Its number in this archive.', 'archive', (e) => e.id),
    column('type', 'text', 'Kind.', 'entity.type', (e) => e.type),
    column('name', 'text', 'Name.', 'entity.name', (e) => e.name),
    column('english', 'text', 'English name.', 'entity.english', (e) => e.english),
    column('named', 'boolean', 'False for one that is only described.', 'entity.mentions', (e) => e.named),
    column('country', 'text', 'ISO 3166-1 alpha-2.', 'entity.country', (e) => e.country),
    column('link', 'text', 'Gazetteer or knowledge base.', 'entity.link', (e) => e.link),
    column('reports', 'integer', 'How many reports it is in.', 'archive', (e) => e.reports),
    column('statements', 'integer', 'How many statements it makes.', 'archive', (e) => e.statements),
  ],
};

/** The words of an excerpt, those that were found painted. Whole words are, so letters stay joined. */
export function painted(text: string, { start, end, marks }: Excerpt, paint: (words: string) => string): string {
  let out = '';
  let at = start;
  for (const mark of marks) {
    // each word by itself: a line may end between the words of a phrase
    out += text.slice(at, mark.start) + text.slice(mark.start, mark.end).replace(/\S+/gu, paint);
    at = mark.end;
  }
  return (out + text.slice(at, end)).replace(/\s+/gu, ' ');
}

export const reportList: Table<ReportHit> = {
  name: 'reports',
  row: 'a report',
  columns: [
    ...reportColumns<ReportHit>(),
    column('statements', 'integer', 'How many statements it has.', 'archive', (h) => h.statements),
    column('snippet', 'text', 'Where the words were found.', 'archive', ({ text, snippet }) =>
      snippet === null ? null : painted(text, snippet, (w) => w),
    ),
  ],
};

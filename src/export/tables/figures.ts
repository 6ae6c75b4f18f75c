import type { RecordEvent, RecordFigure } from '../../record/record.js';
import type { Found, View } from '../report.js';
import { type Column, column, type Table } from '../table.js';
import { outlet, reportColumns, reviewColumns } from './report.js';
import { sayerColumns } from './sayer.js';

type F = Found<RecordFigure>;
const own = (name: string, type: Column<F>['type'], meaning: string, source: string, cell: Column<F>['cell']) =>
  column<F>(name, type, meaning, source, cell);

const eventsOf = ({ view, item }: F): readonly RecordEvent[] =>
  view.report.record.events.filter((v) => v.figures.includes(item.id));
const claim = ({ view, item }: F) => view.innermost(item.start, item.end);
const placeName = (view: View, event: RecordEvent | undefined): string | null =>
  event === undefined || event.place === null ? null : (view.entity(event.place)?.name ?? null);

export const figureTable: Table<F> = {
  name: 'figures',
  row: 'a number that counts or measures something',
  columns: [
    own('figure_id', 'text', 'Stable id: report, version and item.', 'figure.id', (f) => f.view.itemId(f.item.id)),
    own('event_id', 'list', 'The events to which it belongs.', 'event.figures', (f) =>
      eventsOf(f).map((v) => f.view.itemId(v.id)),
    ),
    own(
      'quantity',
      'text',
      'What is counted: `killed`, `injured`, `missing`, `arrested`, `displaced`, `money:USD`, `percent`, …',
      'figure.measure',
      (f) => f.item.measure,
    ),
    own('value', 'number', 'The number as it stands.', 'figure.value', (f) => f.item.value),
    own('value_low', 'number', 'What it may be at least.', 'figure.low', (f) => f.item.low),
    own(
      'value_high',
      'number',
      'What it may be at most. Empty where that is open («أكثر من»).',
      'figure.high',
      (f) => f.item.high,
    ),
    own('bound', 'text', '`exact`, `atLeast`, `atMost`, `about`.', 'figure.bound', (f) => f.item.bound),
    own('words', 'text', 'The number in words or digits as in the report.', 'figure.text', (f) => f.item.text),
    own('unit', 'text', 'The counted noun as it stands.', 'figure.unit', (f) => f.item.unit),
    ...sayerColumns<RecordFigure>('claimant', claim),
    outlet,
    own(
      'stance',
      'text',
      'How the claimant stands to the statement that holds the figure.',
      'statement.stance',
      (f) => claim(f)?.stance ?? null,
    ),
    own(
      'statement_id',
      'text',
      'The innermost statement that holds it. Empty in the newspaper’s own voice.',
      'statement.id',
      (f) => {
        const s = claim(f);
        return s === null ? null : f.view.itemId(s.id);
      },
    ),
    own(
      'event_type',
      'text',
      'PLOVER type of the first of its events.',
      'event.type',
      (f) => eventsOf(f)[0]?.type ?? null,
    ),
    own(
      'event_date',
      'text',
      'Day of that event, or as much of it as is known.',
      'event.date',
      (f) => eventsOf(f)[0]?.date ?? null,
    ),
    own('location', 'text', 'Place of that event.', 'event.place', (f) => placeName(f.view, eventsOf(f)[0])),
    own('start', 'integer', 'Where it begins in the text, in UTF-16 code units.', 'figure.start', (f) => f.item.start),
    own('end', 'integer', 'Where it ends.', 'figure.end', (f) => f.item.end),
    ...reportColumns,
    ...reviewColumns,
  ],
};

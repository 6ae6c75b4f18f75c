import type { CountedEntity } from '../archive/walk.js';
import { annotations } from './annotations.js';
import { type Chunk, each } from './chunks.js';
import { claims } from './claims.js';
import { csv } from './csv.js';
import { csvMetadata } from './csvw.js';
import { type FtmWhat, ftm } from './ftm.js';
import { geojson, type LeaveOut } from './geojson.js';
import { gexf } from './gexf.js';
import { graphml } from './graphml.js';
import { ndjson, records } from './ndjson.js';
import { parquet } from './parquet.js';
import { type ExportReport, eventsIn, figuresIn, statementsIn } from './report.js';
import type { Table } from './table.js';
import { entityTable } from './tables/entities.js';
import { eventTable } from './tables/events.js';
import { type FatalityRule, fatalityRules } from './tables/fatalities.js';
import { figureTable } from './tables/figures.js';
import { statementTable } from './tables/statements.js';

/** What can be exported. */
export const whats = ['statements', 'events', 'figures', 'entities', 'records'] as const;
export type What = (typeof whats)[number];

const tables = ['statements', 'events', 'figures', 'entities'] as const;

/** The formats, and what each can hold; the first is taken where nothing is said. */
export const formats = {
  ndjson: ['records', ...tables],
  csv: tables,
  parquet: tables,
  geojson: ['events'],
  gexf: ['statements'],
  graphml: ['statements'],
  annotations: ['statements'],
  claims: ['statements'],
  ftm: ['records', 'statements', 'events'],
} as const satisfies Readonly<Record<string, readonly What[]>>;
export type Format = keyof typeof formats;

/** What is to be exported: `what` one of those that the format can hold. */
export interface Order {
  readonly format: Format;
  readonly what: What;
  /** For spreadsheets; CSV only. */
  readonly excel: boolean;
  /** How one number of dead is chosen; events only. */
  readonly fatalities: FatalityRule;
  /** The day of the file. */
  readonly day: string;
}

/** Where it comes from: each is read at most once. */
export interface Origin {
  reports(): AsyncIterable<ExportReport>;
  entities(): AsyncIterable<CountedEntity>;
}

/** A table with its rows, whatever these are. */
interface Rows {
  readonly table: Table<unknown>;
  rows(): AsyncIterable<unknown>;
}
const rowsWith = <T>(table: Table<T>, rows: () => AsyncIterable<T>): Rows =>
  ({ table, rows }) as { readonly table: Table<T>; rows(): AsyncIterable<T> } as Rows;

function rowsOf({ what, fatalities }: Order, origin: Origin): Rows {
  switch (what) {
    case 'statements':
      return rowsWith(statementTable, () => each(origin.reports(), statementsIn));
    case 'events':
      return rowsWith(eventTable(fatalities), () => each(origin.reports(), eventsIn));
    case 'figures':
      return rowsWith(figureTable, () => each(origin.reports(), figuresIn));
    case 'entities':
      return rowsWith(entityTable, () => origin.entities());
    case 'records':
      throw new Error('records are no table');
  }
}

const remarksOf = ({ what, fatalities }: Order): Readonly<Record<string, string>> =>
  what === 'events' ? { fatalities: `${fatalities}: ${fatalityRules[fatalities]}` } : {};

/** An export, a little at a time; `leaveOut` is told of what the format has no place for. */
export function exportOf(order: Order, origin: Origin, leaveOut: LeaveOut): AsyncIterable<Chunk> {
  switch (order.format) {
    case 'ndjson': {
      if (order.what === 'records') return records(origin.reports());
      const { table, rows } = rowsOf(order, origin);
      return ndjson(table, rows());
    }
    case 'csv': {
      const { table, rows } = rowsOf(order, origin);
      return csv(table, rows(), order);
    }
    case 'parquet': {
      const { table, rows } = rowsOf(order, origin);
      return parquet(table, rows(), remarksOf(order));
    }
    case 'geojson':
      return geojson(eventTable(order.fatalities), each(origin.reports(), eventsIn), remarksOf(order), leaveOut);
    case 'gexf':
      return gexf(origin.reports(), order.day);
    case 'graphml':
      return graphml(origin.reports());
    case 'annotations':
      return annotations(origin.reports());
    case 'claims':
      return claims(origin.reports(), leaveOut);
    case 'ftm':
      return ftm(origin.reports(), order.what as FtmWhat);
  }
}

/** What lies beside a file of this export, as the ending of its name and its text; null where nothing does. */
export function companionOf(order: Order, file: string): { readonly ending: string; readonly text: string } | null {
  if (order.format !== 'csv') return null;
  const none: Origin = { reports: nothing, entities: nothing };
  return { ending: '-metadata.json', text: csvMetadata(rowsOf(order, none).table, file, remarksOf(order)) };
}
async function* nothing(): AsyncGenerator<never> {}

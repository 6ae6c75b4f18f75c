/**
 * What a column holds. `list`: several texts. `day`: an ISO day. `moment`: an ISO day or instant as the source gives it.
 * `json`: a value of several parts.
 */
export type ColumnType = 'text' | 'list' | 'integer' | 'number' | 'boolean' | 'day' | 'moment' | 'json';

export type Cell = string | number | boolean | null | readonly string[] | readonly object[] | object;

/** A column: what it is called, what it means, and how an item fills it. The dictionary in docs/export.md is made of these. */
export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  /** Where it comes from: a field of the record (`statement.stance`), of the report, or how it is worked out. */
  readonly source: string;
  cell(item: T): Cell;
}

export interface Table<T> {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly Column<T>[];
}

export const column = <T>(
  name: string,
  type: ColumnType,
  meaning: string,
  source: string,
  cell: (item: T) => Cell,
): Column<T> => ({ name, type, meaning, source, cell });

/** What stands between the texts of a list in formats that have no lists. */
export const listSeparator = '; ';

/** A row as an object, lists and parts kept. */
export const objectOf = <T>(table: Table<T>, item: T): Record<string, Cell> =>
  Object.fromEntries(table.columns.map((c) => [c.name, c.cell(item)]));

/** A cell for formats that know only single values: lists joined, parts as JSON; an empty list is null. */
export function flat(cell: Cell, type: ColumnType): string | number | boolean | null {
  if (cell === null || typeof cell !== 'object') return cell;
  if (type === 'list')
    return (cell as readonly string[]).length === 0 ? null : (cell as readonly string[]).join(listSeparator);
  return JSON.stringify(cell);
}

/** The instant of a day or ISO instant; a day is its midnight in UTC, and so is a time without offset taken. Null for anything else. */
export function instantOf(text: string | null): Date | null {
  const m =
    text === null ? null : /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(text);
  if (!m) return null;
  const date = new Date(text!.includes('T') && m[1] === undefined ? `${text}Z` : text!);
  return Number.isNaN(date.getTime()) ? null : date;
}

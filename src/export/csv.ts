import { type Chunk, chunked } from './chunks.js';
import { flat, type Table } from './table.js';

export interface CsvOptions {
  /** For a spreadsheet: a byte order mark, and no cell that it would take for a formula. */
  readonly excel?: boolean;
}

/** What a spreadsheet may take for the beginning of a formula; the full-width signs too, which some read alike. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Comma-separated values after RFC 4180, UTF-8. Lists are joined by `; `, parts are JSON, null is empty. */
export function csv<T>(
  table: Table<T>,
  rows: AsyncIterable<T>,
  { excel = false }: CsvOptions = {},
): AsyncIterable<Chunk> {
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;
  const show = (row: T): string[] =>
    table.columns.map((c) => {
      const value = flat(c.cell(row), c.type);
      if (value === null) return '';
      if (typeof value !== 'string') return String(value);
      return excel && formula.test(value) ? `'${value}` : value;
    });
  async function* lines(): AsyncGenerator<string> {
    yield (excel ? '\u{FEFF}' : '') + line(table.columns.map((c) => c.name));
    for await (const row of rows) yield line(show(row));
  }
  return chunked(lines());
}

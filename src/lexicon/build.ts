/** One row of a table, by column name. An empty cell is ''. */
export type Row = Readonly<Record<string, string>>;

/** What the reader knows of the language: tables and trained models, by name. */
export interface Lexicon {
  /** The rows of a table, in file order. Throws RangeError for a name that is not there. */
  table(name: string): readonly Row[];
  /** The bytes of a model. Throws RangeError for a name that is not there. */
  model(name: string): Uint8Array;
  /** What `make` makes of this lexicon; made once, however many stages ask. */
  once<T>(make: (lexicon: Lexicon) => T): T;
}

/**
 * Parses a table: tab-separated, UTF-8; lines that begin with `#` and empty ones are for people; the first other line
 * names the columns. Throws RangeError on a row with more cells than columns, naming the line.
 */
export function parseTable(name: string, tsv: string): readonly Row[] {
  const rows: Row[] = [];
  let columns: readonly string[] | null = null;
  const lines = tsv.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    if (columns === null) {
      columns = cells;
      continue;
    }
    if (cells.length > columns.length)
      throw new RangeError(`Table '${name}', line ${i + 1}: ${cells.length} cells for ${columns.length} columns.`);
    const row: Record<string, string> = {};
    for (let c = 0; c < columns.length; c++) row[columns[c]!] = cells[c] ?? '';
    rows.push(row);
  }
  return rows;
}

/**
 * A lexicon over a source of tables (as TSV text) and one of model bytes; each gives null for a name it does not have,
 * and is asked once, when a table or model is first needed.
 */
export function lexiconFrom(
  tableText: (name: string) => string | null,
  modelBytes: (name: string) => Uint8Array | null,
): Lexicon {
  const parsed = new Map<string, readonly Row[]>();
  const decoded = new Map<string, Uint8Array>();
  const missing = (what: string, name: string): never => {
    throw new RangeError(`The lexicon has no ${what} '${name}'.`);
  };
  const made = new Map<unknown, unknown>();
  const lexicon: Lexicon = {
    table(name) {
      const known = parsed.get(name);
      if (known) return known;
      const rows = parseTable(name, tableText(name) ?? missing('table', name));
      parsed.set(name, rows);
      return rows;
    },
    model(name) {
      const known = decoded.get(name);
      if (known) return known;
      const bytes = modelBytes(name) ?? missing('model', name);
      decoded.set(name, bytes);
      return bytes;
    },
    once<T>(make: (from: Lexicon) => T): T {
      if (!made.has(make)) made.set(make, make(lexicon));
      return made.get(make) as T;
    },
  };
  return lexicon;
}

/** A lexicon over given tables (as TSV text) and models (as base64). */
export const lexiconOf = (
  tables: Readonly<Record<string, string>>,
  models: Readonly<Record<string, string>>,
): Lexicon =>
  lexiconFrom(
    (name) => tables[name] ?? null,
    (name) => {
      const base64 = models[name];
      return base64 === undefined ? null : fromBase64(base64);
    },
  );

function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

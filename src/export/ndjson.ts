import { type Chunk, chunked } from './chunks.js';
import type { ExportReport } from './report.js';
import { objectOf, type Table } from './table.js';

async function* lines<T>(rows: AsyncIterable<T>, object: (row: T) => object): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(object(row))}\n`;
}

/** A row a line; lists and chains are kept. */
export const ndjson = <T>(table: Table<T>, rows: AsyncIterable<T>): AsyncIterable<Chunk> =>
  chunked(lines(rows, (row) => objectOf(table, row)));

/** A whole record a line, with what the archive knows of it under `archive`. */
export const records = (reports: AsyncIterable<ExportReport>): AsyncIterable<Chunk> =>
  chunked(
    lines(reports, (r) => ({
      ...r.record,
      archive: {
        ...{ report: r.uid, version: r.seq, published: r.published, publisher: r.publisher, author: r.author },
        ...{ url: r.url, from: r.from, captured: r.capturedAt, reader: r.reader, read: r.readAt },
        // of all items not named here the machine is the only reader
        reviewed: Object.fromEntries(r.reviewed),
        identities: Object.fromEntries([...r.identities].map(([id, identity]) => [id, identity.id])),
      },
    })),
  );

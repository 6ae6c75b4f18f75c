import type { SchemaElement } from 'hyparquet-writer';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Chunk } from './chunks.js';
import { type Cell, type Column, type ColumnType, flat, instantOf, type Table } from './table.js';

/** Rows held at a time: what memory the writer needs, and how finely a reader may skip. */
const groupSize = 4096;

const timestamp = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
} as const;
const elements: Readonly<Record<ColumnType, Partial<SchemaElement>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  // numbers of any report may be larger than 32 bits hold
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  moment: timestamp,
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

/** A writer whose bytes are taken away as they come. */
class Outlet extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

function stored(cell: Cell, type: ColumnType): unknown {
  const value = flat(cell, type);
  if (value === null) return null;
  switch (type) {
    case 'day':
    case 'moment':
      return instantOf(value as string);
    case 'integer':
      return BigInt(Math.round(value as number));
    default:
      return value;
  }
}

/** Apache Parquet: typed columns, instants in UTC, lists joined by `; `, parts as JSON text. `remarks` go into the file's metadata. */
export async function* parquet<T>(
  table: Table<T>,
  rows: AsyncIterable<T>,
  remarks: Readonly<Record<string, string>> = {},
): AsyncGenerator<Chunk> {
  const writer = new Outlet();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'isnad', num_children: table.columns.length },
      ...table.columns.map((c): SchemaElement => ({ ...elements[c.type], name: c.name, repetition_type: 'OPTIONAL' })),
    ],
    kvMetadata: Object.entries(remarks).map(([key, value]) => ({ key: `isnad.${key}`, value })),
    createdBy: 'isnad',
  });
  let held: unknown[][] = table.columns.map(() => []);
  const write = (): Promise<void> | void =>
    file.write({
      columnData: table.columns.map((c: Column<T>, i) => ({ name: c.name, data: held[i]! })),
      rowGroupSize: groupSize,
    });
  for await (const row of rows) {
    for (const [i, c] of table.columns.entries()) held[i]!.push(stored(c.cell(row), c.type));
    if (held[0]!.length < groupSize) continue;
    await write();
    yield writer.take();
    held = table.columns.map(() => []);
  }
  await write();
  await file.finish();
  yield writer.take();
}

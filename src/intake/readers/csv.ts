import { parse } from 'csv-parse';
import type { Taken } from '../../record/capture.js';
import { type Chunks, peek } from '../bytes.js';
import { attempt, captureOf, failure } from '../capture.js';
import { decodeText } from '../decode-text.js';
import { InputError, messageOf } from '../errors.js';
import { limits } from '../limits.js';
import { foundInFields, isReportField } from './fields.js';
import { type Input, type Reading, scopeOf } from './reader.js';

const delimiters = [',', ';', '\t', '|'] as const;

/** The delimiter of a table whose first line names a report's fields (or `named` ones); null where it is no such table. */
export function delimiterOf(firstLine: string, named: readonly string[] = []): string | null {
  const found = delimiters
    .map((delimiter) => ({
      delimiter,
      cells: firstLine
        .replace(/^\uFEFF/u, '')
        .split(delimiter)
        .map((c) => c.trim().replace(/^"|"$/gu, '')),
    }))
    .filter(({ cells }) => cells.length > 1 && cells.some((c) => isReportField(c) || named.includes(c)));
  return (
    found.reduce<(typeof found)[number] | null>((a, b) => (a === null || b.cells.length > a.cells.length ? b : a), null)
      ?.delimiter ?? null
  );
}

interface Row {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** A table with a line of names, a report a row; any delimiter, any encoding that Arabic comes in. In constant memory. */
export async function* readCsv({ name, chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  const { head, all } = await peek(chunks, 1 << 16);
  const { encoding, notes, text } = decodeText(head);
  const named = Object.values(reading.map);
  const firstLine = text.split(/\r?\n/u, 1)[0] ?? '';
  const delimiter = delimiterOf(firstLine, named);
  if (delimiter === null)
    throw new InputError(
      `its first line names no column that holds a report's text («${firstLine.slice(0, 120)}»). Name it: --map text=COLUMN,title=COLUMN.`,
    );
  const rows = parse({
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: limits.rowBytes,
  });
  // what a row did wrong is told where its turn comes; the rows after it are read
  const broken: Taken[] = [];
  rows.on('skip', (error: Error & { readonly lines?: number }) => {
    broken.push(failure(`${name} line ${error.lines ?? '?'}`, new InputError(`a broken row: ${error.message}`)));
  });
  let failed: unknown = null;
  const fed = feed(decoded(all, encoding), rows).catch((error: unknown) => {
    failed = error;
    rows.end();
  });
  let header: readonly string[] | null = null;
  let headLine = '';
  try {
    for await (const { record, raw, info } of rows as AsyncIterable<Row>) {
      yield* broken.splice(0);
      if (header === null) {
        header = record.map((c) => c.trim());
        headLine = raw;
        continue;
      }
      const fields = Object.fromEntries(header.map((column, i) => [column, record[i] ?? '']));
      yield attempt(`${name} line ${info.lines}`, () => {
        const found = foundInFields(fields, reading.map, scopeOf(name));
        const source = { bytes: Buffer.from(headLine + raw), mediaType: 'text/csv', url: null, headers: null };
        return captureOf({ ...found, source, notes: [...notes, ...(found.notes ?? [])] }, reading);
      });
    }
  } catch (error) {
    yield failure(name, new InputError(`cannot be read on as a table: ${messageOf(error)}`));
  } finally {
    rows.destroy();
    await fed;
  }
  yield* broken;
  if (failed !== null) yield failure(name, failed);
}

async function feed(text: AsyncIterable<string>, rows: ReturnType<typeof parse>): Promise<void> {
  for await (const part of text) {
    if (rows.destroyed) return;
    if (!rows.write(part))
      await new Promise<void>((resolve) => {
        const go = (): void => {
          rows.off('drain', go);
          rows.off('close', go);
          resolve();
        };
        rows.on('drain', go);
        rows.on('close', go);
      });
  }
  rows.end();
}

async function* decoded(chunks: Chunks, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

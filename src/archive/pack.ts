import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { IsnadRecord } from '../record/record.js';

/** A record as it is kept: JSON without the report's text, which its version has, deflated (raw). */
export function packRecord(record: IsnadRecord): Uint8Array {
  const { text: _text, ...report } = record.report;
  return deflateRawSync(JSON.stringify({ ...record, report }));
}

/** The record whose text is `text`. Throws when the bytes are damaged. */
export function unpackRecord(bytes: Uint8Array, text: string): IsnadRecord {
  const record = JSON.parse(inflateRawSync(bytes).toString()) as Omit<IsnadRecord, 'report'> & {
    readonly report: Omit<IsnadRecord['report'], 'text'>;
  };
  const { id, ...rest } = record.report;
  return { ...record, report: { id, text, ...rest } };
}

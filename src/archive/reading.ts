import type { IsnadRecord } from '../record/record.js';
import { packRecord } from './pack.js';
import { type Rows, rowsOf } from './rows.js';

/** What came of reading a version, ready to be put into the archive; plain data, so that a thread can send it. */
export type Reading =
  | { readonly ok: true; readonly record: Uint8Array; readonly rows: Rows }
  | { readonly ok: false; readonly error: string };

/** A record made ready for the archive. Pure; the dear part (deflating) is better done on the thread that read. */
export const readingOf = (record: IsnadRecord): Reading => ({
  ok: true,
  record: packRecord(record),
  rows: rowsOf(record),
});

import type { IsnadRecord } from '../record/record.js';
import type { TextWords } from '../record/text-words.js';
import { packRecord } from './pack.js';
import { type Rows, rowsOf } from './rows.js';
import { plainWords } from './search/plain.js';
import { type SearchText, searchTextOf } from './search/text.js';

/** What came of reading a version, ready to be put into the archive; plain data, so that a thread can send it. */
export type Reading =
  | { readonly ok: true; readonly record: Uint8Array; readonly rows: Rows; readonly search: SearchText }
  | { readonly ok: false; readonly error: string };

/**
 * A record and its words (`wordRecorderWith` gives both) made ready for the archive. Pure; the dear part (deflating) is
 * better done on the thread that read.
 */
export const readingOf = ({ record, words }: { readonly record: IsnadRecord; readonly words: TextWords }): Reading => ({
  ok: true,
  record: packRecord(record),
  rows: rowsOf(record),
  search: searchTextOf(record.report.text, words, record.statements),
});

/** By what a version is found that was not read. */
export const unreadSearchText = (version: { readonly text: string; readonly title: string | null }): SearchText =>
  searchTextOf(version.text, plainWords(version.text, version.title), []);

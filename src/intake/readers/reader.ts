import type { Chunks } from '../bytes.js';
import type { Sandbox } from '../sandbox.js';
import type { FieldMap } from './fields.js';

/** An input of which reports are read. */
export interface Input {
  /** What people call it: a path, or an entry in a container (`crawl.wacz/archive/a.warc.gz`). */
  readonly name: string;
  readonly chunks: Chunks;
}

/** What every reader is given besides its input. */
export interface Reading {
  /** What a person named to get the input. */
  readonly from: string;
  /** ISO 8601 instant in UTC: now. */
  readonly now: string;
  readonly map: FieldMap;
  readonly sandbox: Sandbox;
  /**
   * Where the input stands, if it was fetched: that of a report which fills the whole input, so that the report is known
   * again when its text has changed. Reports in a container have their own.
   */
  readonly url: string | null;
}

/*
 * A reader gives what an input holds, item by item. An item that fails gives a failure; a reader throws InputError only
 * where nothing more can be told of the input.
 */

/** The last part of a path, without the extensions that say how it is packed and written. */
export const scopeOf = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? name).replace(/(?:\.(?:gz|jsonl|ndjson|json|csv|tsv|tab))+$/iu, '');

import type { Archive } from '../open.js';
import type { Tx } from '../transaction.js';

/** Something an archive should not have, or that a person should know. */
export interface Finding {
  readonly check: string;
  /** A fault breaks what others rely on; a notice is a state that is allowed. */
  readonly kind: 'fault' | 'notice';
  /** Public id of the report; null where it is none. */
  readonly report: string | null;
  /** In words: what was found. */
  readonly detail: string;
  /** What `mend` needs; its meaning is the check's. */
  readonly target: number;
}

/** A named rule that every archive keeps. */
export interface Check {
  readonly name: string;
  /** What holds in an archive that is well. */
  readonly means: string;
  readonly kind: Finding['kind'];
  /** What is done about it, in words; for a check without `mend`, what a person can do. */
  readonly remedy: string;
  /** Puts it right, inside a transaction; targets are those of its findings, each once. */
  readonly mend?: (tx: Tx, targets: readonly number[]) => Promise<void>;
}

/** A check that asks the database; the rest of the work is done there. */
export interface QueryCheck extends Check {
  /** `deep`: look at everything, however long it takes. */
  find(archive: Archive, deep: boolean): AsyncIterable<Found>;
}

/** A check of one version of a report; all of them are made in one pass over the archive. */
export interface VersionCheck extends Check {
  find(version: LoadedVersion): Iterable<Found> | Promise<Iterable<Found>>;
}

export interface Found {
  readonly report: string | null;
  readonly detail: string;
  readonly target: number;
}

/** A version with all that is kept of it. */
export interface LoadedVersion {
  readonly id: number;
  readonly reportId: number;
  readonly uid: string;
  readonly seq: number;
  readonly current: boolean;
  readonly hash: string;
  readonly at: string;
  readonly text: string;
  readonly record: Uint8Array | null;
  readonly source: { readonly hash: string; readonly size: number; readonly bytes: Uint8Array } | null;
}

import type { Tx } from '../transaction.js';
import type { Correction, Merging } from './correction.js';

/** Who does something, when, and under which name it can be taken back. */
export interface Act {
  /** Given by who asks, so that asking again does nothing: a UUID or the like. */
  readonly act: string;
  readonly author: string;
  /** ISO 8601 instant. */
  readonly now: string;
}

/** Writes corrections down; those whose uid is there already are left as they are. */
export async function record(
  { db, engine }: Tx,
  corrections: readonly {
    readonly uid: string;
    readonly reportId: number | null;
    readonly versionId: number | null;
    readonly body: Correction | Merging;
  }[],
  { act, author, now }: Act,
): Promise<void> {
  await engine.insert(
    db,
    'correction',
    ['uid', 'report_id', 'version_id', 'body', 'author', 'made_at', 'act'],
    corrections.map((c) => [c.uid, c.reportId, c.versionId, JSON.stringify(c.body), author, now, act]),
    'on conflict (uid) do nothing',
  );
}

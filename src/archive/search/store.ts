import type { Values } from '../engine.js';
import { unreadSearchText } from '../reading.js';
import type { Tx } from '../transaction.js';
import { placeOf } from './place.js';
import type { SearchText } from './text.js';
import { tsvectorOf } from './tsvector.js';

/** A version to be found by its words, with the ids of its statements in the order of its record. */
export interface Indexed {
  readonly versionId: number;
  readonly at: string;
  readonly search: SearchText;
  readonly statements: readonly number[];
}

/** Puts versions that are not there into the indexes. Inside a transaction. */
export async function indexVersions(tx: Tx, versions: readonly Indexed[]): Promise<void> {
  const { db, engine } = tx;
  await engine.insert(
    db,
    'search_words',
    ['version_id', 'words'],
    versions.map((v) => [v.versionId, v.search.words]),
  );
  await insertIndex(
    tx,
    'search_report',
    versions.map((v) => ({ place: placeOf(v.at, v.versionId), columns: v.search.report })),
  );
  await insertIndex(
    tx,
    'search_statement',
    versions.flatMap((v) =>
      v.statements.map((id, i) => ({ place: placeOf(v.at, id), columns: v.search.statements[i]! })),
    ),
  );
}

/** Puts versions that were not read into the index, by the words as they stand. */
export async function indexUnread(tx: Tx, versionIds: readonly number[]): Promise<void> {
  for (let from = 0; from < versionIds.length; from += 500) {
    const versions = await tx.db
      .selectFrom('version')
      .select(['id', 'at', 'text', 'title'])
      .where('id', 'in', versionIds.slice(from, from + 500))
      .execute();
    await indexVersions(
      tx,
      versions.map((v) => ({ versionId: v.id, at: v.at, search: unreadSearchText(v), statements: [] })),
    );
  }
}

/** Takes versions and their statements out of the indexes; their statements must still be there. */
export async function removeIndexed({ db }: Tx, versionIds: readonly number[]): Promise<void> {
  for (let from = 0; from < versionIds.length; from += 2000) {
    const some = versionIds.slice(from, from + 2000);
    await db.deleteFrom('search_words').where('version_id', 'in', some).execute();
    for (const [index, rows] of [
      ['search_report', await db.selectFrom('version').select(['id', 'at']).where('id', 'in', some).execute()],
      [
        'search_statement',
        await db.selectFrom('statement').select(['id', 'at']).where('version_id', 'in', some).execute(),
      ],
    ] as const)
      for (let at = 0; at < rows.length; at += 2000)
        await db
          .deleteFrom(index)
          .where(
            'rowid',
            'in',
            rows.slice(at, at + 2000).map((r) => placeOf(r.at, r.id)),
          )
          .execute();
  }
}

interface IndexRow {
  readonly place: bigint;
  readonly columns: readonly string[];
}

async function insertIndex({ db, engine }: Tx, table: 'search_report' | 'search_statement', rows: readonly IndexRow[]) {
  // SQLite writes an index out whenever a row comes before the last one
  const sorted = [...rows].sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  const values: Values[] =
    engine.name === 'sqlite'
      ? sorted.map((r) => [r.place, ...r.columns])
      : sorted.map((r) => [r.place, tsvectorOf(r.columns)]);
  await engine.insert(db, table, ['rowid', ...indexColumns[engine.name][table]], values);
}

const indexColumns = {
  sqlite: {
    search_report: ['headline', 'lead', 'body'].flatMap((z) => [`${z}_stem`, `${z}_form`, `${z}_exact`]),
    search_statement: ['stem', 'form', 'exact'],
  },
  postgres: { search_report: ['tokens'], search_statement: ['tokens'] },
} as const;

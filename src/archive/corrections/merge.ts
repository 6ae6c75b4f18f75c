import type { Db } from '../engine.js';
import type { Archive } from '../open.js';
import { type Tx, transaction } from '../transaction.js';
import { type Act, record } from './act.js';
import { ChangeError } from './change.js';
import type { Merging } from './correction.js';

/** Entities that a person said to be one: ids of those merged, with the one they are. */
type Merges = ReadonlyMap<number, number>;

async function standingMerges(db: Db): Promise<Merges> {
  const rows = await db
    .selectFrom('correction')
    .select('body')
    .where('report_id', 'is', null)
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute();
  const mergings = rows.map((r) => JSON.parse(r.body) as Merging);
  const ids = new Map<string, number>();
  const keys = [...new Set(mergings.flatMap((m) => [m.from, m.into]))];
  for (let from = 0; from < keys.length; from += 5000)
    for (const e of await db
      .selectFrom('entity')
      .select(['key', 'id'])
      .where('key', 'in', keys.slice(from, from + 5000))
      .execute())
      ids.set(e.key, e.id);
  return forest(
    mergings.flatMap((m) => (ids.has(m.from) && ids.has(m.into) ? [[ids.get(m.from)!, ids.get(m.into)!]] : [])),
  );
}

/** Each merged one with the one that all it was merged with are, so that one step always leads there. Pure. */
export function forest(pairs: readonly (readonly number[])[]): Merges {
  const parent = new Map<number, number>();
  const root = (id: number): number => {
    let at = id;
    while (parent.has(at)) at = parent.get(at)!;
    return at;
  };
  for (const [from, into] of pairs) {
    const [a, b] = [root(from!), root(into!)];
    if (a !== b) parent.set(a, b);
  }
  return new Map([...parent.keys()].map((id) => [id, root(id)]));
}

/** `entity.merged_into` where it is not what the standing corrections come to. */
export async function wrongMerges(db: Db): Promise<readonly { readonly id: number; readonly into: number | null }[]> {
  const merges = await standingMerges(db);
  const rows = await db
    .selectFrom('entity')
    .select(['id', 'merged_into'])
    .where('merged_into', 'is not', null)
    .execute();
  const now = new Map(rows.map((r) => [r.id, r.merged_into]));
  return [
    ...rows.filter((r) => !merges.has(r.id)).map((r) => ({ id: r.id, into: null })),
    ...[...merges].filter(([id, into]) => now.get(id) !== into).map(([id, into]) => ({ id, into })),
  ];
}

/** Makes `entity.merged_into` what the standing corrections come to. */
export async function settleMerges({ db }: Tx): Promise<void> {
  for (const { id, into } of await wrongMerges(db))
    await db.updateTable('entity').set({ merged_into: into }).where('id', '=', id).execute();
}

/**
 * Says that entities of the archive are one. Nothing of theirs is changed but `entity.merged_into`; taking the act back
 * (`undo`) parts them again. Throws ChangeError.
 */
export async function mergeEntities(
  archive: Archive,
  { from, into }: { readonly from: readonly number[]; readonly into: number },
  act: Act,
): Promise<void> {
  await transaction(archive, async (tx) => {
    const rows = await tx.db
      .selectFrom('entity')
      .select(['id', 'key'])
      .where('id', 'in', [...from, into])
      .execute();
    const keys = new Map(rows.map((r) => [r.id, r.key]));
    for (const id of [...from, into]) if (!keys.has(id)) throw new ChangeError(`there is no entity ${id}.`);
    const bodies = from
      .filter((id) => id !== into)
      .map((id): Merging => ({ on: 'entities', act: 'merge', from: keys.get(id)!, into: keys.get(into)! }));
    await record(
      tx,
      bodies.map((body, i) => ({ uid: `${act.act}.${i}`, reportId: null, versionId: null, body })),
      act,
    );
    await settleMerges(tx);
  });
}

/** The standing acts by which an entity was merged into another. */
export async function mergesOf(archive: Archive, entity: number): Promise<readonly { uid: string; act: string }[]> {
  const { db } = archive;
  const own = await db.selectFrom('entity').select('key').where('id', '=', entity).executeTakeFirst();
  if (own === undefined) return [];
  const rows = await db
    .selectFrom('correction')
    .select(['uid', 'act', 'body'])
    .where('report_id', 'is', null)
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.filter((r) => (JSON.parse(r.body) as Merging).from === own.key).map(({ uid, act }) => ({ uid, act }));
}

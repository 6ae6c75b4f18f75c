import type { IsnadRecord } from '../../record/record.js';
import { entityKey } from '../../weave/entity.js';
import type { Db } from '../engine.js';

/** The report an item stands in. */
export interface ReportRef {
  /** Public id of the report. */
  readonly uid: string;
  /** Number of the version, 1 for the first. */
  readonly seq: number;
  readonly title: string | null;
  /** As the source gives it. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** An entity of the archive; one that people merged into another is shown as that one. */
export interface EntityRef {
  readonly id: number;
  /** The same in every archive: its link, or its kind and name. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  /** False for one that is only described («مصدر أمني»). */
  readonly named: boolean;
  readonly english: string | null;
  readonly link: string | null;
}

/** `text === version.text.slice(start, end)`. */
export interface Words {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Review = 'machine' | 'accepted' | 'corrected';
export const reviewOf = (reviewed: number): Review =>
  (['machine', 'accepted', 'corrected'] as const)[reviewed] ?? 'machine';

/** A version's text with the report it is of. */
export interface VersionText {
  readonly report: ReportRef;
  readonly text: string;
  words(start: number, end: number): Words;
  /** The id of its item: `<uid>.<seq>.s3`. */
  itemId(letter: 's' | 'v' | 'f', n: number): string;
}

export async function versionsById(db: Db, ids: Iterable<number>): Promise<ReadonlyMap<number, VersionText>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('version as v')
    .innerJoin('report as r', 'r.id', 'v.report_id')
    .select(['v.id', 'r.uid', 'v.seq', 'v.text', 'v.title', 'v.published', 'v.publisher', 'v.url'])
    .where('v.id', 'in', wanted)
    .execute();
  return new Map(
    rows.map(({ id, text, ...report }) => [
      id,
      {
        report,
        text,
        words: (start, end) => ({ start, end, text: text.slice(start, end) }),
        itemId: (letter, n) => `${report.uid}.${report.seq}.${letter}${n}`,
      },
    ]),
  );
}

/** Entities by id; under the id of a merged one stands the one it was merged into. */
export async function entitiesById(db: Db, ids: Iterable<number | null>): Promise<ReadonlyMap<number, EntityRef>> {
  const wanted = new Set<number>();
  for (const id of ids) if (id !== null) wanted.add(id);
  const found = new Map<number, EntityRef>();
  const into = new Map<number, number>();
  for (let ask = [...wanted]; ask.length > 0; ) {
    const rows = await db
      .selectFrom('entity')
      .select(['id', 'key', 'type', 'name', 'named', 'english', 'link', 'merged_into'])
      .where('id', 'in', ask)
      .execute();
    for (const { named, merged_into, ...e } of rows) {
      found.set(e.id, { ...e, named: named === 1 });
      if (merged_into !== null) into.set(e.id, merged_into);
    }
    ask = [...new Set(rows.flatMap((r) => r.merged_into ?? []))].filter((id) => !found.has(id));
  }
  const standing = (id: number): number => {
    const seen = new Set<number>();
    let at = id;
    for (let next = into.get(at); next !== undefined && !seen.has(next); next = into.get(at)) {
      seen.add(at);
      at = next;
    }
    return at;
  };
  return new Map([...found.keys()].map((id) => [id, found.get(standing(id))!]));
}

/** The numbers in this archive of a record's entities, by their ids in the record; without those the archive lacks. */
export async function entityNumbers(db: Db, record: IsnadRecord): Promise<ReadonlyMap<string, number>> {
  const keys = new Map(record.entities.map((e) => [e.id, entityKey(e)]));
  if (keys.size === 0) return new Map();
  const rows = await db
    .selectFrom('entity')
    .select(['id', 'key'])
    .where('key', 'in', [...new Set(keys.values())])
    .execute();
  const ids = new Map(rows.map((r) => [r.key, r.id]));
  const shown = await entitiesById(db, ids.values());
  return new Map(
    [...keys].flatMap(([id, key]) => {
      const number = ids.get(key);
      return number === undefined ? [] : [[id, shown.get(number)!.id] as const];
    }),
  );
}

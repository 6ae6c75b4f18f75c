import { sql } from 'kysely';
import { searchForm } from '../../arabic/search.js';
import type { Db } from '../engine.js';
import type { Archive } from '../open.js';
import { nameWords } from '../search/names.js';
import type { Filters } from './filters.js';

/** So many entities may share a name. */
const most = 2000;

/** Filters with the rows they mean: ids of entities, publishers as they are written. */
export interface Resolved
  extends Omit<
    Filters,
    'speaker' | 'relay' | 'citing' | 'cited' | 'addressee' | 'about' | 'entity' | 'place' | 'publisher'
  > {
  readonly speaker?: readonly number[];
  readonly relay?: readonly number[];
  readonly citing?: readonly number[];
  readonly cited?: readonly number[];
  readonly addressee?: readonly number[];
  readonly about?: readonly number[];
  readonly entity?: readonly number[];
  readonly place?: readonly number[];
  readonly publisher?: readonly string[];
}

/** Looks up what filters name. A name that nobody has gives an empty list, so nothing is found. */
export async function resolveFilters({ db }: Pick<Archive, 'db'>, filters: Filters): Promise<Resolved> {
  const { speaker, relay, citing, cited, addressee, about, entity, place, publisher, ...rest } = filters;
  const named = Object.entries({ speaker, relay, citing, cited, addressee, about, entity, place }).flatMap(
    ([role, who]) => (who === undefined ? [] : [[role, who] as const]),
  );
  const ids = await Promise.all(named.map(async ([role, who]) => [role, await entitiesNamed(db, who)] as const));
  return {
    ...rest,
    ...Object.fromEntries(ids),
    ...(publisher === undefined ? {} : { publisher: await publishersNamed(db, publisher) }),
  };
}

/** Ids of the entities that a person may mean, with all that were merged into them. */
export async function entitiesNamed(db: Db, who: string): Promise<readonly number[]> {
  const found = await directly(db, who.trim());
  // whom people merged is one: go up to the entity that stands for all, and down to all that stand under it
  const ids = new Set(found);
  for (let fresh = found; fresh.length > 0 && ids.size < most; ) {
    const rows = await db
      .selectFrom('entity')
      .select(['id', 'merged_into'])
      .where((e) =>
        e.or([e('merged_into', 'in', fresh), e.and([e('id', 'in', fresh), e('merged_into', 'is not', null)])]),
      )
      .execute();
    fresh = [...new Set(rows.flatMap((r) => [r.id, r.merged_into!]))].filter((id) => !ids.has(id));
    for (const id of fresh) ids.add(id);
  }
  return [...ids];
}

async function directly(db: Db, who: string): Promise<readonly number[]> {
  if (/^\d+$/u.test(who)) return [Number(who)];
  if (/^[a-z]+:\S/iu.test(who)) {
    const rows = await db
      .selectFrom('entity')
      .select('id')
      .where('key', 'in', [who, `link:${who}`])
      .execute();
    return rows.map((r) => r.id);
  }
  const words = wordsOf(who);
  if (words.length === 0) return [];
  let query = db.selectFrom('entity_word as w0').select('w0.entity_id').where('w0.word', '=', words[0]!);
  for (const word of words.slice(1))
    query = query.where('w0.entity_id', 'in', (e) =>
      e.selectFrom('entity_word').select('entity_id').where('word', '=', word),
    );
  return (await query.orderBy('w0.entity_id').limit(most).execute()).map((r) => r.entity_id);
}

/** A name's words as they are looked up: with the article where it has one, which `nameWords` lets go. */
const wordsOf = (name: string): readonly string[] =>
  name.split(/[^\p{L}\p{M}\p{N}\u0640]+/u).flatMap((part) => {
    const words = nameWords(part);
    return words.length === 0 ? [] : [words.at(-1)!];
  });

async function publishersNamed(db: Db, name: string): Promise<readonly string[]> {
  const { rows } = await sql<{ publisher: string }>`
    with recursive one(publisher) as (
      select min(publisher) from version
      union all select (select min(publisher) from version where publisher > one.publisher) from one where publisher is not null)
    select publisher from one where publisher is not null`.execute(db);
  const wanted = wordsOf(name);
  const all = rows.map((r) => r.publisher);
  if (all.includes(name)) return [name];
  return all.filter((p) => {
    const has = new Set(nameWords(p));
    return wanted.length > 0 ? wanted.every((w) => has.has(w)) : searchForm(p) === searchForm(name);
  });
}

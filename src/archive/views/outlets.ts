import { type RawBuilder, sql } from 'kysely';
import { bodyKey } from '../../weave/entity.js';
import type { Db } from '../engine.js';
import { cursorOf, limitOf, type Page, type PageRequest, readCursor } from '../lists/page.js';
import { type EntityRef, entitiesById } from '../lists/refs.js';
import type { Archive } from '../open.js';
import { anyMerged } from './merged.js';
import type { Count } from './newest.js';

/** Who published reports, by the name that reports give. */
export interface OutletItem {
  /** Null for reports that do not say. */
  readonly name: string | null;
  /** The body of this name in reports, where there is one. */
  readonly entity: EntityRef | null;
  readonly reports: number;
  readonly statements: number;
  /** Of the statements, those whose speaker is known. */
  readonly spoken: number;
  readonly events: number;
  readonly figures: number;
  /** The first and last day on which it published. */
  readonly first: string;
  readonly last: string;
  /** From whom it has most: agencies and others through whom words came, with how many statements. */
  readonly relays: readonly Count<EntityRef>[];
  /** Whose words it has most. */
  readonly speakers: readonly Count<EntityRef>[];
}

export interface Outlet extends OutletItem {
  readonly months: readonly {
    readonly month: string;
    readonly reports: number;
    readonly statements: number;
    readonly spoken: number;
  }[];
}

interface Row extends Omit<OutletItem, 'name' | 'entity' | 'relays' | 'speakers'> {
  readonly publisher: string | null;
}

const sums = sql`count(*) as reports, sum(statements) as statements, sum(spoken) as spoken, sum(events) as events,
  sum(figures) as figures, min(at) as first, max(at) as last`;

/** Outlets, those with most reports first. */
export async function listOutlets({ db }: Archive, request: PageRequest = {}): Promise<Page<OutletItem>> {
  const limit = limitOf(request);
  const from = readCursor(request, 'number')?.[0] ?? 0;
  const { rows } = await sql<Row>`select publisher, ${sums} from tally group by publisher
    order by reports desc, publisher limit ${limit + 1} offset ${from}`.execute(db);
  return {
    items: await outletItems(db, rows.slice(0, limit), 5),
    next: rows.length > limit ? cursorOf(from + limit) : null,
  };
}

/** One outlet by its name as reports have it; null where none has. */
export async function outlet({ db }: Archive, name: string): Promise<Outlet | null> {
  const { rows } =
    await sql<Row>`select publisher, ${sums} from tally where publisher = ${name} group by publisher`.execute(db);
  const [item] = await outletItems(db, rows, 20);
  if (item === undefined) return null;
  const { rows: months } = await sql<Row & { month: string }>`
    select substr(at, 1, 7) as month, ${sums} from tally where publisher = ${name} group by substr(at, 1, 7) order by month`.execute(
    db,
  );
  return {
    ...item,
    months: months.map((m) => ({
      ...{ month: m.month, reports: Number(m.reports), statements: Number(m.statements), spoken: Number(m.spoken) },
    })),
  };
}

async function outletItems(db: Db, rows: readonly Row[], top: number): Promise<readonly OutletItem[]> {
  const names = rows.flatMap((r) => r.publisher ?? []);
  const bodies = await bodiesNamed(db, names);
  const heard = await mostHeard(
    db,
    rows.map((r) => r.publisher ?? ''),
    top,
  );
  return rows.map(({ publisher, ...r }, i) => ({
    name: publisher,
    entity: bodies.get(publisher ?? '') ?? null,
    ...{ reports: Number(r.reports), statements: Number(r.statements), spoken: Number(r.spoken) },
    ...{ events: Number(r.events), figures: Number(r.figures) },
    ...{ first: r.first.slice(0, 10), last: r.last.slice(0, 10) },
    relays: heard[i]!.relay,
    speakers: heard[i]!.speaker,
  }));
}

/** By the name of an outlet, the body that reports call so. */
export async function bodiesNamed(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, EntityRef>> {
  if (names.length === 0) return new Map();
  const keys = new Map(names.map((name) => [name, bodyKey(name)]));
  const rows = await db
    .selectFrom('entity')
    .select(['id', 'key'])
    .where('key', 'in', [...keys.values()])
    .execute();
  const ids = new Map(rows.map((r) => [r.key, r.id]));
  const refs = await entitiesById(db, ids.values());
  return new Map(
    [...keys].flatMap(([name, key]) => {
      const ref = refs.get(ids.get(key) ?? 0);
      return ref === undefined ? [] : [[name, ref] as const];
    }),
  );
}

type Heard = Readonly<Record<'relay' | 'speaker', readonly Count<EntityRef>[]>>;

/** Whom each outlet has most, in each role. One question each: to rank all at once takes several times as long. */
async function mostHeard(db: Db, publishers: readonly string[], top: number): Promise<readonly Heard[]> {
  const merged = await anyMerged(db);
  const ask = async (publisher: string, role: string) => {
    const own = sql`select target_id as id, sum(statements) as n from cite
      where publisher = ${publisher} and role = ${role} group by target_id`;
    const { rows } = await sql<{ id: number; n: number }>`
      ${merged ? standing(own) : own} order by n desc, id limit ${top}`.execute(db);
    return rows;
  };
  const found = [];
  for (const publisher of publishers)
    found.push({ relay: await ask(publisher, 'relay'), speaker: await ask(publisher, 'speaker') });
  const refs = await entitiesById(
    db,
    found.flatMap((f) => [...f.relay, ...f.speaker].map((r) => r.id)),
  );
  const counts = (rows: readonly { readonly id: number; readonly n: number }[]) =>
    rows.map((r) => ({ value: refs.get(r.id)!, count: Number(r.n) }));
  return found.map((f) => ({ relay: counts(f.relay), speaker: counts(f.speaker) }));
}

/** The same with those who stand for all that were merged. */
const standing = (counts: RawBuilder<unknown>) => sql`
  select coalesce(e.merged_into, c.id) as id, sum(c.n) as n from (${counts}) as c
  left join entity as e on e.id = c.id and e.merged_into is not null group by coalesce(e.merged_into, c.id)`;

import { sql } from 'kysely';
import type { Corrected } from './corrections/apply.js';
import { shownRecords } from './corrections/effective.js';
import type { Db } from './engine.js';
import type { StoredVersion } from './get.js';
import { all, conditions, within } from './lists/conditions.js';
import type { Filters } from './lists/filters.js';
import { resolveFilters } from './lists/resolve.js';
import type { Archive } from './open.js';
import { unpackRecord } from './pack.js';

/** A report with what it says, people's corrections laid over what the machine read. */
export interface WalkedReport {
  readonly uid: string;
  readonly version: StoredVersion;
  readonly reader: string;
  readonly readAt: string;
  readonly shown: Corrected;
  /** Who the entities of the record are over the whole archive, by their ids in the record. */
  readonly entities: ReadonlyMap<string, WalkedEntity>;
}

/** An entity of the archive; of one that a person merged into another, that other. */
export interface WalkedEntity {
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly named: boolean;
  readonly english: string | null;
  readonly country: string | null;
  readonly link: string | null;
  readonly coordinates: readonly [longitude: number, latitude: number] | null;
}

/**
 * Prepares an archive that is opened only to be walked through. SQLite reads by a map of the file, which is quick for
 * look-ups; a walk would bring all of the file into this process's memory that way, and gains nothing by a large cache.
 */
export async function prepareForWalking({ db, engine }: Archive): Promise<void> {
  if (engine.name !== 'sqlite') return;
  await sql`pragma mmap_size = 0`.execute(db);
  await sql`pragma cache_size = -8192`.execute(db);
}

/** Reports held at a time. */
const pageSize = 100;

/** The current versions of the reports that were read and are as the filters ask, the latest first. */
export async function* walkReports(archive: Archive, filters: Filters = {}): AsyncGenerator<WalkedReport> {
  const { db } = archive;
  const f = await resolveFilters(archive, filters);
  for (let last: { readonly at: string; readonly id: number } | null = null; ; ) {
    const { rows }: { rows: { id: number; at: string }[] } = await sql<{ id: number; at: string }>`
      select v.id, v.at from version as v join report as r on r.version_id = v.id and r.id = v.report_id
      where ${all([
        ...conditions('report', sql`v.id`, f),
        ...(f.published === undefined ? [] : within(sql.ref('v.at'), f.published)),
        ...(last === null ? [] : [sql`(v.at, v.id) < (${last.at}, ${last.id})`]),
      ])}
      order by v.at desc, v.id desc limit ${pageSize}`.execute(db);
    if (rows.length === 0) return;
    last = rows.at(-1)!;
    yield* await reportsOf(
      db,
      rows.map((r) => r.id),
    );
  }
}

/** Items of one report that were asked for, by their ids in its record. */
export interface WalkedItems {
  readonly report: WalkedReport;
  readonly items: ReadonlySet<string>;
}

const letters = { statement: 's', event: 'v', figure: 'f' } as const;

/** The items that are as the filters ask, report by report, the latest first. A report comes once. */
export async function* walkItems(
  archive: Archive,
  kind: 'statement' | 'event' | 'figure',
  filters: Filters,
): AsyncGenerator<WalkedItems> {
  const { db } = archive;
  const f = await resolveFilters(archive, filters);
  const limit = 1000;
  let held = new Map<number, Set<string>>();
  for (let last: Place | null = null; ; ) {
    const { rows }: { rows: Place[] } = await sql<Place>`
      select x.id, x.at, x.version_id, x.n from ${sql.table(kind)} as x
      where ${all([
        ...conditions(kind, 'x', f),
        ...(f.published === undefined ? [] : within(sql.ref('x.at'), f.published)),
        ...(last === null ? [] : [sql`(x.at, x.id) < (${last.at}, ${last.id})`]),
      ])}
      order by x.at desc, x.id desc limit ${limit}`.execute(db);
    for (const { version_id, n } of rows) {
      const items = held.get(version_id) ?? new Set();
      held.set(version_id, items.add(`${letters[kind]}${n}`));
    }
    last = rows.at(-1) ?? last;
    const ended = rows.length < limit;
    // a report whose items go on behind this page waits for the next
    const whole = [...held.keys()].filter((id) => ended || id !== last?.version_id);
    for (let from = 0; from < whole.length; from += pageSize)
      for (const report of await reportsOf(db, whole.slice(from, from + pageSize)))
        yield { report, items: held.get(report.version.id)! };
    if (ended) return;
    held = new Map([...held].filter(([id]) => id === last?.version_id));
  }
}

interface Place {
  readonly id: number;
  readonly at: string;
  readonly version_id: number;
  readonly n: number;
}

async function reportsOf(db: Db, versionIds: readonly number[]): Promise<readonly WalkedReport[]> {
  if (versionIds.length === 0) return [];
  const found = await db
    .selectFrom('version as v')
    .innerJoin('report as r', 'r.id', 'v.report_id')
    .innerJoin('reading as g', 'g.version_id', 'v.id')
    .selectAll('v')
    .select(['r.uid', 'g.reader', 'g.read_at', 'g.record'])
    .where('v.id', 'in', versionIds)
    .where('g.record', 'is not', null)
    .execute();
  const rows = new Map(found.map((row) => [row.id, row]));
  const wanted = versionIds.flatMap((id) => rows.get(id) ?? []);
  const shown = await shownRecords(
    db,
    wanted.map((row) => ({ reportId: row.report_id, record: unpackRecord(row.record!, row.text) })),
  );
  const entities = await entitiesOf(db, versionIds);
  return wanted.map((v, i) => ({
    uid: v.uid,
    version: {
      ...{ id: v.id, seq: v.seq, hash: v.hash, text: v.text, title: v.title, published: v.published },
      ...{ publisher: v.publisher, author: v.author, url: v.url, from: v.origin, capturedAt: v.captured_at },
      notes: JSON.parse(v.notes) as string[],
    },
    ...{ reader: v.reader, readAt: v.read_at },
    shown: shown[i]!,
    entities: entities.get(v.id) ?? new Map<string, WalkedEntity>(),
  }));
}

async function entitiesOf(
  db: Db,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, WalkedEntity>>> {
  const rows = await db
    .selectFrom('appearance as a')
    .innerJoin('entity as own', 'own.id', 'a.entity_id')
    .innerJoin('entity as e', (join) => join.on((on) => on('e.id', '=', on.fn.coalesce('own.merged_into', 'own.id'))))
    .select(['a.version_id', 'a.n', 'e.key', 'e.type', 'e.name', 'e.named', 'e.english', 'e.country', 'e.link'])
    .select(['e.longitude', 'e.latitude'])
    .where('a.version_id', 'in', versionIds)
    .execute();
  const found = new Map<number, Map<string, WalkedEntity>>();
  for (const { version_id, n, named, longitude, latitude, ...e } of rows) {
    const own = found.get(version_id) ?? new Map<string, WalkedEntity>();
    found.set(version_id, own);
    const coordinates = longitude === null || latitude === null ? null : ([longitude, latitude] as const);
    own.set(`e${n}`, { ...e, named: named === 1, coordinates });
  }
  return found;
}

/** An entity of the archive with how often it is met; those merged into it are counted with it. */
export interface CountedEntity extends WalkedEntity {
  /** In how many reports it is named or described. */
  readonly reports: number;
  /** How many statements it made. */
  readonly statements: number;
  /** How many statements it passed on. */
  readonly relayed: number;
  /** In how many events it took part. */
  readonly events: number;
  /** When the first and last report that has it were published or, where that is not known, captured. */
  readonly first: string | null;
  readonly last: string | null;
  /** Names of those merged into it. */
  readonly merged: readonly string[];
}

/** The entities of the archive, the first met first, a few at a time in memory. */
export async function* walkEntities({ db }: Archive): AsyncGenerator<CountedEntity> {
  for (let last = 0; ; ) {
    const page = await db
      .selectFrom('entity')
      .selectAll()
      .where('merged_into', 'is', null)
      .where('id', '>', last)
      .orderBy('id')
      .limit(1000)
      .execute();
    if (page.length === 0) return;
    last = page.at(-1)!.id;
    const ids = page.map((e) => e.id);
    const merged = await db
      .selectFrom('entity')
      .select(['id', 'name', 'merged_into'])
      .where('merged_into', 'in', ids)
      .orderBy('id')
      .execute();
    const counts = await countsOf(db, [...ids, ...merged.map((m) => m.id)]);
    for (const e of page) {
      const into = merged.filter((m) => m.merged_into === e.id);
      const parts = [e.id, ...into.map((m) => m.id)].map((id) => counts(id));
      const sum = (of: (c: Counts) => number): number => parts.reduce((n, c) => n + of(c), 0);
      const days = parts.flatMap((c) => (c.first === null || c.last === null ? [] : [c.first, c.last])).sort();
      const reports = sum((c) => c.reports);
      // its reports were read anew and have it no more
      if (reports === 0) continue;
      const { key, type, name, english, country, link, longitude, latitude } = e;
      yield {
        ...{ key, type, name, english, country, link, named: e.named === 1 },
        coordinates: longitude === null || latitude === null ? null : [longitude, latitude],
        ...{
          reports,
          statements: sum((c) => c.statements),
          relayed: sum((c) => c.relayed),
          events: sum((c) => c.events),
        },
        ...{ first: days[0] ?? null, last: days.at(-1) ?? null, merged: into.map((m) => m.name) },
      };
    }
  }
}

interface Counts {
  readonly reports: number;
  readonly statements: number;
  readonly relayed: number;
  readonly events: number;
  readonly first: string | null;
  readonly last: string | null;
}

async function countsOf(db: Db, ids: readonly number[]): Promise<(id: number) => Counts> {
  const appearances = await db
    .selectFrom('appearance as a')
    .innerJoin('version as v', 'v.id', 'a.version_id')
    .select((e) => [
      'a.entity_id as id',
      e.fn.count<number>('a.version_id').distinct().as('n'),
      e.fn.min('v.at').as('first'),
      e.fn.max('v.at').as('last'),
    ])
    .where('a.entity_id', 'in', ids)
    .groupBy('a.entity_id')
    .execute();
  const links = await db
    .selectFrom('link')
    .select((e) => ['entity_id as id', 'role', e.fn.count<number>('statement_id').distinct().as('n')])
    .where('entity_id', 'in', ids)
    .groupBy(['entity_id', 'role'])
    .execute();
  const participants = await db
    .selectFrom('participant')
    .select((e) => ['entity_id as id', e.fn.count<number>('event_id').distinct().as('n')])
    .where('entity_id', 'in', ids)
    .groupBy('entity_id')
    .execute();
  const met = new Map(appearances.map((r) => [r.id, r]));
  const took = new Map(participants.map((r) => [r.id, Number(r.n)]));
  const roles = new Map(links.map((r) => [`${r.role} ${r.id}`, Number(r.n)]));
  return (id) => ({
    reports: Number(met.get(id)?.n ?? 0),
    ...{ statements: roles.get(`speaker ${id}`) ?? 0, relayed: roles.get(`relay ${id}`) ?? 0 },
    events: took.get(id) ?? 0,
    ...{ first: met.get(id)?.first ?? null, last: met.get(id)?.last ?? null },
  });
}

import { correctedReadings, shownRecords, shownRows } from './corrections/effective.js';
import type { Values } from './engine.js';
import { unpackRecord } from './pack.js';
import type { Reading } from './reading.js';
import { columns, contentsOf, type EntityFound, type Rows } from './rows.js';
import { indexNames } from './search/names.js';
import { packWords, unpackWords } from './search/pack.js';
import { plainWords } from './search/plain.js';
import { indexUnread, indexVersions, removeIndexed } from './search/store.js';
import { type SearchText, searchTextOf } from './search/text.js';
import { countCites, tally, untally } from './summaries.js';
import type { Tx } from './transaction.js';

/** A reading to take the place of what the machine read in a version before. */
export interface Replacement {
  readonly versionId: number;
  readonly reading: Reading;
  /** `version.at` of the version. */
  readonly at: string;
  /** Only of a report's current version are there rows; of older ones the record alone is kept. */
  readonly current: boolean;
}

/**
 * Puts the machine's layer of versions in the place of an older one; rows are of the record with people's corrections
 * laid over it. Inside a transaction; `fresh`: there is none.
 */
export async function replaceReadings(
  tx: Tx,
  replacements: readonly Replacement[],
  { reader, now, fresh }: { readonly reader: string; readonly now: string; readonly fresh: boolean },
): Promise<void> {
  const { db, engine } = tx;
  const ids = replacements.map((r) => r.versionId);
  if (!fresh) {
    await lockVersions(tx, ids);
    await removeRows(tx, ids);
  }
  await engine.insert(
    db,
    'reading',
    ['version_id', 'reader', 'read_at', 'record', 'error'],
    replacements.map(({ versionId, reading }) =>
      reading.ok ? [versionId, reader, now, reading.record, null] : [versionId, reader, now, null, reading.error],
    ),
    'on conflict (version_id) do update set reader = excluded.reader, read_at = excluded.read_at, record = excluded.record, error = excluded.error',
  );
  const current = replacements.flatMap((r) => (r.current && r.reading.ok ? [{ ...r, reading: r.reading }] : []));
  const corrected = await correctedReadings(db, current);
  const shown = current.map((r) => ({ ...r, ...(corrected.get(r.versionId) ?? r.reading) }));
  const statements = await insertRows(tx, shown);
  await indexVersions(
    tx,
    shown.map((v, i) => ({ ...v, statements: statements[i]! })),
  );
  await indexUnread(
    tx,
    replacements.flatMap((r) => (r.current && !r.reading.ok ? [r.versionId] : [])),
  );
  await tally(tx, ids);
}

/** What is indexed of a version whose rows are made anew. */
const searchTextAgain = (text: string, packed: Uint8Array, rows: Rows): SearchText =>
  searchTextOf(text, unpackWords(packed, text), contentsOf(rows));

async function wordsOf({ db }: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await db.selectFrom('search_words').selectAll().where('version_id', 'in', ids).execute();
  return new Map(rows.map((r) => [r.version_id, r.words]));
}

/** Keeps other writers from the reports of these versions until the transaction ends. SQLite has one writer anyhow. */
async function lockVersions({ db, engine }: Tx, ids: readonly number[]): Promise<void> {
  if (engine.name !== 'postgres') return;
  await db.selectFrom('report').select('id').where('version_id', 'in', ids).orderBy('id').forUpdate().execute();
}

/** Makes the rows of reports' current versions anew, from what was read in them and corrected. Inside a transaction. */
export async function rederive(tx: Tx, reportIds: readonly number[]): Promise<void> {
  const { db } = tx;
  for (let from = 0; from < reportIds.length; from += 200) {
    const some = reportIds.slice(from, from + 200);
    const versions = await db
      .selectFrom('report')
      .innerJoin('version', 'version.id', 'report.version_id')
      .innerJoin('reading', 'reading.version_id', 'version.id')
      .select(['report.id as reportId', 'version.id as versionId', 'version.at', 'version.text', 'record'])
      .where('report.id', 'in', some)
      .where('record', 'is not', null)
      .orderBy('version.id')
      .execute();
    const shown = await shownRecords(
      db,
      versions.map((v) => ({ reportId: v.reportId, record: unpackRecord(v.record!, v.text) })),
    );
    const ids = versions.map((v) => v.versionId);
    const words = await wordsOf(tx, ids);
    await removeRows(tx, ids);
    const made = versions.map((v, i) => ({ ...v, rows: shownRows(shown[i]!) }));
    const statements = await insertRows(tx, made);
    await indexVersions(
      tx,
      made.map(({ versionId, at, text, rows }, i) => {
        const packed = words.get(versionId) ?? packWords(plainWords(text, null), text);
        return { versionId, at, search: searchTextAgain(text, packed, rows), statements: statements[i]! };
      }),
    );
    await tally(tx, await currentOf(tx, some));
  }
}

/** The current versions of reports. */
async function currentOf({ db }: Tx, reportIds: readonly number[]): Promise<readonly number[]> {
  const rows = await db.selectFrom('report').select('version_id').where('id', 'in', reportIds).execute();
  return rows.flatMap((r) => r.version_id ?? []);
}

/** Takes the rows made from these versions' records away. */
export async function removeRows(tx: Tx, versionIds: readonly number[]): Promise<void> {
  const { db } = tx;
  await untally(tx, versionIds);
  await removeIndexed(tx, versionIds);
  for (const table of ['appearance', 'statement', 'event', 'figure'] as const)
    for (let from = 0; from < versionIds.length; from += 5000)
      await db
        .deleteFrom(table)
        .where('version_id', 'in', versionIds.slice(from, from + 5000))
        .execute();
}

/** Puts in the rows of versions that have none. Gives the ids of each one's statements. */
export async function insertRows(
  tx: Tx,
  versions: readonly { readonly versionId: number; readonly at: string; readonly rows: Rows }[],
): Promise<readonly (readonly number[])[]> {
  const { db, engine } = tx;
  const idOf = await entityIds(
    tx,
    versions.flatMap((v) => v.rows.entities),
  );
  const entity = (rows: Rows, place: number | null): number | null =>
    place === null ? null : idOf.get(rows.entities[place]!.key)!;
  const count = (of: (rows: Rows) => number): number => versions.reduce((n, v) => n + of(v.rows), 0);
  const numbers = async (table: 'statement' | 'event' | 'figure', of: (rows: Rows) => number) =>
    (await engine.allocate(db, table, count(of))).values();
  const statementIds = await numbers('statement', (r) => r.statements.length);
  const eventIds = await numbers('event', (r) => r.events.length);
  const figureIds = await numbers('figure', (r) => r.figures.length);

  const appearances: Values[] = [];
  const statements: Values[] = [];
  const links: Values[] = [];
  const about: Values[] = [];
  const ids: number[][] = [];
  const events: Values[] = [];
  const participants: Values[] = [];
  const eventFigures: Values[] = [];
  const figures: Values[] = [];
  for (const { versionId, at, rows } of versions) {
    for (const a of rows.appearances) appearances.push([versionId, entity(rows, a.entity), ...a.values]);
    const own: number[] = [];
    ids.push(own);
    for (const s of rows.statements) {
      const id = statementIds.next().value!;
      own.push(id);
      statements.push([id, versionId, at, entity(rows, s.speaker), entity(rows, s.addressee), ...s.values]);
      for (const l of s.links) links.push([id, entity(rows, l.entity), ...l.values]);
      for (const e of s.about) about.push([id, entity(rows, e)]);
    }
    const ownFigures = rows.figures.map((f) => {
      const id = figureIds.next().value!;
      figures.push([id, versionId, at, ...f.values]);
      return id;
    });
    for (const e of rows.events) {
      const id = eventIds.next().value!;
      events.push([id, versionId, at, entity(rows, e.place), ...e.values]);
      for (const p of e.participants) participants.push([id, entity(rows, p.entity), ...p.values]);
      for (const f of new Set(e.figures)) eventFigures.push([id, ownFigures[f]!]);
    }
  }
  await engine.insert(db, 'appearance', ['version_id', 'entity_id', ...columns.appearance], appearances);
  await engine.insert(
    db,
    'statement',
    ['id', 'version_id', 'at', 'speaker_id', 'addressee_id', ...columns.statement],
    statements,
  );
  await engine.insert(db, 'link', ['statement_id', 'entity_id', ...columns.link], links);
  await engine.insert(db, 'about', ['statement_id', 'entity_id'], about);
  await engine.insert(db, 'event', ['id', 'version_id', 'at', 'place_id', ...columns.event], events);
  await engine.insert(db, 'participant', ['event_id', 'entity_id', ...columns.participant], participants);
  await engine.insert(db, 'figure', ['id', 'version_id', 'at', ...columns.figure], figures);
  await engine.insert(db, 'event_figure', ['event_id', 'figure_id'], eventFigures);
  await countCites(
    tx,
    versions.map((v) => v.versionId),
    1,
  );
  await indexNames(
    tx,
    versions.flatMap(({ rows }) =>
      namesIn(rows, tx.entities).map(([place, name]) => [entity(rows, place)!, name] as const),
    ),
  );
  return ids;
}

/** The names that a record has for its entities, with the places of the entities; but for the names of those `known`. */
function namesIn(
  { entities, appearances }: Rows,
  known: ReadonlyMap<string, number>,
): (readonly [place: number, name: string])[] {
  const [name, english] = [columns.entity.indexOf('name'), columns.entity.indexOf('english')];
  return [
    ...entities.flatMap((e, place) =>
      known.has(e.key)
        ? []
        : [e.values[name], e.values[english]].flatMap((n) => (typeof n === 'string' ? [[place, n] as const] : [])),
    ),
    // one that is known by its link may have other names in other reports
    ...appearances.flatMap((a) =>
      a.entity !== null && entities[a.entity]!.key.startsWith('link:')
        ? [[a.entity, String(a.values[columns.appearance.indexOf('name')])] as const]
        : [],
    ),
  ];
}

/** The ids of entities by key; those not met before are put in. */
async function entityIds(
  { db, engine, entities, learnt }: Tx,
  found: readonly EntityFound[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  const unknown = new Map<string, EntityFound>();
  for (const e of found) {
    const id = learnt.get(e.key) ?? entities.get(e.key);
    if (id === undefined) unknown.set(e.key, e);
    else ids.set(e.key, id);
  }
  // in one order everywhere, so that two writers cannot wait for each other
  const wanted = [...unknown.keys()].sort();
  const learn = async (): Promise<void> => {
    for (let from = 0; from < wanted.length; from += 5000) {
      const rows = await db
        .selectFrom('entity')
        .select(['key', 'id'])
        .where('key', 'in', wanted.slice(from, from + 5000))
        .execute();
      for (const r of rows) {
        ids.set(r.key, r.id);
        unknown.delete(r.key);
      }
    }
  };
  await learn();
  const missing = wanted.flatMap((key) => unknown.get(key) ?? []);
  if (missing.length > 0) {
    const numbers = await engine.allocate(db, 'entity', missing.length);
    await engine.insert(
      db,
      'entity',
      ['id', ...columns.entity],
      missing.map((e, i) => [numbers[i]!, ...e.values]),
      'on conflict (key) do nothing',
    );
    await learn();
  }
  for (const key of wanted) learnt.set(key, ids.get(key)!);
  return ids;
}

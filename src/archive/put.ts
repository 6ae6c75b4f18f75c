import { deflateRawSync } from 'node:zlib';
import type { Capture } from '../record/capture.js';
import type { Db, Engine, Values } from './engine.js';
import { identities, orderTime, sha256, uidOf } from './identity.js';
import type { Archive } from './open.js';
import type { Reading } from './reading.js';
import { removeRows, replaceReadings } from './replace.js';
import { indexUnread } from './search/store.js';
import { tally } from './summaries.js';
import { type Tx, transaction } from './transaction.js';

/** A capture to be put in, with what was read in it; without, it waits to be read. */
export interface Item {
  readonly capture: Capture;
  readonly reading: Reading | null;
}

/** What became of an item: a new report, a new version of one that was there, or nothing because it was there already. */
export type Outcome = {
  readonly kind: 'added' | 'version' | 'same';
  readonly uid: string;
  readonly versionId: number;
};

interface Held {
  readonly id: number;
  readonly uid: string;
  /** Version ids by hash of the text. */
  readonly versions: Map<string, number>;
  seq: number;
}

/**
 * Which of these captures the archive has already, so that they need not be read: for each the public id of the report
 * that has this very text, else null.
 */
export async function alreadyHeld(archive: Archive, captures: readonly Capture[]): Promise<readonly (string | null)[]> {
  const hashes = captures.map((c) => sha256(c.text));
  const keys = captures.map((c, i) => identities(c, hashes[i]!));
  const held = await lookUp(archive.db, keys, hashes);
  return keys.map((k, i) => {
    const report = held.reportOf(k, hashes[i]!);
    return report?.versions.has(hashes[i]!) ? report.uid : null;
  });
}

export interface PutOptions {
  /** Who read: name and version. */
  readonly reader: string;
  /** ISO 8601 instant. */
  readonly now: string;
  /** What is to happen in the same transaction. */
  readonly also?: (tx: Tx, outcomes: readonly Outcome[]) => Promise<void>;
}

/**
 * Puts a batch in, all of it or nothing. Putting the same batch again adds nothing: a report is known by its guid, its
 * canonical URL, or its text; a known report with another text becomes a new version.
 */
export async function put(
  archive: Archive,
  items: readonly Item[],
  { reader, now, also }: PutOptions,
): Promise<readonly Outcome[]> {
  const hashes = items.map((i) => sha256(i.capture.text));
  const keys = items.map((i, n) => identities(i.capture, hashes[n]!));
  return transaction(archive, async (tx) => {
    const { db, engine } = tx;
    const held = await lookUp(db, keys, hashes);
    const plans = items.map((item, i) => plan(item, keys[i]!, hashes[i]!, held));
    const fresh = plans.filter((p) => p.kind === 'added');
    const changed = plans.filter((p) => p.kind !== 'same');

    const reportIds = await engine.allocate(db, 'report', fresh.length);
    for (const [i, p] of fresh.entries()) p.report.id = reportIds[i]!;
    const versionIds = await engine.allocate(db, 'version', changed.length);
    for (const [i, p] of changed.entries()) {
      p.versionId = versionIds[i]!;
      p.report.versions.set(p.hash, p.versionId);
    }

    // of several versions that one batch holds the last is the current one
    const current = new Map(changed.map((p) => [p.report.id, p.versionId]));
    const replaced = changed.filter((p) => p.kind === 'version').map((p) => p.report.id);
    if (replaced.length > 0) {
      const old = await db.selectFrom('report').select('version_id').where('id', 'in', replaced).execute();
      await removeRows(
        tx,
        old.flatMap((r) => (r.version_id === null ? [] : [r.version_id])),
      );
    }
    await engine.insert(
      db,
      'report',
      ['id', 'uid', 'version_id'],
      fresh.map((p) => [p.report.id, p.report.uid, null]),
    );
    await engine.insert(db, 'report_key', ['key', 'report_id'], held.newKeys());
    await insertVersions(db, engine, changed);
    for (const [id, version_id] of current)
      await db.updateTable('report').set({ version_id }).where('id', '=', id).execute();
    await replaceReadings(
      tx,
      changed.flatMap((p) =>
        p.item.reading === null
          ? []
          : [
              {
                versionId: p.versionId,
                reading: p.item.reading,
                at: p.at,
                current: current.get(p.report.id) === p.versionId,
              },
            ],
      ),
      { reader, now, fresh: true },
    );
    const waiting = changed.flatMap((p) =>
      p.item.reading === null && current.get(p.report.id) === p.versionId ? [p.versionId] : [],
    );
    await indexUnread(tx, waiting);
    await tally(tx, waiting);
    const outcomes = plans.map(
      (p): Outcome => ({ kind: p.kind, uid: p.report.uid, versionId: p.report.versions.get(p.hash)! }),
    );
    await also?.(tx, outcomes);
    return outcomes;
  });
}

interface Plan {
  readonly item: Item;
  readonly hash: string;
  readonly at: string;
  readonly kind: Outcome['kind'];
  readonly report: { id: number; uid: string; versions: Map<string, number>; seq: number };
  readonly seq: number;
  versionId: number;
}

function plan(item: Item, keys: readonly [string, ...string[]], hash: string, held: Lookup): Plan {
  const at = orderTime(item.capture.published, item.capture.capturedAt);
  const common = { item, hash, at, versionId: 0 };
  const known = held.reportOf(keys, hash);
  if (known === null) {
    const report = { id: 0, uid: uidOf(keys[0]), versions: new Map([[hash, 0]]), seq: 1 };
    held.claim(keys, hash, report);
    return { ...common, kind: 'added', report, seq: 1 };
  }
  held.claim(keys, hash, known);
  if (known.versions.has(hash)) return { ...common, kind: 'same', report: known, seq: 0 };
  known.versions.set(hash, 0);
  known.seq += 1;
  return { ...common, kind: 'version', report: known, seq: known.seq };
}

/** What of a batch is in the archive, and what the batch itself adds. */
interface Lookup {
  reportOf(keys: readonly string[], hash: string): Plan['report'] | null;
  claim(keys: readonly string[], hash: string, report: Plan['report']): void;
  newKeys(): readonly Values[];
}

async function lookUp(db: Db, keys: readonly (readonly string[])[], hashes: readonly string[]): Promise<Lookup> {
  const all = [...new Set(keys.flat())];
  const found = await inChunks(all, (chunk) =>
    db.selectFrom('report_key').select(['key', 'report_id']).where('key', 'in', chunk).execute(),
  );
  // a text without any other identity is known by its words wherever they came from
  const bare = [...new Set(hashes.filter((h, i) => keys[i]![0] === `text:${h}`))];
  const copies = await inChunks(bare, (chunk) =>
    db.selectFrom('version').select(['hash', 'report_id']).where('hash', 'in', chunk).orderBy('id').execute(),
  );
  const ids = [...new Set([...found.map((f) => f.report_id), ...copies.map((c) => c.report_id)])];
  const versions = await inChunks(ids, (chunk) =>
    db
      .selectFrom('version')
      .innerJoin('report', 'report.id', 'version.report_id')
      .select(['version.id', 'version.report_id', 'version.hash', 'version.seq', 'report.uid'])
      .where('version.report_id', 'in', chunk)
      .orderBy('version.seq')
      .execute(),
  );
  const reports = new Map<number, Plan['report']>();
  for (const v of versions) {
    let held = reports.get(v.report_id);
    if (held === undefined) {
      held = { id: v.report_id, uid: v.uid, versions: new Map(), seq: 0 } satisfies Held;
      reports.set(v.report_id, held);
    }
    held.versions.set(v.hash, v.id);
    held.seq = Math.max(held.seq, v.seq);
  }
  const byKey = new Map<string, Plan['report']>();
  for (const f of found) byKey.set(f.key, reports.get(f.report_id)!);
  const byText = new Map<string, Plan['report']>();
  for (const c of copies) if (!byText.has(c.hash)) byText.set(c.hash, reports.get(c.report_id)!);
  const added: (readonly [key: string, report: Plan['report']])[] = [];
  return {
    reportOf(keys, hash) {
      for (const key of keys) {
        const report = byKey.get(key);
        if (report !== undefined) return report;
      }
      return keys[0] === `text:${hash}` ? (byText.get(hash) ?? null) : null;
    },
    claim(keys, hash, report) {
      for (const key of keys)
        if (!byKey.has(key)) {
          byKey.set(key, report);
          added.push([key, report]);
        }
      if (!byText.has(hash)) byText.set(hash, report);
    },
    newKeys: () => added.map(([key, report]) => [key, report.id]),
  };
}

/** Asks for many values a few thousand at a time: databases limit the parameters of one statement. */
async function inChunks<T, R>(values: readonly T[], ask: (chunk: readonly T[]) => Promise<readonly R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < values.length; from += 5000) found.push(...(await ask(values.slice(from, from + 5000))));
  return found;
}

async function insertVersions(db: Db, engine: Engine, plans: readonly Plan[]): Promise<void> {
  await engine.insert(
    db,
    'version',
    [
      ...['id', 'report_id', 'seq', 'hash', 'text', 'title', 'published', 'publisher', 'author', 'url', 'origin'],
      ...['captured_at', 'at', 'notes'],
    ],
    plans.map(({ item: { capture: c }, ...p }) => [
      ...[p.versionId, p.report.id, p.seq, p.hash, c.text, c.title, c.published, c.publisher, c.author, c.url, c.from],
      ...[c.capturedAt, p.at, JSON.stringify(c.notes)],
    ]),
  );
  await engine.insert(
    db,
    'source',
    ['version_id', 'media_type', 'url', 'headers', 'hash', 'size', 'bytes'],
    plans.flatMap(({ versionId, item: { capture } }) => {
      const s = capture.source;
      if (s === null) return [];
      const headers = s.headers === null ? null : JSON.stringify(s.headers);
      return [[versionId, s.mediaType, s.url, headers, sha256(s.bytes), s.bytes.length, deflateRawSync(s.bytes)]];
    }),
  );
}

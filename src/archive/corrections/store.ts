import { createHash } from 'node:crypto';
import type { Db } from '../engine.js';
import type { StoredReport } from '../get.js';
import { getReport } from '../get.js';
import type { Archive } from '../open.js';
import { rederive } from '../replace.js';
import { type Tx, transaction } from '../transaction.js';
import { type Act, record } from './act.js';
import { applyCorrections, type Corrected, type CorrectionState, type Placed } from './apply.js';
import { type Change, ChangeError, correctionFor } from './change.js';
import type { Correction, Merging } from './correction.js';
import { standingCorrections } from './effective.js';
import { settleMerges } from './merge.js';

export interface StoredCorrection {
  readonly id: number;
  readonly uid: string;
  readonly act: string;
  readonly author: string;
  readonly madeAt: string;
  readonly body: Correction | Merging;
  /** The report, and the version of it that was corrected; null for merged entities. */
  readonly report: string | null;
  readonly seq: number | null;
  readonly undone: { readonly at: string; readonly by: string } | null;
}

/** A report as it is shown: what the machine read with people's corrections laid over it. */
export interface CorrectedReport extends StoredReport {
  /** Null where the version was not read. */
  readonly shown: Corrected | null;
  /** All corrections of the report, also those taken back, in the order they were made. */
  readonly corrections: readonly (StoredCorrection & { readonly state: CorrectionState | 'undone' })[];
  /** Another whenever what is shown may be another. */
  readonly revision: string;
}

/** A report by its public id, in its current version or in that numbered `seq`; null where there is none. */
export async function getCorrected(archive: Archive, uid: string, seq?: number): Promise<CorrectedReport | null> {
  const report = await getReport(archive, uid, seq);
  if (report === null) return null;
  const stored = await history(archive, { report: uid, oldestFirst: true });
  const standing = stored.filter((c) => c.undone === null);
  const texts = await textsOf(archive.db, uid, [...new Set(standing.map((c) => c.seq!))]);
  const placed = standing.map((c): Placed => ({ id: c.id, text: texts.get(c.seq!)!, body: c.body as Correction }));
  const shown = report.record === null ? null : applyCorrections(report.record, placed);
  return {
    ...report,
    shown,
    corrections: stored.map((c) => ({
      ...c,
      state: c.undone !== null ? 'undone' : (shown?.states.get(c.id) ?? 'idle'),
    })),
    revision: revisionOf(report, placed),
  };
}

async function textsOf(db: Db, uid: string, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const rows = await db
    .selectFrom('version')
    .innerJoin('report', 'report.id', 'version.report_id')
    .select(['seq', 'text'])
    .where('report.uid', '=', uid)
    .where('seq', 'in', seqs)
    .execute();
  return new Map(rows.map((r) => [r.seq, r.text]));
}

const revisionOf = (report: StoredReport, corrections: readonly Placed[]): string =>
  createHash('sha256')
    .update(JSON.stringify([report.version.hash, report.version.seq, report.reading, corrections.map((c) => c.id)]))
    .digest('hex')
    .slice(0, 16);

/** Corrections, the latest first; of one report, one act, one author. `before`: only those with a lower id. */
export async function history(
  archive: Pick<Archive, 'db'>,
  which: {
    readonly report?: string;
    readonly act?: string;
    readonly author?: string;
    readonly before?: number;
    readonly limit?: number;
    readonly oldestFirst?: boolean;
  } = {},
): Promise<readonly StoredCorrection[]> {
  let query = archive.db
    .selectFrom('correction')
    .leftJoin('report', 'report.id', 'correction.report_id')
    .leftJoin('version', 'version.id', 'correction.version_id')
    .select([
      'correction.id',
      'correction.uid',
      'act',
      'correction.author',
      'made_at',
      'body',
      'undone_at',
      'undone_by',
    ])
    .select(['report.uid as report', 'version.seq'])
    .orderBy('correction.id', which.oldestFirst ? 'asc' : 'desc');
  if (which.report !== undefined)
    query = query.where('correction.report_id', '=', (e) =>
      e.selectFrom('report').select('id').where('uid', '=', which.report!),
    );
  if (which.act !== undefined) query = query.where('act', '=', which.act);
  if (which.author !== undefined) query = query.where('correction.author', '=', which.author);
  if (which.before !== undefined) query = query.where('correction.id', '<', which.before);
  if (which.limit !== undefined) query = query.limit(which.limit);
  return (await query.execute()).map((r) => ({
    ...{ id: r.id, uid: r.uid, act: r.act, author: r.author, madeAt: r.made_at },
    body: JSON.parse(r.body) as Correction | Merging,
    ...{ report: r.report, seq: r.seq },
    undone: r.undone_at === null ? null : { at: r.undone_at, by: r.undone_by ?? '' },
  }));
}

/** A report with what is needed to correct it. */
interface Loaded {
  readonly reportId: number;
  readonly versionId: number;
  readonly report: StoredReport;
  readonly standing: readonly Placed[];
}

async function load(tx: Tx, archive: Archive, uid: string, seq: number | undefined): Promise<Loaded> {
  const { db } = tx;
  const locked = await lockReports(tx, [uid]);
  const report = await getReport({ ...archive, db }, uid, seq);
  if (locked.length === 0 || report === null)
    throw new ChangeError(`there is no report ${uid}${seq === undefined ? '' : ` in version ${seq}`}.`);
  const [reportId] = locked as [number];
  const standing = (await standingCorrections(db, [reportId])).get(reportId) ?? [];
  return { reportId, versionId: report.version.id, report, standing };
}

/** Keeps other writers from these reports until the transaction ends. SQLite has one writer anyhow. */
async function lockReports({ db, engine }: Tx, uids: readonly string[]): Promise<readonly number[]> {
  let query = db.selectFrom('report').select('id').where('uid', 'in', uids).orderBy('id');
  if (engine.name === 'postgres') query = query.forUpdate();
  return (await query.execute()).map((r) => r.id);
}

/**
 * Makes changes to a report, all or none, each on what the one before left. Rows and search show them at once. The same
 * act again does nothing. `revision`: that of what the person saw; when it is another by now, nothing is done.
 * Throws ChangeError; StaleError where the revision is another.
 */
export async function correct(
  archive: Archive,
  {
    report: uid,
    seq,
    revision,
    changes,
  }: {
    readonly report: string;
    readonly seq?: number;
    readonly revision?: string;
    readonly changes: readonly Change[];
  },
  act: Act,
): Promise<void> {
  await transaction(archive, async (tx) => {
    const loaded = await load(tx, archive, uid, seq);
    const { report, reportId, versionId } = loaded;
    const prefix = `${act.act}.${versionId}.`;
    const before = await tx.db
      .selectFrom('correction')
      .select('id')
      .where('act', '=', act.act)
      .where('version_id', '=', versionId)
      .executeTakeFirst();
    if (before !== undefined) return;
    if (revision !== undefined && revision !== revisionOf(report, loaded.standing)) throw new StaleError();
    const bodies = bodiesOf(loaded, changes);
    await record(
      tx,
      bodies.map((body, i) => ({ uid: `${prefix}${i}`, reportId, versionId, body })),
      act,
    );
    await rederive(tx, [reportId]);
  });
}

/** The report was changed since the person saw it. */
export class StaleError extends ChangeError {
  constructor() {
    super('the report was changed in the meantime. Load it again and repeat the change.');
  }
}

function bodiesOf({ report, standing }: Loaded, changes: readonly Change[]): readonly Correction[] {
  const { record: machine } = report;
  if (machine === null)
    throw new ChangeError('the report was not read yet, so there is nothing to correct. Run: isnad reread');
  const placed = [...standing];
  const bodies: Correction[] = [];
  for (const change of changes) {
    const shown = applyCorrections(machine, placed);
    const body = correctionFor(shown, change);
    const id = -1 - bodies.length;
    placed.push({ id, text: report.version.text, body });
    if (applyCorrections(machine, placed).states.get(id) === 'orphaned')
      throw new ChangeError('the words named are not the words at that place of the text.');
    bodies.push(body);
  }
  return bodies;
}

/**
 * Takes an act back, or one correction of it. Gives how many corrections were taken back: 0 where there was nothing to do.
 */
export async function undo(
  archive: Archive,
  which: { readonly act: string } | { readonly uid: string },
  { author, now }: Omit<Act, 'act'>,
): Promise<number> {
  return transaction(archive, async (tx) => {
    const { db } = tx;
    const matching = db.selectFrom('correction').select(['id', 'report_id']).where('undone_at', 'is', null);
    const rows = await ('act' in which
      ? matching.where('act', '=', which.act)
      : matching.where('uid', '=', which.uid)
    ).execute();
    for (let from = 0; from < rows.length; from += 5000)
      await db
        .updateTable('correction')
        .set({ undone_at: now, undone_by: author })
        .where(
          'id',
          'in',
          rows.slice(from, from + 5000).map((r) => r.id),
        )
        .execute();
    const reports = [...new Set(rows.flatMap((r) => (r.report_id === null ? [] : [r.report_id])))];
    await rederive(tx, reports);
    if (rows.some((r) => r.report_id === null)) await settleMerges(tx);
    return rows.length;
  });
}

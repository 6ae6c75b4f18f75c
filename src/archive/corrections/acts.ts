import { sql } from 'kysely';
import { cursorOf, limitOf, type Page, type PageRequest, pageOf, readCursor } from '../lists/page.js';
import type { Archive } from '../open.js';
import { getCorrected, history, type StoredCorrection } from './store.js';

/** What somebody did at once: it is taken back at once too. */
export interface ActItem {
  readonly act: string;
  readonly author: string;
  readonly madeAt: string;
  /** How many corrections it made. */
  readonly corrections: number;
  /** How many of them were taken back. */
  readonly undone: number;
  /** In how many reports. */
  readonly reports: number;
  /** Its first corrections, in the order they were made. */
  readonly first: readonly (StoredCorrection & { readonly title: string | null })[];
}

/** So many corrections of an act are told with it. */
const shownOfEach = 3;

/** What was done, the latest first; of one author, of one report. */
export async function listActs(
  archive: Pick<Archive, 'db'>,
  which: { readonly author?: string | undefined; readonly report?: string | undefined },
  request: PageRequest = {},
): Promise<Page<ActItem>> {
  const { db } = archive;
  const limit = limitOf(request);
  const before = readCursor(request, 'number');
  let query = db
    .selectFrom('correction')
    .select((e) => [
      'act',
      e.fn.min('author').as('author'),
      e.fn.min('made_at').as('madeAt'),
      e.fn.countAll().as('corrections'),
      e.fn.count('undone_at').as('undone'),
      e.fn.count('report_id').distinct().as('reports'),
      e.fn.max('id').as('last'),
    ])
    .groupBy('act')
    .orderBy('last', 'desc')
    .limit(limit + 1);
  if (which.author !== undefined) query = query.where('author', '=', which.author);
  if (which.report !== undefined)
    query = query.where('report_id', '=', (e) => e.selectFrom('report').select('id').where('uid', '=', which.report!));
  if (before !== null) query = query.having((e) => e(e.fn.max('id'), '<', before[0]));
  const page = pageOf(await query.execute(), limit, (last) => cursorOf(Number(last.last)));
  const items: ActItem[] = [];
  for (const { last: _, act, author, madeAt, corrections, undone, reports } of page.items)
    items.push({
      ...{ act, author: author ?? '', madeAt: madeAt ?? '' },
      ...{ corrections: Number(corrections), undone: Number(undone), reports: Number(reports) },
      first: await titled(archive, await history(archive, { act, limit: shownOfEach, oldestFirst: true })),
    });
  return { items, next: page.next };
}

/** Corrections with the headline of the report they are of. */
async function titled<C extends StoredCorrection>({ db }: Pick<Archive, 'db'>, corrections: readonly C[]) {
  const uids = [...new Set(corrections.flatMap((c) => c.report ?? []))];
  const rows =
    uids.length === 0
      ? []
      : await db
          .selectFrom('report')
          .innerJoin('version', 'version.id', 'report.version_id')
          .select(['uid', 'title'])
          .where('uid', 'in', uids)
          .execute();
  const titles = new Map(rows.map((r) => [r.uid, r.title]));
  return corrections.map((c) => ({ ...c, title: c.report === null ? null : (titles.get(c.report) ?? null) }));
}

/** A standing correction whose words are gone from the text of its report. */
export type Orphan = StoredCorrection & { readonly title: string | null };

/**
 * Corrections that could not be carried over to the latest version of their reports, report by report; a page may hold
 * fewer than asked for, or none, and yet not be the last.
 */
export async function listOrphans(archive: Archive, request: PageRequest = {}): Promise<Page<Orphan>> {
  const limit = limitOf(request);
  const after = readCursor(request, 'number');
  // only where the text is another than that which was corrected can words be gone
  let query = archive.db
    .selectFrom('report')
    .select(['report.id', 'report.uid'])
    .where((e) =>
      e.exists(
        e
          .selectFrom('correction')
          .select(sql`1`.as('one'))
          .whereRef('correction.report_id', '=', 'report.id')
          .whereRef('correction.version_id', '<>', 'report.version_id')
          .where('undone_at', 'is', null),
      ),
    )
    .orderBy('report.id')
    .limit(limit + 1);
  if (after !== null) query = query.where('report.id', '>', after[0]);
  const page = pageOf(await query.execute(), limit, (last) => cursorOf(last.id));
  const found: StoredCorrection[] = [];
  for (const { uid } of page.items)
    for (const { state, ...c } of (await getCorrected(archive, uid))?.corrections ?? [])
      if (state === 'orphaned') found.push(c);
  return { items: await titled(archive, found), next: page.next };
}

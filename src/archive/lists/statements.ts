import type { Archive } from '../open.js';
import type { Filters } from './filters.js';
import { latest } from './latest.js';
import { everyItem, type Page, type PageRequest } from './page.js';
import {
  type EntityRef,
  entitiesById,
  type ReportRef,
  type Review,
  reviewOf,
  versionsById,
  type Words,
} from './refs.js';

export interface StatementItem {
  /** `<uid>.<seq>.s<n>`. */
  readonly id: string;
  readonly report: ReportRef;
  /** Its content. */
  readonly words: Words;
  readonly cue: Words & { readonly lemma: string };
  /** The outermost relay first, the speaker last. */
  readonly chain: readonly StatementLink[];
  readonly addressee: EntityRef | null;
  readonly stance: string;
  readonly mode: string;
  readonly medium: string | null;
  /** Days between which it was said. */
  readonly said: { readonly from: string | null; readonly to: string | null } | null;
  /** Id of the statement in whose content it stands. */
  readonly inside: string | null;
  readonly review: Review;
}

export interface StatementLink {
  readonly role: string;
  readonly entity: EntityRef;
  /** Where the text names this one; null where it is understood. */
  readonly words: Words | null;
  readonly inferred: boolean;
}

/** Statements as the filters ask, the latest report's first. */
export async function listStatements(
  archive: Archive,
  filters: Filters,
  request: PageRequest = {},
): Promise<Page<StatementItem>> {
  const { items, next } = await latest(archive, 'statement', filters, request);
  return { items: await statementsById(archive, items), next };
}

/** All of them, one by one, in constant memory. */
export const eachStatement = (archive: Archive, filters: Filters): AsyncGenerator<StatementItem> =>
  everyItem((request) => listStatements(archive, filters, request));

/** Statements by their rows' ids, in that order. One that is gone is left out. */
export async function statementsById({ db }: Archive, ids: readonly number[]): Promise<readonly StatementItem[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('statement').selectAll().where('id', 'in', ids).execute();
  const links = await db.selectFrom('link').selectAll().where('statement_id', 'in', ids).orderBy('position').execute();
  const versions = await versionsById(
    db,
    rows.map((r) => r.version_id),
  );
  const entities = await entitiesById(db, [...links.map((l) => l.entity_id), ...rows.map((r) => r.addressee_id)]);
  const chains = new Map<number, typeof links>();
  for (const link of links) {
    const chain = chains.get(link.statement_id);
    if (chain === undefined) chains.set(link.statement_id, [link]);
    else chain.push(link);
  }
  const made = new Map(
    rows.map((r) => {
      const version = versions.get(r.version_id)!;
      const item: StatementItem = {
        id: version.itemId('s', r.n),
        report: version.report,
        words: version.words(r.start, r.stop),
        cue: { ...version.words(r.cue_start, r.cue_stop), lemma: r.lemma },
        chain: (chains.get(r.id) ?? []).map((l) => ({
          role: l.role,
          entity: entities.get(l.entity_id)!,
          words: l.start === null || l.stop === null ? null : version.words(l.start, l.stop),
          inferred: l.inferred === 1,
        })),
        addressee: r.addressee_id === null ? null : entities.get(r.addressee_id)!,
        ...{ stance: r.stance, mode: r.mode, medium: r.medium },
        said: r.said_from === null && r.said_to === null ? null : { from: r.said_from, to: r.said_to },
        inside: r.inside === null ? null : version.itemId('s', r.inside),
        review: reviewOf(r.reviewed),
      };
      return [r.id, item] as const;
    }),
  );
  return ids.flatMap((id) => made.get(id) ?? []);
}

/** The statement numbered `n` in the current version of a report; null where there is none. */
export async function getStatement(
  archive: Archive,
  { uid, n }: { readonly uid: string; readonly n: number },
): Promise<StatementItem | null> {
  const row = await archive.db
    .selectFrom('statement')
    .innerJoin('report', 'report.version_id', 'statement.version_id')
    .select('statement.id')
    .where('report.uid', '=', uid)
    .where('statement.n', '=', n)
    .executeTakeFirst();
  return row === undefined ? null : ((await statementsById(archive, [row.id]))[0] ?? null);
}

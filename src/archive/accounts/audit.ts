import { cursorOf, limitOf, type Page, type PageRequest, pageOf, readCursor } from '../lists/page.js';
import type { Archive } from '../open.js';
import { transaction } from '../transaction.js';

/** Something that was done over the network or at the command line, or was tried. */
export interface AuditEntry {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** Name of the account; `local` for whoever sits at the machine, `nobody` for one who is not known. */
  readonly account: string;
  /** How that is known. */
  readonly via: 'session' | 'key' | 'local' | 'none';
  /** What was done, as `POST /api/v1/keys` or `users disable`. */
  readonly action: string;
  /** To what; null where the action says it. */
  readonly target: string | null;
  /** Id of the request; null where it was none. */
  readonly request: string | null;
  /** HTTP status of the answer; 0 where it was no request. */
  readonly status: number;
  readonly ip: string | null;
}

/** Writes down what was done. */
export async function writeAudit(archive: Archive, entry: AuditEntry): Promise<void> {
  await transaction(archive, async ({ db }) => {
    await db
      .insertInto('audit')
      .values({ ...entry })
      .execute();
  });
}

/** Which entries are wanted; all that is given must hold. */
export interface AuditFilters {
  readonly account?: string;
  /** An action, or how one begins. */
  readonly action?: string;
  readonly target?: string;
  /** ISO 8601 instants or days: from the first on, before the second. */
  readonly from?: string;
  readonly before?: string;
}

/** What was done, the latest first. */
export async function listAudit(
  { db }: Archive,
  filters: AuditFilters = {},
  request: PageRequest = {},
): Promise<Page<AuditEntry>> {
  const limit = limitOf(request);
  const after = readCursor(request, 'number');
  let query = db
    .selectFrom('audit')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after !== null) query = query.where('id', '<', after[0]);
  if (filters.account !== undefined) query = query.where('account', '=', filters.account);
  if (filters.action !== undefined)
    query = query.where((e) =>
      e(e.fn<string>('substr', ['action', e.lit(1), e.val(filters.action!.length)]), '=', filters.action!),
    );
  if (filters.target !== undefined) query = query.where('target', '=', filters.target);
  if (filters.from !== undefined) query = query.where('at', '>=', filters.from);
  if (filters.before !== undefined) query = query.where('at', '<', filters.before);
  const { items, next } = pageOf(await query.execute(), limit, (last) => cursorOf(last.id));
  return { items: items.map(({ id: _, ...entry }) => entry as AuditEntry), next };
}

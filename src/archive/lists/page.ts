import { QueryError } from '../errors.js';

/** Which part of a list is wanted. */
export interface PageRequest {
  /** At most so many items (default 20, at most 1000). */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** To be given as `cursor` for what comes after; null at the end. */
  readonly next: string | null;
}

/** Throws QueryError for a limit that is none. */
export function limitOf({ limit = 20 }: PageRequest): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new QueryError(`the limit must be a whole number from 1 to 1000, not ${limit}.`);
  return limit;
}

/** A cursor says after which row to go on; nobody but isnad needs to read it. */
export const cursorOf = (...at: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(at)).toString('base64url');

/** What a cursor says: as many texts and numbers as `kinds`. Null where there is none. Throws QueryError for any other. */
export function readCursor<K extends readonly ('string' | 'number')[]>(
  { cursor }: PageRequest,
  ...kinds: K
): { readonly [I in keyof K]: K[I] extends 'string' ? string : number } | null {
  if (cursor === undefined || cursor === null || cursor === '') return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === kinds.length &&
      values.every((v, i) => typeof v === kinds[i] && isOurs(v))
    )
      return values as never;
  } catch {}
  throw strangeCursor();
}

export const strangeCursor = (): QueryError =>
  new QueryError('this cursor is none of ours, or of another list: begin with the first page.');

/** What may stand in a cursor: ids and counts, and texts that a database can hold. */
const isOurs = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : !String(value).includes('\0');

/** The first `limit` of rows of which one more was asked for, and the cursor behind them. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (last: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? cursor(items.at(-1)!) : null };
}

/** Which items of a list are wanted when all are given one by one. */
export interface ItemsRequest {
  /** So many are asked for at once (default 500). */
  readonly size?: number;
  /** At most so many are given. */
  readonly most?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | null | undefined;
}

/** All items of a list, page by page. */
export async function* everyItem<T>(
  page: (request: PageRequest) => Promise<Page<T>>,
  { size = 500, most = Number.POSITIVE_INFINITY, cursor = null }: ItemsRequest = {},
): AsyncGenerator<T> {
  let left = most;
  for (let at: string | null = cursor; left > 0; ) {
    const found: Page<T> = await page({ limit: Math.min(size, left), cursor: at });
    yield* found.items;
    left -= found.items.length;
    at = found.next;
    if (at === null) return;
  }
}

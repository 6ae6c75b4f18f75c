import { QueryError } from '../archive/errors.js';
import { type EntityFilters, eachEntity, listEntities } from '../archive/lists/entities.js';
import { eachEvent, listEvents } from '../archive/lists/events.js';
import { eachFigure, listFigures } from '../archive/lists/figures.js';
import { everyItem, type Page, type PageRequest } from '../archive/lists/page.js';
import { eachStatement, listStatements } from '../archive/lists/statements.js';
import { locationOf } from '../archive/location.js';
import { type Archive, openArchive } from '../archive/open.js';
import { csv } from '../export/csv.js';
import { entityList, eventList, figureList, statementList } from '../export/lists.js';
import type { Table } from '../export/table.js';
import { words } from '../record/words.js';
import { type Cells, eventCells, figureCells, inColumns, statementCells } from './columns.js';
import { exitCodes, UsageError } from './errors.js';
import { type FilterFlags, filtersFrom, listFrom } from './filters.js';
import type { Io } from './io.js';
import { type ListLook, showEntity, showEvent, showFigure, showStatement } from './show-items.js';

/** How a list is printed. */
export interface OutputFlags {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly csv?: boolean;
  readonly excel?: boolean;
  readonly limit?: string;
  readonly after?: string;
  readonly archive?: string;
}

/** A list that can be shown in any of the ways. */
export interface Listing<T> {
  readonly table: Table<T>;
  page(request: PageRequest): Promise<Page<T>>;
  show(item: T, look: ListLook): string;
  /** For a list in columns; without, each item is shown by itself. */
  readonly cells?: Cells<T>;
  /** An item as JSON. */
  object?(item: T): object;
}

export type ListFlags = FilterFlags & OutputFlags;
export interface EntityFlags extends OutputFlags {
  readonly type?: string;
  readonly country?: string;
  readonly named?: boolean;
}

type Listed = 'statements' | 'events' | 'figures';

/** `isnad statements|events|figures`. Gives the exit code. */
export async function listCommand(what: Listed, flags: ListFlags, io: Io): Promise<number> {
  const filters = filtersFrom(flags);
  await using archive = await openArchive(locationOf(flags.archive, process.env));
  switch (what) {
    case 'statements':
      return await print(
        {
          table: statementList,
          page: (r) => listStatements(archive, filters, r),
          show: showStatement,
          cells: statementCells,
        },
        flags,
        io,
        () => eachStatement(archive, filters),
      );
    case 'events':
      return await print(
        { table: eventList, page: (r) => listEvents(archive, filters, r), show: showEvent, cells: eventCells },
        flags,
        io,
        () => eachEvent(archive, filters),
      );
    case 'figures':
      return await print(
        { table: figureList, page: (r) => listFigures(archive, filters, r), show: showFigure, cells: figureCells },
        flags,
        io,
        () => eachFigure(archive, filters),
      );
  }
}

/** `isnad entities [NAME…]`. Gives the exit code. */
export async function entitiesCommand(name: readonly string[], flags: EntityFlags, io: Io): Promise<number> {
  const type = listFrom('--type', flags.type, Object.keys(words.en.entityType));
  const filters: EntityFilters = {
    ...(name.length === 0 ? {} : { name: name.join(' ') }),
    ...(type === undefined ? {} : { type }),
    ...(flags.country === undefined ? {} : { country: flags.country }),
    ...(flags.named === true ? { named: true } : {}),
  };
  await using archive: Archive = await openArchive(locationOf(flags.archive, process.env));
  return await print(
    { table: entityList, page: (r) => listEntities(archive, filters, r), show: showEntity },
    flags,
    io,
    () => eachEntity(archive, filters),
  );
}

/** What cannot be looked for is a command called wrongly. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof QueryError ? new UsageError(error.message) : error;
  }
}

/** Prints a list as the flags say: for people and as JSON a page, as lines and as CSV all of it unless limited. */
export const print = <T>(
  listing: Listing<T>,
  flags: OutputFlags,
  io: Io,
  all: () => AsyncIterable<T> = () => everyItem(listing.page),
): Promise<number> => asked(() => printed(listing, flags, io, all));

async function printed<T>(
  { table, page, show, cells, object }: Listing<T>,
  flags: OutputFlags,
  io: Io,
  all: () => AsyncIterable<T>,
): Promise<number> {
  const ways = [flags.json, flags.jsonl, flags.csv].filter((way) => way === true).length;
  if (ways > 1) throw new UsageError('--json, --jsonl and --csv exclude one another.');
  if (flags.excel === true && flags.csv !== true) throw new UsageError('--excel is for --csv.');
  const limit = limitFrom(flags.limit);
  const asJson = (item: T): object => object?.(item) ?? (item as object);
  if (flags.jsonl === true || flags.csv === true) {
    const items =
      limit === undefined && flags.after === undefined ? all() : everyItem(page, { most: limit, cursor: flags.after });
    if (flags.csv === true)
      for await (const chunk of csv(table, items, { excel: flags.excel ?? false })) await io.out(String(chunk));
    else for await (const item of items) await io.out(`${JSON.stringify(asJson(item))}\n`);
    return exitCodes.fine;
  }
  const found = await page({ limit: Math.min(limit ?? 20, 1000), cursor: flags.after ?? null });
  if (flags.json === true) {
    await io.out(`${JSON.stringify({ items: found.items.map(asJson), next: found.next }, null, 2)}\n`);
    return exitCodes.fine;
  }
  const gap = table.name === 'entities' ? '' : '\n';
  await io.out(
    cells === undefined
      ? found.items.map((item) => show(item, io.look)).join(gap)
      : inColumns(found.items, cells, io.look),
  );
  if (found.items.length === 0) io.say(`no ${table.name} are so.`);
  else if (cells !== undefined) io.say('one whole, with its chain and where it stands: isnad show ID');
  if (found.next !== null) io.say(`there is more: --limit N, or --after ${found.next}`);
  return exitCodes.fine;
}

export function limitFrom(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  const n = Number(limit);
  if (!Number.isInteger(n) || n < 1) throw new UsageError(`--limit must be a whole number from 1, not '${limit}'.`);
  return n;
}

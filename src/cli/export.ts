import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { prepareForWalking, walkEntities } from '../archive/walk.js';
import type { Chunk } from '../export/chunks.js';
import {
  companionOf,
  exportOf,
  type Format,
  formats,
  type Order,
  type Origin,
  type What,
  whats,
} from '../export/export.js';
import { reportsOf } from '../export/source.js';
import { type FatalityRule, fatalityRules } from '../export/tables/fatalities.js';
import { exitCodes, UsageError } from './errors.js';
import { type FilterFlags, filtersFrom } from './filters.js';
import type { Io } from './io.js';

export interface ExportFlags extends FilterFlags {
  readonly format?: string;
  readonly what?: string;
  readonly out?: string;
  readonly excel?: boolean;
  readonly fatalities?: string;
  readonly archive?: string;
}

/** Of which items the filters are asked. */
const kinds = {
  statements: 'statement',
  events: 'event',
  figures: 'figure',
  entities: 'report',
  records: 'report',
} as const;

/** Writes what an archive holds in a format of others. Gives the exit code. */
export async function exportCommand(flags: ExportFlags, io: Io): Promise<number> {
  const order = orderFrom(flags, new Date());
  const filters = filtersFrom(flags);
  if (order.what === 'entities' && Object.keys(filters).length > 0)
    throw new UsageError('--what entities takes no filters: isnad entities --csv does.');
  await using archive = await openArchive(locationOf(flags.archive, process.env));
  await prepareForWalking(archive);
  let reports = 0;
  const origin: Origin = {
    async *reports() {
      for await (const report of reportsOf(archive, kinds[order.what], filters)) {
        if (++reports % 500 === 0) io.progress?.(`${reports.toLocaleString('en')} reports`);
        yield report;
      }
      io.progress?.('');
    },
    entities: () => walkEntities(archive),
  };
  const left = new Map<string, number>();
  const chunks = exportOf(order, origin, (what) => left.set(what, (left.get(what) ?? 0) + 1));
  if (flags.out === undefined || flags.out === '-') for await (const chunk of chunks) await io.out(chunk);
  else await toFile(chunks, flags.out, order);
  for (const [what, count] of left) io.say(`${count.toLocaleString('en')} ${what} are left out.`);
  return exitCodes.fine;
}

/** What the flags ask for. Throws UsageError. */
export function orderFrom(flags: ExportFlags, now: Date): Order {
  const format = oneOf('--format', flags.format, Object.keys(formats) as Format[]);
  const able: readonly What[] = formats[format];
  const what = flags.what === undefined ? able[0]! : oneOf('--what', flags.what, whats);
  if (!able.includes(what)) {
    const others = (Object.keys(formats) as Format[]).filter((f) => (formats[f] as readonly What[]).includes(what));
    throw new UsageError(
      `${format} cannot hold ${what}, only ${list(able)}. For ${what} take --format ${list(others, 'or')}.`,
    );
  }
  if (flags.excel && format !== 'csv') throw new UsageError(`--excel is for --format csv, not ${format}.`);
  const hasDead = what === 'events' && format !== 'ftm';
  if (flags.fatalities !== undefined && !hasDead)
    throw new UsageError('--fatalities is for --what events in ndjson, csv, parquet and geojson.');
  const rules = Object.keys(fatalityRules) as FatalityRule[];
  return {
    ...{ format, what, excel: flags.excel ?? false, day: now.toISOString().slice(0, 10) },
    fatalities: flags.fatalities === undefined ? 'best' : oneOf('--fatalities', flags.fatalities, rules),
  };
}

function oneOf<T extends string>(flag: string, given: string | undefined, known: readonly T[]): T {
  const found = known.find((k) => k === given);
  if (found !== undefined) return found;
  const asked = given === undefined ? `${flag} is missing.` : `${flag} ${given} is not known.`;
  throw new UsageError(`${asked} Take ${list(known, 'or')}.`);
}

const list = (words: readonly string[], and = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;

/** Writes under another name first, so that the file is there whole or not at all. */
async function toFile(chunks: AsyncIterable<Chunk>, file: string, order: Order): Promise<void> {
  const partial = join(dirname(file), `.${basename(file)}.${process.pid}.partial`);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(partial, { flush: true }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`--out ${file}: there is no folder ${dirname(file)}.`);
    if (code === 'EISDIR') throw new UsageError(`--out ${file} is a folder. Name a file in it.`);
    if (code === 'EACCES' || code === 'EPERM') throw new UsageError(`--out ${file} may not be written by this user.`);
    if (code === 'ENOSPC') throw new Error(`--out ${file}: the disk is full.`);
    throw error;
  }
  const companion = companionOf(order, basename(file));
  if (companion !== null) await writeFile(file + companion.ending, companion.text);
}

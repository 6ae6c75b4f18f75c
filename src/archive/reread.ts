import type { Archive } from './open.js';
import type { Reading } from './reading.js';
import { putReadings, type Unread } from './unread.js';

export interface RereadOptions {
  /** Who reads now: name and version. What another one read, or nobody, is read again. */
  readonly reader: string;
  /** Also what this reader has read before this moment, an ISO 8601 instant; null: not. */
  readonly readBefore?: string | null;
  /** At most so many versions. */
  readonly limit?: number | null;
  /** How many batches are read at once. */
  readonly jobs?: number;
  readonly now: () => string;
  /** Told after each transaction of how many versions were read in it, and how many of them could not be. */
  readonly tell?: (read: number, failed: number) => void;
  /** When it is aborted, what was begun is finished and nothing more is taken. */
  readonly signal?: AbortSignal;
}

/** Versions of one transaction. */
const batch = 64;

function outdated({ db }: Pick<Archive, 'db'>, { reader, readBefore = null }: RereadOptions) {
  return db
    .selectFrom('version')
    .leftJoin('reading', 'reading.version_id', 'version.id')
    .where((e) =>
      e.or([
        e('reading.version_id', 'is', null),
        e('reading.reader', '!=', reader),
        ...(readBefore === null ? [] : [e('reading.read_at', '<', readBefore)]),
      ]),
    );
}

/** How many versions `reread` would read. */
export async function countOutdated(archive: Pick<Archive, 'db'>, options: RereadOptions): Promise<number> {
  const { n } = await outdated(archive, options)
    .select((e) => e.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Math.min(Number(n), options.limit ?? Number.POSITIVE_INFINITY);
}

/**
 * Reads versions again that another reader read, or nobody, and puts what this one reads in the place of it; people's
 * corrections stay. Each batch is one transaction, so a run that is killed is continued by the next. Memory stays the same.
 */
export async function reread(
  archive: Archive,
  readMany: (versions: readonly Omit<Unread, 'id'>[]) => Promise<readonly Reading[]>,
  options: RereadOptions,
): Promise<void> {
  const { reader, now, jobs = 1, tell = () => {}, signal } = options;
  const underWay: Promise<ReadonlyMap<number, Reading>>[] = [];
  const finish = async (): Promise<void> => {
    const readings = await underWay.shift()!;
    await putReadings(archive, readings, { reader, now: now() });
    tell(readings.size, [...readings.values()].filter((r) => !r.ok).length);
  };
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  try {
    for (let after = 0; left > 0 && signal?.aborted !== true; ) {
      const versions = await outdated(archive, options)
        .select(['version.id', 'text', 'title', 'published', 'publisher', 'url'])
        .where('version.id', '>', after)
        .orderBy('version.id')
        .limit(Math.min(batch, left))
        .execute();
      if (versions.length === 0) break;
      after = versions.at(-1)!.id;
      left -= versions.length;
      const reading = readMany(versions.map(({ id: _, ...known }) => known)).then(
        (readings) => new Map(versions.map((v, i) => [v.id, readings[i]!])),
      );
      // it is awaited in its turn; until then a failure of it is nobody's
      reading.catch(() => {});
      underWay.push(reading);
      if (underWay.length > jobs) await finish();
    }
    while (underWay.length > 0) await finish();
  } finally {
    await Promise.allSettled(underWay);
  }
}

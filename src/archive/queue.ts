import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import { type Db, serverPool } from './engine.js';
import { ArchiveError } from './errors.js';
import type { Archive } from './open.js';

/** Versions to be read by whoever takes them. */
export interface ReadingJob {
  readonly id: string;
  readonly versionIds: readonly number[];
}

/** The queue of versions waiting to be read, in the archive's own PostgreSQL database. */
export interface ReadingQueue extends AsyncDisposable {
  /** Queues versions in batches, in this transaction: they are queued if and only if it happens. */
  add(db: Db, versionIds: readonly number[]): Promise<void>;
  /** Takes a batch; null when none waits. If it is not done within the lease, another worker gets it. */
  take(): Promise<ReadingJob | null>;
  /** Marks a batch done, in this transaction. */
  done(db: Db, job: ReadingJob): Promise<void>;
  /** How many batches wait or are being read. */
  size(): Promise<number>;
}

const queue = 'isnad-read';
/** Versions in a batch: some seconds of reading, so that a lost worker costs little and queueing costs nothing. */
const batch = 50;

/** `lease`: seconds a worker may take for a batch before it is given to another. */
export async function openQueue(archive: Archive, { lease = 300 } = {}): Promise<ReadingQueue> {
  if (archive.location.engine !== 'postgres')
    throw new ArchiveError('a queue needs PostgreSQL: name it with --archive postgres://…');
  const pool = serverPool(archive.location.url, 3);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'isnad_queue',
    schedule: false,
    // leases that ran out are looked for this often
    maintenanceIntervalSeconds: Math.max(1, Math.min(60, Math.ceil(lease / 5))),
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 7,
  });
  // each call reports its own failure; the background's pass with the next round
  boss.on('error', () => {});
  try {
    await boss.start();
    await boss.createQueue(queue);
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => {});
    await pool.end();
    throw error;
  }
  const inside = (db: Db) => ({
    db: {
      executeSql: async (text: string, values: unknown[]) => {
        const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
        return { rows: rows as unknown[] };
      },
    },
  });
  return {
    async add(db, versionIds) {
      const jobs = [];
      for (let from = 0; from < versionIds.length; from += batch)
        jobs.push({
          name: queue,
          data: { versionIds: versionIds.slice(from, from + batch) },
          expireInSeconds: lease,
          // a batch is given up only where it killed a worker again and again
          retryLimit: 20,
        });
      if (jobs.length > 0) await boss.insert(jobs, inside(db));
    },
    async take() {
      const [job] = await boss.fetch<{ versionIds: number[] }>(queue);
      return job === undefined ? null : { id: job.id, versionIds: job.data.versionIds };
    },
    done: (db, job) => boss.complete(queue, job.id, {}, inside(db)),
    size: async () => await boss.getQueueSize(queue, { before: 'completed' }),
    async [Symbol.asyncDispose]() {
      try {
        await boss.stop({ graceful: false, close: false });
      } finally {
        await pool.end();
      }
    },
  };
}

import { inflateRawSync } from 'node:zlib';
import type { Source } from '../record/capture.js';
import type { IsnadRecord } from '../record/record.js';
import type { Archive } from './open.js';
import { unpackRecord } from './pack.js';

/** A report as the archive has it. */
export interface StoredReport {
  readonly uid: string;
  readonly version: StoredVersion;
  /** What the machine read in this version; null where it was not read yet or could not be. */
  readonly record: IsnadRecord | null;
  readonly reading: { readonly reader: string; readonly readAt: string; readonly error: string | null } | null;
  /** All its versions, the oldest first. */
  readonly versions: readonly { readonly seq: number; readonly hash: string; readonly capturedAt: string }[];
}

export interface StoredVersion {
  readonly id: number;
  /** 1 for the first. */
  readonly seq: number;
  readonly hash: string;
  readonly text: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly from: string;
  readonly capturedAt: string;
  readonly notes: readonly string[];
}

/** A report by its public id, in its current version or in that numbered `seq`; null where there is none. */
export async function getReport(archive: Archive, uid: string, seq?: number): Promise<StoredReport | null> {
  const { db } = archive;
  const report = await db.selectFrom('report').selectAll().where('uid', '=', uid).executeTakeFirst();
  if (report === undefined) return null;
  const versions = await db
    .selectFrom('version')
    .select(['id', 'seq', 'hash', 'captured_at'])
    .where('report_id', '=', report.id)
    .orderBy('seq')
    .execute();
  const wanted = versions.find((v) => (seq === undefined ? v.id === report.version_id : v.seq === seq));
  if (wanted === undefined) return null;
  const v = await db.selectFrom('version').selectAll().where('id', '=', wanted.id).executeTakeFirstOrThrow();
  const reading = await db.selectFrom('reading').selectAll().where('version_id', '=', v.id).executeTakeFirst();
  return {
    uid,
    version: {
      ...{ id: v.id, seq: v.seq, hash: v.hash, text: v.text, title: v.title, published: v.published },
      ...{ publisher: v.publisher, author: v.author, url: v.url, from: v.origin, capturedAt: v.captured_at },
      notes: JSON.parse(v.notes) as string[],
    },
    record: reading?.record ? unpackRecord(reading.record, v.text) : null,
    reading: reading === undefined ? null : { reader: reading.reader, readAt: reading.read_at, error: reading.error },
    versions: versions.map((o) => ({ seq: o.seq, hash: o.hash, capturedAt: o.captured_at })),
  };
}

/** What the bytes of a version's source are. */
export interface SourceFacts {
  readonly mediaType: string;
  /** Where they came from, where that is known. */
  readonly url: string | null;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  /** Length in bytes. */
  readonly size: number;
}

/** What a version was taken from, but for the bytes themselves; null where none were kept. */
export async function sourceFacts({ db }: Archive, versionId: number): Promise<SourceFacts | null> {
  const s = await db
    .selectFrom('source')
    .select(['media_type', 'url', 'hash', 'size'])
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  return s === undefined ? null : { mediaType: s.media_type, url: s.url, hash: s.hash, size: Number(s.size) };
}

/** A version of a report, but for its text. */
export interface VersionFacts extends Omit<StoredVersion, 'id' | 'text'> {
  readonly source: SourceFacts | null;
}

/** All versions of a report, the oldest first; none where there is no such report. */
export async function versionsOf({ db }: Archive, uid: string): Promise<readonly VersionFacts[]> {
  const rows = await db
    .selectFrom('version as v')
    .innerJoin('report as r', 'r.id', 'v.report_id')
    .leftJoin('source as s', 's.version_id', 'v.id')
    .select(['v.seq', 'v.hash', 'v.title', 'v.published', 'v.publisher', 'v.author', 'v.url', 'v.origin', 'v.notes'])
    .select(['v.captured_at', 's.media_type', 's.url as source_url', 's.hash as source_hash', 's.size'])
    .where('r.uid', '=', uid)
    .orderBy('v.seq')
    .execute();
  return rows.map((v) => ({
    ...{ seq: v.seq, hash: v.hash, title: v.title, published: v.published, publisher: v.publisher, author: v.author },
    ...{ url: v.url, from: v.origin, capturedAt: v.captured_at, notes: JSON.parse(v.notes) as string[] },
    source:
      v.media_type === null || v.source_hash === null
        ? null
        : { mediaType: v.media_type, url: v.source_url, hash: v.source_hash, size: Number(v.size) },
  }));
}

/** The bytes a version was taken from; null where none were kept. */
export async function getSource(archive: Archive, versionId: number): Promise<Source | null> {
  const s = await archive.db.selectFrom('source').selectAll().where('version_id', '=', versionId).executeTakeFirst();
  if (s === undefined) return null;
  const headers = s.headers === null ? null : (JSON.parse(s.headers) as Record<string, string>);
  return { bytes: inflateRawSync(s.bytes), mediaType: s.media_type, url: s.url, headers };
}

import { readdirSync, readFileSync } from 'node:fs';
import { packageLexicon } from '../../src/cli/lexicon.js';
import type { Chunk } from '../../src/export/chunks.js';
import type { ExportReport, Identity, Review } from '../../src/export/report.js';
import type { IsnadRecord } from '../../src/record/record.js';
import { recorderWith } from '../../src/record/recorder.js';
import { entityKey, isNamed } from '../../src/weave/entity.js';

const folder = new URL('../../examples/', import.meta.url);
let recorder: ReturnType<typeof recorderWith> | undefined;

/** A report of the archive that was read from this text. */
export function reportOf(text: string, more: Partial<ExportReport> = {}): ExportReport {
  recorder ??= recorderWith(packageLexicon());
  const publisher = more.publisher === undefined ? 'صحيفة المثال' : more.publisher;
  return around(recorder(text, { published: '2024-03-05', publisher }), { publisher, ...more });
}

export function around(record: IsnadRecord, more: Partial<ExportReport> = {}): ExportReport {
  const identities = new Map<string, Identity>(
    record.entities.map((e) => {
      const { type, name, english, country, link, coordinates } = e;
      return [e.id, { id: entityKey(e), named: isNamed(e), ...{ type, name, english, country, link, coordinates } }];
    }),
  );
  return {
    ...{ uid: 'abcdefghjkmnpqrs', seq: 1, hash: record.report.id, title: record.report.title, published: '2024-03-05' },
    ...{ publisher: 'صحيفة المثال', author: null, url: 'https://example.org/1', from: 'test' },
    ...{ capturedAt: '2024-03-06T08:00:00.000Z', reader: 'isnad 0.1.0', readAt: '2024-03-06T08:00:01.000Z' },
    ...{ record, reviewed: new Map<string, Review>(), identities, selected: null },
    ...more,
  };
}

/** The project's own example reports. */
export const examples = (): ExportReport[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .map((f, i) => reportOf(readFileSync(new URL(f, folder), 'utf8'), { uid: `report${i}` }));

export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export async function text(chunks: AsyncIterable<Chunk>): Promise<string> {
  return Buffer.from(await bytes(chunks)).toString();
}

export async function bytes(chunks: AsyncIterable<Chunk>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk as never));
  return Buffer.concat(parts);
}

/** As many reports as wanted, alike but for their ids, with so many statements, events and figures each; made one at a time. */
export async function* many(count: number, items: number): AsyncGenerator<ExportReport> {
  const base = reportOf(readFileSync(new URL('market-bombing.txt', folder), 'utf8'));
  const { record } = base;
  const repeat = <T extends { readonly id: string }>(own: readonly T[], letter: string): T[] =>
    Array.from({ length: items }, (_, i) => ({ ...own[i % own.length]!, id: `${letter}${i + 1}` }));
  const full: IsnadRecord = {
    ...record,
    statements: repeat(record.statements, 's'),
    events: repeat(record.events, 'v').map((v) => ({ ...v, place: record.entities.find((e) => e.coordinates)!.id })),
    figures: repeat(record.figures, 'f'),
  };
  for (let i = 0; i < count; i++)
    yield { ...base, uid: `r${i}`, record: { ...full, report: { ...full.report, title: `عنوان ${i}` } } };
}

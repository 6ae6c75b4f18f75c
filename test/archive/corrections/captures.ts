import type { Archive } from '../../../src/archive/open.js';
import type { Item } from '../../../src/archive/put.js';
import { type Reading, readingOf } from '../../../src/archive/reading.js';
import { replaceReadings } from '../../../src/archive/replace.js';
import { transaction } from '../../../src/archive/transaction.js';
import { packageLexicon } from '../../../src/cli/lexicon.js';
import type { Capture } from '../../../src/record/capture.js';
import type { IsnadRecord } from '../../../src/record/record.js';
import { wordRecorderWith } from '../../../src/record/recorder.js';

const read = wordRecorderWith(packageLexicon());

export const capture = (text: string, more: Partial<Capture> = {}): Capture => ({
  text,
  title: null,
  published: '2024-03-06',
  publisher: 'وكالة المثال',
  author: null,
  url: null,
  guid: null,
  from: 'test',
  capturedAt: '2024-03-06T08:00:00.000Z',
  source: null,
  notes: [],
  ...more,
});

/** What the reader reads in a text, or what another reader would. */
export function readingFor(text: string, change: (record: IsnadRecord) => IsnadRecord = (r) => r): Reading {
  const { record, words } = read(text, { published: '2024-03-06', publisher: 'وكالة المثال' });
  return readingOf({ record: change(record), words });
}

export const item = (c: Capture): Item => ({ capture: c, reading: readingFor(c.text) });

/** Puts another reading of a report's current version in the place of the one before. */
export async function readAgain(archive: Archive, uid: string, reading: Reading): Promise<void> {
  await transaction(archive, async (tx) => {
    const { id, at } = await tx.db
      .selectFrom('version')
      .innerJoin('report', 'report.version_id', 'version.id')
      .select(['version.id', 'version.at'])
      .where('uid', '=', uid)
      .executeTakeFirstOrThrow();
    const replacement = { versionId: id, reading, at, current: true };
    await replaceReadings(tx, [replacement], { reader: 'isnad other', now: '2024-03-08T08:00:00.000Z', fresh: false });
  });
}

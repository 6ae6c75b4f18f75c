// Adds the fixtures of a release: an archive of the project's own examples as this version of isnad writes it, for SQLite
// and as a portable backup. Never make those of an earlier release again: what counts is that they were written then.
//   npx tsx scripts/fixture-archive.ts 0.2.0
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { backupTo } from '../src/archive/care/backup.js';
import { correct, getCorrected } from '../src/archive/corrections/store.js';
import { openArchive } from '../src/archive/open.js';
import { put } from '../src/archive/put.js';
import { readingOf } from '../src/archive/reading.js';
import { packageLexicon } from '../src/cli/lexicon.js';
import type { Capture } from '../src/record/capture.js';
import { wordRecorderWith } from '../src/record/recorder.js';

const name = process.argv[2];
if (name === undefined || !/^\d+\.\d+\.\d+$/u.test(name)) throw new Error('Name the release: 0.2.0');
const folder = new URL('../test/fixtures/archives/', import.meta.url).pathname;
const database = `${folder}${name}.db.gz`;
const backup = `${folder}${name}.jsonl.gz`;
if (existsSync(database)) throw new Error(`${database} is there already.`);
mkdirSync(folder, { recursive: true });

const examples = new URL('../examples/', import.meta.url);
const now = '2024-03-06T08:00:00.000Z';
const by = { reader: `isnad ${name}`, now };
const read = wordRecorderWith(packageLexicon());
const capture = (file: string, text: string): Capture => ({
  ...{ text, title: null, published: '2024-03-05', publisher: 'وكالة المثال', author: null },
  ...{ url: `https://example.org/${file}`, guid: `feed#${file}`, from: 'examples', capturedAt: now, notes: [file] },
  source: { bytes: new TextEncoder().encode(`<p>${file}</p>`), mediaType: 'text/html', url: null, headers: null },
});

const working = `${folder}working.db`;
const copy = `${folder}copy.db`;
{
  await using archive = await openArchive({ engine: 'sqlite', path: working }, { create: true });
  const items = readdirSync(examples)
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, examples), 'utf8');
      const record = read(text, { published: '2024-03-05', publisher: 'وكالة المثال' });
      return { capture: capture(file, text), reading: readingOf(record) };
    });
  const outcomes = await put(archive, items, by);
  const [first] = items;
  const text = `${first!.capture.text}وأضاف المتحدث أن التحقيق مستمر.\n`;
  const later = { ...first!.capture, text };
  await put(archive, [{ capture: later, reading: readingOf(read(text, { published: '2024-03-05' })) }], by);
  const uid = outcomes[1]!.uid;
  const [statement] = (await getCorrected(archive, uid))!.shown!.record.statements;
  const changes = [{ act: 'set', item: statement!.id, set: { medium: 'interview' } } as const];
  await correct(archive, { report: uid, changes }, { act: 'fixture', author: 'سلمى', now });
  await backupTo(archive, copy, { now });
  writeFileSync(database, gzipSync(readFileSync(copy), { level: 9 }));
  await backupTo(archive, backup, { now });
}
for (const end of ['', '-wal', '-shm']) rmSync(working + end, { force: true });
rmSync(copy);

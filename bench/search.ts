// How long searches of an archive take: npx tsx bench/search.ts ARCHIVE [ROUNDS] [--write]
// Queries are made of the archive's own words: of common, middling and rare ones, another each round. With --write another
// process adds reports meanwhile. Prints p50 and p95 in milliseconds: a page of 20 with snippets, and the count.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Filters } from '../src/archive/lists/filters.js';
import { listStatements } from '../src/archive/lists/statements.js';
import { locationOf } from '../src/archive/location.js';
import { type Archive, openArchive } from '../src/archive/open.js';
import { put } from '../src/archive/put.js';
import { unpackWords } from '../src/archive/search/pack.js';
import { countHits, type SearchRequest, searchReports, searchStatements } from '../src/archive/search/search.js';
import { packageLexicon } from '../src/cli/lexicon.js';
import { readForArchive } from '../src/cli/reading.js';
import { wordAnalyzerWith, wordRecorderWith } from '../src/record/recorder.js';

const [named, roundsGiven] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (named === undefined) {
  console.error('Give an archive: a file or postgres://…');
  process.exit(2);
}
if (process.argv.includes('--as-writer')) await write();
else await measure(Number(roundsGiven ?? 40));

/** Adds reports until it is ended: the examples, each time with another end. */
async function write(): Promise<void> {
  const folder = new URL('../examples/', import.meta.url);
  const { readdirSync } = await import('node:fs');
  const texts = readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .map((f) => readFileSync(new URL(f, folder), 'utf8'));
  const read = wordRecorderWith(packageLexicon());
  const archive = await openArchive(locationOf(named, process.env));
  for (let n = 0; ; n++) {
    const items = texts.map((text, i) => {
      const capture = {
        ...{ text: `${text}\n${process.pid}.${n}`, title: null, published: null, publisher: 'bench', author: null },
        ...{ url: null, guid: `bench#${process.pid}.${n}.${i}`, from: 'bench', source: null, notes: [] },
        capturedAt: new Date().toISOString(),
      };
      return { capture, reading: readForArchive(read, capture) };
    });
    await put(archive, items, { reader: 'isnad bench', now: new Date().toISOString() });
    process.send?.(items.length);
  }
}

async function measure(rounds: number): Promise<void> {
  await using archive = await openArchive(locationOf(named, process.env));
  const analyze = wordAnalyzerWith(packageLexicon());
  const reports = async (): Promise<number> =>
    Number((await sql<{ n: number }>`select count(*) as n from report`.execute(archive.db)).rows[0]!.n);
  const writer = process.argv.includes('--write')
    ? fork(fileURLToPath(import.meta.url), [named!, '--as-writer'], { execArgv: process.execArgv })
    : null;
  if (writer !== null) {
    await new Promise((resolve) => writer.once('message', resolve));
  }
  const before = await reports();
  const began = performance.now();
  const words = await wordsOf(archive);
  const speakers = await speakersOf(archive);
  const at = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
  const days = { from: '2015-07-25', to: '2018-06-30' };
  const filtersOf = (i: number): Filters => ({ speaker: at(speakers, i), stance: ['assert'] });
  const kinds: readonly (readonly [name: string, of: (i: number) => Omit<SearchRequest, 'limit'>])[] = [
    ['one common word', (i) => ({ query: at(words.common, i) })],
    ['one rarer word', (i) => ({ query: at(words.middling, i) })],
    ['two common words', (i) => ({ query: `${at(words.common, i)} ${at(words.common, i + 7)}` })],
    ['two words', (i) => ({ query: `${at(words.common, i)} ${at(words.middling, i)}` })],
    ['phrase', (i) => ({ query: `"${at(words.pairs, i)}"` })],
    ['prefix', (i) => ({ query: `${at(words.middling, i).slice(0, 3)}*` })],
    ['word, speaker, stance', (i) => ({ query: at(words.common, i), filters: filtersOf(i) })],
    ['word, stance, days', (i) => ({ query: at(words.common, i), filters: { stance: ['deny'], published: days } })],
  ];
  console.log(`${before} reports, ${archive.engine.name}, ${cpus()[0]!.model}, ${rounds} rounds\n`);
  const row = (cells: readonly string[]) =>
    console.log(cells.map((c, i) => (i === 0 ? c.padEnd(24) : c.padStart(16))).join(''));
  row(['p50 / p95 ms', 'ranked', 'newest', 'statements', 'count']);
  for (const [name, of] of kinds) {
    const timed = async (work: (request: SearchRequest) => Promise<unknown>): Promise<string> => {
      const times: number[] = [];
      for (let i = 0; i < rounds; i++) {
        const from = performance.now();
        await work(of(i));
        times.push(performance.now() - from);
      }
      return shown(times);
    };
    row([
      name,
      await timed((r) => searchReports(archive, analyze, { ...r, order: 'ranked' })),
      await timed((r) => searchReports(archive, analyze, { ...r, order: 'newest' })),
      await timed((r) => searchStatements(archive, analyze, { ...r, order: 'newest' })),
      await timed((r) => countHits(archive, analyze, r, 'reports')),
    ]);
  }
  const lists: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    await listStatements(archive, filtersOf(i));
    lists.push(performance.now() - from);
  }
  row(['statements, no words', '', '', shown(lists)]);
  if (writer !== null) {
    const added = (await reports()) - before;
    console.log(`\nmeanwhile ${(added / ((performance.now() - began) / 1000)).toFixed(0)} reports a second were added`);
    writer.kill();
  }
}

function shown(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** Words of the archive by how many of 500 of its reports have them, and pairs that stand together in several. */
async function wordsOf({ db }: Archive) {
  const { rows } = await sql<{ text: string; words: Uint8Array }>`
    select v.text, w.words from search_words as w join version as v on v.id = w.version_id
    where v.id in (select min(id) from version group by hash order by hash limit 500)`.execute(db);
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const { text, words: packed } of rows) {
    const { words } = unpackWords(packed, text);
    const stems = words.map((w) => w.stem).filter((s) => /^\p{Script=Arabic}{4,}$/u.test(s));
    for (const s of new Set(stems)) counts.set(s, (counts.get(s) ?? 0) + 1);
    const plain = words.map((w) => text.slice(w.start, w.end));
    const two = plain.slice(1).map((w, i) => `${plain[i]} ${w}`);
    for (const p of new Set(two))
      if (/^\p{Script=Arabic}{3,} \p{Script=Arabic}{3,}$/u.test(p)) pairs.set(p, (pairs.get(p) ?? 0) + 1);
  }
  const between = (of: ReadonlyMap<string, number>, least: number, most: number): readonly string[] =>
    [...of]
      .filter(([, n]) => n >= least && n <= most)
      .map(([w]) => w)
      .sort();
  const found = { common: between(counts, 60, 500), middling: between(counts, 3, 8), pairs: between(pairs, 4, 60) };
  if (Object.values(found).some((list) => list.length < 8))
    throw new Error('this archive has too few words to ask for.');
  return found;
}

/** The names of those who speak most. */
async function speakersOf({ db }: Archive): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select e.name from statement as s join entity as e on e.id = s.speaker_id
    where e.named = 1 group by e.id, e.name order by count(*) desc limit 40`.execute(db);
  return rows.map((r) => r.name);
}

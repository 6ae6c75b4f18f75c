import { readdirSync, readFileSync } from 'node:fs';
import { type Lexicon, lexiconFrom } from '../lexicon/build.js';

// in the sources as in the build, the tables stand beside this room and the models beside both
const tablesFolder = new URL('../lexicon/tables/', import.meta.url);
const modelsFolder = new URL('../../models/', import.meta.url);

function bytesOf(file: URL): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
const tableText = (name: string): string | null =>
  bytesOf(new URL(`${name}.tsv`, tablesFolder))?.toString('utf8') ?? null;

/**
 * The shipped lexicon read from the package's files: several times faster to start than the one that carries tables and
 * models inside modules, which is for the browser.
 */
export const packageLexicon = (): Lexicon =>
  lexiconFrom(tableText, (name) => bytesOf(new URL(`${name}.bin`, modelsFolder)));

/**
 * The table rows that a `why` names, as `tables/cues.tsv, line 12: lemma=نفى · stance=deny · …`, so that a reader finds
 * the place to mend. A name is `table: key`; the key stands in the row's first cell, by itself or among its variants.
 */
export function rowsNamed(why: string): string[] {
  const names = readdirSync(tablesFolder).flatMap((f) => (f.endsWith('.tsv') ? [f.slice(0, -4)] : []));
  const named = new RegExp(`(?<![a-z-])(${names.join('|')}): ?([^,:;()]+)`, 'gu');
  return [...why.matchAll(named)].flatMap(([, table, key]) => rowOf(table!, key!.trim()) ?? []);
}

function rowOf(table: string, key: string): string | null {
  const lines = tableText(table)!.split('\n');
  const head = lines.findIndex((l) => l !== '' && !l.startsWith('#'));
  const columns = lines[head]!.split('\t');
  const found = lines.findIndex(
    (line, i) =>
      i > head &&
      !line.startsWith('#') &&
      line.split('\t').some((cell) => cell === key || cell.split('|').includes(key) || cell.split(' ').includes(key)),
  );
  if (found < 0) return null;
  const cells = lines[found]!.split('\t').flatMap((cell, i) => (cell === '' ? [] : [`${columns[i]}=${cell}`]));
  const row = cells.join(' · ');
  return `tables/${table}.tsv, line ${found + 1}: ${row.length > 300 ? `${row.slice(0, 299)}…` : row}`;
}

import { readFileSync } from 'node:fs';
import { type Lexicon, lexiconFrom } from '../lexicon/build.js';
import { tables } from '../lexicon/tables.gen.js';

/**
 * The shipped lexicon with its models read from the package's `models` folder: several times faster to start than the
 * one that carries them inside a module, which is for the browser.
 */
export const packageLexicon = (): Lexicon =>
  lexiconFrom(tables, (name) => {
    try {
      return readFileSync(new URL(`../../models/${name}.bin`, import.meta.url));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  });

/**
 * The table rows that a `why` names, as `tables/cues.tsv, line 12: lemma=نفى · stance=deny · …`, so that a reader finds
 * the place to mend. A name is `table: key`; the key stands in the row's first cell, by itself or among its variants.
 */
export function rowsNamed(why: string): string[] {
  const named = new RegExp(`(?<![a-z-])(${Object.keys(tables).join('|')}): ?([^,:;()]+)`, 'gu');
  return [...why.matchAll(named)].flatMap(([, table, key]) => rowOf(table!, key!.trim()) ?? []);
}

function rowOf(table: string, key: string): string | null {
  const lines = tables[table]!.split('\n');
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

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
  const out: string[] = [];
  for (const [, table, key] of why.matchAll(/([a-z]+(?:-[a-z]+)*): ?([^,:;()]+)/gu)) {
    const source = tables[table!];
    if (source === undefined) continue;
    const lines = source.split('\n');
    const head = lines.findIndex((l) => l !== '' && !l.startsWith('#'));
    const columns = (lines[head] ?? '').split('\t');
    const wanted = key!.trim();
    const found = lines.findIndex((line, i) => {
      if (i <= head || line.startsWith('#')) return false;
      const cells = line.split('\t');
      return (
        cells[0] === wanted ||
        cells.some((cell) => cell.split(/[| ]/u).includes(wanted) || cell.split('|').includes(wanted))
      );
    });
    if (found < 0) continue;
    const cells = lines[found]!.split('\t').flatMap((cell, i) => (cell === '' ? [] : [`${columns[i]}=${cell}`]));
    const row = cells.join(' · ');
    out.push(`tables/${table}.tsv, line ${found + 1}: ${row.length > 300 ? `${row.slice(0, 299)}…` : row}`);
  }
  return out;
}

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

import { lexiconOf } from './build.js';
import { models } from './models.gen.js';
import { tables } from './tables.gen.js';

export { type Lexicon, lexiconOf, type Row } from './build.js';

/** The lexicon that isnad ships, with its models inside the module: it needs no file system. */
export const shippedLexicon = () => lexiconOf(tables, models);

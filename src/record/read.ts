import type { Meta } from '../document/document.js';
import { type Lexicon, shippedLexicon } from '../lexicon/lexicon.js';
import { createReader } from '../read/read.js';
import { recordOf } from './build.js';
import type { IsnadRecord } from './record.js';

/** What is known of a report besides its text. */
export interface ReadOptions extends Partial<Meta> {
  readonly url?: string | null;
}

/**
 * A function that reads reports into records with one lexicon (the shipped one by default). Preparing the lexicon
 * takes tens of milliseconds, so make one reader and keep it. Line ends become `\n`; nothing else of a text changes.
 */
export function createRecorder(
  lexicon: Lexicon = shippedLexicon(),
): (text: string, options?: ReadOptions) => IsnadRecord {
  const read = createReader(lexicon);
  return (text, { url = null, ...meta } = {}) => recordOf(read(text.replace(/\r\n?/g, '\n'), meta), url);
}

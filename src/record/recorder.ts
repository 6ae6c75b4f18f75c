import type { Meta } from '../document/document.js';
import type { Lexicon } from '../lexicon/build.js';
import { createReader, createWordReader } from '../read/read.js';
import { askedWords, type WordAnalyzer } from './asked-words.js';
import { recordOf } from './build.js';
import type { IsnadRecord } from './record.js';
import { type TextWords, wordsOf } from './text-words.js';

/** What is known of a report besides its text. */
export interface ReadOptions extends Partial<Meta> {
  readonly url?: string | null;
}

/** Reads one report into its record. Pure. */
export type Recorder = (text: string, options?: ReadOptions) => IsnadRecord;

/** Line ends become `\n`; nothing else of a text changes. */
export const withPlainLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** A function that reads reports into records with this lexicon. Make one and keep it: preparing the tables takes a while. */
export function recorderWith(lexicon: Lexicon): Recorder {
  const read = createReader(lexicon);
  return (text, { url = null, ...meta } = {}) => recordOf(read(withPlainLineEnds(text), meta), url);
}

/** Reads one report into its record and gives its words too, by which an archive finds it. Pure. */
export type WordRecorder = (
  text: string,
  options?: ReadOptions,
) => { readonly record: IsnadRecord; readonly words: TextWords };

/** As `recorderWith`, for an archive. */
export function wordRecorderWith(lexicon: Lexicon): WordRecorder {
  const read = createReader(lexicon);
  return (text, { url = null, ...meta } = {}) => {
    const document = read(withPlainLineEnds(text), meta);
    return { record: recordOf(document, url), words: wordsOf(document) };
  };
}

/** Understands words that a person looks for, as reports are understood. Make one and keep it. */
export function wordAnalyzerWith(lexicon: Lexicon): WordAnalyzer {
  const read = createWordReader(lexicon);
  return (typed) => askedWords(read, typed);
}

import { type Lexicon, shippedLexicon } from '../lexicon/lexicon.js';
import { type Recorder, recorderWith } from './recorder.js';

export type { ReadOptions, Recorder } from './recorder.js';

/**
 * A function that reads reports into records with one lexicon (the shipped one by default). Preparing the lexicon
 * takes tens of milliseconds, so make one reader and keep it. Line ends become `\n`; nothing else of a text changes.
 */
export const createRecorder = (lexicon: Lexicon = shippedLexicon()): Recorder => recorderWith(lexicon);

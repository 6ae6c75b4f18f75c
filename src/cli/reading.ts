import { type Reading, readingOf } from '../archive/reading.js';
import { InputError, messageOf } from '../intake/errors.js';
import { isoDay } from '../intake/line.js';
import type { WordRecorder } from '../record/recorder.js';
import { prepared } from './recording.js';

/** What reading needs of a capture or of a stored version. */
export interface ToRead {
  readonly text: string;
  readonly title: string | null;
  /** ISO 8601 day or instant. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** Reads one report for the archive. Never throws: what cannot be read says why. */
export function readForArchive(read: WordRecorder, { text, published, ...known }: ToRead): Reading {
  try {
    return readingOf(read(prepared(text), { ...known, published: published === null ? null : isoDay(published) }));
  } catch (error) {
    return {
      ok: false,
      error: error instanceof InputError ? error.message : `reading it failed: ${messageOf(error)}`,
    };
  }
}

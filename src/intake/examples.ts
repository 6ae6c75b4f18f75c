import { fileURLToPath } from 'node:url';
import type { Taken } from '../record/capture.js';
import { type TakeOptions, takeFiles } from './files.js';

// from the sources as from the build, the examples stand two folders up
const folder = fileURLToPath(new URL('../../examples/demo', import.meta.url));

/**
 * The reports of the demo collection, written for isnad: five stories over six weeks, told by seven outlets that copy,
 * quote and contradict one another. Taking them in again adds nothing.
 */
export const takeExamples = (options: Pick<TakeOptions, 'now' | 'sandbox'>): AsyncGenerator<Taken> =>
  takeFiles([folder], options);

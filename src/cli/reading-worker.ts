import { parentPort } from 'node:worker_threads';
import { recorderWith } from '../record/recorder.js';
import { packageLexicon } from './lexicon.js';
import { readForArchive, type ToRead } from './reading.js';

const read = recorderWith(packageLexicon());
const port = parentPort!;
port.on('message', (batch: readonly ToRead[]) => port.postMessage(batch.map((one) => readForArchive(read, one))));

import { parentPort } from 'node:worker_threads';
import { wordRecorderWith } from '../record/recorder.js';
import { packageLexicon } from './lexicon.js';
import { readForArchive, type ToRead } from './reading.js';

const read = wordRecorderWith(packageLexicon());
const port = parentPort!;
// tells that it could start: what comes after is the fault of a report
port.postMessage('ready');
port.on('message', (batch: readonly ToRead[]) => port.postMessage(batch.map((one) => readForArchive(read, one))));

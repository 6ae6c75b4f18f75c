import { parentPort, workerData } from 'node:worker_threads';
import type { Known } from '../intake/line.js';
import { recorderWith } from '../record/recorder.js';
import { perform, type Task } from './batch.js';
import { packageLexicon } from './lexicon.js';

const read = recorderWith(packageLexicon());
const port = parentPort!;
port.on('message', (task: Task) => port.postMessage(perform(task, read, workerData as Known)));

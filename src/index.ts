export { Document, type Layer, type Meta } from './document/document.js';
export { pipeline, type Stage } from './document/pipeline.js';
export type { Span } from './document/span.js';
export { type Lexicon, lexiconOf, shippedLexicon } from './lexicon/lexicon.js';
export { createReader, type Reader } from './read/read.js';
export { createRecorder, type ReadOptions } from './record/read.js';
export type * from './record/record.js';

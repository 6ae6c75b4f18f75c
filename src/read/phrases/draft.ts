import type { Mention } from './layer.js';

/** A mention before it has its place in the layer. */
export type Draft = Omit<Mention, 'index' | 'apposed'>;

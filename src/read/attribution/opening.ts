import type { Eventive } from './content-nouns.js';
import type { Cues } from './cues.js';
import type { Feeling, Feelings } from './feelings.js';
import { particleAt } from './particles.js';
import type { Prepositions } from './prepositions.js';
import type { Reading } from './reading.js';

/** Where and how the content of a cue begins. */
export interface Opener {
  readonly kind: 'clause' | 'quote' | 'colon' | 'np' | 'object';
  /** Token of the opener: the particle, mark, colon or preposition; of an object its first token. */
  readonly at: number;
  /** First token of the content. */
  readonly start: number;
  /** Index of the quotation that the content is, -1 for others. */
  readonly quotation: number;
  readonly preposition: string;
  /** The preposition gives what a feeling is about («أسف ل…»). */
  readonly feeling?: boolean;
  /** An object that says by itself that something happens: no clause behind it can be the content. */
  readonly sure?: boolean;
  /** The noun of feeling between cue and content («أعرب عن [قلقه] من …»). */
  readonly noun?: Feeling;
}

export interface Tools {
  readonly cues: Cues;
  readonly eventive: Eventive;
  readonly feelings: Feelings;
  readonly prepositions: Prepositions;
}

export function nounPhrase(reading: Reading, at: number, start: number, preposition: string): Opener {
  const quotation = reading.opens.get(start);
  if (quotation !== undefined) return { kind: 'np', at, start: start + 1, quotation, preposition };
  return { kind: 'np', at, start, quotation: -1, preposition };
}

/** A clause after «أن»; a quotation that begins at once is the content's beginning. */
export function clauseAt(reading: Reading, at: number, inQuotation: number, noun?: Feeling): Opener {
  const extra = noun ? { noun } : {};
  let start = at + 1;
  const quotation = reading.opens.get(start);
  if (quotation !== undefined && quotation !== inQuotation) {
    start++;
    // «أعلن أن "إن …"»: a second particle inside the marks
    if (particleAt(reading.tokens[start]) && !particleAt(reading.tokens[start])!.conj) start++;
    return { kind: 'clause', at, start, quotation, preposition: '', ...extra };
  }
  return { kind: 'clause', at, start, quotation: -1, preposition: '', ...extra };
}

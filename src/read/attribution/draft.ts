import type { Span } from '../../document/span.js';
import type { Content } from './content.js';
import type { CueForm } from './cues.js';
import type { Stance } from './layer.js';
import type { Opener } from './opener.js';
import type { Source } from './sources.js';

/** A statement as a rule found it, before it is known who speaks. */
export interface Draft {
  readonly rule: 'verb' | 'participle' | 'source' | 'colon' | 'noun' | 'relay';
  readonly cue: Span;
  /** Token of the cue's verb or noun. */
  readonly at: number;
  readonly lemma: string;
  readonly form: CueForm | null;
  readonly opener: Opener | null;
  readonly source: Source | null;
  readonly content: Content;
  readonly stance: Stance;
  readonly why: string;
}

/** A draft with its place among the others. */
export interface Settled extends Draft {
  /** Index of the innermost other one in whose content it stands. */
  readonly inside: number | null;
}

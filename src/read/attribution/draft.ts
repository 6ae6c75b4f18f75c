import type { Span } from '../../document/span.js';
import type { Content } from './content.js';
import type { CueForm } from './cues.js';
import type { Stance } from './layer.js';
import type { Opener } from './opening.js';
import type { Source } from './sources.js';

/** A statement as a rule found it, before it is known who speaks. */
export interface Draft {
  readonly rule: 'verb' | 'participle' | 'source' | 'colon' | 'noun' | 'relay';
  /** Of rules that know the speaker by their own pattern: the mention, or the gender of one to be understood. */
  readonly speaker?: { readonly mention: number | null; readonly gender: 'm' | 'f' | null; readonly how: string };
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
  /** Mentions of outlets that the rule found to pass the words on, outermost first. */
  readonly passedOn?: readonly number[];
}

/** A draft with its place among the others. */
export interface Settled extends Draft {
  /** Index of the innermost other one in whose content it stands. */
  readonly inside: number | null;
  /** Mentions of outlets that a source beside the content names («…، بحسب رويترز»), or that the rule found. */
  readonly relays: readonly number[];
  /** Whether it is the first of its sentence, so that what stands before the cue belongs to it. */
  readonly leads: boolean;
}

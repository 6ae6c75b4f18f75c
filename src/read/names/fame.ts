import { foldBare } from '../../arabic/letters.js';
import type { WordClasses } from '../sequence/classes.js';
import { hashOf } from '../sequence/hash.js';
import type { EntityType } from './layer.js';

/** The level of the word classes that tells what a word is mostly called (see scripts/train/priors.ts). */
const level = 3;
/** Codes: 0 never counted, 1 hardly ever a name, 2 too rare to tell; from here ten a type, five steps of share each way. */
const first = 3;

/** What the newspapers' use of a word tells: whether it is a name, and of what. */
export interface Fame {
  /** Whether a folded form was counted at all. */
  known(form: string): boolean;
  /** A word that is hardly ever a name: seen often (its logarithm is `least` or more), called one in less than two of a hundred. */
  seldomName(form: string, least: number): boolean;
  /** A word too rare to tell, or never a name. */
  unsure(form: string): boolean;
  /** What a word is called in one of ten places or more; null when it is less often a name. */
  mostly(form: string): EntityType | null;
  /** A word that is a name in six of ten places or more, or that nobody counted. */
  famous(form: string): boolean;
}

export function fameOf(classes: WordClasses): Fame {
  const told = classes.levels > level;
  const find = (form: string): number => classes.find(hashOf(form));
  return {
    known: (form) => find(form) >= 0,
    seldomName(form, least) {
      const at = find(foldBare(form));
      return told && at >= 0 && classes.classOf(at, level) === 1 && classes.frequency(at) >= least;
    },
    unsure: (form) => told && classes.classOf(find(form), level) < first,
    mostly(form) {
      const code = told ? classes.classOf(find(form), level) - first : -1;
      if (code < 0 || code % 5 < 1) return null;
      return (['person', 'place', 'organization'] as const)[Math.floor(code / 10)] ?? null;
    },
    famous(form) {
      const at = find(foldBare(form));
      const code = classes.classOf(at, level) - first;
      return at < 0 || (code >= 0 && code % 5 >= 3);
    },
  };
}

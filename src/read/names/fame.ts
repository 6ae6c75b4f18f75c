import { foldBare } from '../../arabic/letters.js';
import type { WordClasses } from '../sequence/classes.js';
import { hashOf } from '../sequence/hash.js';
import type { EntityType } from './layer.js';

/** The level of the word classes that tells what a word is mostly called (see scripts/train/priors.ts). */
const level = 3;
/** Codes: 0 never counted, 1 hardly ever a name, 2 too rare to tell; from here ten a type, five steps of share each way. */
const first = 3;
const never = 1;
const rare = 2;

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
  /** A word that is a name of this type in six of ten places or more. */
  famous(form: string, type: EntityType): boolean;
  /**
   * Whether a word alone that a table lists as a name is meant as one: it is mostly one, or too rare to be anything else,
   * or nobody counted it.
   */
  listed(form: string, type: EntityType): boolean;
}

/** Types that the model does not tell apart: persons, places, bodies. */
export const kindOf: Readonly<Record<EntityType, number>> = {
  person: 0,
  place: 1,
  facility: 1,
  organization: 2,
  media: 2,
  group: 2,
};
const kinds = ['person', 'place', 'organization'] as const;

export function fameOf(classes: WordClasses): Fame {
  const told = classes.levels > level;
  const find = (form: string): number => classes.find(hashOf(form));
  /** The word's place, its code, and what the code says: the kind it is mostly called, and in which of five shares. */
  const usageOf = (form: string) => {
    const at = find(form);
    const code = told ? classes.classOf(at, level) : 0;
    const named = code >= first;
    return {
      at,
      code,
      kind: named ? Math.floor((code - first) / 10) : -1,
      share: named ? (code - first) % 5 : -1,
    };
  };
  return {
    known: (form) => find(form) >= 0,
    seldomName(form, least) {
      const at = find(foldBare(form));
      return told && at >= 0 && classes.classOf(at, level) === never && classes.frequency(at) >= least;
    },
    unsure: (form) => told && classes.classOf(find(form), level) < first,
    mostly(form) {
      const { kind, share } = usageOf(form);
      return share >= 1 ? (kinds[kind] ?? null) : null;
    },
    famous(form, type) {
      const { kind, share } = usageOf(form);
      return share >= 3 && kind === kindOf[type];
    },
    listed(form, type) {
      const { at, code, kind, share } = usageOf(form);
      if (at < 0 || code === rare) return true;
      const frequency = classes.frequency(at);
      if (code === never) return frequency <= 3;
      return share >= 3 || (share >= 1 && (kind === kindOf[type] || kind >= kinds.length || frequency <= 6));
    },
  };
}

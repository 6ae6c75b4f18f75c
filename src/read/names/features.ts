import { strip } from '../../arabic/clitics.js';
import type { WordClasses } from '../sequence/classes.js';
import { feature, hashOf } from '../sequence/hash.js';
import type { FeatureRows } from '../sequence/tagger.js';

/** What the features of a word are made from. Tokens of the tokens layer are such words. */
export interface Word {
  readonly kind: 'word' | 'latin' | 'number' | 'sign';
  readonly fold: string;
}

/** A word looked at once, whatever stands around it. */
export interface Look {
  /** Code units of prefixes. */
  readonly cut: number;
  /** Without prefixes. */
  readonly form: string;
  readonly hash: number;
  /** Its classes, one for each clustering. */
  readonly classes: readonly number[];
  /** The features that only the word itself decides, and those of them that remain when its letters are hidden. */
  readonly own: readonly number[];
  readonly vague: readonly number[];
}

/** How far from a word another one may stand to be among its features. */
export const reach = 2;
const outside = -7;

function shapeOf({ kind, fold }: Word): number {
  if (kind === 'word') return 1;
  if (kind === 'latin') return 2;
  if (kind === 'number') return fold.length === 4 ? 4 : 3;
  return 5;
}

/** The clustering whose classes are too fine to be seen together or from afar. */
const finest = 2;

/** Looks at words and writes the features of sentences. */
export class Features {
  private readonly known: (form: string) => boolean;

  constructor(private readonly classes: WordClasses) {
    this.known = (form) => classes.find(hashOf(form)) >= 0;
  }

  /** How many code units of prefixes a word has, what it is without them, and what that tells. */
  look(word: Word): Look {
    const { classes } = this;
    const shape = shapeOf(word);
    const { cut, form } = word.kind === 'word' ? strip(word.fold, this.known) : { cut: 0, form: word.fold };
    const key = word.kind === 'number' ? '0' : word.kind === 'latin' ? '<latin>' : form;
    const hash = hashOf(key);
    const at = classes.find(hash);
    const article = form.length > 4 && form.startsWith('ال');
    const core = article ? 2 : 0;
    const length = form.length - core;
    const levels: number[] = [];
    for (let l = 0; l < classes.levels; l++) levels.push(classes.classOf(at, l));
    const vague = [feature(3, shape, article ? 1 : 0)];
    if (word.kind === 'word')
      vague.push(
        feature(5, hashOf(word.fold, 0, cut)),
        feature(6, classes.frequency(at)),
        feature(7, Math.min(length, 8)),
      );
    const own = [...vague, feature(1, hashOf(word.fold)), feature(2, hash)];
    if (word.kind === 'word') {
      own.push(feature(4, hashOf(form, core)));
      for (let k = 1; k <= 4 && k < length; k++) {
        own.push(feature(10 + k, hashOf(form, core, core + k)));
        own.push(feature(15 + k, hashOf(form, form.length - k)));
      }
    }
    // a copy has no room to grow: it is remembered
    return { cut, form, hash, classes: levels.slice(), own, vague };
  }

  /** Adds the features that a word alone gives to the one from which it stands at distance `d`; null is outside the sentence. */
  alone(look: Look | null, d: number, rows: FeatureRows, hidden = false): void {
    if (d === 0 && look) for (const f of hidden ? look.vague : look.own) rows.add(f);
    if (Math.abs(d) === 1) rows.add(feature(d < 0 ? 20 : 21, hidden ? 0 : (look?.hash ?? outside)));
    for (let l = 0; l < this.classes.levels; l++)
      if (l !== finest || Math.abs(d) <= 1) rows.add(feature(30 + 10 * l + d, look?.classes[l] ?? outside));
  }

  /** Adds the features that a word and those beside it give together. */
  together(before: Classed | undefined, here: Classed, after: Classed | undefined, rows: FeatureRows): void {
    const { levels } = this.classes;
    for (let l = 0; l < levels; l++) {
      if (l === finest) continue;
      const left = before === undefined ? outside : before.classes[l]!;
      const own = here.classes[l]!;
      const right = after === undefined ? outside : after.classes[l]!;
      rows.add(feature(33 + 10 * l, left, own));
      rows.add(feature(34 + 10 * l, own, right));
      rows.add(feature(37 + 10 * l, left * 4096 + own, right));
    }
  }

  /**
   * Writes one row for each word of a sentence. Training hides the letters of some words, so that the model learns to
   * judge by class and surroundings.
   */
  write(words: readonly Word[], rows: FeatureRows, hidden?: readonly boolean[]): void {
    const looks = words.map((w) => this.look(w));
    for (let i = 0; i < looks.length; i++) {
      for (let d = -reach; d <= reach; d++) this.alone(looks[i + d] ?? null, d, rows, hidden?.[i + d]);
      this.together(looks[i - 1], looks[i]!, looks[i + 1], rows);
      rows.next();
    }
  }
}

type Classed = Pick<Look, 'classes'>;

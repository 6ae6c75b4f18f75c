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
interface Look {
  /** Code units of prefixes. */
  readonly cut: number;
  /** Without prefixes. */
  readonly form: string;
  readonly hash: number;
  /** Hash of the form without article. */
  readonly core: number;
  /** Its classes, fine ones last. */
  readonly classes: readonly number[];
  /** The features that only the word itself decides, and those of them that remain when its letters are hidden. */
  readonly own: readonly number[];
  readonly vague: readonly number[];
}

const outside = -7;

function shapeOf({ kind, fold }: Word): number {
  if (kind === 'word') return 1;
  if (kind === 'latin') return 2;
  if (kind === 'number') return fold.length === 4 ? 4 : 3;
  return 5;
}

/** Looks at words and writes the features of sentences. Remembers the words of one report: make a new one for the next. */
export class Features {
  private readonly known: (form: string) => boolean;
  private readonly looks = new Map<string, Look>();

  constructor(private readonly classes: WordClasses) {
    this.known = (form) => classes.find(hashOf(form)) >= 0;
  }

  /** How many code units of prefixes a word has, and what it is without them. */
  look(word: Word): Look {
    let look = this.looks.get(word.fold);
    if (look) return look;
    look = this.examine(word);
    this.looks.set(word.fold, look);
    return look;
  }

  private examine(word: Word): Look {
    const { classes } = this;
    const shape = shapeOf(word);
    const { cut, form } = word.kind === 'word' ? strip(word.fold, this.known) : { cut: 0, form: word.fold };
    const key = word.kind === 'number' ? '0' : word.kind === 'latin' ? '<latin>' : form;
    const hash = hashOf(key);
    const at = classes.find(hash);
    const article = form.length > 4 && form.startsWith('ال');
    const core = article ? form.slice(2) : form;
    const levels: number[] = [];
    for (let l = 0; l < classes.levels; l++) levels.push(classes.classOf(at, l));
    const vague = [feature(3, shape, article ? 1 : 0)];
    if (word.kind === 'word')
      vague.push(
        feature(5, hashOf(word.fold, 0, cut)),
        feature(6, classes.frequency(at)),
        feature(7, Math.min(core.length, 8)),
      );
    const own = [...vague, feature(1, hashOf(word.fold)), feature(2, hash)];
    if (word.kind === 'word') {
      own.push(feature(4, hashOf(core)));
      for (let k = 1; k <= 4 && k < core.length; k++) {
        own.push(feature(10 + k, hashOf(core, 0, k)));
        own.push(feature(15 + k, hashOf(core, core.length - k)));
      }
    }
    return { cut, form, hash, core: hashOf(core), classes: levels, own, vague };
  }

  /**
   * Writes one row for each word of a sentence. Training hides the letters of some words, so that the model learns to
   * judge by class and surroundings.
   */
  write(words: readonly Word[], rows: FeatureRows, hidden?: readonly boolean[]): void {
    const looks = words.map((w) => this.look(w));
    const levels = this.classes.levels;
    const hash = (i: number): number => (hidden?.[i] ? 0 : (looks[i]?.hash ?? outside));
    const level = (i: number, l: number): number => looks[i]?.classes[l] ?? outside;
    for (let i = 0; i < words.length; i++) {
      const look = looks[i]!;
      for (const f of hidden?.[i] ? look.vague : look.own) rows.add(f);
      rows.add(feature(20, hash(i - 1)));
      rows.add(feature(21, hash(i + 1)));
      for (let l = 0; l < levels; l++) {
        for (let d = l === 2 ? -1 : -2; d <= (l === 2 ? 1 : 2); d++)
          rows.add(feature(30 + 10 * l + d, level(i + d, l)));
        if (l !== 2) {
          rows.add(feature(33 + 10 * l, level(i - 1, l), level(i, l)));
          rows.add(feature(34 + 10 * l, level(i, l), level(i + 1, l)));
          rows.add(feature(37 + 10 * l, level(i - 1, l) * 4096 + level(i, l), level(i + 1, l)));
        }
      }
      rows.next();
    }
  }
}

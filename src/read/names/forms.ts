import type { WordClasses } from '../sequence/classes.js';
import { Memory } from '../sequence/memory.js';
import { RowStore } from '../sequence/rows.js';
import { addWeights, FeatureRows, type Tagger } from '../sequence/tagger.js';
import { Features, type Look, reach, type Word } from './features.js';
import type { Unit } from './units.js';

/** What may begin with a word, as far as its letters tell: nearly always nothing, and then nobody needs to look further. */
export interface Openings {
  /** A name that the tables list. */
  readonly listed: boolean;
  /** A name behind a noun for a body or an outlet. */
  readonly head: boolean;
  /** A name behind a noun for a place. */
  readonly place: boolean;
  /** A name of letters. */
  readonly letters: boolean;
}

const nothing: Openings = { listed: false, head: false, place: false, letters: false };

/** What is remembered of a form, whatever stands around it. */
export interface KnownForm extends Pick<Look, 'cut' | 'form' | 'classes'> {
  readonly kind: Word['kind'];
  readonly opens: Openings;
  /** The weights of the features that it gives to the words around it: see `Forms.weigh`. */
  readonly sums: Int16Array;
  /** Where they begin. */
  readonly at: number;
}

/** The part of a unit that forms are made from. */
export type FormOf = Pick<Unit, 'kind' | 'bare' | 'fold' | 'hash'>;

const places = 2 * reach + 1;

/**
 * Looks at forms and remembers them. Most features of a word are given by one word, itself or one near it: their weights
 * are added up once for a form and each place that it may have, and what is left for a sentence is to add up these sums.
 */
export class Forms {
  private readonly features: Features;
  private readonly memory = new Memory<KnownForm>();
  private readonly store: RowStore;
  private readonly scratch: Int32Array;
  private readonly rows = new FeatureRows();
  /** What the places before and behind a sentence give. */
  private readonly outside: Pick<KnownForm, 'sums' | 'at'>;
  private sums = new Int32Array(0);

  constructor(
    classes: WordClasses,
    private readonly tagger: Tagger,
    private readonly opensOf: (word: FormOf) => Openings,
  ) {
    this.features = new Features(classes);
    const width = places * tagger.model.tags.length;
    this.store = new RowStore(width);
    this.scratch = new Int32Array(width);
    this.outside = this.add(null);
  }

  /** How many code units of prefixes a word has, and what it is without them. */
  look(word: FormOf): KnownForm {
    const known = this.memory.get(word.bare, word.hash);
    if (known !== undefined && known.kind === word.kind) return known;
    const look = this.features.look(word);
    const { cut, form, classes } = look;
    const { sums, at } = this.add(look);
    const told = this.opensOf(word);
    const opens = told.listed || told.head || told.place || told.letters ? told : nothing;
    const made = { kind: word.kind, cut, form, classes, opens, sums, at };
    this.memory.set(word.bare, word.hash, made);
    return made;
  }

  /** The best tags of a sentence's words. */
  tag(forms: readonly KnownForm[]): Uint8Array {
    const { rows, features, tagger } = this;
    rows.clear();
    for (let i = 0; i < forms.length; i++) {
      features.together(forms[i - 1], forms[i]!, forms[i + 1], rows);
      rows.next();
    }
    tagger.emissions(rows, this.weigh(forms));
    return tagger.decode(forms.length);
  }

  /** For each word the sums of what every word near it gives alone: `[word * tags + tag]`. */
  private weigh(forms: readonly KnownForm[]): Int32Array {
    const n = this.tagger.model.tags.length;
    if (this.sums.length < forms.length * n) this.sums = new Int32Array(forms.length * n * 2);
    const { sums, outside } = this;
    sums.fill(0, 0, forms.length * n);
    for (let i = 0; i < forms.length; i++)
      for (let d = -reach; d <= reach; d++) {
        const given = i + d >= 0 && i + d < forms.length ? forms[i + d]! : outside;
        const from = given.at + (d + reach) * n;
        for (let t = 0; t < n; t++) sums[i * n + t]! += given.sums[from + t]!;
      }
    return sums;
  }

  /** Adds up the weights that a look gives at every place. */
  private add(look: Look | null): { sums: Int16Array; at: number } {
    const { scratch, rows, features } = this;
    const { model } = this.tagger;
    scratch.fill(0);
    rows.clear();
    for (let d = -reach; d <= reach; d++) {
      features.alone(look, d, rows);
      rows.next();
    }
    for (let place = 0, i = 0; place < places; place++)
      for (const last = rows.ends[place]!; i < last; i++)
        addWeights(model, rows.features[i]!, scratch, place * model.tags.length);
    const { array, at } = this.store.add(scratch);
    return { sums: array, at };
  }
}

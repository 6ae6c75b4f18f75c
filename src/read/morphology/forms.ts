import { Memory } from '../sequence/memory.js';
import { asksShort, type Meaning, meaningOf } from './analyses.js';
import type { Form, Neighbour, Vocabulary } from './features.js';
import type { Scorer } from './model.js';

/** Forms of each kind that a reader remembers, at most: a year of a newspaper has about as many words. */
const remembered = { word: 110_000, latin: 5_000, number: 5_000, sign: 1_000 } as const;

/** No surroundings make good for what a word itself says against an analysis (difference of log scores). */
const hopeless = 5;

/** Where a form is cut into clitics and stem. */
export interface Cut {
  readonly proclitics: readonly string[];
  readonly enclitic: string | null;
  /** The stem is `[from, to)` of the bare form. */
  readonly from: number;
  readonly to: number;
  /** What its surroundings are compared with. */
  readonly shape: number;
  /** Whether the verb behind it stands in the short mood. */
  readonly asksShort: boolean;
}

/** What a form may be, weighed by its letters alone. */
export interface KnownState {
  readonly tag: number;
  readonly entry: number;
  /** Index into the form's cuts. */
  readonly cut: number;
  readonly score: number;
  readonly meaning: Meaning;
  /** What it means after a word that asks for the short mood. */
  readonly meaningInShort: Meaning;
}

/** All that is remembered of a form, whatever stands around it: little, because it is remembered of very many. */
export interface KnownForm extends Neighbour {
  readonly cuts: readonly Cut[];
  readonly states: readonly KnownState[];
}

/** Looks at forms, weighs what they may be, and remembers it. */
export class Forms {
  private readonly memories: Readonly<Record<Form['kind'], Memory<KnownForm>>> = {
    word: new Memory(remembered.word),
    latin: new Memory(remembered.latin),
    number: new Memory(remembered.number),
    sign: new Memory(remembered.sign),
  };
  /** The sequences of proclitics: some dozens, each kept once. */
  private readonly fronts = new Map<string, readonly string[]>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly scorer: Scorer,
  ) {}

  of(token: Form, tanwin: boolean): KnownForm {
    const key = tanwin ? `${token.bare}\u064B` : token.bare;
    const memory = this.memories[token.kind];
    let known = memory.get(key);
    if (known === undefined) {
      known = this.examine(token, tanwin);
      memory.set(key, known);
    }
    return known;
  }

  private examine(token: Form, tanwin: boolean): KnownForm {
    const { look, own } = this.vocabulary.look(token, tanwin);
    const scores: number[] = [];
    own.forEach((features, segmentation) => {
      this.scorer.take(features);
      look.states.forEach((s, k) => {
        if (s.segmentation === segmentation) scores[k] = this.scorer.of(s.tag);
      });
    });
    const least = Math.max(...scores) - hopeless;
    const cuts: Cut[] = [];
    const places = new Map<number, number>();
    const states: KnownState[] = [];
    look.states.forEach((s, k) => {
      const score = scores[k]!;
      if (score < least) return;
      const segmentation = look.segmentations[s.segmentation]!;
      let cut = places.get(s.segmentation);
      if (cut === undefined) {
        const { proclitics, enclitic, from, to, stem } = segmentation;
        cut = cuts.length;
        places.set(s.segmentation, cut);
        cuts.push({
          proclitics: this.frontOf(proclitics),
          enclitic,
          from,
          to,
          shape: look.shapes[s.segmentation]!,
          asksShort: asksShort.has(stem),
        });
      }
      const meaningInShort = meaningOf(look, s, this.vocabulary, true);
      const verbal = s.pos === 'VERB' || s.pos === 'AUX';
      // «ليكتب»: the li- asks for it itself
      const always = !verbal || segmentation.proclitics.at(-1) === 'ل';
      const meaning = always ? meaningInShort : meaningOf(look, s, this.vocabulary, false);
      states.push({ tag: s.tag, entry: s.entry, cut, score, meaning, meaningInShort });
    });
    const { hash, coarse, fine, kind, shape } = look;
    return { hash, coarse, fine, kind, shape, cuts, states };
  }

  private frontOf(proclitics: readonly string[]): readonly string[] {
    const key = proclitics.join(' ');
    const known = this.fronts.get(key);
    if (known) return known;
    this.fronts.set(key, proclitics);
    return proclitics;
  }
}

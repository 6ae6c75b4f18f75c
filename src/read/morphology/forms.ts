import { Memory } from '../sequence/memory.js';
import { asksShort, type Meaning, meaningOf, type Traits } from './analyses.js';
import type { Form, Neighbour, Vocabulary } from './features.js';
import type { Scorer } from './model.js';
import type { Segmentation } from './segments.js';

/** No surroundings make good for what a word itself says against an analysis (difference of log scores). */
const hopeless = 5;

/** Where forms are cut into clitics and stem: one for all forms that are cut alike. */
export interface Cut {
  readonly proclitics: readonly string[];
  readonly enclitic: string | null;
  /** Letters of the bare form before the stem, and after it. */
  readonly from: number;
  readonly tail: number;
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
  /** A sum of weights as they are stored: an integer takes no memory of its own. See `Scorer.score`. */
  readonly sum: number;
  readonly traits: Traits;
  readonly lemma: string | null;
  /** What it means after a word that asks for the short mood, where that is something else. */
  readonly inShort: { readonly traits: Traits; readonly lemma: string | null } | null;
}

/** All that is remembered of a form, whatever stands around it: little, because it is remembered of very many. */
export interface KnownForm extends Neighbour {
  readonly form: Form['kind'];
  /** Whether a final alif is written with tanwin. */
  readonly tanwin: boolean;
  readonly cuts: readonly Cut[];
  readonly states: readonly KnownState[];
}

/** Looks at forms, weighs what they may be, and remembers it. */
export class Forms {
  private readonly memory = new Memory<KnownForm>();
  private readonly cuts = new Map<string, Cut>();
  private readonly traits = new Map<string, Traits>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly scorer: Scorer,
  ) {}

  of(token: Form, tanwin: boolean): KnownForm {
    const known = this.memory.get(token.bare, token.hash);
    if (known !== undefined && known.form === token.kind && known.tanwin === tanwin) return known;
    const made = this.examine(token, tanwin);
    this.memory.set(token.bare, token.hash, made);
    return made;
  }

  private examine(token: Form, tanwin: boolean): KnownForm {
    const { look, own } = this.vocabulary.look(token, tanwin);
    const sums: number[] = [];
    own.forEach((features, segmentation) => {
      this.scorer.take(features);
      look.states.forEach((s, k) => {
        if (s.segmentation === segmentation) sums[k] = this.scorer.sumOf(s.tag);
      });
    });
    const scores = sums.map((sum) => this.scorer.score(sum));
    const least = Math.max(...scores) - hopeless;
    const cuts: Cut[] = [];
    const places = new Map<number, number>();
    const states: KnownState[] = [];
    look.states.forEach((s, k) => {
      if (scores[k]! < least) return;
      const segmentation = look.segmentations[s.segmentation]!;
      let cut = places.get(s.segmentation);
      if (cut === undefined) {
        cut = cuts.length;
        places.set(s.segmentation, cut);
        cuts.push(this.cutOf(segmentation, token.bare.length, look.shapes[s.segmentation]!));
      }
      const short = meaningOf(look, s, this.vocabulary, true);
      const verbal = s.pos === 'VERB' || s.pos === 'AUX';
      // «ليكتب»: the li- asks for the short mood itself
      const always = !verbal || segmentation.proclitics.at(-1) === 'ل';
      const plain = always ? short : meaningOf(look, s, this.vocabulary, false);
      const traits = this.traitsOf(plain);
      const { lemma } = plain;
      const traitsInShort = this.traitsOf(short);
      const same = traits === traitsInShort && lemma === short.lemma;
      const inShort = same ? null : { traits: traitsInShort, lemma: short.lemma };
      states.push({ tag: s.tag, entry: s.entry, cut, sum: sums[k]!, traits, lemma, inShort });
    });
    const { hash, coarse, fine, kind, shape } = look;
    return { form: token.kind, tanwin, hash, coarse, fine, kind, shape, cuts, states };
  }

  private cutOf({ proclitics, enclitic, from, to, stem }: Segmentation, length: number, shape: number): Cut {
    const tail = length - to;
    const short = asksShort.has(stem);
    return shared(this.cuts, `${proclitics.join('+')} ${enclitic} ${from} ${tail} ${shape} ${short}`, () => ({
      proclitics,
      enclitic,
      from,
      tail,
      shape,
      asksShort: short,
    }));
  }

  private traitsOf({ pos, gender, number, person, aspect, voice }: Meaning): Traits {
    return shared(this.traits, `${pos} ${gender} ${number} ${person} ${aspect} ${voice}`, () => ({
      pos,
      gender,
      number,
      person,
      aspect,
      voice,
    }));
  }
}

/** The value that all who ask by this key share. The keys must be few. */
function shared<T>(values: Map<string, T>, key: string, make: () => T): T {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}

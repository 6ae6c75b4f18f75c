import { Memory } from '../sequence/memory.js';
import { asksShort, type Meaning, meaningOf, type Traits } from './analyses.js';
import type { Form, Neighbour, State, Vocabulary } from './features.js';
import { partsOfSpeech } from './layer.js';
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
  /** Cuts by their numbers. */
  private readonly cuts = new Map<number, Cut[]>();
  private readonly traits = new Map<number, Traits>();

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
    const sums = this.weigh(look.states, own);
    let best = -Infinity;
    for (const sum of sums) best = Math.max(best, this.scorer.score(sum));
    const cuts: Cut[] = [];
    const places = new Int32Array(look.segmentations.length).fill(-1);
    const states: KnownState[] = [];
    for (let k = 0; k < sums.length; k++) {
      const sum = sums[k]!;
      if (this.scorer.score(sum) < best - hopeless) continue;
      const s = look.states[k]!;
      const segmentation = look.segmentations[s.segmentation]!;
      if (places[s.segmentation]! < 0) {
        places[s.segmentation] = cuts.length;
        cuts.push(this.cutOf(segmentation, token.bare.length, look.shapes[s.segmentation]!));
      }
      const short = meaningOf(look, s, this.vocabulary, true);
      const verbal = s.pos === 'VERB' || s.pos === 'AUX';
      // «ليكتب»: the li- asks for the short mood itself
      const always = !verbal || segmentation.proclitics.at(-1) === 'ل';
      const plain = always ? short : meaningOf(look, s, this.vocabulary, false);
      const traits = this.traitsOf(plain);
      const { lemma } = plain;
      const traitsInShort = always ? traits : this.traitsOf(short);
      const same = traits === traitsInShort && lemma === short.lemma;
      const inShort = same ? null : { traits: traitsInShort, lemma: short.lemma };
      states.push({ tag: s.tag, entry: s.entry, cut: places[s.segmentation]!, sum, traits, lemma, inShort });
    }
    const { hash, coarse, fine, kind, shape } = look;
    // the copies have no room to grow, which would be most of what is remembered
    const kept = { cuts: cuts.slice(), states: states.slice() };
    return { form: token.kind, tanwin, hash, coarse, fine, kind, shape, ...kept };
  }

  /** The sum of each state's weights; `own` are the features of each segmentation. */
  private weigh(states: readonly State[], own: readonly (readonly number[])[]): readonly number[] {
    const sums = new Array<number>(states.length).fill(0);
    for (let segmentation = 0; segmentation < own.length; segmentation++) {
      this.scorer.take(own[segmentation]!);
      for (let k = 0; k < states.length; k++)
        if (states[k]!.segmentation === segmentation) sums[k] = this.scorer.sumOf(states[k]!.tag);
    }
    return sums;
  }

  /** The cut that all forms share that are cut so. */
  private cutOf({ proclitics, enclitic, from, to, stem }: Segmentation, length: number, shape: number): Cut {
    const tail = length - to;
    const short = asksShort.has(stem);
    const number = ((shape * 16 + from) * 16 + tail) * 2 + (short ? 1 : 0);
    const alike = this.cuts.get(number) ?? [];
    const known = alike.find(
      (c) => c.from === from && c.tail === tail && c.enclitic === enclitic && sameClitics(c.proclitics, proclitics),
    );
    if (known) return known;
    const made = { proclitics, enclitic, from, tail, shape, asksShort: short };
    this.cuts.set(number, [...alike, made]);
    return made;
  }

  /** The traits that all states share that mean this. */
  private traitsOf(meaning: Meaning): Traits {
    const { pos, gender, number, person, aspect, voice } = meaning;
    const key = numberOf(meaning);
    let traits = this.traits.get(key);
    if (!traits) {
      traits = { pos, gender, number, person, aspect, voice };
      this.traits.set(key, traits);
    }
    return traits;
  }
}

const sameClitics = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((clitic, i) => clitic === b[i]);

const genders: readonly Traits['gender'][] = [null, 'm', 'f'];
const numbers: readonly Traits['number'][] = [null, 's', 'd', 'p'];
const aspects: readonly Traits['aspect'][] = [null, 'past', 'present', 'imperative'];
const voices: readonly Traits['voice'][] = [null, 'active', 'passive'];

/** A number for traits, the same for the same ones only. */
function numberOf({ pos, gender, number, person, aspect, voice }: Traits): number {
  let n = partsOfSpeech.indexOf(pos);
  n = n * genders.length + genders.indexOf(gender);
  n = n * numbers.length + numbers.indexOf(number);
  n = n * 4 + (person ?? 0);
  n = n * aspects.length + aspects.indexOf(aspect);
  return n * voices.length + voices.indexOf(voice);
}

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

/** What a form may be: one for all forms that may be the like. */
export interface KnownState {
  readonly tag: number;
  readonly entry: number;
  /** Index into the form's cuts. */
  readonly cut: number;
  readonly traits: Traits;
  /** What it means after a word that asks for the short mood: mostly the same. */
  readonly traitsInShort: Traits;
}

/**
 * All that is remembered of a form, whatever stands around it: little, because it is remembered of very many. Its arrays
 * have an item for each of its states.
 */
export interface KnownForm extends Neighbour {
  readonly form: Form['kind'];
  /** Whether a final alif is written with tanwin. */
  readonly tanwin: boolean;
  readonly cuts: readonly Cut[];
  readonly states: readonly KnownState[];
  /** What the form's letters weigh, as sums of weights as they are stored: see `Scorer.score`. */
  readonly sums: readonly number[];
  readonly lemmas: readonly (string | null)[];
  /** Those after a word that asks for the short mood: mostly the same. */
  readonly lemmasInShort: readonly (string | null)[];
}

/** Looks at forms, weighs what they may be, and remembers it. */
export class Forms {
  private readonly memory = new Memory<KnownForm>();
  /** Cuts by their numbers. */
  private readonly cuts = new Map<number, Cut[]>();
  /** By the numbers of what they are made of: see `stateOf` and `numberOf`. */
  private readonly states = new Map<number, KnownState>();
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
    const kept: number[] = [];
    const lemmas: (string | null)[] = [];
    const lemmasInShort: (string | null)[] = [];
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
      states.push(this.stateOf(s, places[s.segmentation]!, plain, short));
      kept.push(sum);
      lemmas.push(plain.lemma);
      lemmasInShort.push(short.lemma);
    }
    const { hash, coarse, fine, kind, shape } = look;
    const same = lemmas.every((lemma, k) => lemma === lemmasInShort[k]);
    // copies have no room to grow, which would be most of what is remembered
    const told = lemmas.slice();
    return {
      form: token.kind,
      tanwin,
      hash,
      coarse,
      fine,
      kind,
      shape,
      cuts: cuts.slice(),
      states: states.slice(),
      sums: kept.slice(),
      lemmas: told,
      lemmasInShort: same ? told : lemmasInShort.slice(),
    };
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

  /** The state that all forms share that may be the like. */
  private stateOf({ tag, entry }: State, cut: number, meaning: Meaning, inShort: Meaning): KnownState {
    const key = (((tag * 4 + entry) * 256 + cut) * traitCount + numberOf(meaning)) * traitCount + numberOf(inShort);
    let state = this.states.get(key);
    if (!state) {
      state = { tag, entry, cut, traits: this.traitsOf(meaning), traitsInShort: this.traitsOf(inShort) };
      this.states.set(key, state);
    }
    return state;
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

const people = 4;
/** How many traits there could be. */
const traitCount = partsOfSpeech.length * genders.length * numbers.length * people * aspects.length * voices.length;

/** A number for traits, below `traitCount`, the same for the same ones only. */
function numberOf({ pos, gender, number, person, aspect, voice }: Traits): number {
  let n = partsOfSpeech.indexOf(pos);
  n = n * genders.length + genders.indexOf(gender);
  n = n * numbers.length + numbers.indexOf(number);
  n = n * people + (person ?? 0);
  n = n * aspects.length + aspects.indexOf(aspect);
  return n * voices.length + voices.indexOf(voice);
}

import { strip } from '../../arabic/clitics.js';
import { foldBare } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { WordClasses } from '../sequence/classes.js';
import { feature, hashOf, hashOfDefinite } from '../sequence/hash.js';
import type { FeatureRows } from '../sequence/tagger.js';
import type { Token } from '../tokens/layer.js';
import { type ClosedWords, closedWords } from './closed.js';
import type { PartOfSpeech } from './layer.js';
import { type Nominal, Nominals } from './nominals.js';
import { isNumeral } from './numerals.js';
import { type Segmentation, segmentations } from './segments.js';
import { keyOf } from './spelling.js';
import { entryOf, passiveTag, tagOf } from './tags.js';
import { rankOf, type VerbReading, Verbs } from './verbs.js';

/** One analysis that a word may have: a segmentation with a part of speech. */
export interface State {
  /** Index into the look's segmentations. */
  readonly segmentation: number;
  readonly pos: PartOfSpeech;
  readonly tag: number;
  readonly entry: number;
}

/** What neighbours see of a word. */
export interface Neighbour {
  readonly hash: number;
  /** Its classes in the coarser and in the finer clustering. */
  readonly coarse: number;
  readonly fine: number;
  readonly kind: number;
  readonly shape: number;
}

/** A word looked at once, whatever stands around it. */
export interface Look extends Neighbour {
  readonly segmentations: readonly Segmentation[];
  readonly states: readonly State[];
  /** For each segmentation what its surroundings are compared with. */
  readonly shapes: readonly number[];
  /** For each segmentation what the lexicon makes of its stem. */
  readonly nouns: readonly (Nominal | null)[];
  readonly adjectives: readonly (Nominal | null)[];
}

/** The part of a token that looks are made from. */
export type Form = Pick<Token, 'kind' | 'bare' | 'fold' | 'hash'>;

/** What all segmentations of a word share. */
interface Whole {
  readonly bare: string;
  /** Of its folded form. */
  readonly hash: number;
  readonly frequency: number;
  readonly tanwin: boolean;
}

const whole = (word: string): Segmentation => ({
  proclitics: [],
  enclitic: null,
  from: 0,
  to: word.length,
  stem: word,
  closed: [],
  verbs: [],
  nominal: false,
});

const symbol = /^[%٪$€£¥+=°#@&*ـ<>|~^]$/u;
const bucket = (x: number): number => (x < -4 ? -4 : Math.min(x, 4));

/** What the language knows of words, prepared once: closed classes, verbs, nominals, vocabulary. */
export class Vocabulary {
  readonly closed: ClosedWords;
  readonly verbs: Verbs;
  readonly nominals: Nominals;
  private readonly names: ReadonlySet<string>;

  constructor(
    lexicon: Lexicon,
    readonly classes: WordClasses,
  ) {
    this.closed = closedWords(lexicon);
    this.verbs = new Verbs(lexicon);
    this.names = new Set(lexicon.table('morph-names').map((r) => keyOf(r.name!)));
    this.nominals = new Nominals(lexicon, (fold) => this.frequency(fold));
  }

  /** Logarithm of a folded word's count, 0 when it is unknown; with the article counts too. */
  frequency(fold: string): number {
    const { classes } = this;
    return Math.max(
      classes.frequency(classes.find(hashOf(fold))),
      classes.frequency(classes.find(hashOfDefinite(fold))),
    );
  }

  /** A noun's stem as it stands before a pronoun or whole: «مدينت» is known by «مدينة». */
  stemFrequency(stem: string, beforePronoun: boolean): number {
    const own = this.frequency(foldBare(stem));
    if (!beforePronoun) return own;
    const head = stem.slice(0, -1);
    if (stem.endsWith('ت')) return Math.max(own, this.frequency(foldBare(`${head}ة`)));
    if (stem.endsWith('ا')) return Math.max(own, this.frequency(foldBare(`${head}ى`)));
    return own;
  }

  /** The look, and for each segmentation the features that only the word itself decides. */
  look(token: Form, tanwin: boolean): { look: Look; own: readonly (readonly number[])[] } {
    const { kind, bare, fold } = token;
    if (kind !== 'word') {
      const pos: PartOfSpeech =
        kind === 'number' ? 'NUM' : kind === 'latin' ? 'PROPN' : symbol.test(bare) ? 'SYM' : 'PUNCT';
      const key = kind === 'sign' ? bare : kind;
      return {
        look: {
          segmentations: [whole(bare)],
          states: [{ segmentation: 0, pos, tag: tagOf(pos, false, false), entry: 0 }],
          shapes: [0],
          nouns: [null],
          adjectives: [null],
          hash: hashOf(key),
          ...this.classesOf(kind === 'number' ? '0' : kind === 'latin' ? '<latin>' : bare),
          kind: kind === 'number' ? 1 : kind === 'latin' ? 2 : 3,
          shape: 0,
        },
        own: [[]],
      };
    }
    const { closed, verbs } = this;
    const known = (stem: string): boolean => this.stemFrequency(stem, true) > 0;
    const segments = segmentations(bare, closed, verbs, known, (stem) => this.nominals.noun(stem) !== null);
    const all = segments.length > 0 ? segments : [{ ...whole(bare), nominal: true }];
    const nouns = all.map((s) => (s.nominal ? this.nominals.noun(s.stem) : null));
    const adjectives = all.map((s) => (s.nominal ? this.nominals.adjective(s.stem) : null));
    const states: State[] = [];
    all.forEach((s, i) => {
      const article = s.proclitics.at(-1) === 'ال';
      const pronoun = s.enclitic !== null;
      const entry = entryOf(s.proclitics);
      const add = (pos: PartOfSpeech): void => {
        if (states.some((x) => x.segmentation === i && x.pos === pos)) return;
        states.push({ segmentation: i, pos, tag: tagOf(pos, article, pronoun), entry });
      };
      for (const w of s.closed) add(w.pos);
      if (s.verbs.length > 0) {
        if (s.verbs.some((v) => v.lemma === 'كان')) add('AUX');
        const active = s.verbs.find((v) => v.lemma !== 'كان' && v.voice !== 'passive');
        const passive = s.verbs.find((v) => v.lemma !== 'كان' && v.voice !== 'active' && v.person === 3);
        // «أقيل» is hardly «I dismiss», «أدين» hardly «they (women) led»
        const usual = active?.person === 3 && !(active.number === 'p' && active.gender === 'f');
        if (active && (usual || !passive || rankOf(active) > rankOf(passive) - 3)) add('VERB');
        if (!pronoun && passive) states.push({ segmentation: i, pos: 'VERB', tag: passiveTag, entry });
      }
      if (s.nominal) {
        if (isNumeral(foldBare(s.stem))) add('NUM');
        add('NOUN');
        if (!pronoun) {
          add('ADJ');
          add('PROPN');
          if (!article && s.proclitics.length === 0 && (tanwin || s.stem.endsWith('ا'))) add('ADV');
        } else if (s.enclitic !== 'ي' && adjectives[i]) add('ADJ');
      }
    });
    const stripped = strip(fold, (form) => this.classes.find(hashOf(form)) >= 0);
    const closedHere = all.filter((s) => s.closed.length > 0).flatMap((s) => s.closed.map((w) => w.pos));
    const look: Look = {
      segmentations: all,
      states,
      shapes: all.map((s) => shapeOf(s.stem, s.proclitics.at(-1) === 'ال', s.enclitic !== null)),
      nouns,
      adjectives,
      hash: hashOf(stripped.form),
      ...this.classesOf(stripped.form),
      kind:
        closedHere.length > 0
          ? hashOf([...new Set(closedHere)].join(' '))
          : all[0]!.verbs.length > 0
            ? 4
            : all.some((s) => s.verbs.length > 0)
              ? 5
              : 6,
      shape: shapeOf(bare, /^[وف]?(?:[بك]?ال|لل)/u.test(bare), false),
    };
    const form = { bare, hash: hashOf(fold), frequency: this.frequency(fold), tanwin };
    return { look, own: all.map((s, i) => this.own(form, s, nouns[i]!, adjectives[i]!)) };
  }

  private classesOf(form: string): Pick<Neighbour, 'coarse' | 'fine'> {
    const at = this.classes.find(hashOf(form));
    return { coarse: this.classes.classOf(at, 0), fine: this.classes.classOf(at, 1) };
  }

  /** Features of a segmentation. */
  private own(word: Whole, s: Segmentation, listed: Nominal | null, a: Nominal | null): number[] {
    const { classes } = this;
    const { tanwin } = word;
    const stem = foldBare(s.stem);
    const article = s.proclitics.at(-1) === 'ال';
    const front = hashOf(s.proclitics.join('+'));
    const back = hashOf(s.enclitic ?? '');
    const bare = s.proclitics.length === 0 && !s.enclitic;
    const hash = hashOf(stem);
    const frequency = this.stemFrequency(s.stem, s.enclitic !== null);
    const withoutFront = s.enclitic ? this.frequency(foldBare(word.bare.slice(s.from))) : frequency;
    let at = classes.find(article ? hashOfDefinite(stem) : hash);
    if (at < 0 && s.enclitic && s.stem.endsWith('ت')) at = classes.find(hashOf(`${stem.slice(0, -1)}ه`));
    const best = s.verbs[0];
    const out = [
      feature(1, front, back),
      feature(2, hash),
      feature(3, word.hash, front ^ Math.imul(back, 31)),
      feature(5, frequency, front),
      feature(6, frequency, back),
      feature(7, bucket(frequency - word.frequency), front),
      feature(8, bucket(frequency - withoutFront), back),
      feature(9, Math.min(s.stem.length, 8), bare ? 1 : 2),
      feature(19, tanwin ? 1 : 2, s.stem.endsWith('ا') ? 1 : 2),
      feature(
        20,
        best
          ? best.frequency * 32 + (best.aspect === 'past' ? 1 : 2) + (best.mood === 'short' ? 4 : 0) + voiceOf(best)
          : 0,
        best && best.form === s.stem ? 1 : 0,
      ),
      feature(21, a ? (a.lemma === s.stem ? 1 : 2) : 0, s.stem.endsWith('ي') || s.stem.endsWith('ية') ? 1 : 0),
      feature(22, best ? hashOf(best.lemma) : 0, best ? best.person : 0),
      feature(24, listed ? 1 : 0, a ? 1 : 0),
      feature(25, best ? (frequency > best.frequency ? 1 : 2) : 0, a ? 1 : 0),
    ];
    for (let k = 1; k <= 4 && k < s.stem.length; k++) {
      out.push(feature(10 + k, hashOf(s.stem, 0, k)));
      out.push(feature(15 + k - 1, hashOf(s.stem, s.stem.length - k), 7));
    }
    const named = this.names.has(keyOf(s.stem));
    const namedWhole = !bare && this.names.has(keyOf(word.bare));
    out.push(feature(26, (named ? 1 : 0) + (namedWhole ? 2 : 0), front), feature(27, named ? 1 : 0, back));
    if (best && s.nominal) {
      // «اعتقلت+هم» is no noun unless there is an «اعتقلة»; the like for «كتاب+ها»
      const cell = (best.aspect === 'past' ? 0 : 1) + (best.gender === 'f' ? 2 : 0) + (best.number === 's' ? 0 : 4);
      const noun = s.stem.endsWith('ت')
        ? this.frequency(foldBare(`${s.stem.slice(0, -1)}ة`))
        : Math.max(classes.frequency(classes.find(hashOfDefinite(stem))), listed ? 3 : 0);
      out.push(
        feature(29, cell * 4 + (s.enclitic ? 1 : 0) + (s.stem.endsWith('ت') ? 2 : 0), bucket(noun >> 1)),
        feature(39, bucket((best.frequency - noun) >> 1), s.enclitic ? 1 : 0),
      );
    }
    // «للبنان»: rather «لبنان» than «البنان»
    if (article && s.proclitics.at(-2) === 'ل')
      out.push(
        feature(28, bucket(this.frequency(`ل${stem}`) - classes.frequency(at)), this.names.has(`ل${s.stem}`) ? 1 : 0),
      );
    for (let l = 0; l < classes.levels; l++) out.push(feature(30 + l, classes.classOf(at, l)));
    out.push(feature(35, classes.classOf(at, 0), front), feature(36, classes.classOf(at, 0), back));
    // «التزام» is no «تزام» with the article
    if (article || s.stem.startsWith('ال'))
      out.push(
        feature(37, Math.min(4, classes.frequency(classes.find(article ? hash : hashOf(stem, 2)))), article ? 1 : 2),
      );
    if (s.closed.length > 0) out.push(feature(38, hashOf(s.closed.map((w) => w.pos + w.form).join(' '))));
    return out;
  }
}

const voiceOf = (v: VerbReading): number => (v.voice === 'active' ? 8 : v.voice === 'passive' ? 16 : 0);

/** Article, pronoun, and the ending that shows a feminine or a sound plural, as a small number. */
function shapeOf(stem: string, article: boolean, pronoun: boolean): number {
  const end = stem.endsWith('ة')
    ? 1
    : stem.endsWith('ات')
      ? 2
      : stem.endsWith('ين')
        ? 3
        : stem.endsWith('ون')
          ? 4
          : stem.endsWith('ان')
            ? 5
            : 0;
  return 1 + end * 4 + (article ? 1 : 0) + (pronoun ? 2 : 0);
}

const outside = -7;
/** What stands before and behind a sentence. */
const edge: Neighbour = { hash: outside, coarse: outside, fine: outside, kind: outside, shape: outside };

/** Writes the row of features that word `i`'s surroundings give it. */
export function contextFeatures(looks: readonly Neighbour[], i: number, rows: FeatureRows): void {
  const here = looks[i]!;
  const before = looks[i - 1] ?? edge;
  const after = looks[i + 1] ?? edge;
  const first = looks[i - 2] ?? edge;
  const last = looks[i + 2] ?? edge;
  rows.add(feature(50, before.hash));
  rows.add(feature(51, after.hash));
  rows.add(feature(52, first.hash));
  rows.add(feature(53, before.kind, after.kind));
  rows.add(feature(58, here.hash, before.kind));
  rows.add(feature(59, here.hash, after.kind));
  rows.add(feature(54, before.kind, before.shape));
  rows.add(feature(55, after.kind, after.shape));
  rows.add(feature(56, first.kind, before.kind));
  rows.add(feature(57, after.kind, last.kind));
  rows.add(feature(78, first.coarse));
  rows.add(feature(79, before.coarse));
  rows.add(feature(81, after.coarse));
  rows.add(feature(82, last.coarse));
  rows.add(feature(63, before.fine));
  rows.add(feature(64, after.fine));
  rows.add(feature(65, before.coarse, here.coarse));
  rows.add(feature(66, here.coarse, after.coarse));
  rows.add(feature(67, before.coarse * 4096 + here.coarse, after.coarse));
  rows.add(feature(68, before.coarse, after.coarse));
  rows.next();
}

/** Writes the row of features between a segmentation of word `i`, by its shape, and its surroundings. */
export function betweenFeatures(looks: readonly Neighbour[], i: number, own: number, rows: FeatureRows): void {
  const before = looks[i - 1] ?? edge;
  const after = looks[i + 1] ?? edge;
  rows.add(feature(70, own, before.shape));
  rows.add(feature(71, own, after.shape));
  rows.add(feature(72, own * 8 + (after.kind === 6 ? 1 : 0), before.kind));
  rows.next();
}

import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readClasses } from '../sequence/classes.js';
import { Memory } from '../sequence/memory.js';
import { FeatureRows } from '../sequence/tagger.js';
import { type Token, tokens } from '../tokens/layer.js';
import { asksShort, type Meaning, meaningOf, placed } from './analyses.js';
import { betweenFeatures, contextFeatures, type Form, type Look, Vocabulary } from './features.js';
import { BestPaths, Lattice } from './lattice.js';
import { type Analysis, type Word, words } from './layer.js';
import { readWordsModel, Scorer } from './model.js';
import { weighed } from './tags.js';

/** Looks that a reader remembers, at most: words come again, and what a word may be depends on its letters alone. */
const remembered = 24_000;

/** An analysis so much less likely than the best one is not worth listing (difference of log scores). */
const margin = 4;
const most = 4;

/** No surroundings make good for what a word itself says against an analysis (difference of log scores). */
const hopeless = 5;

interface Scored {
  readonly look: Look;
  /** Score of each state by what only the word itself decides. */
  readonly own: Float32Array;
  /** What each state means, made when first needed: as it is, and after a particle that asks for the short mood. */
  readonly meanings: (Meaning | undefined)[];
}

/** Makes looks with their own scores, remembering them by form. */
class Looks {
  private readonly memory = new Memory<Scored>(remembered);
  private readonly rows = new FeatureRows();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly scorer: Scorer,
  ) {}

  of(token: Form, tanwin: boolean): Scored {
    const key = tanwin ? `${token.bare}\u064B` : token.bare;
    const known = this.memory.get(key);
    if (known) return known;
    const { look, own } = this.vocabulary.look(token, tanwin);
    this.rows.clear();
    for (const features of own) {
      for (const f of features) this.rows.add(f);
      this.rows.next();
    }
    const scores = this.scorer.score(this.rows);
    const all = look.states.map((s) => (s.tag < weighed ? scores[s.segmentation * weighed + s.tag]! : 0));
    const least = Math.max(...all) - hopeless;
    const kept = look.states.filter((_, k) => all[k]! >= least);
    const used = look.segmentations.map((_, i) => i).filter((i) => kept.some((s) => s.segmentation === i));
    const states = kept.map((s) => ({ ...s, segmentation: used.indexOf(s.segmentation) }));
    const made = {
      look: {
        ...look,
        states,
        segmentations: used.map((i) => look.segmentations[i]!),
        shapes: used.map((i) => look.shapes[i]!),
      },
      own: Float32Array.from(all.filter((x) => x >= least)),
      meanings: new Array<Meaning | undefined>(2 * states.length),
    };
    this.memory.set(key, made);
    return made;
  }

  meaning({ look, meanings }: Scored, state: number, short: boolean): Meaning {
    const at = 2 * state + (short ? 1 : 0);
    const known = meanings[at];
    if (known) return known;
    const made = meaningOf(look, look.states[state]!, this.vocabulary, short);
    meanings[at] = made;
    return made;
  }
}

/** Fills a lattice with the words of one sentence. */
class SentenceLattice {
  private readonly lattice = new Lattice();
  private readonly rows = new FeatureRows();

  constructor(private readonly scorer: Scorer) {}

  fill(sentence: readonly Scored[]): Lattice {
    const { lattice, rows } = this;
    const looks = sentence.map((s) => s.look);
    lattice.clear();
    rows.clear();
    // a word that can be one thing only needs no surroundings
    for (let i = 0; i < looks.length; i++) {
      const look = looks[i]!;
      if (look.states.length === 1) continue;
      contextFeatures(looks, i, rows);
      for (let s = 0; s < look.segmentations.length; s++) betweenFeatures(looks, i, s, rows);
    }
    const scores = this.scorer.score(rows);
    let row = 0;
    for (let i = 0; i < looks.length; i++) {
      const { states, segmentations } = looks[i]!;
      const { own } = sentence[i]!;
      if (states.length === 1) lattice.add(states[0]!.tag, states[0]!.entry, own[0]!);
      else {
        for (let k = 0; k < states.length; k++) {
          const { tag, entry, segmentation } = states[k]!;
          const around = scores[row * weighed + tag]! + scores[(row + 1 + segmentation) * weighed + tag]!;
          lattice.add(tag, entry, own[k]! + around);
        }
        row += 1 + segmentations.length;
      }
      lattice.next();
    }
    return lattice;
  }
}

/**
 * Words: of what each token is made and what it is. A lexicon says what its letters may be; a linear model trained on
 * a treebank weighs the possibilities by the word, its neighbours and the steps between parts of speech.
 */
export function wordsStage(lexicon: Lexicon): Stage<Word> {
  const vocabulary = new Vocabulary(lexicon, readClasses(lexicon.model('clusters')));
  const scorer = new Scorer(readWordsModel(lexicon.model('morphology')));
  const looks = new Looks(vocabulary, scorer);
  const filler = new SentenceLattice(scorer);
  const paths = new BestPaths(scorer.model.steps);

  return {
    name: 'words',
    needs: [tokens],
    makes: words,
    run(document) {
      const { text } = document;
      const all = document.get(tokens);
      const out: Word[] = [];
      const sentence: Scored[] = [];
      for (let first = 0; first < all.length; first += sentence.length) {
        sentence.length = 0;
        const { sentence: number } = all[first]!;
        for (let i = first; i < all.length && all[i]!.sentence === number; i++)
          sentence.push(looks.of(all[i]!, hasTanwin(text, all[i]!)));
        const lattice = filler.fill(sentence);
        const best = paths.run(lattice);
        let before = '';
        for (let i = 0; i < sentence.length; i++) {
          const scored = sentence[i]!;
          const { states, segmentations } = scored.look;
          const token = all[first + i]!;
          const order = ranked(best, lattice.first(i), states.length);
          const short = asksShort.has(before);
          const analyses = order.map((k) => {
            const s = segmentations[states[k]!.segmentation]!;
            return placed(text, token, s, looks.meaning(scored, k, short || s.proclitics.at(-1) === 'ل'));
          });
          out.push({ start: token.start, end: token.end, analyses: analyses as [Analysis, ...Analysis[]] });
          before = segmentations[states[order[0]!]!.segmentation]!.stem;
        }
      }
      return out;
    },
  };
}

/** The states from `base`, `count` of them, that are about as good as the best one; the best first. */
function ranked(best: Float64Array, base: number, count: number): number[] {
  let top = 0;
  for (let k = 1; k < count; k++) if (best[base + k]! > best[base + top]!) top = k;
  const order = [top];
  if (count === 1) return order;
  const least = best[base + top]! - margin;
  for (let k = 0; k < count; k++) if (k !== top && best[base + k]! >= least) order.push(k);
  if (order.length > 2) order.sort((a, b) => best[base + b]! - best[base + a]!);
  if (order.length > most) order.length = most;
  return order;
}

function hasTanwin(text: string, token: Token): boolean {
  if (token.kind !== 'word' || token.bare.length === token.end - token.start) return false;
  const at = text.indexOf('\u064B', token.start);
  return at >= 0 && at < token.end;
}

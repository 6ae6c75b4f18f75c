import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readClasses } from '../sequence/classes.js';
import { FeatureRows } from '../sequence/tagger.js';
import { type Token, tokens } from '../tokens/layer.js';
import { placed } from './analyses.js';
import { betweenFeatures, contextFeatures, Vocabulary } from './features.js';
import { Forms, type KnownForm } from './forms.js';
import { BestPaths, Lattice } from './lattice.js';
import { type Analysis, type Word, words } from './layer.js';
import { readWordsModel, Scorer } from './model.js';

/** An analysis so much less likely than the best one is not worth listing (difference of log scores). */
const margin = 4;
const most = 4;

/** Fills a lattice with the words of one sentence. */
class SentenceLattice {
  private readonly lattice = new Lattice();
  private readonly rows = new FeatureRows();

  constructor(private readonly scorer: Scorer) {}

  fill(sentence: readonly KnownForm[]): Lattice {
    const { lattice } = this;
    lattice.clear();
    for (let i = 0; i < sentence.length; i++) {
      const { states, sums } = sentence[i]!;
      // a word that can be one thing only needs no surroundings
      if (states.length === 1) lattice.add(states[0]!.tag, states[0]!.entry, this.scorer.score(sums[0]!));
      else this.weigh(sentence, i);
      lattice.next();
    }
    return lattice;
  }

  /** Adds the states of word `i`, scored by the word itself and by its surroundings. */
  private weigh(sentence: readonly KnownForm[], i: number): void {
    const { lattice, rows, scorer } = this;
    const { states, sums, cuts } = sentence[i]!;
    rows.clear();
    contextFeatures(sentence, i, rows);
    for (const { shape } of cuts) betweenFeatures(sentence, i, shape, rows);
    const { features, ends } = rows;
    scorer.take(features, 0, ends[0]!);
    const base = lattice.states;
    for (const { tag, entry } of states) lattice.add(tag, entry, scorer.of(tag));
    for (let cut = 0; cut < cuts.length; cut++) {
      scorer.take(features, ends[cut]!, ends[cut + 1]!);
      for (let k = 0; k < states.length; k++) {
        const state = states[k]!;
        if (state.cut === cut)
          lattice.score[base + k] = scorer.score(sums[k]!) + (lattice.score[base + k]! + scorer.of(state.tag));
      }
    }
  }
}

/**
 * Words: of what each token is made and what it is. A lexicon says what its letters may be; a linear model trained on
 * a treebank weighs the possibilities by the word, its neighbours and the steps between parts of speech.
 */
export function wordsStage(lexicon: Lexicon): Stage<Word> {
  const vocabulary = new Vocabulary(lexicon, readClasses(lexicon.model('clusters')));
  const scorer = new Scorer(readWordsModel(lexicon.model('morphology')));
  const forms = new Forms(vocabulary, scorer);
  const filler = new SentenceLattice(scorer);
  const paths = new BestPaths(scorer.model.steps);
  const ranking = new Ranking();

  return {
    name: 'words',
    needs: [tokens],
    makes: words,
    run(document) {
      const { text } = document;
      const all = document.get(tokens);
      const out: Word[] = [];
      const sentence: KnownForm[] = [];
      for (let first = 0; first < all.length; first += sentence.length) {
        sentence.length = 0;
        const { sentence: number } = all[first]!;
        for (let i = first; i < all.length && all[i]!.sentence === number; i++)
          sentence.push(forms.of(all[i]!, hasTanwin(text, all[i]!)));
        const lattice = filler.fill(sentence);
        const best = paths.run(lattice);
        let short = false;
        for (let i = 0; i < sentence.length; i++) {
          const { states, cuts, lemmas, lemmasInShort } = sentence[i]!;
          const token = all[first + i]!;
          const { order, length } = ranking.of(best, lattice.first(i), states.length);
          const analyses = new Array<Analysis>(length);
          for (let k = 0; k < length; k++) {
            const at = order[k]!;
            const { cut, traits, traitsInShort } = states[at]!;
            const lemma = (short ? lemmasInShort : lemmas)[at]!;
            analyses[k] = placed(text, token, cuts[cut]!, short ? traitsInShort : traits, lemma);
          }
          out.push({ start: token.start, end: token.end, analyses: analyses as [Analysis, ...Analysis[]] });
          short = cuts[states[order[0]!]!.cut]!.asksShort;
        }
      }
      return out;
    },
  };
}

/** The states of a word that are about as good as the best one. One ranking serves all words. */
class Ranking {
  /** How many there are. */
  length = 0;
  /** Which they are, the best first: indices into the word's states. */
  readonly order = new Int32Array(most);

  /** Ranks the `count` states from `base` on. */
  of(best: Float64Array, base: number, count: number): this {
    const { order } = this;
    let top = best[base]!;
    for (let k = 1; k < count; k++) top = Math.max(top, best[base + k]!);
    let length = 0;
    for (let k = 0; k < count; k++) {
      const score = best[base + k]!;
      if (score < top - margin) continue;
      let at = length;
      for (; at > 0 && best[base + order[at - 1]!]! < score; at--) if (at < most) order[at] = order[at - 1]!;
      if (at < most) order[at] = k;
      if (length < most) length++;
    }
    this.length = length;
    return this;
  }
}

function hasTanwin(text: string, token: Token): boolean {
  if (token.kind !== 'word' || token.bare.length === token.end - token.start) return false;
  // not `indexOf`, which would look through the rest of the report
  for (let at = token.start; at < token.end; at++) if (text.charCodeAt(at) === 0x64b) return true;
  return false;
}

import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readClasses } from '../sequence/classes.js';
import { FeatureRows } from '../sequence/tagger.js';
import { tokens } from '../tokens/layer.js';
import { analysis } from './analyses.js';
import { betweenFeatures, contextFeatures, type Form, type Look, Vocabulary } from './features.js';
import { BestPaths, Lattice } from './lattice.js';
import { type Analysis, type Word, words } from './layer.js';
import { readWordsModel, Scorer } from './model.js';
import { tags } from './tags.js';

/** Looks that a reader remembers, at most: words come again, and what a word may be depends on its letters alone. */
const remembered = 60_000;

/** An analysis so much less likely than the best one is not worth listing (difference of log scores). */
const margin = 5;
const most = 4;

interface Scored {
  readonly look: Look;
  /** Score of each state by what only the word itself decides. */
  readonly own: Float32Array;
}

/** Makes looks with their own scores, remembering them by form. */
export class Looks {
  private readonly memory = new Map<string, Scored>();
  private readonly rows = new FeatureRows();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly scorer: Scorer,
  ) {}

  of(token: Form, tanwin: boolean): Scored {
    const key = tanwin ? `${token.bare}ً` : token.bare;
    const known = this.memory.get(key);
    if (known) return known;
    if (this.memory.size >= remembered) this.memory.clear();
    const look = this.vocabulary.look(token, tanwin);
    this.rows.clear();
    for (const features of look.own) {
      for (const f of features) this.rows.add(f);
      this.rows.next();
    }
    const scores = this.scorer.score(this.rows);
    const own = Float32Array.from(look.states, (s) => scores[s.segmentation * tags.length + s.tag]!);
    const made = { look, own };
    this.memory.set(key, made);
    return made;
  }
}

/** Fills a lattice with the words of one sentence. */
export class SentenceLattice {
  readonly lattice = new Lattice();
  private readonly context = new FeatureRows();
  private readonly between = new FeatureRows();
  private readonly scorer: Scorer;
  private readonly betweenScorer: Scorer;

  constructor(scorer: Scorer) {
    this.scorer = scorer;
    // a second scorer: each holds the scores of its last rows
    this.betweenScorer = new Scorer(scorer.model);
  }

  fill(sentence: readonly Scored[]): Lattice {
    const { lattice, context, between } = this;
    const looks = sentence.map((s) => s.look);
    lattice.clear();
    context.clear();
    between.clear();
    looks.forEach((look, i) => {
      if (look.states.length === 1) context.next();
      else contextFeatures(looks, i, context);
      if (look.states.length > 1)
        for (let s = 0; s < look.segmentations.length; s++) betweenFeatures(looks, i, s, between);
    });
    const c = this.scorer.score(context);
    const b = this.betweenScorer.score(between);
    let row = 0;
    const n = tags.length;
    sentence.forEach(({ look, own }, i) => {
      const alone = look.states.length === 1;
      look.states.forEach((s, k) => {
        const extra = alone ? 0 : c[i * n + s.tag]! + b[(row + s.segmentation) * n + s.tag]!;
        lattice.add(s.tag, s.entry, own[k]! + extra);
      });
      if (!alone) row += look.segmentations.length;
      lattice.next();
    });
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
      for (let first = 0; first < all.length; ) {
        let last = first + 1;
        while (last < all.length && all[last]!.sentence === all[first]!.sentence) last++;
        const sentence = all
          .slice(first, last)
          .map((t) => looks.of(t, t.bare.length < t.end - t.start && /[\u064B]/u.test(text.slice(t.start, t.end))));
        const lattice = filler.fill(sentence);
        const best = paths.run(lattice);
        let before: string | null = null;
        for (let i = 0; i < sentence.length; i++) {
          const { look } = sentence[i]!;
          const token = all[first + i]!;
          const base = lattice.first(i);
          const order = look.states.map((_, k) => k).sort((a, b) => best[base + b]! - best[base + a]!);
          const top = best[base + order[0]!]!;
          const analyses: Analysis[] = [];
          for (const k of order) {
            if (analyses.length === most || best[base + k]! < top - margin) break;
            analyses.push(analysis(text, token, look, look.states[k]!, vocabulary, { stem: before }));
          }
          out.push({ start: token.start, end: token.end, analyses: analyses as [Analysis, ...Analysis[]] });
          before = look.segmentations[look.states[order[0]!]!.segmentation]!.stem;
        }
        first = last;
      }
      return out;
    },
  };
}

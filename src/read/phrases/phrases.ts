import type { Stage } from '../../document/pipeline.js';
import { inTextOrder } from '../../document/span.js';
import { demonymsOf } from '../../lexicon/demonyms.js';
import { headsOf } from '../../lexicon/heads.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { words } from '../morphology/layer.js';
import { names } from '../names/layer.js';
import { times } from '../time/layer.js';
import { quotations, sentences, tokens } from '../tokens/layer.js';
import { appose } from './apposition.js';
import type { Draft } from './draft.js';
import { Finder } from './finder.js';
import { type Mention, mentions } from './layer.js';
import { phraseWordsOf } from './phrase-words.js';
import { View } from './view.js';

/** A draft in its place. Field by field: a spread of so many fields costs as much as finding the phrase. */
const mentionOf = (draft: Draft, index: number, apposed: number | null): Mention => ({
  start: draft.start,
  end: draft.end,
  index,
  kind: draft.kind,
  type: draft.type,
  head: draft.head,
  first: draft.first,
  last: draft.last,
  noun: draft.noun,
  name: draft.name,
  gender: draft.gender,
  number: draft.number,
  nation: draft.nation,
  definite: draft.definite,
  apposed,
});

/** Names, descriptions and pronouns that can stand for somebody, with their nesting and appositions. */
export const mentionsStage = (lexicon: Lexicon): Stage<Mention> => {
  const heads = lexicon.once(headsOf);
  const demonyms = lexicon.once(demonymsOf);
  const steer = phraseWordsOf(lexicon);
  return {
    name: 'mentions',
    needs: [sentences, tokens, quotations, words, names, times],
    makes: mentions,
    run(document) {
      const view = new View(document, heads, demonyms, steer);
      const { drafts, partner } = appose(view, new Finder(view, heads, steer).drafts().sort(inTextOrder));
      return drafts.map((draft, index) => mentionOf(draft, index, partner[index]!));
    },
  };
};

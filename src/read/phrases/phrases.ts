import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { names } from '../names/layer.js';
import { type Mention, mentions } from './layer.js';

/** Names, descriptions and pronouns that can stand for somebody, with their nesting and appositions. */
export const mentionsStage = (_lexicon: Lexicon): Stage<Mention> => ({
  name: 'mentions',
  needs: [names],
  makes: mentions,
  run: (document) =>
    document.get(names).map((n, index) => ({
      start: n.start,
      end: n.end,
      index,
      kind: 'name',
      type: n.type,
      head: n.first,
      first: n.first,
      last: n.last,
      name: index,
      gender: null,
      number: 's',
      nation: null,
      definite: true,
      apposed: null,
    })),
});

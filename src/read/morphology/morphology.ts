import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { tokens } from '../tokens/layer.js';
import { type Word, words } from './layer.js';

export const wordsStage = (_lexicon: Lexicon): Stage<Word> => ({
  name: 'words',
  needs: [tokens],
  makes: words,
  run: (document) =>
    document.get(tokens).map((t) => ({
      start: t.start,
      end: t.end,
      analyses: [
        {
          proclitics: [],
          stem: { start: t.start, end: t.end },
          enclitic: null,
          pos: 'X',
          lemma: null,
          gender: null,
          number: null,
          person: null,
          aspect: null,
          voice: null,
        },
      ],
    })),
});

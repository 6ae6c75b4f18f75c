import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Mention, mentions } from './layer.js';

export const mentionsStage = (_lexicon: Lexicon): Stage<Mention> => ({
  name: 'mentions',
  needs: [],
  makes: mentions,
  run: () => [],
});

import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Name, names } from './layer.js';

export const namesStage = (_lexicon: Lexicon): Stage<Name> => ({
  name: 'names',
  needs: [],
  makes: names,
  run: () => [],
});

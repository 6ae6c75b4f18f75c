import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type TimeExpression, times } from './layer.js';

export const timesStage = (_lexicon: Lexicon): Stage<TimeExpression> => ({
  name: 'times',
  needs: [],
  makes: times,
  run: () => [],
});

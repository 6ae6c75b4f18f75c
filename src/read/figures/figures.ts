import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type FigureExpression, figures } from './layer.js';

export const figuresStage = (_lexicon: Lexicon): Stage<FigureExpression> => ({
  name: 'figures',
  needs: [],
  makes: figures,
  run: () => [],
});

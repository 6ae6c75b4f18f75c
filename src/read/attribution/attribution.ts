import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type StatementItem, statements } from './layer.js';

export const statementsStage = (_lexicon: Lexicon): Stage<StatementItem> => ({
  name: 'statements',
  needs: [],
  makes: statements,
  run: () => [],
});

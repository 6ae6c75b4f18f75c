import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Dateline, datelines } from './layer.js';

export const datelinesStage = (_lexicon: Lexicon): Stage<Dateline> => ({
  name: 'datelines',
  needs: [],
  makes: datelines,
  run: () => [],
});

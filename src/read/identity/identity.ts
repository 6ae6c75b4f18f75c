import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type EntityItem, entities } from './layer.js';

export const entitiesStage = (_lexicon: Lexicon): Stage<EntityItem> => ({
  name: 'entities',
  needs: [],
  makes: entities,
  run: () => [],
});

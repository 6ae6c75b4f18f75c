import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type EventItem, events } from './layer.js';

export const eventsStage = (_lexicon: Lexicon): Stage<EventItem> => ({
  name: 'events',
  needs: [],
  makes: events,
  run: () => [],
});

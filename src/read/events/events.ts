import type { Stage } from '../../document/pipeline.js';
import { contains } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type StatementItem, statements } from '../attribution/layer.js';
import { figures } from '../figures/layer.js';
import { entities } from '../identity/layer.js';
import { words } from '../morphology/layer.js';
import { names } from '../names/layer.js';
import { mentions } from '../phrases/layer.js';
import { times } from '../time/layer.js';
import { quotations, sentences, tokens } from '../tokens/layer.js';
import { findTriggers } from './find.js';
import { type EventItem, events } from './layer.js';
import { Triggers } from './triggers.js';

/** Events: who did what to whom, found by the words that carry them. */
export function eventsStage(lexicon: Lexicon): Stage<EventItem> {
  const triggers = new Triggers(lexicon);
  return {
    name: 'events',
    needs: [tokens, sentences, quotations, words, names, times, figures, mentions, entities, statements],
    makes: events,
    run(document) {
      const said = document.get(statements);
      return findTriggers(document, triggers).map((t) => {
        const statement = innermost(said, t);
        return {
          start: t.start,
          end: t.end,
          type: t.trigger.type,
          mode: t.trigger.mode,
          actors: [],
          recipients: [],
          place: null,
          time: null,
          date: null,
          figures: [],
          status: 'happened',
          statement: statement?.index ?? null,
          why: `${t.kind} (event-triggers: ${t.trigger.row})`,
        };
      });
    },
  };
}

function innermost(said: readonly StatementItem[], span: { start: number; end: number }): StatementItem | null {
  let best: StatementItem | null = null;
  for (const s of said) if (contains(s, span) && (!best || s.end - s.start <= best.end - best.start)) best = s;
  return best;
}

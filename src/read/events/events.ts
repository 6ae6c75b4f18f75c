import type { Stage } from '../../document/pipeline.js';
import { demonymsOf } from '../../lexicon/demonyms.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { statements } from '../attribution/layer.js';
import { figures } from '../figures/layer.js';
import { entities } from '../identity/layer.js';
import { words } from '../morphology/layer.js';
import { names } from '../names/layer.js';
import { mentions } from '../phrases/layer.js';
import { times } from '../time/layer.js';
import { quotations, sentences, tokens } from '../tokens/layer.js';
import { Carriers } from './carriers.js';
import { type Found, findTriggers } from './find.js';
import { type EventItem, events } from './layer.js';
import { placeOf } from './place.js';
import { Roles } from './roles.js';
import { Statements } from './statements.js';
import { statusOf } from './status.js';
import { tollsOf } from './tolls.js';
import { Triggers } from './triggers.js';
import { View } from './view.js';
import { datesOf } from './when.js';

/** Events: who did what to whom, found by the words that carry them. */
export function eventsStage(lexicon: Lexicon): Stage<EventItem> {
  const triggers = new Triggers(lexicon);
  const demonyms = lexicon.once(demonymsOf);
  const carriers = new Carriers(lexicon);
  return {
    name: 'events',
    needs: [tokens, sentences, quotations, words, names, times, figures, mentions, entities, statements],
    makes: events,
    run(document) {
      const said = new Statements(document.get(statements));
      const found = findTriggers(document, triggers);
      const view = new View(document, found);
      const roles = new Roles(view, demonyms, carriers, (f) => said.around(f));
      const participants = roles.all(found);
      const all = document.get(times);
      const carried = new Map<number, Found[]>();
      for (const f of found) {
        const verb = roles.carrier(f);
        if (verb === null) continue;
        const list = carried.get(verb);
        if (list) list.push(f);
        else carried.set(verb, [f]);
      }
      const voice = (token: number): number => said.around(view.tokens[token]!).inside?.index ?? -1;
      const dates = datesOf(view, found, all, roles.frames, carried, (a, b) => voice(a) === voice(b));
      const lines = document.get(sentences);
      const { published } = document.meta;
      const tolls = tollsOf(view, found, document.get(figures));
      return found.map((t, i) => {
        const { actors, recipients, why } = participants[i]!;
        const around = said.around(t);
        const statement = around.inside;
        const when = dates.get(t.token) ?? null;
        const date = when?.date ?? null;
        const headline = lines[view.tokens[t.token]!.sentence]!.role === 'headline';
        const future = date !== null && published !== null && date > published.slice(0, date.length);
        return {
          start: t.start,
          end: t.end,
          type: t.trigger.type,
          mode: t.trigger.mode,
          actors,
          recipients,
          place: placeOf(view, roles.besides(t)),
          time: when?.time ?? null,
          date,
          figures: tolls[i]!,
          status: statusOf(view, t, around, headline, future, roles.carrier(t)),
          statement: statement?.index ?? null,
          why: `${t.kind} (event-triggers: ${t.trigger.row})${why.length ? `; ${why.join(', ')}` : ''}`,
        };
      });
    },
  };
}

import type { Stage } from '../../document/pipeline.js';
import { inTextOrder } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { statements } from '../attribution/layer.js';
import { figures } from '../figures/layer.js';
import { entities } from '../identity/layer.js';
import { mentions } from '../phrases/layer.js';
import { times } from '../time/layer.js';
import { sentences, tokens } from '../tokens/layer.js';
import { type NoteItem, notes } from './layer.js';
import { headlineToll } from './rules/figures.js';
import { sameOffice } from './rules/offices.js';
import { partOverWhole } from './rules/parts.js';
import type { NoteRule } from './rules/rule.js';
import { conflictingTime, undatedTime } from './rules/times.js';

const rules: readonly NoteRule[] = [conflictingTime, undatedTime, headlineToll, partOverWhole, sameOffice];

/** What does not fit together within the report. Prefers silence: a note is for something a reader should look at. */
export const notesStage = (_lexicon: Lexicon): Stage<NoteItem> => ({
  name: 'notes',
  needs: [tokens, sentences, times, figures, mentions, entities, statements],
  makes: notes,
  run: (document) => rules.flatMap((rule) => rule.find(document)).sort(inTextOrder),
});

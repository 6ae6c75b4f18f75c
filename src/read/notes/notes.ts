import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type NoteItem, notes } from './layer.js';

export const notesStage = (_lexicon: Lexicon): Stage<NoteItem> => ({
  name: 'notes',
  needs: [],
  makes: notes,
  run: () => [],
});

import { Document, type Meta } from '../document/document.js';
import { pipeline } from '../document/pipeline.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { statementsStage } from './attribution/attribution.js';
import { eventsStage } from './events/events.js';
import { figuresStage } from './figures/figures.js';
import { entitiesStage } from './identity/identity.js';
import { wordsStage } from './morphology/morphology.js';
import { namesStage } from './names/names.js';
import { notesStage } from './notes/notes.js';
import { mentionsStage } from './phrases/phrases.js';
import { timesStage } from './time/time.js';
import { datelinesStage } from './tokens/datelines.js';
import { quotationsStage } from './tokens/quotations.js';
import { sentencesStage, tokensStage } from './tokens/tokens.js';

/** Reads a report: its text as published and what is known of it, into a document with every layer. Pure. */
export type Reader = (text: string, meta?: Partial<Meta>) => Document;

/** The stages in their order. Each sees only the layers of those before it. */
export const stages = (lexicon: Lexicon) =>
  [
    sentencesStage,
    tokensStage(),
    quotationsStage,
    datelinesStage(lexicon),
    wordsStage(lexicon),
    namesStage(lexicon),
    timesStage(lexicon),
    figuresStage(lexicon),
    mentionsStage(lexicon),
    entitiesStage(lexicon),
    statementsStage(lexicon),
    eventsStage(lexicon),
    notesStage(lexicon),
  ] as const;

/** A reader with this lexicon. Tables and models are prepared here, once. */
export function createReader(lexicon: Lexicon): Reader {
  const run = pipeline(stages(lexicon));
  return (text, meta) => run(Document.of(text, meta));
}

/** A reader that only tells words: their tokens and what each is. Quick to make and to run. */
export function createWordReader(lexicon: Lexicon): (text: string) => Document {
  const run = pipeline([sentencesStage, tokensStage(), wordsStage(lexicon)]);
  return (text) => run(Document.of(text));
}

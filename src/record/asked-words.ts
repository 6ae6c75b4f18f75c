import { searchForm } from '../arabic/search.js';
import type { Document } from '../document/document.js';
import { type Analysis, words } from '../read/morphology/layer.js';
import { type Token, tokens } from '../read/tokens/layer.js';
import { stemOf, wordsOf } from './text-words.js';

/** A word that a person looks for: as typed, and the stems (`TextWord`) that a report may have it under. */
export interface AskedWord {
  readonly typed: string;
  readonly stems: readonly string[];
}

/** The words of what a person typed between two spaces. */
export type WordAnalyzer = (typed: string) => readonly AskedWord[];

/**
 * Words among which a word is tried: alone it may be anything («وليد» is a name, and «and for a hand»), but where it
 * stands as subject, as topic or after a demonstrative it is hardly split unless it is to be split.
 */
const frames: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['قال ', ' إن'],
  ['أعلن أن ', ' في'],
  ['عن هذا ', ' هذا'],
];

/** Stems of the commonest small words. What is split so that such letters remain is one of them, or was not to be split. */
const small = new Set(
  'في من الي علي عن مع ان او ثم قد لا لم لن ما هل هو هي هم هذا هذه ذلك تلك كل بعد قبل بين عند منذ حتي لكن اذا كان كما'.split(
    ' ',
  ),
);
const closed = new Set(['ADP', 'CCONJ', 'SCONJ', 'PART', 'PRON', 'DET', 'ADV', 'AUX']);
/** A noun of so many letters is looked for too where only some frames split the word so («بالمانيا»). */
const telling = 5;

/** What a person may mean by each word of `typed`. Pure. */
export function askedWords(read: (text: string) => Document, typed: string): readonly AskedWord[] {
  const document = read(typed);
  return wordsOf(document).words.map((w) => {
    const word = typed.slice(w.start, w.end);
    return { typed: word, stems: stemsOf(read, word) };
  });
}

function stemsOf(read: (text: string) => Document, word: string): readonly string[] {
  const wholes: string[] = [];
  let mayBeWhole = true;
  const splits: { readonly stem: string; readonly noun: boolean }[] = [];
  for (const [before, after] of frames) {
    const document = read(before + word + after);
    const token = document.get(tokens).find((t) => t.start === before.length);
    if (token === undefined || token.end !== before.length + word.length) continue;
    const { analyses } = document.get(words)[token.index]!;
    const [analysis] = analyses;
    const stem = stemOf(document, token, analysis);
    // alone «فقال» is «قال» and nothing else, though as a subject it would have to be a name
    if (before === '') mayBeWhole = analyses.some(isWhole);
    if (isWhole(analysis)) {
      if (mayBeWhole) wholes.push(stem);
    } else if (!mistaken(analysis, stem)) splits.push({ stem, noun: isNoun(analysis) && fits(token, analysis) });
  }
  const other = splits.filter((s) => wholes.length === 0 || (s.noun && s.stem.length >= telling)).map((s) => s.stem);
  const stems = [...new Set([...wholes, ...other])];
  return stems.length > 0 ? stems : [searchForm(word)];
}

const isWhole = ({ proclitics, enclitic }: Analysis): boolean => proclitics.length === 0 && enclitic === null;
const isNoun = ({ pos }: Analysis): boolean => pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ';
const fits = (token: Token, { stem }: Analysis): boolean => token.start <= stem.start && stem.end <= token.end;
const mistaken = ({ pos }: Analysis, stem: string): boolean => small.has(stem) && !closed.has(pos);

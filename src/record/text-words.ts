import { searchForm } from '../arabic/search.js';
import type { Document } from '../document/document.js';
import type { Span } from '../document/span.js';
import { type Analysis, words } from '../read/morphology/layer.js';
import { sentences, type Token, tokens } from '../read/tokens/layer.js';

/** A word of a text, by which the text is found. */
export interface TextWord extends Span {
  /**
   * The word proper as it was understood where it stands, in its `searchForm`: without conjunctions, prepositions,
   * article, pronoun and the alif of tanwin. «وبالحكومة», «لحكومته» and «حكومة» have the same.
   */
  readonly stem: string;
}

/** The words of a text in their order, signs left out, and where its parts end. */
export interface TextWords {
  readonly words: readonly TextWord[];
  /** How many words the headline has; 0 without one. */
  readonly headline: number;
  /** How many words there are up to the end of the first paragraph of the body. */
  readonly lead: number;
}

/** The words of a document of which the words are known. */
export function wordsOf(document: Document): TextWords {
  const { text } = document;
  const lines = document.get(sentences);
  const analysed = document.get(words);
  const stems = new Map<string, string>();
  const formOf = (part: string): string => {
    let form = stems.get(part);
    if (form === undefined) {
      form = searchForm(part);
      stems.set(part, form);
    }
    return form;
  };
  const found: TextWord[] = [];
  let headline = 0;
  let lead = 0;
  const body = lines.find((s) => s.role === 'body')?.paragraph;
  for (const token of document.get(tokens)) {
    if (token.kind === 'sign') continue;
    const { start, end } = token;
    const printed = text.slice(start, end);
    // a hashtag's words stand in no sentence: all that may go is the article
    if (printed.includes('_')) found.push(...parts(printed, start));
    else found.push({ start, end, stem: stemOf(document, token, analysed[token.index]!.analyses[0], formOf) });
    const { role, paragraph } = lines[token.sentence]!;
    if (role === 'headline') headline = found.length;
    if (body !== undefined && paragraph <= body) lead = found.length;
  }
  return { words: found, headline, lead: Math.max(headline, lead) };
}

const parts = (hashtag: string, at: number): TextWord[] =>
  [...hashtag.matchAll(/[^_]+/gu)].map(({ 0: part, index }) => ({
    start: at + index,
    end: at + index + part.length,
    stem: searchForm(part).replace(/^ال(?=.{2})/u, ''),
  }));

/** The stem of a token that is understood as `analysis` says. */
export function stemOf(
  document: Document,
  token: Token,
  { proclitics, stem: span, enclitic, lemma, pos }: Analysis,
  formOf: (part: string) => string = searchForm,
): string {
  const part = document.slice(span);
  const stem = formOf(part);
  if (stem === '') return formOf(document.slice(token));
  if (token.kind !== 'word') return stem;
  // «لله» and «والله» are cut in many ways
  if (stem === 'لل' || stem === 'لله' || (stem === 'له' && proclitics.at(-1) === 'ل' && token.fold === 'لله'))
    return 'الله';
  const dictionary = lemma === null ? null : formOf(lemma);
  // before a pronoun ta marbuta is written open: «حكومته» is «حكومة»
  if (enclitic !== null && stem.endsWith('ت') && dictionary === `${stem.slice(0, -1)}ه`) return dictionary;
  // «وزيراً» is «وزير», with or without its marks
  if (stem.endsWith('ا') && stem.length > 3 && pos !== 'VERB') {
    const short = stem.slice(0, -1);
    if (dictionary === short || part.includes('\u064B')) return short;
  }
  return stem;
}

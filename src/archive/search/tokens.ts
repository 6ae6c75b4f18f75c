import { bare } from '../../arabic/letters.js';
import { searchForm } from '../../arabic/search.js';

/** Stands where a word is not indexed but its place counts. It is no word's token. */
export const filler = '\u00B7';

/** A word is cut to so many letters: no language's words are longer, and databases limit them. */
const longest = 60;

/**
 * A form as one token of both databases' indexes: ASCII signs, at which SQLite's tokenizer would cut and which mean
 * something to PostgreSQL, as their full-width forms.
 */
const token = (form: string): string =>
  form === ''
    ? filler
    : form.slice(0, longest).replace(/[!-/:-@[-`{-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** What a word is indexed under: as understood, in any spelling, and letter by letter. */
export interface Tokens {
  readonly stem: string;
  readonly form: string;
  readonly exact: string;
}
export type Stream = keyof Tokens;
export const streams = ['stem', 'form', 'exact'] as const satisfies readonly Stream[];

export const stemToken = (stem: string): string => token(stem);
export const formToken = (word: string): string => token(searchForm(word));
/** Letters as typed, but for diacritics, tatweel, the kind of digits, and Latin capitals. */
export const exactToken = (word: string): string => token(bare(word).toLowerCase());

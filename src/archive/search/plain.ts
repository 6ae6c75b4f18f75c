import { searchForm } from '../../arabic/search.js';
import type { TextWord, TextWords } from '../../record/text-words.js';

/** Words, and numbers with their separators; marks and invisible characters within a word belong to it. */
const word =
  /\d[\d\u0660-\u0669\u06F0-\u06F9.,\u066B\u066C]*\d|[\p{N}]+|[\p{L}][\p{L}\p{M}\u0640\u200B-\u200F\u2060]*/gu;

/**
 * The words of a text that was not read: not yet, or because it could not be. Each is its own stem, so it is found as it
 * stands and without its clitics is not. The first line is its headline when a title is known, the next one its lead.
 */
export function plainWords(text: string, title: string | null): TextWords {
  const words: TextWord[] = [...text.matchAll(word)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
    stem: searchForm(part),
  }));
  const lines = [...text.matchAll(/^.*\S.*$/gmu)].map(({ 0: line, index }) => index + line.length);
  const upTo = (end: number | undefined): number => (end === undefined ? 0 : words.filter((w) => w.end <= end).length);
  const headline = title === null ? 0 : upTo(lines[0]);
  return { words, headline, lead: Math.max(headline, upTo(lines[title === null ? 0 : 1])) };
}

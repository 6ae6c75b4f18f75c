import { filler, type Stream, streams } from './tokens.js';

/** How PostgreSQL marks the words of the zones. */
export const weights = ['A', 'B', 'D'] as const;
/** The first letter of a lexeme says which of a word's tokens it is. */
export const marks: Readonly<Record<Stream, string>> = { stem: 's', form: 'f', exact: 'x' };

/** Places between two zones, so that no phrase runs over both. */
const gap = 10;
/** No word stands further on; it is by itself there, so that it makes no phrase with the one before. */
const last = 16_383;

/** Columns of words as text of a `tsvector`: three of each zone, as `SearchText` has them. */
export function tsvectorOf(columns: readonly string[]): string {
  const places = new Map<string, string[]>();
  let before = 0;
  for (let zone = 0; zone * streams.length < columns.length; zone++) {
    let length = 0;
    for (const [s, stream] of streams.entries()) {
      const column = columns[zone * streams.length + s]!;
      const words = column === '' ? [] : column.split(' ');
      length = words.length;
      for (const [i, word] of words.entries()) {
        if (word === filler) continue;
        const lexeme = marks[stream] + word;
        const place = `${Math.min(last, before + i + 1)}${weights[zone]}`;
        const list = places.get(lexeme);
        if (list === undefined) places.set(lexeme, [place]);
        else list.push(place);
      }
    }
    before += length + gap;
  }
  return [...places].map(([lexeme, list]) => `'${lexeme}':${list.join(',')}`).join(' ');
}

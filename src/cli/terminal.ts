/** How text looks where it is shown. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const paint = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string): string => text;

export const coloured: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  cyan: paint(36, 39),
};
export const plain: Style = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

/** Colours only where a person looks: on a terminal, unless NO_COLOR (any value but empty) or TERM=dumb says no. */
export const styleFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Style =>
  stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb' ? coloured : plain;

/** Columns to fill: the terminal's, at most 100; 80 where there is none. */
export const columnsOf = (stream: { readonly columns?: number }): number =>
  Math.max(40, Math.min(100, stream.columns ?? 80));

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
/** East Asian wide and emoji presentation: two columns. The ranges that occur in news. */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6])/u;

/**
 * Columns a text takes on a terminal: marks, joiners, bidi controls and colour codes take none. Lam and alif count as
 * two: terminals that join them to one glyph still give it two cells.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text.replace(/\u001b\[[\d;]*m/g, ''))) {
    const base = segment.replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '');
    if (base !== '') width += wide.test(base) ? 2 : 1;
  }
  return width;
}

/** The text with spaces after it up to a width. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Words in lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/u).filter((w) => w !== '')) {
    const w = widthOf(word);
    if (line !== '' && used + 1 + w > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line = line === '' ? word : `${line} ${word}`;
    used += (used === 0 ? 0 : 1) + w;
  }
  if (line !== '') lines.push(line);
  return lines;
}

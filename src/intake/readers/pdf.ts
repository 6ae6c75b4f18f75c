import { getDocumentProxy } from 'unpdf';
import { InputError, messageOf } from '../errors.js';
import { limits } from '../limits.js';

/** A piece of text on a page, as pdf.js gives it: its letters in logical order, its place in points from below left. */
interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/**
 * The text of a PDF in logical order, a paragraph a line: pieces on one baseline are put in reading order, lines of one
 * paragraph joined. Letters are those the file maps its glyphs to. Throws InputError for a file that is broken, locked
 * or holds pictures of text only.
 */
export async function pdfText(
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const paragraphs: string[] = [];
  const notes = ['no date found', 'lines of the PDF were joined to paragraphs'];
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    });
    if (pdf.numPages > limits.pdfPages)
      throw new InputError(
        `a PDF of ${pdf.numPages} pages is no single report (at most ${limits.pdfPages}). Split it.`,
      );
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      const { items } = await page.getTextContent();
      paragraphs.push(
        ...paragraphsOf(linesOf((items as TextItem[]).filter((i) => 'str' in i && i.str !== '').map(pieceOf))),
      );
      page.cleanup();
    }
    await pdf.destroy();
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) throw error;
    const name = (error as Error).name;
    if (name === 'PasswordException') throw new InputError('a PDF locked with a password. Save it without one.');
    throw new InputError(`a broken PDF (${messageOf(error)}). Save it anew, or give its text.`);
  }
  if (paragraphs.length === 0)
    throw new InputError('a PDF without text: its pages are pictures. Make text of them first (OCR).');
  return { text: paragraphs.join('\n'), notes };
}

const pieceOf = ({ str, transform, width, height }: TextItem): Piece => ({
  str,
  x: transform[4] ?? 0,
  y: transform[5] ?? 0,
  width,
  height: height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || 10,
});

interface Line {
  readonly text: string;
  readonly rightToLeft: boolean;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** Pieces that follow one another on one baseline are a line: files give columns one after the other. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let held: Piece[] = [];
  const end = (): void => {
    if (held.some((p) => p.str.trim() !== '')) lines.push(lineOf(held));
    held = [];
  };
  for (const piece of pieces) {
    const last = held.at(-1);
    if (last !== undefined && Math.abs(piece.y - last.y) > 0.5 * Math.max(piece.height, last.height)) end();
    held.push(piece);
  }
  end();
  return lines;
}

const arabicLetters = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const arabicLetter = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const strong = /\p{L}/u;

function lineOf(pieces: readonly Piece[]): Line {
  const all = pieces.map((p) => p.str).join('');
  const rightToLeft = (all.match(arabicLetters)?.length ?? 0) * 2 >= (all.match(/\p{L}/gu)?.length ?? 0);
  const shown = pieces.filter((p) => p.str.trim() !== '');
  const sorted = [...shown].sort((a, b) => (rightToLeft ? b.x + b.width - (a.x + a.width) : a.x - b.x));
  const ordered = rightToLeft ? withRunsLeftToRight(sorted) : sorted;
  let text = '';
  let before: Piece | null = null;
  for (const piece of ordered) {
    if (before !== null && !/\s$/u.test(text) && !/^\s/u.test(piece.str)) {
      const gap = Math.max(piece.x - (before.x + before.width), before.x - (piece.x + piece.width));
      const spaced = pieces.some((p) => p.str.trim() === '' && isBetween(p, before!, piece));
      if (spaced || gap > 0.15 * piece.height) text += ' ';
    }
    text += rightToLeft && !arabicLetter.test(piece.str) ? withSignAfter(piece.str) : piece.str;
    before = piece;
  }
  return {
    text: text.replace(/\s+/gu, ' ').trim(),
    rightToLeft,
    left: Math.min(...shown.map((p) => p.x)),
    right: Math.max(...shown.map((p) => p.x + p.width)),
    y: shown[0]!.y,
    height: Math.max(...shown.map((p) => p.height)),
  };
}

const isBetween = (space: Piece, a: Piece, b: Piece): boolean => {
  const middle = space.x + space.width / 2;
  return middle >= Math.min(a.x, b.x) && middle <= Math.max(a.x + a.width, b.x + b.width);
};

/** In a line from right to left, pieces of Latin letters or digits that stand side by side read from left to right. */
function withRunsLeftToRight(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let run: Piece[] = [];
  const flush = (): void => {
    out.push(...run.reverse());
    run = [];
  };
  for (const piece of pieces) {
    if (/[\p{Script=Latin}\p{Nd}]/u.test(piece.str) && !arabicLetter.test(piece.str)) run.push(piece);
    else {
      flush();
      out.push(piece);
    }
  }
  flush();
  return out;
}

/** A number with a full stop after it is drawn with the stop on its left; as a piece by itself it is given so. */
const withSignAfter = (text: string): string => text.replace(/^(\s*)([.,:;!؟،؛]+)([\p{L}\p{N}].*?)(\s*)$/u, '$1$3$2$4');

const pairs = ['«»', '()', '[]', '{}', '“”', '‹›'] as const;

/**
 * Brackets and quotation marks from right to left are drawn with one another's shapes, and many files map the shape
 * drawn: where a pair closes before it opens, its two signs are exchanged.
 */
function mirrored(text: string): string {
  let out = text;
  for (const pair of pairs) {
    const [open, close] = [pair[0]!, pair[1]!];
    const faults = (o: string, c: string): number => {
      let depth = 0;
      let wrong = 0;
      for (const sign of out) {
        if (sign === o) depth++;
        else if (sign === c && --depth < 0) {
          wrong++;
          depth = 0;
        }
      }
      return wrong + depth;
    };
    if (faults(close, open) < faults(open, close))
      out = [...out].map((sign) => (sign === open ? close : sign === close ? open : sign)).join('');
  }
  return out;
}

/** Lines joined to paragraphs: one ends where its last line stops short, where more space follows, or where type changes. */
function paragraphsOf(lines: readonly Line[]): string[] {
  const gaps = lines
    .slice(1)
    .map((l, i) => lines[i]!.y - l.y)
    .filter((g) => g > 0)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const out: string[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before !== undefined && continues(before, line, usual)) out[out.length - 1] += ` ${line.text}`;
    else out.push(line.text);
  }
  return out.filter((p) => strong.test(p)).map((p) => (arabicLetter.test(p) ? mirrored(p) : p));
}

function continues(before: Line, line: Line, usualGap: number): boolean {
  if (before.rightToLeft !== line.rightToLeft) return false;
  if (Math.abs(before.height - line.height) > 0.15 * Math.max(before.height, line.height)) return false;
  const gap = before.y - line.y;
  if (gap <= 0 || gap > 1.3 * usualGap) return false;
  const width = Math.max(before.right, line.right) - Math.min(before.left, line.left);
  const short = before.rightToLeft
    ? before.left - Math.min(before.left, line.left)
    : Math.max(before.right, line.right) - before.right;
  const indented = before.rightToLeft ? before.right - line.right : line.left - before.left;
  return short < 0.12 * width && indented < 0.8 * line.height;
}

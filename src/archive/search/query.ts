import { QueryError } from '../errors.js';

/** What a person looks for, as typed. */
export type Query =
  /** What stands between two spaces; it may come to several words («كوفيد-19»), which then stand together. */
  | { readonly kind: 'word'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'prefix'; readonly text: string; readonly exact: boolean }
  /** Words in this sequence. */
  | { readonly kind: 'phrase'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'any'; readonly of: readonly Query[] };

export interface ParsedQuery {
  /** All of these must be there. */
  readonly all: readonly Query[];
  /** None of these may be there. */
  readonly none: readonly Query[];
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '„': '“', '«': '»', '»': '«' };

/**
 * Reads what a person typed: words, all of which must be there; `"a phrase"` in any quotation marks; `-word` for one that
 * must not; `word*` for what begins so; `a | b` (or `a OR b`) for either; `=word` or `="phrase"` letter by letter. A
 * quotation mark without its other one means nothing. Throws QueryError when nothing is left to look for.
 */
export function parseQuery(typed: string, { exact = false } = {}): ParsedQuery {
  const all: Query[] = [];
  const none: Query[] = [];
  let either = false;
  for (const { sign, letterwise, text, quoted } of pieces(typed)) {
    if (!quoted && sign === '' && !letterwise && /^(?:\|+|OR)$/u.test(text)) {
      either = all.length > 0;
      continue;
    }
    const query = queryOf(text, quoted, exact || letterwise);
    if (query === null) continue;
    if (sign === '-') none.push(query);
    else if (either) {
      const last = all.pop()!;
      all.push({ kind: 'any', of: [...(last.kind === 'any' ? last.of : [last]), query] });
    } else all.push(query);
    either = false;
  }
  if (all.length === 0)
    throw new QueryError(
      none.length > 0
        ? 'say also what is to be there: a query of -words alone would find nearly everything.'
        : 'there is no word to look for.',
    );
  return { all, none };
}

interface Piece {
  readonly sign: '' | '-';
  readonly letterwise: boolean;
  readonly text: string;
  readonly quoted: boolean;
}

function* pieces(typed: string): Generator<Piece> {
  const start = /\s*([-\u2212]?)(=?)/uy;
  for (let at = 0; at < typed.length; ) {
    start.lastIndex = at;
    const [whole, minus, equals] = start.exec(typed)!;
    at += whole.length;
    if (at >= typed.length) return;
    const sign = minus === '' ? '' : '-';
    const letterwise = equals !== '';
    const mark = closing[typed[at]!];
    const end = mark === undefined ? -1 : typed.indexOf(mark, at + 1);
    if (end > 0) {
      yield { sign, letterwise, text: typed.slice(at + 1, end), quoted: true };
      at = end + 1;
      continue;
    }
    // a bar parts words even where no space does
    const text = /^(?:\|+|[^\s|"“”„«»]+|.)/u.exec(typed.slice(at))![0];
    at += text.length;
    yield { sign, letterwise, text, quoted: false };
  }
}

function queryOf(text: string, quoted: boolean, exact: boolean): Query | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  if (quoted) return { kind: 'phrase', text, exact };
  if (!text.endsWith('*')) return { kind: 'word', text, exact };
  const stem = text.replace(/\*+$/u, '');
  if ((stem.match(/[\p{L}\p{N}]/gu) ?? []).length < 2)
    throw new QueryError(`${text} would find nearly everything: give at least two letters before the *.`);
  return { kind: 'prefix', text: stem, exact };
}

import type { EventItem } from '../archive/lists/events.js';
import type { FigureItem } from '../archive/lists/figures.js';
import type { StatementItem } from '../archive/lists/statements.js';
import { wordFor } from '../record/words.js';
import { padded, type Style, widthOf } from './terminal.js';

/** An item as cells of a line: numbers and labels first, its Arabic in the last, so that both stand right everywhere. */
export type Cells<T> = (item: T) => readonly [id: string, ...string[]];

const day = (published: string | null): string => (published ?? '').slice(0, 10);

/** Who says what; `unknown` and a machine's own item are told by an empty cell. */
export const statementCells: Cells<StatementItem> = (s) => {
  const speaker = s.chain.find((l) => l.role === 'speaker')?.entity.name;
  const relays = s.chain.filter((l) => l.role !== 'speaker').length;
  return [
    s.id,
    s.said?.from ?? day(s.report.published),
    wordFor('en', 'stance', s.stance),
    relays === 0 ? '' : `via ${relays}`,
    speaker === undefined ? s.words.text : `${speaker}: ${s.words.text}`,
  ];
};

export const eventCells: Cells<EventItem> = (e) => {
  const names = (entities: readonly { readonly name: string }[]): string => entities.map((a) => a.name).join('، ');
  const who = [names(e.actors), names(e.recipients)].filter((n) => n !== '').join(' ← ');
  return [
    e.id,
    e.date ?? '',
    wordFor('en', 'eventType', e.type),
    wordFor('en', 'status', e.status),
    [e.words.text, who, e.place?.name ?? ''].filter((n) => n !== '').join(' · '),
  ];
};

export const figureCells: Cells<FigureItem> = (f) => {
  const number = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 6 });
  const range = f.bound === 'exact' && f.high !== null && f.high !== f.low;
  return [
    f.id,
    day(f.report.published),
    wordFor('en', 'bound', f.bound),
    range ? `${number(f.low)}–${number(f.high!)}` : number(f.value),
    wordFor('en', 'measure', f.measure),
    f.claimant === null ? f.words.text : `${f.words.text} · ${f.claimant.name}`,
  ];
};

/** Items in columns no wider than the terminal: the last cell is cut where it does not fit. */
export function inColumns<T>(
  items: readonly T[],
  cells: Cells<T>,
  look: { readonly style: Style; readonly columns: number },
): string {
  const rows = items.map(cells);
  const wide = rows.reduce<number[]>((w, row) => row.map((cell, i) => Math.max(w[i] ?? 0, widthOf(cell))), []);
  // a column that is empty throughout takes no room
  const taken = wide.slice(0, -1).map((w) => (w === 0 ? 0 : w + 2));
  const left = Math.max(20, look.columns - taken.reduce((a, b) => a + b, 0));
  return rows
    .map((row) => {
      const start = row
        .slice(0, -1)
        .map((cell, i) => (i === 0 ? look.style.cyan(padded(cell, taken[i]!)) : padded(cell, taken[i]!)));
      return `${start.join('')}${cut(row.at(-1)!.replace(/\s+/gu, ' '), left)}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  let end = Math.min(letters.length, width);
  while (end > 0 && widthOf(letters.slice(0, end).join('')) > width - 1) end--;
  // marks that belong to the next letter are left with it; a cut never parts a letter from its own
  while (end > 0 && end < letters.length && /\p{M}/u.test(letters[end]!)) end--;
  return `${letters.slice(0, end).join('').trimEnd()}…`;
}

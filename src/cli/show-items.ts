import type { EntityItem } from '../archive/lists/entities.js';
import type { EventItem } from '../archive/lists/events.js';
import type { FigureItem } from '../archive/lists/figures.js';
import type { ReportRef } from '../archive/lists/refs.js';
import type { StatementItem } from '../archive/lists/statements.js';
import type { ReportHit } from '../archive/search/search.js';
import type { Excerpt } from '../archive/search/snippet.js';
import { painted } from '../export/lists.js';
import { wordFor } from '../record/words.js';
import { padded, type Style, wrap } from './terminal.js';

export interface ListLook {
  readonly style: Style;
  readonly columns: number;
}

/*
 * As in the rendering of a record, a line holds at most one piece of Arabic, at its end: so terminals that order both
 * directions and those that do not show the same words in the same places.
 */
const wide = 11;

function rows(look: ListLook, head: string, lines: readonly (readonly [label: string, text: string | null])[]): string {
  const out = [head];
  for (const [label, text] of lines) {
    if (text === null || text === '') continue;
    wrap(text, Math.max(20, look.columns - wide - 2)).forEach((line, i) => {
      out.push(`  ${look.style.dim(padded(i === 0 ? label : '', wide))}${line}`);
    });
  }
  return `${out.join('\n')}\n`;
}

const day = (r: ReportRef): string => (r.published ?? '').slice(0, 10);
const from = (r: ReportRef): readonly (readonly [string, string | null])[] => [
  ['in', r.title],
  ['by', r.publisher],
];

export function showReport({ report, text, headline, snippet, statements }: ReportHit, look: ListLook): string {
  const { style } = look;
  const paint = style.yellow;
  const count = `${statements} statement${statements === 1 ? '' : 's'}`;
  return rows(
    look,
    `${style.cyan(report.uid)}  ${[day(report), style.dim(count)].filter((x) => x !== '').join(' · ')}`,
    [
      ['', headline === null ? report.title : painted(text, headline, (w) => style.bold(paint(w)))],
      ['by', report.publisher],
      ['', snippet === null ? null : painted(text, snippet, paint)],
    ],
  );
}

export function showStatement(s: StatementItem, look: ListLook, found?: Excerpt): string {
  const { style } = look;
  const speaker = s.chain.find((l) => l.role === 'speaker');
  const about = [
    wordFor('en', 'stance', s.stance),
    wordFor('en', 'mode', s.mode),
    s.medium,
    s.said?.from,
    s.review === 'machine' ? null : s.review,
  ];
  const head = `${style.cyan(s.id)}  ${about.filter((a) => a !== null && a !== undefined).join(' · ')}`;
  return rows(look, head, [
    ['who', speaker === undefined ? style.dim('unknown') : style.bold(speaker.entity.name)],
    ...s.chain
      .filter((l) => l.role !== 'speaker')
      .reverse()
      .map((l) => ['through', l.entity.name] as const),
    ['to', s.addressee?.name ?? null],
    ['says', found === undefined ? s.words.text : painted(s.words.text, found, style.yellow)],
    ...from(s.report),
    ['published', day(s.report)],
  ]);
}

export function showEvent(e: EventItem, look: ListLook): string {
  const { style } = look;
  const about = [style.bold(wordFor('en', 'eventType', e.type)), e.mode, wordFor('en', 'status', e.status), e.date];
  return rows(look, `${style.cyan(e.id)}  ${about.filter((a) => a !== null).join(' · ')}`, [
    ['word', e.words.text],
    ['who did', e.actors.map((a) => a.name).join('، ')],
    ['to', e.recipients.map((a) => a.name).join('، ')],
    ['where', e.place?.name ?? null],
    ['figures', e.figures.map((f) => f.words.text).join('، ')],
    ['said in', e.statement],
    ...from(e.report),
  ]);
}

export function showFigure(f: FigureItem, look: ListLook): string {
  const { style } = look;
  const number = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 6 });
  const value =
    f.bound === 'exact' && f.high !== null && f.high !== f.low ? `${number(f.low)}–${number(f.high)}` : number(f.value);
  const about = [
    style.bold([wordFor('en', 'bound', f.bound), value].filter((x) => x !== '').join(' ')),
    wordFor('en', 'measure', f.measure),
  ];
  return rows(look, `${style.cyan(f.id)}  ${about.join(' · ')}`, [
    ['words', f.words.text],
    ['who counts', f.claimant?.name ?? null],
    ['said in', f.statement],
    ...from(f.report),
    ['published', day(f.report)],
  ]);
}

/** An entity is one line: numbers before, its name at the end. */
export function showEntity(e: EntityItem, { style }: ListLook): string {
  const counts = `${String(e.reports).padStart(7)} reports ${String(e.statements).padStart(6)} statements`;
  const kind = padded(wordFor('en', 'entityType', e.type), 16);
  return `${style.cyan(padded(String(e.id), 8))}${counts}  ${style.dim(kind)}${padded(e.country ?? '', 4)}${style.bold(e.name)}\n`;
}

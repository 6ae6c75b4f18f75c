import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';

/** What a form of the time tables is. */
export type TermClass =
  | 'weekday'
  | 'bare-weekday'
  | 'part'
  | 'last'
  | 'next'
  | 'this'
  | 'this-before'
  | 'same'
  | 'following'
  | 'position'
  | 'approx'
  | 'few'
  | 'season'
  | 'ordinal-part'
  | 'future'
  | 'scheduled'
  | 'eventful'
  | 'age'
  | 'title'
  | 'month'
  | 'unit'
  | 'dual'
  | 'units'
  | 'recurring'
  | 'day'
  | 'vague'
  | 'set'
  | 'raw'
  | 'holiday';

/** One meaning of one form. */
export interface Term {
  readonly kind: TermClass;
  readonly value: string;
  /** Folded words of the form. */
  readonly words: readonly string[];
  readonly definite: boolean;
  /** Table and form, for `why`. */
  readonly row: string;
  /** Months and holidays. */
  readonly hijri: boolean;
  readonly month: number;
  readonly day: number;
  /** Months: see the table; `yes` for all else. */
  readonly alone: string;
  /** Units: how many of the TIMEX unit one is. */
  readonly times: number;
}

/** Terms by their first folded word, the longer first. */
export type Vocabulary = ReadonlyMap<string, readonly Term[]>;

const split = (cell: string | undefined): string[] =>
  cell && cell !== '—'
    ? cell
        .split('|')
        .map((f) => f.trim())
        .filter(Boolean)
    : [];

/** Reads the tables of the time stage, once. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  const map = new Map<string, Term[]>();
  const put = (form: string, kind: TermClass, value: string, table: string, more: Partial<Term> = {}): void => {
    const words = (fold(form).match(/[\p{L}\p{N}]+|\S/gu) ?? []) as string[];
    const first = words[0]!;
    const list = map.get(first) ?? [];
    if (list.some((t) => t.kind === kind && t.words.join(' ') === words.join(' '))) return;
    list.push({
      kind,
      value,
      words,
      definite: first.startsWith('ال'),
      row: `${table}: ${form}`,
      hijri: false,
      month: 0,
      day: 0,
      alone: 'yes',
      times: 1,
      ...more,
    });
    map.set(first, list);
  };
  const both = (form: string, kind: TermClass, value: string, table: string, more: Partial<Term> = {}): void => {
    put(form, kind, value, table, more);
    if (!form.includes(' ')) put(`ال${form}`, kind, value, table, { ...more, definite: true });
  };

  for (const r of lexicon.table('time-words')) {
    const kind = r.class as TermClass;
    for (const form of split(r.forms)) {
      if (kind === 'part' || kind === 'age') both(form, kind, r.value!, 'time-words');
      else put(form, kind, r.value!, 'time-words');
      if (kind === 'weekday') put(form.replace(/^ال/u, ''), 'bare-weekday', r.value!, 'time-words');
    }
  }
  for (const r of lexicon.table('time-months')) {
    const more = { hijri: r.calendar === 'h', month: Number(r.month), alone: r.alone! };
    for (const form of split(r.forms)) put(form, 'month', '', 'time-months', more);
  }
  for (const r of lexicon.table('time-units')) {
    const value = r.unit!;
    const more = { times: Number(r.times) };
    for (const form of split(r.singular)) {
      both(form, 'unit', value, 'time-units', more);
      // the accusative after a number; after a word of ta marbuta it is the same form
      if (!/ة$/u.test(form)) put(`${form}ا`, 'unit', value, 'time-units', more);
    }
    for (const form of split(r.dual)) both(form, 'dual', value, 'time-units', more);
    for (const form of split(r.plural)) both(form, 'units', value, 'time-units', more);
    for (const form of split(r.adjective)) both(form, 'recurring', value, 'time-units', more);
    for (const form of split(r.adverb)) put(form, 'recurring', value, 'time-units', { ...more, day: 1 });
  }
  for (const r of lexicon.table('time-phrases'))
    for (const form of split(r.phrases)) put(form, r.kind as TermClass, r.value!, 'time-phrases');
  for (const r of lexicon.table('time-holidays')) {
    const more = { hijri: r.calendar === 'h', month: Number(r.month), day: Number(r.day) };
    for (const form of split(r.phrases)) put(form, 'holiday', '', 'time-holidays', more);
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
}

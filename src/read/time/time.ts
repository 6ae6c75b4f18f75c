import { isoDay, parseIsoDay } from '../../arabic/calendar.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { contains } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Word, words } from '../morphology/layer.js';
import { names } from '../names/layer.js';
import { datelines, tokens } from '../tokens/layer.js';
import { Anchor } from './anchor.js';
import { type TimeForms, timeFormsOf } from './forms.js';
import type { Found, Grammar, Rule } from './grammar.js';
import { type TimeExpression, times } from './layer.js';
import { coverage, timexOf } from './moment.js';
import { clock } from './rules/clock.js';
import { dayMonth, monthAlone, numericDate, partOfMonth, shortNumericDate } from './rules/dates.js';
import { deictic, fullDate, holiday, partOfDay, sameDay, weekday } from './rules/days.js';
import { phrase, recurring } from './rules/fixed.js';
import { ago, duration, modifiedUnits, namedUnit } from './rules/units.js';
import { hoursWithin } from './rules/within.js';
import { century, decade, decadeOfCentury, partOfYear, year } from './rules/years.js';
import { TimeText } from './text.js';

/** All are tried where an expression may begin; the longest wins, of equal ones the first. */
const rules: readonly Rule[] = [
  hoursWithin,
  partOfDay,
  deictic,
  weekday,
  dayMonth,
  numericDate,
  shortNumericDate,
  sameDay,
  holiday,
  clock,
  monthAlone,
  partOfMonth,
  namedUnit,
  modifiedUnits,
  partOfYear,
  decade,
  decadeOfCentury,
  century,
  year,
  phrase,
  recurring,
  ago,
  duration,
];

/** Words to look back and ahead for what tells past from future. */
const back = 16;
const ahead = 4;

class Reading implements Grammar {
  readonly text: TimeText;
  readonly anchor: Anchor;
  readonly found: Found[] = [];
  private readonly words: readonly Word[];

  constructor(document: Document, forms: TimeForms) {
    this.text = new TimeText(document.text, document.get(tokens), forms);
    this.words = document.get(words);
    this.anchor = anchorOf(document, forms);
  }

  run(): readonly Found[] {
    const { text } = this;
    for (let i = 0; i < text.toks.length; ) {
      const f = this.mayBegin(i) ? this.best(i) : null;
      if (f) this.found.push(f);
      i = f ? f.last : i + 1;
    }
    return this.found;
  }

  private mayBegin(i: number): boolean {
    const { text } = this;
    const t = text.toks[i]!;
    if (t.kind === 'number' || text.any(i)) return true;
    if (t.kind !== 'word') return false;
    if (t.fold.length <= 4 && text.toks[i + 1]?.kind === 'number') return true;
    return text.opens(i) || (text.numeral(i) && (text.count(i) !== null || text.ordinal(i) !== null));
  }

  private best(i: number): Found | null {
    let best: Found | null = null;
    for (const rule of rules) {
      const f = rule(this, i);
      if (f && (!best || f.last > best.last)) best = f;
    }
    return best;
  }

  future(i: number): boolean {
    const { text } = this;
    for (let k = i - 1; k >= i - back && text.together(k, i); k--) {
      const tells = this.tells(k);
      if (tells !== null) return tells;
    }
    for (let k = i + 1; k <= i + ahead && text.together(k, i); k++) {
      if (text.toks[k]!.kind === 'sign' || text.is(k, 'ان', 'انه', 'انها', 'بان')) return false;
      const tells = this.tells(k);
      if (tells !== null) return tells;
    }
    return false;
  }

  /** Whether the word tells of what is to come (true), of what was (false), or nothing. */
  private tells(k: number): boolean | null {
    const { text } = this;
    if (text.term(k, 'future')) return true;
    const { pos, aspect, proclitics } = this.words[k]!.analyses[0];
    if (pos !== 'VERB') return null;
    if (aspect === 'past') return false;
    if (proclitics.includes('س')) return true;
    if (text.is(k - 1, 'لم', 'ولم', 'كان', 'كانت')) return false;
    // «قبل أن تبدأ» tells what had not begun; any other «أن» with the present is an intention
    if (text.is(k - 1, 'ان', 'بان')) return !text.is(k - 2, 'قبل');
    return text.term(k, 'scheduled') ? true : null;
  }
}

/** The day of publication; without it that of the dateline, a date that stands by itself. */
function anchorOf(document: Document, forms: TimeForms): Anchor {
  const published = document.meta.published === null ? null : parseIsoDay(document.meta.published);
  if (published !== null) return new Anchor(published, 'published');
  const line = document.get(datelines).find((d) => d.date !== null);
  if (!line) return new Anchor(null, 'published');
  const within = document.get(tokens).filter((t) => contains(line.date!, t));
  const f = fullDate(new TimeText(document.text, within, forms), 0);
  return f?.moment.grain === 'day' ? new Anchor(f.moment.day, 'dateline') : new Anchor(null, 'published');
}

/** Finds expressions of time and resolves them against the day of publication. */
export const timesStage = (lexicon: Lexicon): Stage<TimeExpression> => {
  const forms = lexicon.once(timeFormsOf);
  return {
    name: 'times',
    needs: [tokens, datelines, words, names],
    makes: times,
    run(document) {
      const reading = new Reading(document, forms);
      const all = reading.run().map((f): TimeExpression => {
        const days = coverage(f.moment);
        return {
          start: reading.text.offset(f.first, f.cut),
          end: reading.text.toks[f.last - 1]!.end,
          value: timexOf(f.moment),
          from: days && isoDay(days[0]),
          to: days && isoDay(days[1]),
          basis: f.basis,
          set: f.set,
          why: f.why,
          conflict: f.conflict,
        };
      });
      return outsideNames(document, all);
    },
  };
};

/** Without those that are part of a longer name («روسيا اليوم»). */
function outsideNames(document: Document, all: readonly TimeExpression[]): readonly TimeExpression[] {
  const named = document.get(names);
  let k = 0;
  return all.filter((t) => {
    while (k < named.length && named[k]!.end <= t.start) k++;
    const n = named[k];
    return !(n && n.start <= t.start && n.end >= t.end && n.end - n.start > t.end - t.start);
  });
}

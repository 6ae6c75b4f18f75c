import { fold } from '../../arabic/letters.js';
import type { Stage } from '../../document/pipeline.js';
import type { Span } from '../../document/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type TimeForms, timeFormsOf } from '../time/forms.js';
import { fullDate } from '../time/rules/days.js';
import { TimeText } from '../time/text.js';
import { type Dateline, datelines, type Sentence, sentences, type Token, tokens } from './layer.js';

/** Phrases of folded words by their first word, the longer first. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** How many tokens of a line a dateline may take. */
const longest = 26;
/** Lines in which one may stand: the first few, and the last. */
const firstLines = 3;

const dashes = new Set(['-', '–', '—', '--', 'ـ', '|', '/']);
const quotes = new Set(['«', '»', '"', '“', '”', '(', ')', '[', ']', '*']);
const commas = new Set(['،', ',', '.']);

function phrasesOf(forms: Iterable<string>): Phrases {
  const map = new Map<string, string[][]>();
  for (const form of forms) {
    const words = fold(form)
      .split(/[\s.-]+/u)
      .filter(Boolean);
    const first = words[0];
    if (first === undefined) continue;
    const list = map.get(first) ?? [];
    list.push(words);
    map.set(first, list);
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length);
  return map;
}

const split = (cell: string | undefined): string[] => (cell ?? '').split('|');

/** The longest of the phrases at token `i`; dots between its words are passed over. Gives the token after it. */
function match(toks: readonly Token[], i: number, phrases: Phrases): number {
  for (const words of phrases.get(toks[i]?.fold ?? '') ?? []) {
    let at = i + 1;
    let k = 1;
    for (; k < words.length; k++) {
      if (toks[at]?.fold === '.') at++;
      if (toks[at]?.fold !== words[k]) break;
      at++;
    }
    if (k === words.length) return at;
  }
  return i;
}

interface Knowledge {
  readonly agencies: Phrases;
  readonly cities: Phrases;
  readonly countries: Phrases;
  readonly forms: TimeForms;
}

type Field = Span & { readonly kind: 'place' | 'country' | 'agency' | 'date' | 'unknown' };

/** Reads the fields with which a line begins, and says where they stop. */
function fieldsOf(text: string, toks: readonly Token[], known: Knowledge, wholeLine: boolean) {
  const fields: Field[] = [];
  const dates = new TimeText(text, toks, known.forms);
  let i = 0;
  let end = 0;
  let closed = false;
  let colon = false;
  while (i < toks.length) {
    const t = toks[i]!;
    if (dashes.has(t.fold) || t.fold === ':') {
      closed = fields.length > 0;
      colon = t.fold === ':';
      i++;
      continue;
    }
    if (quotes.has(t.fold) || commas.has(t.fold)) {
      if (t.fold === ')' || t.fold === '»') end = t.end;
      i++;
      continue;
    }
    const field = (kind: Field['kind'], to: number): void => {
      fields.push({ kind, start: t.start, end: toks[to - 1]!.end });
      end = toks[to - 1]!.end;
      closed = false;
      i = to;
    };
    const agency = match(toks, i, known.agencies);
    const city = match(toks, i, known.cities);
    const country = match(toks, i, known.countries);
    const date = fullDate(dates, i);
    if (date) field('date', date.last);
    // «قنا» is a city and an agency: after a place it is the agency
    else if (
      city > i &&
      city >= agency &&
      city >= country &&
      !(agency === city && fields.some((f) => f.kind === 'place'))
    )
      field('place', city);
    else if (agency > i && agency >= country) field('agency', agency);
    else if (country > i) field('country', country);
    else if (closed || fields.length === 0) {
      // a correspondent's name: one to four words up to the next dash or colon, or the line's end
      let to = i;
      while (to < toks.length && toks[to]!.kind === 'word' && to - i < 5) to++;
      const stop = toks[to];
      const ends = stop === undefined ? wholeLine : dashes.has(stop.fold) || (stop.fold === ':' && fields.length > 0);
      if (to === i || to - i > 4 || !ends || fields.some((f) => f.kind === 'unknown')) break;
      field('unknown', to);
    } else break;
  }
  return { fields, end, closed, colon, all: i >= toks.length };
}

function datelineAt(text: string, toks: readonly Token[], line: Sentence, known: Knowledge): Dateline | null {
  const lineToks = toks.slice(line.first, Math.min(line.last, line.first + longest));
  const whole = line.last - line.first <= longest;
  const { fields, end, closed, colon, all } = fieldsOf(text, lineToks, known, whole);
  let last = fields.length;
  // «الرياض - أعلن»: a name that only looks like one is the report's first words
  if (!all && !closed) return null;
  if (all && !whole) return null;
  while (last > 0 && fields[last - 1]!.kind === 'unknown' && !all) last--;
  const kept = fields.slice(0, last);
  const of = (kind: Field['kind']): readonly Field[] => kept.filter((f) => f.kind === kind);
  const agencies = of('agency');
  const places = of('place');
  const date = of('date')[0] ?? null;
  if (kept.length === 0 || kept.length > 6) return null;
  // by itself a place before a dash or colon is enough only where the report begins
  if (agencies.length === 0 && !(places.length > 0 && (date || line.paragraph <= 1 || line.role === 'byline')))
    return null;
  if (agencies.length === 0 && !date && colon && !all && of('country').length === 0 && line.paragraph > 1) return null;
  // «السعودية: …» without an agency is a headline's way of speaking
  if (kept.length === 1 && kept[0]!.kind === 'agency' && !all && colon) return null;
  // beside an agency a single unknown word is a place; people have two names
  const lone = agencies.length > 0 ? of('unknown').find((f) => !/\s/u.test(text.slice(f.start, f.end))) : undefined;
  const place = places[0] ?? (agencies.length > 0 ? (of('country')[0] ?? lone ?? null) : null);
  const next = place ? kept[kept.indexOf(place) + 1] : undefined;
  const span = (f: Span): Span => ({ start: f.start, end: f.end });
  const finish = kept.at(-1)!.end;
  const closing = /^\s*[)»"”\]]+/u.exec(text.slice(finish, Math.max(end, finish) + 1))?.[0].length ?? 0;
  return {
    start: kept[0]!.start,
    end: Math.min(finish + closing, line.end),
    place: place && (next?.kind === 'country' ? { start: place.start, end: next.end } : span(place)),
    agencies: [...agencies, ...of('unknown').filter((f) => f !== place)].sort((a, b) => a.start - b.start).map(span),
    date: date && span(date),
  };
}

/** Finds datelines: «جدة: واس», «القاهرة (رويترز) -», «كييف 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس». */
export const datelinesStage = (lexicon: Lexicon): Stage<Dateline> => {
  const cities: string[] = [];
  for (const table of ['gazetteer-cities', 'gazetteer-places'])
    for (const r of lexicon.table(table)) if (r.kind !== 'state') cities.push(...split(r.names));
  const countries: string[] = [];
  for (const r of lexicon.table('gazetteer-countries')) {
    countries.push(...split(r.names));
    cities.push(...split(r.capitals));
  }
  const media = lexicon.table('gazetteer-bodies').filter((r) => r.type === 'media');
  const known: Knowledge = {
    agencies: phrasesOf([
      ...lexicon.table('dateline-agencies').flatMap((r) => split(r.forms)),
      ...media.flatMap((r) => split(r.names)),
    ]),
    cities: phrasesOf(cities),
    countries: phrasesOf(countries),
    forms: lexicon.once(timeFormsOf),
  };
  return {
    name: 'datelines',
    needs: [sentences, tokens],
    makes: datelines,
    run(document) {
      const toks = document.get(tokens);
      const all = document.get(sentences);
      const lastLine = all.at(-1)?.paragraph ?? 0;
      const out: Dateline[] = [];
      let paragraph = -1;
      for (const s of all) {
        const opens = s.paragraph !== paragraph;
        paragraph = s.paragraph;
        if (!opens || s.role === 'headline') continue;
        if (s.paragraph > firstLines && !(s.paragraph === lastLine && s.role === 'byline')) continue;
        const found = datelineAt(document.text, toks, s, known);
        if (found) out.push(found);
      }
      return out;
    },
  };
};

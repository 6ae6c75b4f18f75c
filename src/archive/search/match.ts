import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../engine.js';
import type { Sequence, Term, Terms } from './terms.js';
import { zones } from './text.js';
import type { Stream } from './tokens.js';
import { marks, weights } from './tsvector.js';

/** The indexes; that of statements has one zone. */
export type Index = 'search_report' | 'search_statement';

/** Terms to be found within so many zones from the first; 0 for anywhere. */
export interface Place {
  readonly terms: Terms;
  readonly zones: number;
}

/** Whether a row of the index holds the terms where they are to be, and not as in `but`; as SQL. */
export function matches(engine: Engine['name'], index: Index, place: Place, but: Place | null): RawBuilder<boolean> {
  if (engine === 'sqlite') {
    const found = ftsQuery(index, place);
    return sql<boolean>`${sql.id(index)} match ${but === null ? found : `(${found}) NOT (${ftsQuery(index, but)})`}`;
  }
  const holds = (p: Place) => sql<boolean>`tokens @@ ${tsQuery(p)}::tsquery`;
  return but === null ? holds(place) : sql<boolean>`(${holds(place)} and not ${holds(but)})`;
}

/** In the query language of FTS5. Tokens hold no signs but letters' own, so quotes suffice. */
function ftsQuery(index: Index, { terms: { all, none }, zones: within }: Place): string {
  const columns = (stream: Stream, zone: number): string =>
    index === 'search_statement'
      ? stream
      : `{${(zone === 0 ? zones : zones.slice(0, zone)).map((z) => `${z}_${stream}`).join(' ')}}`;
  const sequence = ({ stream, tokens, prefix }: Sequence, zone: number): string =>
    `${columns(stream, zone)} : "${tokens.join(' ')}"${prefix ? ' *' : ''}`;
  const term = (t: Term, zone: number): string => `(${t.map((s) => sequence(s, zone)).join(' OR ')})`;
  const found = all.map((t) => term(t, within)).join(' AND ');
  return none.length === 0 ? found : `(${found}) NOT (${none.map((t) => term(t, 0)).join(' OR ')})`;
}

/** In the query language of PostgreSQL. */
function tsQuery({ terms: { all, none }, zones: within }: Place): string {
  const sequence = ({ stream, tokens, prefix }: Sequence, zone: number): string =>
    tokens
      .map((token, i) => {
        const flags = (prefix && i === tokens.length - 1 ? '*' : '') + weights.slice(0, zone).join('');
        return `'${marks[stream]}${token}'${flags === '' ? '' : `:${flags}`}`;
      })
      .join(' <-> ');
  const term = (t: Term, zone: number): string => `(${t.map((s) => `(${sequence(s, zone)})`).join(' | ')})`;
  return [...all.map((t) => term(t, within)), ...none.map((t) => `!${term(t, 0)}`)].join(' & ');
}

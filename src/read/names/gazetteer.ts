import { withoutPrefix } from '../../arabic/clitics.js';
import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { EntityType } from './layer.js';
import type { Unit } from './units.js';

export interface Entry {
  readonly key: string;
  readonly type: EntityType;
}

export interface Match {
  readonly to: number;
  /** Code units of prefixes before the first word. */
  readonly cut: number;
  readonly entry: Entry;
  readonly words: number;
}

const spaces = /[\s_-]+/u;

/** Known names, looked up by their folded words; the longest match wins. */
export class Gazetteer {
  /** Whole names to entries; beginnings of longer ones to null. */
  private readonly names = new Map<string, Entry | null>();

  /** Adds a name. An earlier one with the same letters stays. */
  add(name: string, entry: Entry): void {
    const whole = fold(name.trim()).split(spaces).join(' ');
    if (whole === '' || this.names.get(whole)) return;
    for (let at = whole.indexOf(' '); at >= 0; at = whole.indexOf(' ', at + 1)) {
      const beginning = whole.slice(0, at);
      if (!this.names.has(beginning)) this.names.set(beginning, null);
    }
    this.names.set(whole, entry);
  }

  /** Whether a known name may begin with this word, with or without prefixes. */
  mayBegin({ kind, fold: word }: Pick<Unit, 'kind' | 'fold'>): boolean {
    if (kind !== 'word' && kind !== 'latin') return false;
    let form = word;
    for (let step = 0; step < 3; step++) {
      if (this.names.has(form)) return true;
      const next = kind === 'word' ? withoutPrefix(form) : null;
      if (!next) return false;
      form = next.form;
    }
    return false;
  }

  /** The longest known name that begins at a unit, with or without prefixes; null if none does. */
  match(units: readonly Unit[], from: number, last: number): Match | null {
    const first = units[from]!;
    if (first.kind !== 'word' && first.kind !== 'latin') return null;
    let best: Match | null = null;
    let form = first.fold;
    let cut = 0;
    for (let step = 0; step < 3; step++) {
      const match = this.matchForm(form, units, from, last, cut);
      if (match && (best === null || match.to > best.to)) best = match;
      const next = first.kind === 'word' ? withoutPrefix(form) : null;
      if (!next) break;
      form = next.form;
      cut += next.cut;
    }
    return best;
  }

  private matchForm(form: string, units: readonly Unit[], from: number, last: number, cut: number): Match | null {
    let best: Match | null = null;
    let key = form;
    let words = 1;
    for (let i = from; ; ) {
      const entry = this.names.get(key);
      if (entry === undefined) break;
      if (entry !== null) best = { to: i + 1, cut, entry, words };
      i++;
      // a hyphen may stand between the words («ألما-آتا»)
      if (i < last && units[i]!.kind === 'sign' && units[i]!.fold === '-') i++;
      if (i >= last || (units[i]!.kind !== 'word' && units[i]!.kind !== 'latin')) break;
      key += ` ${units[i]!.fold}`;
      words++;
    }
    return best;
  }
}

/** The tables that list names, and the type of their rows where a row says none. */
const lists: readonly (readonly [table: string, type: EntityType])[] = [
  ['gazetteer-bodies', 'organization'],
  ['gazetteer-countries', 'place'],
  ['gazetteer-cities', 'place'],
];

/** The gazetteer of the shipped tables. A row's key is its table and first name. */
export function shippedGazetteer(lexicon: Lexicon): Gazetteer {
  const gazetteer = new Gazetteer();
  // «قناة العربية» names «العربية»: a noun that stays outside the name
  const apart = new Set(
    lexicon.table('name-heads').flatMap((row) => (row.apart === 'yes' ? row.head!.split('|') : [])),
  );
  for (const [table, type] of lists)
    for (const row of lexicon.table(table)) {
      const variants = row.names!.split('|');
      const entry: Entry = { key: `${table}:${variants[0]}`, type: (row.type as EntityType) || type };
      for (const variant of variants) if (!apart.has(variant.split(' ')[0]!)) gazetteer.add(variant, entry);
    }
  for (const row of lexicon.table('name-words'))
    if (row.kind === 'whole')
      for (const name of row.words!.split('|')) gazetteer.add(name, { key: `names:${name}`, type: 'organization' });
  return gazetteer;
}

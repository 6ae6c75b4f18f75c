import type { Board } from './board.js';
import type { Fame } from './fame.js';
import type { Forms } from './forms.js';
import type { Institutions } from './institutions.js';
import type { EntityType } from './layer.js';
import type { Unit } from './units.js';

const typeOf: Readonly<Record<string, EntityType>> = { PERS: 'person', LOC: 'place', ORG: 'organization' };
/** No name has more units; so a line of one word over and over costs no more than another. */
const longest = 20;
const opensBracket = /^[("«]$/u;

/** Code units of prefixes before a name that begins at this unit. Of a word nobody knows a first و is taken for «and». */
export function cutOf(unit: Unit, forms: Forms, fame: Fame): number {
  if (unit.kind !== 'word') return 0;
  const { cut, form } = forms.look(unit);
  if (cut === 0 && unit.fold.startsWith('و') && unit.fold.length > 4 && !fame.known(form)) return 1;
  return cut;
}

/** «د. سامي»: a doctor, an engineer, a professor; but «أ.س» is somebody's initials. */
export const isTitleLetter = (units: readonly Unit[], at: number): boolean =>
  /^[دمأا]$/u.test(units[at]!.bare) && units[at + 1]?.bare === '.' && (units[at + 2]?.bare.length ?? 0) > 1;

/** Puts the names that the trained model sees, less those that a glance at their words refutes. */
export function tagging(tags: readonly string[], fame: Fame, institutions: Institutions) {
  const inside = tags.map((tag) => tag.startsWith('I-'));
  const types = tags.map((tag) => typeOf[tag.slice(2)]);

  /** «المضربون»: a single definite word that is hardly ever a name. */
  const oddName = (form: string): boolean =>
    fame.seldomName(form, 3) || (/^ال.{3,}[يو]ن$/u.test(form) && fame.unsure(form));

  /** «نيسان/أبريل», «3 مارس», «مارس 2015» */
  const dated = (units: readonly Unit[], i: number, first: number, last: number): boolean =>
    [i - 1, i + 1].some((k) => {
      const unit = k >= first && k < last ? units[k]! : undefined;
      return unit !== undefined && (unit.kind === 'number' || unit.bare === '/' || unit.fold === 'شهر');
    });

  const refuted = (units: readonly Unit[], from: number, to: number, type: EntityType, first: number, last: number) => {
    const unit = units[from]!;
    if (unit.kind === 'number') return true;
    // «صاروخ توماهوك»
    const before = from > first ? units[from - 1]! : null;
    if (before && type !== 'place' && institutions.product(before) && !fame.famous(unit.fold, type)) return true;
    if (to - from > 1) return type !== 'person' && institutions.plain(units.slice(from, to));
    if (institutions.generic(unit.fold)) return true;
    return (type !== 'person' && oddName(unit.fold)) || (institutions.month(unit) && dated(units, from, first, last));
  };

  return (board: Board, forms: Forms): void =>
    board.each((first, last) => {
      const { units } = board;
      const best = forms.tag(board.known.slice(first, last));
      for (let i = first; i < last; ) {
        const type = types[best[i - first]!];
        let end = i + 1;
        if (type) while (end < last && end - i < longest && inside[best[end - first]!]) end++;
        if (type) {
          let from = i;
          let to = end;
          // «د. سامي»: the title stays outside
          if (type === 'person' && to - from > 2 && isTitleLetter(units, from)) from += 2;
          while (from < to && units[from]!.kind === 'sign') from++;
          while (to > from && units[to - 1]!.kind === 'sign') to--;
          // «سالم (أبو خالد)» is no one name
          for (let k = from + 1; type === 'person' && k < to; k++) if (opensBracket.test(units[k]!.bare)) to = k;
          if (from < to && !refuted(units, from, to, type, first, last))
            board.put({ from, to, cut: cutOf(units[from]!, forms, fame), type, entry: null, why: 'model' });
        }
        i = end;
      }
    });
}

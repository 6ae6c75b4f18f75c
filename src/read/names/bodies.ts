import type { Board } from './board.js';
import type { Fame } from './fame.js';
import type { Forms } from './forms.js';
import type { Found } from './found.js';
import type { Institutions } from './institutions.js';
import { cutOf } from './tagging.js';

const opens = /^["«“]$/u;
const closes = /^["»”]$/u;

/** Puts the names that open with a noun for a kind of body, outlet or place, and outlets' names of letters. */
export function bodies(fame: Fame, institutions: Institutions) {
  return (board: Board, forms: Forms): void => {
    const { units } = board;

    board.each((first, last) => {
      for (let i = first; i < last; i++) {
        const { letters, head } = board.known[i]!.opens;
        if (units[i]!.kind !== 'word' || (!letters && !head)) continue;
        const old = board.over(i);
        if (old && old.from < i) continue;
        const found = (letters && !old?.entry ? spelled(i, last) : null) ?? (head ? opened(i, last) : null);
        if (!found) continue;
        board.put(found);
        i = found.to - 1;
      }
    });

    /** What a head at this unit opens, or the quotation marks behind it; null where the name that stands there is better. */
    function opened(i: number, last: number): Found | null {
      const old = board.over(i);
      const at = (unit: number) => behind(i, unit);
      const found = quoted(i, last) ?? institutions.find(units, i, last, at, (unit) => guess(unit, last));
      if (!found) return null;
      // a row's longer reading stands: «حزب الله» does not take «اللبناني» in
      if (old?.entry && (found.to <= old.to || institutions.nations.has(units[old.to]!.fold))) return null;
      const same = board.at(found.from);
      const stands = same && same.to >= found.to && same.type !== 'place' && !institutions.beyond(units[found.to]);
      return stands ? null : found;
    }

    /** The names found, and behind a head the rest of the model's name that begins with the head itself. */
    function behind(head: number, unit: number): Found | undefined {
      const found = board.at(unit);
      if (found || unit !== head + 1) return found;
      const whole = board.over(unit);
      return whole && whole.from === head && whole.why === 'model' ? { ...whole, from: unit, cut: 0 } : undefined;
    }

    /** What a word is likely to name where a head asks for a name: by what it is mostly called, or as a foreign one. */
    function guess(i: number, last: number): Found | undefined {
      const unit = units[i]!;
      if (unit.kind !== 'word' || board.over(i)) return undefined;
      const letters = institutions.letters(units, i, last, 0);
      if (letters > i) return { from: i, to: letters, cut: 0, type: 'media', entry: null, why: 'names of letters' };
      const type = fame.mostly(unit.fold);
      if (type) return { from: i, to: i + 1, cut: 0, type, entry: null, why: 'mostly a name' };
      return foreign(i) && !/^[وبلفك]/u.test(unit.fold)
        ? { from: i, to: i + 1, cut: 0, type: 'organization', entry: null, why: 'foreign word' }
        : undefined;
    }

    /** A word of no known class, as foreign names are: Arabic ones would have been counted. */
    function foreign(i: number): boolean {
      const unit = units[i]!;
      return unit.fold.length > 2 && !unit.fold.startsWith('ال') && !fame.known(forms.look(unit).form);
    }

    /** «صحيفة "…"»: what stands in quotation marks after a word for an outlet. */
    function quoted(i: number, last: number): Found | null {
      if (i + 2 >= last || !opens.test(units[i + 1]!.bare) || !institutions.outlet(units[i]!)) return null;
      const from = i + 2;
      let to = from;
      while (to < last && to < from + 5 && !closes.test(units[to]!.bare)) to++;
      if (to >= last || to === from || !closes.test(units[to]!.bare) || board.over(from)?.entry) return null;
      return { from, to, cut: 0, type: 'media', entry: null, why: `rule: ${units[i]!.fold} + quotation marks` };
    }

    /** An outlet's name of letters that begins at this unit, with up to two prefixes. */
    function spelled(i: number, last: number): Found | null {
      const old = board.over(i);
      for (const cut of [0, 1, 2]) {
        const end = institutions.letters(units, i, last, cut);
        if (end === i || (old && old.why !== 'model' && end < old.to)) continue;
        const to = institutions.outletEnd(units[end]) && end < last ? end + 1 : end;
        // «موزاييك أف أم»: a radio station's name stands before its letters
        const radio = end - i === 2 && /^[اإأ]ف$/u.test(units[end - 2]!.bare) && /^[اإأ]م$/u.test(units[end - 1]!.bare);
        const before = radio && i > 0 ? units[i - 1]! : null;
        const named = before?.kind === 'word' && !fame.seldomName(before.fold, 12);
        return {
          from: named ? i - 1 : i,
          to,
          cut: named ? cutOf(before, forms, fame) : cut,
          type: 'media',
          entry: null,
          why: 'rule: names of letters',
        };
      }
      return null;
    }
  };
}

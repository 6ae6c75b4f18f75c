import type { Board } from './board.js';
import type { Fame } from './fame.js';
import type { Forms } from './forms.js';
import type { Found } from './found.js';
import type { Institutions } from './institutions.js';
import { formAt, isBond, type ReportNames } from './report.js';
import { isTitleLetter } from './tagging.js';

/** A place's name does not begin with «محافظة»; what follows «مدينة» is a place. */
export function mendPlaces(board: Board): void {
  board.each((first, last) => {
    for (let i = first; i < last; i++) {
      if (!board.known[i]!.opens.place) continue;
      const why = `rule: ${board.units[i]!.fold} + name`;
      const old = board.at(i);
      if (old?.why === 'model') {
        board.remove(old);
        if (old.to > i + 1) board.put({ ...old, from: i + 1, cut: 0, type: 'place', why });
      }
      const next = i + 1 < last ? board.at(i + 1) : undefined;
      if (next && next.cut === 0 && next.why === 'model' && next.type !== 'place')
        board.put({ ...next, type: 'place', why });
    }
  });
}

/**
 * A word beside a person's name that nobody counted, or that is mostly a person's, belongs to it: the model stops at rare
 * names («مامادو كوليبالي ديالو»).
 */
export function widenPerson(board: Board, found: Found, fame: Fame, forms: Forms): void {
  const { units } = board;
  const part = (i: number, opens: RegExp): boolean => {
    const unit = units[i];
    if (unit?.kind !== 'word' || board.over(i) || unit.fold.length < 3) return false;
    if (fame.famous(unit.fold, 'person')) return true;
    return !opens.test(unit.fold) && !fame.known(forms.look(unit).form);
  };
  let { from, to } = found;
  const last = board.endOf(from);
  if (to - from > 4) return;
  while (to < last && to - found.to < 2 && part(to, /^[وفبلك]|^[يت].+[او]ن$/u)) to++;
  if (found.cut === 0)
    while (from > 0 && board.endOf(from - 1) === last && found.from - from < 2 && part(from - 1, /^(?:[وفبلك]|ال)/u))
      from--;
  if (from !== found.from || to !== found.to)
    board.put({ ...found, from, to, why: 'model, and a rare word beside it' });
}

/** Initials before and a hyphened part behind belong to a person's name. */
export function mendPerson(board: Board, found: Found): void {
  const { units } = board;
  let { from, to } = found;
  const last = board.endOf(from);
  while (
    to + 1 < last &&
    units[to]!.bare === '-' &&
    !units[to]!.spaced &&
    !units[to + 1]!.spaced &&
    units[to + 1]!.kind === 'word'
  )
    to += 2;
  while (
    from >= 2 &&
    units[from - 1]!.bare === '.' &&
    units[from - 2]!.bare.length === 1 &&
    units[from - 2]!.kind === 'word' &&
    !isTitleLetter(units, from - 2)
  )
    from -= 2;
  if (from !== found.from || to !== found.to)
    board.put({ ...found, from, to, cut: from === found.from ? found.cut : 0 });
}

/** «طلب سالم تعيين الحداد» holds two names: a plain word inside parts them, as does the surname of somebody named in full. */
export function splitPerson(board: Board, found: Found, report: ReportNames, fame: Fame, institutions: Institutions) {
  const { units } = board;
  const pieces: [number, number][] = [];
  let start = found.from;
  for (let i = found.from; i < found.to && found.to - found.from > 1; i++) {
    const { kind, fold, bare } = units[i]!;
    if (kind !== 'word' || fold.length === 1 || isBond(fold) || bare === 'علي' || !fame.seldomName(fold, 9)) continue;
    pieces.push([start, i]);
    start = i + 1;
  }
  pieces.push([start, found.to]);
  let [a, b] = pieces[0]!;
  // «الكيني أودنغو»: what stands before the name is no part of it
  if (b - a > 1 && institutions.nations.has(units[a]!.fold)) pieces[0] = [++a, b];
  const own = (i: number): boolean => report.surname(formAt(units[i]!, i === found.from ? found.cut : 0));
  if (pieces.length === 1) {
    // «صافح سالم خالدا»
    const two = b - a === 2 && own(a) && own(a + 1);
    const surnameFirst = b - a >= 3 && report.surname(formAt(units[a]!, found.cut)) && !isBond(units[a + 1]!.fold);
    if (two || surnameFirst) pieces.splice(0, 1, [a, a + 1], [a + 1, b]);
    else if (a === found.from) return;
  }
  board.remove(found);
  for (const [from, to] of pieces)
    if (to > from) board.put({ ...found, from, to, cut: from === found.from ? found.cut : 0 });
}

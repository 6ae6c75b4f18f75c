import { withoutPrefix } from '../../arabic/clitics.js';
import type { Board } from './board.js';
import type { Found } from './found.js';
import { mendPerson } from './mending.js';
import type { ReportNames } from './report.js';
import type { Unit } from './units.js';

/** Whether a name may give way to one that the report told elsewhere: to a longer one, to a person's surname. */
function givesWay(old: Found, found: Found): boolean {
  if (old.entry) return false;
  const longer = found.to - found.from > old.to - old.from && found.from <= old.from && found.to >= old.to;
  return longer || (old.why === 'model' && old.type !== 'person' && found.type === 'person');
}

/** How many code units of prefixes the word may have: none, one prefix, two. */
function cutsOf(unit: Unit): number[] {
  const cuts = [0];
  let form = unit.fold;
  for (let cut = 0, k = 0; k < 2; k++) {
    const next = withoutPrefix(form);
    if (!next) break;
    cut += next.cut;
    form = next.form;
    // ك and ف before a short foreign word are rather its own letters («كيونغ»)
    if (form.length > 4 || !/[كف]/u.test(unit.fold[cut - 1]!)) cuts.push(cut);
  }
  return cuts;
}

/** Puts the names that the report tells elsewhere wherever they stand again. */
export function repeat(board: Board, report: ReportNames): void {
  const { units } = board;
  board.each((first, last) => {
    for (let i = first; i < last; i++) {
      const unit = units[i]!;
      if (unit.kind === 'sign' || unit.kind === 'number') continue;
      if (i > first && units[i - 1]!.fold === 'شهر') continue;
      const found = report.at(units, i, last, cutsOf(unit));
      if (!found) continue;
      let free = true;
      for (let k = found.from; k < found.to && free; k++) {
        const old = board.over(k);
        free = !old || givesWay(old, found);
      }
      if (!free) continue;
      board.put(found);
      if (found.type === 'person') mendPerson(board, found);
    }
  });
}

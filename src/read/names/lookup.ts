import { foldBare } from '../../arabic/letters.js';
import type { Board } from './board.js';
import { type Fame, kindOf } from './fame.js';
import type { Forms } from './forms.js';
import type { Gazetteer, Match } from './gazetteer.js';
import type { Institutions } from './institutions.js';
import { formAt } from './report.js';
import { cutOf } from './tagging.js';

/** Puts the names that the tables list, where the model or a word's fame does not speak against it. */
export function lookUp(gazetteer: Gazetteer, fame: Fame, institutions: Institutions) {
  /** Whether the name that stands at the match's first unit is to stay. */
  const stays = (board: Board, i: number, match: Match): boolean => {
    const old = board.over(i);
    if (!old) return false;
    if (old.from < i) return true;
    // the model's longer name stays («قناة السويس» in «شركة قناة السويس»)
    const more = old.to - match.to;
    if (more <= 0) return false;
    if (match.words === 1) return true;
    const next = board.units[match.to]!.fold;
    if (more === 1 && institutions.nations.has(next)) return false;
    // «الأمم المتحدة أنطونيو …»: nothing of a body's name begins without an article or ل
    return old.why !== 'model' || /^(ال|ل|و)/u.test(next);
  };

  /** One word may be a common one («العربية») or a common one's letters («بيان»): the model or its fame must speak for it. */
  const meant = (board: Board, i: number, match: Match, forms: Forms): boolean => {
    const unit = board.units[i]!;
    const old = board.over(i);
    if (!old && match.cut !== cutOf(unit, forms, fame)) return false;
    const form = formAt(unit, match.cut);
    const { type } = match.entry;
    if (institutions.sure(form) || fame.listed(foldBare(form), type)) return true;
    return old !== undefined && kindOf[old.type] === kindOf[type];
  };

  return (board: Board, forms: Forms): void =>
    board.each((first, last) => {
      for (let i = first; i < last; i++) {
        const match = board.known[i]!.opens.listed ? gazetteer.match(board.units, i, last) : null;
        if (!match || stays(board, i, match)) continue;
        if (match.words === 1 && !meant(board, i, match, forms)) continue;
        const { to, cut, entry } = match;
        board.put({ from: i, to, cut, type: entry.type, entry: entry.key, why: `row: ${entry.key}` });
        i = to - 1;
      }
    });
}

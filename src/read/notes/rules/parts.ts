import { figures } from '../../figures/layer.js';
import { type Token, tokens } from '../../tokens/layer.js';
import { type NoteRule, note } from './rule.js';

/** They open a part of those counted before. */
const openers = new Set('بينهم بينها بينهن منهم منها منهن ضمنهم'.split(' '));
/** Words that may stand between the whole and its part. */
const apart = 6;

/** Shares and quantities, which count nobody. */
const measured = /^(?:percent|share|age|money|distance|area|weight|temperature|speed|volume)/u;

const opens = (token: Token): boolean => openers.has(token.fold.replace(/^[وف](?=.{4})/u, ''));

/** A part greater than its whole: «قتل 12 شخصاً بينهم 20 امرأة». */
export const partOverWhole: NoteRule = {
  kind: 'figure-conflict',
  find: (document) => {
    const toks = document.get(tokens);
    const all = document.get(figures);
    const out = [];
    let at = 0;
    for (let i = 1; i < all.length; i++) {
      const [whole, part] = [all[i - 1]!, all[i]!];
      if (whole.high === null || part.low <= whole.high || part.unit === null || whole.unit === null) continue;
      if (measured.test(part.measure) || measured.test(whole.measure)) continue;
      while (at < toks.length && toks[at]!.start < whole.end) at++;
      const between: Token[] = [];
      for (let k = at; k < toks.length && toks[k]!.end <= part.start && between.length <= apart; k++)
        between.push(toks[k]!);
      if (between.length > apart || between[0]?.sentence !== between.at(-1)?.sentence) continue;
      const opener = between.at(-1);
      if (!opener || !opens(opener)) continue;
      const [a, b] = [document.slice(whole), document.slice(part)];
      out.push(note('figure-conflict', `A part, ${b}, is greater than its whole, ${a}.`, [whole, part]));
    }
    return out;
  },
};

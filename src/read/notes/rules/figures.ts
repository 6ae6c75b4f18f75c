import { fold } from '../../../arabic/letters.js';
import type { Document } from '../../../document/document.js';
import { contains } from '../../../document/span.js';
import { statements } from '../../attribution/layer.js';
import { type FigureExpression, figures } from '../../figures/layer.js';
import { entities } from '../../identity/layer.js';
import { sentences, tokens } from '../../tokens/layer.js';
import { type NoteRule, note } from './rule.js';

/** Tolls: what a report's headline and its opening both sum up. */
const tolls = new Set(['killed', 'injured', 'missing', 'arrested', 'hostages', 'displaced']);
/** Counted nouns that name nobody in particular. */
const anybody = new Set(
  'شخص شخصا اشخاص قتيل قتيلا قتلي ضحيه ضحايا جريح جريحا جرحي مصاب مصابا مصابين مصابون مفقودا مفقود مفقودين مدني مدنيا مدنيين'.split(
    ' ',
  ),
);
/** Before a number they say that it is a part of another. */
const parts = new Set(
  'بينهم بينها بينهن منهم منها منهن ضمنهم احدهم بعضهم اخر اخرين اخري سابق ارتفع ارتفعت حصيله الي شمل يشمل ذكري بدايه البدايه'.split(
    ' ',
  ),
);
const lookBack = 4;
/** Sentences of the body that tell again what the headline says. */
const opening = 2;

const apart = (a: FigureExpression, b: FigureExpression): boolean =>
  (a.high !== null && a.high < b.low) || (b.high !== null && b.high < a.low);

/** Who vouches for a figure: the entity that speaks in the innermost statement around it; null is the newspaper. */
function claimants(document: Document): (figure: FigureExpression) => number | null {
  const all = document.get(statements);
  const entityOf = new Map<number, number>();
  for (const e of document.get(entities)) for (const m of e.mentions) entityOf.set(m, e.index);
  return (figure) => {
    let inner = null;
    for (const s of all)
      if (contains(s, figure) && (inner === null || s.end - s.start < inner.end - inner.start)) inner = s;
    if (!inner) return null;
    const speaker = inner.chain.at(-1);
    return speaker ? (entityOf.get(speaker.mention) ?? -1) : -1;
  };
}

/**
 * A toll in the headline that the opening of the report contradicts («مقتل 12 …» above «قتل 16 شخصا»). Only where each
 * gives one toll of its kind, neither as a part of another, and no two different people vouch for them.
 */
export const headlineToll: NoteRule = {
  kind: 'figure-conflict',
  find: (document) => {
    const lines = document.get(sentences);
    const title = lines.find((s) => s.role === 'headline');
    const body = lines.filter((s) => s.role === 'body').slice(0, opening);
    if (!title || body.length === 0) return [];
    const toks = document.get(tokens);
    const counted = document.get(figures).filter((f) => tolls.has(f.measure));
    if (counted.length < 2) return [];

    const isPart = (f: FigureExpression): boolean => {
      let at = lines.find((s) => contains(s, f))?.first ?? 0;
      while (at < toks.length && toks[at]!.end <= f.start) at++;
      for (let k = at - 1; k >= 0 && k >= at - lookBack; k--)
        if (parts.has(toks[k]!.fold.replace(/^و(?=.{3})/u, ''))) return true;
      const after = toks[at + 1]?.fold;
      return after !== undefined && /^اخر/u.test(after);
    };
    const noun = (f: FigureExpression): string | null => {
      if (!f.unit) return null;
      const word = fold(document.slice(f.unit)).replace(/^ال/u, '');
      return anybody.has(word) ? null : word;
    };
    const within = (f: FigureExpression, measure: string, places: readonly { start: number; end: number }[]): boolean =>
      f.measure === measure && places.some((p) => contains(p, f)) && !isPart(f);
    const claimant = claimants(document);

    const out = [];
    for (const measure of new Set(counted.map((f) => f.measure))) {
      const above = counted.filter((f) => within(f, measure, [title]));
      const below = counted.filter((f) => within(f, measure, body));
      if (above.length !== 1 || below.length !== 1) continue;
      const [a, b] = [above[0]!, below[0]!];
      if (!apart(a, b) || (a.bound === 'atLeast') !== (b.bound === 'atLeast')) continue;
      const [x, y] = [noun(a), noun(b)];
      if (x !== null && y !== null && x !== y) continue;
      if ((x === null) !== (y === null) && (x ?? y) !== null && a.unit && b.unit) continue;
      const [p, q] = [claimant(a), claimant(b)];
      if (p !== null && q !== null && p !== q) continue;
      out.push(
        note('figure-conflict', `The headline says ${document.slice(a)} ${measure}, the report ${document.slice(b)}.`, [
          a,
          b,
        ]),
      );
    }
    return out;
  },
};

import { foldBare } from '../../arabic/letters.js';
import type { TimeExpression } from '../time/layer.js';
import type { Found } from './find.js';
import type { View } from './view.js';

/** A time that dates the event. */
export interface When {
  /** Index in the times layer. */
  readonly time: number;
  /** The day, month or year. */
  readonly date: string | null;
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(foldBare));
/** Verbs that tell no more than that the event beside them took place: its time is theirs. */
const takePlace = wordsOf(
  'وقع وقعت جرى جرت بدأ بدأت اندلع اندلعت حدث حدثت شب دار دارت تدور نفذ نفذت نفذه نفذها شن شنت شنها شنه استهدف استهدفت طال طالت أسفر أسفرت تم تمت عقد عقدت أجرى أجرت يعقد تعقد شهد شهدت شهدته شهدتها أعلن أعلنت قرر قررت أكد أكدت كان كانت قد وجاء جاء جاءت قام قامت لقي قضى اقيم اقيمت انطلق انطلقت أودى خلف خلفت أوقع أوقعت هز تعرض تعرضت حصل حصلت فتح فتحت أطلق أطلقت',
);
const reach = 26;

/** The date a TIMEX3 value gives: a day, month or year; null for anything else. */
const dateOf = (t: TimeExpression): string | null =>
  t.set ? null : (/^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/u.exec(t.value)?.[0] ?? null);

/** Finds for each token of a time expression which it is. */
export function timeTokens(view: View, times: readonly TimeExpression[]): Int32Array {
  const at = new Int32Array(view.tokens.length).fill(-1);
  let t = 0;
  times.forEach((time, i) => {
    while (t < view.tokens.length && view.tokens[t]!.end <= time.start) t++;
    for (let k = t; k < view.tokens.length && view.tokens[k]!.start < time.end; k++) at[k] = i;
  });
  return at;
}

/** The time that belongs to the event: the nearest in its clause; null when none does. */
export function whenOf(
  view: View,
  f: Found,
  times: readonly TimeExpression[],
  at: Int32Array,
  sameStatement: (token: number) => boolean,
): When | null {
  const after = scan(view, f, times, at, sameStatement, 1);
  const before = scan(view, f, times, at, sameStatement, -1);
  const best = after && before ? (after.cost <= before.cost ? after : before) : (after ?? before);
  return best ? { time: best.time, date: dateOf(times[best.time]!) } : null;
}

function scan(
  view: View,
  f: Found,
  times: readonly TimeExpression[],
  at: Int32Array,
  sameStatement: (token: number) => boolean,
  step: 1 | -1,
): { time: number; cost: number } | null {
  let cost = 0;
  for (let t = f.token + step; view.together(t, f.token) && Math.abs(t - f.token) <= reach; t += step) {
    cost++;
    const token = view.tokens[t]!;
    if (at[t]! >= 0) {
      const time = times[at[t]!]!;
      if (!sameStatement(t)) return null;
      if (dateOf(time) === null) continue;
      return { time: at[t]!, cost };
    }
    if (token.kind === 'sign') {
      if (token.bare === '؛' || token.bare === ':' || token.bare === '.') return null;
      if (view.isComma(t)) cost += 2;
      continue;
    }
    const word = token.fold.replace(/^[وف](?=.{3})/u, '');
    if (/^(?:ان|بان|انه|انها|انهم)$/u.test(word) && step === 1) return null;
    if (/^(?:بينما|فيما|حيث|لكن|بعدما|عندما)$/u.test(word)) return null;
    const trigger = view.triggers.get(t);
    if (trigger?.kind === 'verb' || (view.isVerb(t) && !takePlace.has(word))) {
      // a verb with its own clause; going back, the event's own governing verb may stand there
      if (step === 1 || cost > 8 || trigger?.kind === 'verb') return null;
      cost += 6;
    }
  }
  return null;
}

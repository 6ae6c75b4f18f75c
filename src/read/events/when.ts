import { foldBare } from '../../arabic/letters.js';
import type { TimeExpression } from '../time/layer.js';
import type { Found } from './find.js';
import type { Frame } from './frames.js';
import type { View } from './view.js';

/** A time that dates an event. */
export interface When {
  /** Index in the times layer; null when the date comes from where the same happening was told before. */
  readonly time: number | null;
  /** The day, month or year. */
  readonly date: string;
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(foldBare));
const boundaries = wordsOf('أن إن بأن أنه أنها أنهم إنه إنها بينما فيما حيث لكن ولكن بعدما عندما حين إذ');
const reach = 30;

/** The date a TIMEX3 value gives: a day, month or year; null for anything else. */
const dateOf = (t: TimeExpression): string | null =>
  t.set ? null : (/^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/u.exec(t.value)?.[0] ?? null);

/**
 * When each event was, by the token of its trigger. A time belongs to the verb or event it stands nearest after, and
 * where it opens its clause, to the first one after it; what a verb like «قرر» governs shares the verb's time.
 */
export function datesOf(
  view: View,
  found: readonly Found[],
  times: readonly TimeExpression[],
  frames: ReadonlyMap<number, Frame>,
  /** Events whose nouns a verb carries, by the verb's token. */
  carried: ReadonlyMap<number, readonly Found[]>,
  sameVoice: (a: number, b: number) => boolean,
): ReadonlyMap<number, When> {
  const out = new Map<number, When>();
  const order = new Map(found.map((f, i) => [f.token, i]));
  const give = (f: Found, when: When): void => {
    if (!out.has(f.token)) out.set(f.token, when);
  };
  let t = 0;
  times.forEach((time, index) => {
    while (t < view.tokens.length && view.tokens[t]!.end <= time.start) t++;
    const date = dateOf(time);
    if (date === null || t >= view.tokens.length) return;
    const first = t;
    let last = t;
    while (last + 1 < view.tokens.length && view.tokens[last + 1]!.start < time.end) last++;
    // «بين عامي 2013 و2014» spans years
    for (let k = first - 1; k >= first - 3 && view.together(k, first); k--) if (view.tokens[k]!.fold === 'بين') return;
    const owner = ownerBefore(view, first, frames, carried, sameVoice) ?? ownerAfter(view, last, carried, sameVoice);
    if (owner === null) return;
    const when = { time: index, date };
    const trigger = view.triggers.get(owner);
    for (const f of carried.get(owner) ?? []) give(f, when);
    if (!trigger) return;
    give(trigger, when);
    const i = order.get(owner)!;
    // a killing and the attack that caused it, «قمع تظاهرة»: one happening
    for (const k of [i - 1, i + 1]) {
      const g = found[k];
      if (!g || !view.together(g.token, owner) || out.has(g.token)) continue;
      const near = Math.abs(g.token - owner);
      const attack = g.trigger.type === 'ASSAULT' && trigger.trigger.type === 'ASSAULT' && near < 16;
      const idafa = k === i - 1 && near === 1 && g.trigger.type !== 'REQUEST' && g.trigger.type !== 'REJECT';
      const held = k === i + 1 && near < 4 && g.trigger.type === trigger.trigger.type;
      if ((attack || idafa || held) && sameVoice(g.token, owner) && clear(view, g.token, owner)) give(g, when);
    }
  });
  again(found, out);
  return out;
}

/** No verb of its own clause stands between two events. */
function clear(view: View, a: number, b: number): boolean {
  for (let t = Math.min(a, b) + 1; t < Math.max(a, b); t++) {
    if (boundaries.has(view.tokens[t]!.fold)) return false;
  }
  return true;
}

/** The verb or event before a time in its clause. */
function ownerBefore(
  view: View,
  at: number,
  frames: ReadonlyMap<number, Frame>,
  carried: ReadonlyMap<number, readonly Found[]>,
  sameVoice: (a: number, b: number) => boolean,
): number | null {
  for (let t = at - 1; at - t <= reach && view.together(t, at); t--) {
    const token = view.tokens[t]!;
    if (token.kind === 'sign') {
      if (/^[؛:.!؟]$/u.test(token.bare)) return null;
      continue;
    }
    if (!sameVoice(t, at)) return null;
    if (view.triggers.has(t)) return t;
    if (boundaries.has(token.fold.replace(/^[وف](?=.{2})/u, ''))) return null;
    if (frames.has(t)) {
      if (carried.has(t)) return t;
      // «غارة … استهدفت», «حريق اندلع»: its subject is an event
      const head = frames.get(t)!.subjectHead;
      if (head >= 0 && view.triggers.get(head)?.kind === 'noun') return head;
      return null;
    }
  }
  return null;
}

/** The verb or event after a time that opens its clause. */
function ownerAfter(
  view: View,
  at: number,
  carried: ReadonlyMap<number, readonly Found[]>,
  sameVoice: (a: number, b: number) => boolean,
): number | null {
  for (let t = at + 1; t - at <= 14 && view.together(t, at); t++) {
    const token = view.tokens[t]!;
    if (token.kind === 'sign') {
      if (/^[؛:.!؟]$/u.test(token.bare)) return null;
      continue;
    }
    if (!sameVoice(t, at)) return null;
    if (view.triggers.has(t) || carried.has(t)) return t;
    if (boundaries.has(token.fold.replace(/^[وف](?=.{2})/u, ''))) return null;
  }
  return null;
}

/** A definite noun that tells a dated happening again takes its date. */
function again(found: readonly Found[], out: Map<number, When>): void {
  const known = new Map<string, string>();
  for (const f of found) {
    const { row, type } = f.trigger;
    const key = `${type} ${row}`;
    const when = out.get(f.token);
    if (when) known.set(key, when.date);
    else if (f.kind === 'noun' && /ال$|لل$/u.test(f.prefixes)) {
      const date = known.get(key);
      if (date) out.set(f.token, { time: null, date });
    }
  }
}

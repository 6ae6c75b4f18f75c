import type { Mention } from '../phrases/layer.js';
import type { View } from './view.js';

export interface Features {
  readonly person: 1 | 2 | 3;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p' | null;
}

/** Gender and number that words show which agree with the mention; null where several do. */
function shown(m: Mention): { gender: 'm' | 'f' | null; number: 's' | 'd' | 'p' | null; human: boolean } {
  const human = m.type === 'person' || m.type === 'group';
  if (m.kind === 'name') {
    if (m.type === 'person') return { gender: m.gender, number: 's', human: true };
    if (m.type === 'group') return { gender: null, number: null, human: true };
    return { gender: m.gender, number: 's', human: false };
  }
  return { gender: m.gender, number: m.number, human };
}

/** Whether a verb with these features may have the mention as its subject. Before its subject a verb is singular. */
export function agrees(view: View, mention: number, f: Features, verbFirst: boolean): boolean {
  if (f.person !== 3) return false;
  const m = view.mentions[mention]!;
  const { gender, number, human } = shown(m);
  if (verbFirst) {
    if (!gender || !f.gender || gender === f.gender) return true;
    // «قالت مصادر», «أعلنت القوات»: a broken plural may take either
    return number === 'p';
  }
  if (number === 'p' && !human && f.number === 's') return f.gender === 'f';
  if (number && f.number && number !== f.number) {
    // bodies and peoples are many: «الجيش … قتلوا» hardly, «الوفد … قالوا» may be
    if (!(f.number === 'p' && number === 'd') && !(human && number === 'p'))
      return m.kind === 'name' && m.type === 'group';
    return f.number === 'p' || (number === 'p' && f.gender === 'f');
  }
  return !gender || !f.gender || gender === f.gender;
}

const featuresOf: Readonly<Record<string, Features>> = {
  ه: { person: 3, gender: 'm', number: 's' },
  ها: { person: 3, gender: 'f', number: 's' },
  هم: { person: 3, gender: 'm', number: 'p' },
  هن: { person: 3, gender: 'f', number: 'p' },
  هما: { person: 3, gender: null, number: 'd' },
};

function mayBe(m: Mention, f: Features): boolean {
  const { gender, number, human } = shown(m);
  if (f.number === 'p' && !(human && number !== 's') && !(m.kind === 'name' && m.type === 'group')) return false;
  if (f.number === 's' && number === 'p' && (human || f.gender !== 'f')) return false;
  if (f.number === 's' && gender && gender !== f.gender && !(number === 'p' && f.gender === 'f')) return false;
  if (f.number === 's' && m.type === 'place' && m.kind === 'name' && f.gender === 'm') return false;
  return !(f.number === 'd' && number !== 'd');
}

/** How many tokens back one looks for what a pronoun stands for. */
const reach = 120;

/**
 * The mention that a third person pronoun at a token most likely stands for: one of the likely ones
 * (subjects nearby), else the nearest that agrees; null without one.
 */
export function resolve(
  view: View,
  pronoun: string,
  at: number,
  not: ReadonlySet<number>,
  likely: readonly number[] = [],
): number | null {
  const f = featuresOf[pronoun];
  if (!f) return null;
  for (const m of likely) if (!not.has(view.entity[m]!) && mayBe(view.mentions[m]!, f)) return m;
  let place: number | null = null;
  for (let t = at - 1; t >= 0 && at - t < reach; t--) {
    const m = view.opens[t];
    if (!m || m.last > at) continue;
    // farther back only people by name
    const back = view.tokens[at]!.sentence - view.tokens[t]!.sentence;
    if (back > 4) break;
    if (back > 1 && !(m.kind === 'name' && m.type === 'person')) continue;
    if (not.has(view.entity[m.index]!)) continue;
    if (!mayBe(m, f)) continue;
    // a place is rarely who acts: another in reach goes before it
    if (m.type === 'place' || m.type === 'facility' || m.type === 'media') {
      place ??= m.index;
      continue;
    }
    return m.index;
  }
  return place;
}

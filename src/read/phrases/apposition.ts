import type { Draft } from './draft.js';
import type { View } from './view.js';

/** Titles that may stand between a description and the name: «المتحدث باسم الجيش العميد الدكتور …». */
const mostTitles = 3;

/**
 * For each draft the index of the one in apposition to it, or null. Both ways: a description before its name
 * («الرئيس الروسي فلاديمير بوتين») and a name before its description («رامي عبد الرحمن، مدير المرصد»).
 */
export function appose(view: View, drafts: readonly Draft[]): readonly (number | null)[] {
  const apposed = new Array<number | null>(drafts.length).fill(null);
  /** The longest draft that begins with the first letter of a token, and the name that does. */
  const phraseAt = new Map<number, number>();
  const nameAt = new Map<number, number>();
  drafts.forEach((d, i) => {
    const map = d.kind === 'name' ? nameAt : phraseAt;
    if (d.start === view.tokens[d.first]!.start && !map.has(d.first)) map.set(d.first, i);
  });
  const classOf = (d: Draft): string | null => view.noun(d.head)?.head?.class ?? null;
  const comma = (t: number): boolean =>
    view.joined(t) && (view.tokens[t]!.bare === '،' || view.tokens[t]!.bare === ',');

  drafts.forEach((d, i) => {
    if (d.kind !== 'description' || d.number !== 's') return;
    if (d.type !== 'person') {
      // «صحيفة الأفق», «مدينة طنجة»: the name completes the noun
      for (let t = d.head + 1; t <= d.head + 2 && t < d.last; t++) {
        const name = nameAt.get(t);
        if (name === undefined) {
          if (view.tokens[t]!.kind === 'sign') continue;
          break;
        }
        if (drafts[name]!.type === d.type || (d.type === 'media' && drafts[name]!.type === 'organization'))
          pair(i, name);
        break;
      }
      return;
    }
    let t = d.last;
    if (comma(t) || (view.joined(t) && view.tokens[t]!.bare === '(')) t++;
    for (let k = 0; k <= mostTitles && view.joined(t); k++) {
      const name = nameAt.get(t);
      if (name !== undefined) {
        if (drafts[name]!.type === 'person') pair(i, name);
        return;
      }
      const title = phraseAt.get(t);
      if (title === undefined || drafts[title]!.type !== 'person' || drafts[title]!.number !== 's') return;
      t = drafts[title]!.last;
    }
  });

  drafts.forEach((d, i) => {
    if (d.kind !== 'name' || d.type !== 'person') return;
    let t = d.last;
    const apart = comma(t);
    if (apart) t++;
    if (!view.joined(t)) return;
    const other = phraseAt.get(t);
    if (other === undefined || apposed[other] !== null) return;
    const p = drafts[other]!;
    if (p.type !== 'person' || p.number !== 's' || p.kind !== 'description') return;
    const kind = classOf(p);
    const direct = kind === 'kin' || kind === 'voice';
    if (apart ? p.definite || p.last > p.head + 1 : direct) pair(other, i);
  });

  /** The name's partner is the description that says most, which is the first found. */
  function pair(description: number, name: number): void {
    apposed[description] = name;
    apposed[name] ??= description;
  }
  return apposed;
}

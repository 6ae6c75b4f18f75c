import type { Draft } from './draft.js';
import type { View } from './view.js';

/** Titles that may stand between a description and the name: «المتحدث باسم الجيش العميد الدكتور …». */
const mostTitles = 3;

/** Drafts with, for each, the index of the one in apposition to it, or null. */
export interface Apposed {
  readonly drafts: readonly Draft[];
  readonly partner: readonly (number | null)[];
}

/**
 * Apposition both ways: a description before its name («الرئيس الروسي فلاديمير بوتين») and a name before its description
 * («سالم الحداد، مدير الميناء»). Where a name ends a description within a description («المتحدث باسم الرئيس محمود
 * عباس»), the report decides whose it is; the outer description then reaches over the name.
 */
export function appose(view: View, given: readonly Draft[]): Apposed {
  const drafts = [...given];
  const partner = new Array<number | null>(drafts.length).fill(null);
  /** The longest draft that begins with the first letter of a token, and the name that does. */
  const phraseAt = new Map<number, number>();
  const nameAt = new Map<number, number>();
  drafts.forEach((d, i) => {
    const map = d.kind === 'name' ? nameAt : phraseAt;
    if (d.start === view.tokens[d.first]!.start && !map.has(d.first)) map.set(d.first, i);
  });
  const comma = (t: number): boolean =>
    view.joined(t) && (view.tokens[t]!.bare === '،' || view.tokens[t]!.bare === ',');
  /** What the description and the name have in common with others of their kind in the report. */
  const titled = (d: Draft, name: Draft): string => `${d.noun} ${surname(name)}`;
  const surname = (name: Draft): string => view.tokens[name.last - 1]!.fold;

  /** The person's name that stands after a description, past a comma, a bracket and titles. */
  const nameAfter = (d: Draft): number | null => {
    let t = d.last;
    if (comma(t) || (view.joined(t) && view.tokens[t]!.bare === '(')) t++;
    for (let k = 0; k <= mostTitles && view.joined(t); k++) {
      const name = nameAt.get(t);
      if (name !== undefined) return drafts[name]!.type === 'person' ? name : null;
      const title = phraseAt.get(t);
      if (title === undefined || drafts[title]!.type !== 'person' || drafts[title]!.number !== 's') return null;
      t = drafts[title]!.last;
    }
    return null;
  };
  /** The name that completes a description of a body or place: «صحيفة الأفق», «مدينة طنجة». */
  const nameWithin = (d: Draft): number | null => {
    for (let t = d.head + 1; t <= d.head + 2 && t < d.last; t++) {
      const name = nameAt.get(t);
      if (name === undefined && view.tokens[t]!.kind === 'sign') continue;
      if (name === undefined) return null;
      const { type } = drafts[name]!;
      return type === d.type || (d.type === 'media' && type === 'organization') ? name : null;
    }
    return null;
  };
  const pair = (description: number, name: number): void => {
    partner[description] = name;
    // the name's own partner is the description that says most, which comes first
    partner[name] ??= description;
  };

  const candidates = new Map<number, number[]>();
  drafts.forEach((d, i) => {
    if (d.kind !== 'description' || d.number !== 's') return;
    if (d.type !== 'person') {
      const name = nameWithin(d);
      if (name !== null) pair(i, name);
      return;
    }
    const name = nameAfter(d);
    if (name === null) return;
    const list = candidates.get(name);
    if (list) list.push(i);
    else candidates.set(name, [i]);
  });

  // what the report says where there is no doubt
  const titles = new Set<string>();
  const firstSeen = new Map<string, number>();
  const nested = (list: readonly number[]): boolean =>
    list.length > 1 && drafts[list[1]!]!.first < drafts[list[0]!]!.last;
  drafts.forEach((d, i) => {
    if (d.kind === 'name' && d.type === 'person' && !firstSeen.has(surname(d))) firstSeen.set(surname(d), i);
  });
  for (const [name, list] of candidates)
    if (!nested(list)) for (const i of list) titles.add(titled(drafts[i]!, drafts[name]!));

  for (const [name, list] of candidates) {
    const outer = drafts[list[0]!]!;
    if (!nested(list)) {
      for (const i of list) pair(i, name);
      continue;
    }
    const within = list.filter((i) => drafts[i]!.first < outer.last && i !== list[0]);
    const after = list.filter((i) => drafts[i]!.first >= outer.last);
    const inner = within.at(-1)!;
    const told = titles.has(titled(drafts[inner]!, drafts[name]!));
    const known = firstSeen.get(surname(drafts[name]!))! < name;
    if (after.length === 0 && !titles.has(titled(outer, drafts[name]!)) && (told || known)) {
      pair(inner, name);
      for (const i of [list[0]!, ...within.slice(0, -1)])
        drafts[i] = { ...drafts[i]!, last: drafts[name]!.last, end: drafts[name]!.end };
    } else for (const i of [list[0]!, ...after]) pair(i, name);
  }

  // a name before its description
  drafts.forEach((d, i) => {
    if (d.kind !== 'name' || d.type !== 'person') return;
    let t = d.last;
    const apart = comma(t);
    if (apart) t++;
    if (!view.joined(t)) return;
    const other = phraseAt.get(t);
    if (other === undefined || partner[other] !== null) return;
    const p = drafts[other]!;
    if (p.type !== 'person' || p.number !== 's' || p.kind !== 'description') return;
    const kind = view.noun(p.head)?.head?.class;
    if (apart ? p.definite || p.last > p.head + 1 : kind === 'kin' || kind === 'voice') pair(other, i);
  });
  return { drafts, partner };
}

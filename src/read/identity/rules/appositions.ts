import type { Profile } from '../profiles.js';
import type { Scene } from '../scene.js';

/**
 * Joins descriptions with the names in apposition. Of two, one within the other («المتحدث باسم الرئيس» and «الرئيس»), the
 * name belongs to one: to the inner when the report calls it so elsewhere, when it knows the name already or the outer is
 * indefinite («مسؤول قريب من الرئيس …»), else to the outer.
 */
export function joinAppositions(scene: Scene, profileOf: (mention: number) => Profile | null, fits: Fits): void {
  const pairs = scene.mentions.filter((m) => m.kind !== 'name' && m.apposed !== null);
  const nested: { readonly outer: number; readonly inner: number; readonly name: number }[] = [];
  const single: number[] = [];
  for (let i = 0; i < pairs.length; i++) {
    const outer = pairs[i]!;
    const inner = pairs[i + 1];
    if (inner && inner.apposed === outer.apposed && inner.end <= outer.end) {
      if (inner.type === 'person' && outer.type === 'person')
        nested.push({ outer: outer.index, inner: inner.index, name: outer.apposed! });
      else scene.join(outer.index, outer.apposed!);
      i++;
    } else {
      scene.join(outer.index, outer.apposed!);
      single.push(outer.index);
    }
  }
  const offices = new Map<string, Profile[]>();
  for (const m of single) {
    const profile = profileOf(m);
    if (!profile) continue;
    const list = offices.get(profile.noun);
    if (!list) offices.set(profile.noun, [profile]);
    else if (list.length < most) list.push(profile);
  }
  for (const { outer, inner, name } of nested) {
    const profile = profileOf(inner);
    const holder = profile ? offices.get(profile.noun)?.find((c) => fits(profile, c)) : undefined;
    const toInner = holder
      ? scene.same(holder.mention.index, name)
      : !scene.mentions[outer]!.definite || scene.first(name) < outer;
    scene.join(toInner ? inner : outer, name);
  }
}

/** Holders of offices of one noun that are looked at: keeps a long report's cost linear. */
const most = 24;

/** Whether one description may stand for whom another does. */
export type Fits = (shorter: Profile, longer: Profile) => boolean;

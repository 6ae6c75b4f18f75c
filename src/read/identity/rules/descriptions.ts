import type { EntityType } from '../../names/layer.js';
import type { Mention } from '../../phrases/layer.js';
import { type Profile, sameWords, within } from '../profiles.js';
import type { Scene } from '../scene.js';

/** Earlier ones of a noun that are looked at, the latest first: keeps a long report's cost linear. */
const most = 24;

const kindOf: Record<EntityType, string> = {
  person: 'person',
  organization: 'body',
  media: 'body',
  group: 'body',
  place: 'place',
  facility: 'facility',
};

const alike = (a: Mention, b: Mention): boolean =>
  a.number === b.number &&
  (a.gender === null || b.gender === null || a.gender === b.gender) &&
  a.type !== null &&
  b.type !== null &&
  kindOf[a.type] === kindOf[b.type];

/** Whether `p` says no more than `c`, and nothing else. «الرئيس» alone is no prime minister. */
export function shorter(scene: Scene, p: Profile, c: Profile): boolean {
  return (
    (alike(p.mention, c.mention) || (c.mention.kind === 'name' && p.mention.number === 's')) &&
    p.former === c.former &&
    (p.nation === null || p.nation === nationOf(scene, c)) &&
    (p.noun === 'رئيس' ? sameWords(p.rest, c.rest) : within(p.rest, c.rest))
  );
}

/** «الشرطة» of a report about one country is that country's. */
const nationOf = (scene: Scene, p: Profile): string | null =>
  p.nation ?? scene.nationOf(p.mention.index) ?? (p.mention.type === 'person' ? null : scene.main);

/**
 * Descriptions that stand for one: «الرئيس الروسي» with the name it was in apposition to anywhere, «المتحدث» with the
 * spokesman before it, «نظيره الروسي» with who has that office in that country.
 */
export function joinDescriptions(scene: Scene, profileOf: (mention: number) => Profile | null): void {
  const byNoun = new Map<string, Profile[]>();
  const waiting: Profile[] = [];
  /** By set of mentions: an office that the one has. */
  const offices = new Map<number, Profile>();
  const lists = (noun: string): Profile[] => {
    let list = byNoun.get(noun);
    if (!list) {
      list = [];
      byNoun.set(noun, list);
    }
    return list;
  };
  const equal = (p: Profile, c: Profile): boolean =>
    alike(p.mention, c.mention) &&
    p.former === c.former &&
    nationOf(scene, p) === nationOf(scene, c) &&
    sameWords(p.rest, c.rest);

  for (const mention of scene.mentions) {
    const profile = profileOf(mention.index);
    if (!profile || mention.type === 'place') continue;
    const counterpart = profile.noun === 'نظير' ? officeOfCounterpart(profile) : null;
    const own = counterpart ?? profile;
    const list = lists(own.noun);
    if (!scene.isNamed(mention.index) && mention.definite && (counterpart || scene.pronoun(mention) === null)) {
      const recent = list.slice(-most).reverse();
      const found = recent.find((c) => equal(own, c)) ?? (counterpart ? undefined : latest(own, recent));
      if (found) scene.join(mention.index, found.mention.index);
      else if (own.nation !== null || own.rest.length > 0) waiting.push(own);
    }
    list.push(own);
    if (mention.type === 'person' && mention.number === 's') offices.set(scene.of(mention.index), own);
  }
  // those named only later in the report: the headline's president
  for (const profile of waiting) {
    if (scene.isNamed(profile.mention.index)) continue;
    const later = lists(profile.noun).slice(0, most);
    const found = later.find((c) => scene.isNamed(c.mention.index) && equal(profile, c));
    if (found) scene.join(profile.mention.index, found.mention.index);
  }

  /** The latest that a description may be short for; an agency that was spoken to («قال لوكالة …») only when no other. */
  function latest(p: Profile, recent: readonly Profile[]): Profile | undefined {
    const fitting = recent.filter((c) => shorter(scene, p, c));
    const spokenTo = ({ mention: c }: Profile): boolean =>
      c.kind === 'name' && c.type === 'media' && scene.before(c) === 'ل';
    return fitting.find((c) => !spokenTo(c)) ?? fitting[0];
  }

  /** «نظيره الروسي»: the office of the one before him, in the country that it says. */
  function officeOfCounterpart(profile: Profile): Profile | null {
    if (!profile.nation) return null;
    const sentence = scene.sentence(profile.mention);
    for (let i = profile.mention.index - 1; i >= 0; i--) {
      const other = scene.mentions[i]!;
      if (sentence - scene.sentence(other) > 1) return null;
      const office = other.type === 'person' ? offices.get(scene.of(i)) : undefined;
      if (office && office.nation !== profile.nation)
        return {
          mention: profile.mention,
          noun: office.noun,
          rest: office.rest,
          nation: profile.nation,
          former: false,
        };
    }
    return null;
  }
}

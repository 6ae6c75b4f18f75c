import type { World } from '../../../lexicon/gazetteer.js';
import type { IdentityWords } from '../../../lexicon/identity-words.js';
import type { Mention } from '../../phrases/layer.js';
import type { Scene } from '../scene.js';

/** Sentences back in which a described place was named. */
const reach = 2;

/** «البلاد», «العاصمة», «المدينة», «الجانب الروسي»: the place of the report that each stands for. */
export function joinPlaces(scene: Scene, world: World, words: IdentityWords): void {
  /** The first mention by name of each country and each capital, by ISO code. */
  const countries = new Map<string, number>();
  const capitals = new Map<string, number>();
  for (const m of scene.mentions) {
    if (m.kind !== 'name' || m.type !== 'place') continue;
    const key = scene.key(m);
    const country = world.country(key);
    if (country && !countries.has(country.iso)) countries.set(country.iso, m.index);
    const capital = country ? null : world.capital(key);
    if (capital && !capitals.has(capital.iso)) capitals.set(capital.iso, m.index);
  }
  const { main } = scene;
  /** Mentions of countries that the report does not name, by ISO code. */
  const unnamed = new Map<string, number>();
  const toCountry = (m: Mention, iso: string): void => {
    const other = countries.get(iso) ?? unnamed.get(iso);
    if (other !== undefined) scene.join(m.index, other);
    else unnamed.set(iso, m.index);
    scene.setNation(m.index, iso);
  };

  let lastTown: Mention | null = null;
  let lastCountry: Mention | null = null;
  for (const m of scene.mentions) {
    if (m.kind === 'name') {
      if (m.type !== 'place') continue;
      if (world.country(scene.key(m))) lastCountry = m;
      else lastTown = m;
      continue;
    }
    const near = (other: Mention | null): other is Mention =>
      other !== null && scene.sentence(m) - scene.sentence(other) <= reach;
    if (m.kind === 'description' && m.noun === 'جانب' && m.nation && countries.has(m.nation)) toCountry(m, m.nation);
    if (m.type !== 'place' || m.number !== 's' || !m.definite || m.noun === null || m.apposed !== null) continue;
    const pronoun = scene.pronoun(m);
    const bare = m.last - m.first === 1;
    if (words.has('land', m.noun)) {
      if (pronoun !== null) {
        const nation = nationOfSpeaker(scene, m, pronoun);
        if (nation) toCountry(m, nation);
      } else if (m.noun === 'بلاد' && bare) {
        const iso = main ?? (near(lastCountry) ? scene.nationOf(lastCountry.index) : null);
        if (iso) toCountry(m, iso);
      } else if (scene.tokens[m.first]!.fold.startsWith('هذ') && m.last - m.first === 2 && near(lastCountry))
        scene.join(m.index, lastCountry.index);
    } else if (m.noun === 'عاصمة' || words.has('town', m.noun)) {
      const next = scene.mentions[m.index + 1];
      if (next && next.kind === 'name' && next.type === 'place' && next.first === m.last)
        scene.join(m.index, next.index);
      else if (m.noun === 'عاصمة') {
        const iso = m.nation ?? (bare ? main : null);
        const capital = iso ? capitals.get(iso) : undefined;
        if (capital !== undefined && !scene.same(capital, countries.get(iso!) ?? -1)) scene.join(m.index, capital);
      } else if (bare && pronoun === null && near(lastTown)) scene.join(m.index, lastTown.index);
    }
  }
}

/** «بلاده»: the country of the first person of the sentence, else of the one before, whose country is told. */
function nationOfSpeaker(scene: Scene, m: Mention, pronoun: string): string | null {
  const gender = pronoun === 'ه' ? 'm' : pronoun === 'ها' ? 'f' : null;
  const sentence = scene.sentence(m);
  let found: string | null = null;
  let at = sentence;
  for (let i = m.index - 1; i >= 0; i--) {
    const other = scene.mentions[i]!;
    const s = scene.sentence(other);
    if (s < at && found !== null) return found;
    if (sentence - s > 1) return null;
    at = s;
    if (other.type !== 'person' || other.number === 'p' || (other.gender !== null && other.gender !== gender)) continue;
    found = scene.nationOf(i) ?? found;
  }
  return found;
}

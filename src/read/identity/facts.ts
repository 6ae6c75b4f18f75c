import { foldBare } from '../../arabic/letters.js';
import type { Demonyms } from '../../lexicon/demonyms.js';
import { nameKey, type Place, type World, withoutArticle } from '../../lexicon/gazetteer.js';
import type { IdentityWords } from '../../lexicon/identity-words.js';
import type { EntityType } from '../names/layer.js';
import type { Mention } from '../phrases/layer.js';
import type { Scene } from './scene.js';

/** What the gazetteer and the report's own words tell of an entity. */
export interface Facts {
  readonly english: string | null;
  readonly country: string | null;
  readonly link: string | null;
  readonly coordinates: readonly [number, number] | null;
}

const none: Facts = { english: null, country: null, link: null, coordinates: null };

/** Kilometres within which two entries of one name are one place (a city and its province). */
const nearby = 60;
/** How many times the people of others of its name a place must have to be meant without further word. */
const greater = 10;

/** Looks entities up. `context` counts how often the report tells of each country (ISO codes). */
export class FactFinder {
  constructor(
    private readonly scene: Scene,
    private readonly world: World,
    private readonly demonyms: Demonyms,
    private readonly words: IdentityWords,
    private readonly context: ReadonlyMap<string, number>,
    /** The country that the report is about, where it is clear. */
    private readonly main: string | null,
  ) {}

  of(type: EntityType | null, own: readonly Mention[]): Facts {
    const names = own.filter((m) => m.kind === 'name');
    if (type === 'place') return this.place(names, own);
    if (type === 'person') return { ...none, country: this.person(own) };
    return this.body(names, own);
  }

  private keys(names: readonly Mention[]): string[] {
    return [...new Set(names.map((m) => this.key(m)))];
  }

  /** After li- the article has lost its alif, unless the name as it stands is a country's («للبنان»). */
  private key(m: Mention): string {
    const text = this.scene.slice(m);
    const key = this.scene.key(m);
    return this.scene.before(m) === 'ل' && text.startsWith('ل') && !this.world.country(key) ? nameKey(`ا${text}`) : key;
  }

  private place(names: readonly Mention[], own: readonly Mention[]): Facts {
    const keys = this.keys(names);
    for (const key of keys) {
      const country = this.world.country(key);
      if (country)
        return { english: country.english, country: country.iso, link: country.link, coordinates: country.coordinates };
    }
    for (const key of keys) {
      const known = this.world.known(key);
      if (known?.type === 'place') return { ...none, english: known.english, country: known.country };
    }
    // a capital that is always the state, which the report does not name otherwise
    if (names.length > 0 && names.every((m) => this.scene.states.has(m.index))) {
      const country = this.world.capital(keys[0]!);
      if (country)
        return { english: country.english, country: country.iso, link: country.link, coordinates: country.coordinates };
    }
    const told = own.find((m) => m.kind === 'description' && m.nation)?.nation ?? null;
    for (const key of keys) {
      const found = this.world.places(key);
      const place = this.choose(told ? found.filter((p) => p.country === told) : found);
      if (place) return place;
    }
    const nation = own.find((m) => m.kind !== 'name' && this.scene.nationOf(m.index));
    const iso = nation ? this.scene.nationOf(nation.index) : null;
    const country = names.length === 0 && iso ? this.world.countryOf(iso) : null;
    return country ? { ...none, country: country.iso } : { ...none, country: told };
  }

  /** The only one of a name; of several the one in the country that the report tells of most, or by far the greatest. */
  private choose(all: readonly Place[]): Facts | null {
    if (all.length === 0) return null;
    const best = [...all].sort(
      (a, b) =>
        (this.context.get(b.country) ?? 0) - (this.context.get(a.country) ?? 0) ||
        Number(a.kind === 'state') - Number(b.kind === 'state') ||
        b.people - a.people,
    )[0]!;
    const rivals = all.filter((p) => distance(p.coordinates, best.coordinates) > nearby);
    const told = (p: Place): number => this.context.get(p.country) ?? 0;
    const clear = rivals.every(
      (p) => (told(best) > 0 && told(p) * 2 <= told(best)) || (told(p) === 0 && p.people * greater <= best.people),
    );
    if (!clear) return null;
    const countries = new Set(all.filter((p) => !rivals.includes(p)).map((p) => p.country));
    return {
      english: best.english,
      country: countries.size === 1 ? best.country : null,
      link: best.link,
      coordinates: best.coordinates,
    };
  }

  /** The country of an office («الرئيس الفرنسي», «ملك الأردن») or of an adjective («الصحفي السعودي»). */
  private person(own: readonly Mention[]): string | null {
    for (const m of own)
      if (m.kind === 'description') {
        const nation = this.words.has('holder', m.noun ?? '') ? m.nation : null;
        const found = nation ?? this.adjective(m);
        if (found) return found;
      }
    return null;
  }

  private body(names: readonly Mention[], own: readonly Mention[]): Facts {
    for (const key of this.keys(names)) {
      const known = this.world.known(key);
      if (known && known.type !== 'place') return { ...none, english: known.english, country: known.country };
    }
    for (const m of own) {
      const nation = this.adjective(m) ?? (m.kind === 'description' ? m.nation : null);
      if (nation) return { ...none, country: nation };
    }
    // «مطار القاهرة الدولي», «بنك إنجلترا»: the place in the name
    for (const m of names) {
      const country = this.placeWithin(m);
      if (country) return { ...none, country };
    }
    // «وزارة الصحة» is that of the country that the report is about
    for (const m of own)
      if (this.main && this.words.has('state-body', foldBare(withoutArticle(this.scene.tokens[m.first]!.bare))))
        return { ...none, country: this.main };
    return none;
  }

  private adjective(m: Mention): string | null {
    for (let t = m.first + 1; t < m.last; t++) {
      const found = this.demonyms.adjective(foldBare(withoutArticle(this.scene.tokens[t]!.bare)));
      if (found?.country) return found.country;
    }
    return null;
  }

  private placeWithin(m: Mention): string | null {
    for (let t = m.first + 1; t < m.last; t++) {
      const key = foldBare(withoutArticle(this.scene.tokens[t]!.bare));
      const country = this.world.country(key) ?? this.world.capital(key);
      if (country) return country.iso;
      const city = this.choose(this.world.cities(key));
      if (city?.country) return city.country;
    }
    return null;
  }
}

/** Kilometres between two points (longitude, latitude in degrees), on a sphere. */
function distance(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const [x, y] = [(b[0] - a[0]) * rad * Math.cos(((a[1] + b[1]) / 2) * rad), (b[1] - a[1]) * rad];
  return 6371 * Math.hypot(x, y);
}

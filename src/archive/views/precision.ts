import { countryOf } from '../../record/countries.js';

/**
 * How near a point on the map is to where something happened: `country`, `region` (a governorate, a province: a point
 * within it stands for it), or `place`: the town or site itself, as far as the archive knows.
 */
export type Precision = 'country' | 'region' | 'place';

/** What is known of a place. */
export interface PlaceKnown {
  readonly name: string;
  readonly english: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

const regions =
  /^(?:ال)?(?:محافظة|ولاية|إقليم|منطقة|مقاطعة|قضاء|إمارة|لواء|جهة|قطاع|شمال|جنوب|شرق|غرب|وسط|ريف|ساحل|صحراء|وادي)\s/u;

/** From what an entity knows: the name of its country is its own, or its name says that it is a part of one. */
export const precisionOf = ({ name, english, country }: PlaceKnown): Precision =>
  english !== null && countryOf(country)?.english === english ? 'country' : regions.test(name) ? 'region' : 'place';

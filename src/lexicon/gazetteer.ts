import { bare, foldBare } from '../arabic/letters.js';
import type { Lexicon, Row } from './lexicon.js';

/** A country of the world; ISO 3166-1 knows it by `iso` (alpha-2). */
export interface Country {
  readonly iso: string;
  readonly english: string;
  /** Longitude, latitude of a point within, degrees. */
  readonly coordinates: readonly [number, number];
  /** `wikidata:Q…` or null. */
  readonly link: string | null;
}

export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: 'capital' | 'city' | 'state';
  /** Longitude, latitude, degrees. */
  readonly coordinates: readonly [number, number];
  /** `wikidata:Q…` or null. */
  readonly link: string | null;
  readonly english: string;
  /** Thousands; 0 when unknown. */
  readonly people: number;
}

/** A body, medium or region that the news names often. */
export interface Known {
  readonly key: string;
  readonly type: string;
  readonly english: string | null;
  /** ISO 3166-1 alpha-2 of the country it belongs to; null for those of several. */
  readonly country: string | null;
}

/** What the tables know of the world, by name. Names are compared as `nameKey` makes them. Tables are read when first asked. */
export interface World {
  country(key: string): Country | null;
  countryOf(iso: string): Country | null;
  /** The state whose capital or seat of government has this name. */
  capital(key: string): Country | null;
  /** Famous ones first asked: «باريس» is not also a town in Texas. */
  places(key: string): readonly Place[];
  /** Only famous ones. */
  cities(key: string): readonly Place[];
  known(key: string): Known | null;
}

const between = /[^\p{L}\p{M}\p{N}]+/u;

/** A bare word without its article; «الله» keeps its own, and «ألمانيا» has none. */
export const withoutArticle = (word: string): string =>
  word.length > 4 && word.startsWith('ال') && word !== 'الله' ? word.slice(2) : word;

/** The folded words of a name, without articles: what is compared when two names are. */
export const nameWords = (name: string): string[] =>
  bare(name)
    .split(between)
    .filter(Boolean)
    .map((word) => foldBare(withoutArticle(word)));

/** The form under which a name is looked up: spaces, hyphens, hamzas and articles make no difference. */
export const nameKey = (name: string): string => nameWords(name).join('');

/** The keys of a name in a table: newspapers leave hamzas out, and «المانيا» then looks as if it had an article. */
const keysOf = (name: string): readonly string[] => {
  const key = nameKey(name);
  return /(^|\s)[أإآ]ل/u.test(name) ? [key, nameKey(name.replace(/(^|\s)[أإآ](?=ل)/gu, '$1ا'))] : [key];
};

const cells = (cell: string | undefined): string[] => (cell ?? '').split('|').filter(Boolean);
const linkOf = (row: Row): string | null => (row.wikidata ? `wikidata:Q${row.wikidata}` : null);
const point = (row: Row): readonly [number, number] => [Number(row.lon), Number(row.lat)];

/** The gazetteer of a lexicon's tables. */
export function worldOf(lexicon: Lexicon): World {
  const lazy = <T>(make: () => T): (() => T) => {
    let made: { value: T } | null = null;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const countries = lazy(() => {
    const byIso = new Map<string, Country>();
    const byName = new Map<string, Country>();
    const byCapital = new Map<string, Country>();
    for (const row of lexicon.table('gazetteer-countries')) {
      const country: Country = { iso: row.iso!, english: row.english!, coordinates: point(row), link: linkOf(row) };
      byIso.set(country.iso, country);
      for (const key of cells(row.names).flatMap(keysOf)) if (!byName.has(key)) byName.set(key, country);
      for (const key of cells(row.capitals).flatMap(keysOf)) byCapital.set(key, country);
    }
    return { byIso, byName, byCapital };
  });
  const placesOf = (table: string): ReadonlyMap<string, readonly Place[]> => {
    const byName = new Map<string, Place[]>();
    for (const row of lexicon.table(table)) {
      const place: Place = {
        country: row.country!,
        kind: row.kind as Place['kind'],
        coordinates: point(row),
        link: linkOf(row),
        english: row.english!,
        people: Number(row.people || 0),
      };
      for (const key of new Set(cells(row.names).flatMap(keysOf))) {
        const list = byName.get(key);
        if (list) list.push(place);
        else byName.set(key, [place]);
      }
    }
    return byName;
  };
  const cities = lazy(() => placesOf('gazetteer-cities'));
  const others = lazy(() => placesOf('gazetteer-places'));
  const known = lazy(() => {
    const byName = new Map<string, Known>();
    for (const row of lexicon.table('gazetteer-bodies')) {
      const names = cells(row.names);
      const item: Known = {
        key: nameKey(names[0]!),
        type: row.type!,
        english: row.english || null,
        country: row.country || null,
      };
      for (const key of names.flatMap(keysOf)) byName.set(key, item);
    }
    return byName;
  });
  return {
    country: (key) => countries().byName.get(key) ?? null,
    countryOf: (iso) => countries().byIso.get(iso) ?? null,
    capital: (key) => countries().byCapital.get(key) ?? null,
    places: (key) => cities().get(key) ?? others().get(key) ?? [],
    cities: (key) => cities().get(key) ?? [],
    known: (key) => known().get(key) ?? null,
  };
}

import { fold } from '../arabic/letters.js';
import type { Lexicon } from './lexicon.js';

/** An adjective of nationality as a word: «روسي», «الروسية» (without article), «روس». */
export interface Demonym {
  /** ISO 3166-1 alpha-2; null for what is wider than a country or has no code («أوروبي», «كردي»). */
  readonly country: string | null;
  readonly gender: 'm' | 'f';
  readonly number: 's' | 'd' | 'p';
}

/** The table `demonyms`, for look-up by folded form. */
export interface Demonyms {
  /** By a folded word without article and prefixes. */
  adjective(stem: string): Demonym | undefined;
  /** ISO code of a country by its name or that of its capital, folded and with its article. */
  countryOf(name: string): string | undefined;
}

const feminine = (form: string): string => `${form}ة`;

export function demonymsOf(lexicon: Lexicon): Demonyms {
  const adjectives = new Map<string, Demonym>();
  const places = new Map<string, string>();
  const add = (form: string, demonym: Demonym): void => {
    const key = fold(form);
    if (!adjectives.has(key)) adjectives.set(key, demonym);
  };
  for (const row of lexicon.table('demonyms')) {
    const country = row.country === '' ? null : row.country!;
    for (const form of row.adjective!.split('|')) {
      if (form === '') continue;
      add(form, { country, gender: 'm', number: 's' });
      add(`${form}ا`, { country, gender: 'm', number: 's' });
      add(feminine(form), { country, gender: 'f', number: 's' });
      for (const end of ['ين', 'ون']) add(form + end, { country, gender: 'm', number: 'p' });
      add(`${form}ان`, { country, gender: 'm', number: 'd' });
      for (const end of ['تان', 'تين']) add(form + end, { country, gender: 'f', number: 'd' });
      add(`${form}ات`, { country, gender: 'f', number: 'p' });
    }
    for (const form of row.plural!.split('|')) if (form !== '') add(form, { country, gender: 'm', number: 'p' });
    if (country === null) continue;
    for (const name of [...row.name!.split('|'), ...row.capital!.split('|')])
      if (name !== '' && !places.has(fold(name))) places.set(fold(name), country);
  }
  return { adjective: (stem) => adjectives.get(stem), countryOf: (name) => places.get(name) };
}

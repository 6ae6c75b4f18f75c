import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogues, languages, translatorFor } from '../../web/src/i18n/translator.js';

const keys = Object.keys(catalogues.en) as (keyof typeof catalogues.en)[];
const textsOf = (message: string | Readonly<Record<string, string>>): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort();

/** Texts that are the same in both languages, or have no letters of one. */
const alike = new Set(['settings.digits.latn', 'settings.digits.arab', 'chain.spoken']);

describe('the catalogues', () => {
  it('miss no text in any language', () => {
    const missing = languages.flatMap((language) =>
      keys.filter((key) => textsOf(catalogues[language][key] ?? '').some((text) => text.trim() === '')),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(catalogues.ar).filter((key) => !(key in catalogues.en))).toEqual([]);
  });

  it('hold Arabic where they should', () => {
    expect(
      keys.filter((key) => !alike.has(key) && textsOf(catalogues.ar[key]).some((t) => !/\p{Script=Arabic}/u.test(t))),
    ).toEqual([]);
    expect(
      keys.filter((key) => !alike.has(key) && textsOf(catalogues.en[key]).some((t) => /\p{Script=Arabic}/u.test(t))),
    ).toEqual([]);
  });

  it('have a form for every category of number that a language has', () => {
    for (const language of languages) {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const key of keys) {
        const message = catalogues[language][key];
        if (typeof message !== 'string')
          expect([key, ...Object.keys(message).sort()]).toEqual([key, ...pluralCategories.toSorted()]);
      }
    }
  });

  it('name the same places in both languages', () => {
    const texts = keys.filter((key) => typeof catalogues.en[key] === 'string');
    expect(
      texts.filter((key) => `${places(catalogues.ar[key] as string)}` !== `${places(catalogues.en[key] as string)}`),
    ).toEqual([]);
  });
});

describe('a translator', () => {
  const ar = translatorFor('ar', 'latn');
  const en = translatorFor('en', 'latn');

  it('counts in all six forms of Arabic', () => {
    expect([0, 1, 2, 5, 11, 100].map((n) => ar.count('count.statements', n))).toEqual([
      'لا أقوال',
      'قول واحد',
      'قولان',
      '5 أقوال',
      '11 قولًا',
      '100 قول',
    ]);
    expect([1, 2].map((n) => en.count('count.statements', n))).toEqual(['1 statement', '2 statements']);
  });

  it('writes the digits that were chosen', () => {
    expect(translatorFor('ar', 'arab').number(1234)).toBe('١٬٢٣٤');
    expect(ar.number(1234)).toBe('1,234');
    expect(translatorFor('ar', 'arab').day('2023-11-15')).toBe('١٥ نوفمبر ٢٠٢٣');
  });

  it('dates as much as is known, and passes on what is no date', () => {
    expect([en.day('2023-11-15'), en.day('2023-11'), en.day('2023'), en.day('PXD')]).toEqual([
      '15 November 2023',
      'November 2023',
      '2023',
      'PXD',
    ]);
  });

  it('isolates what it puts into a sentence', () => {
    expect(en.say('chain.spoken.speaker', { name: 'يحيى' })).toBe('said by \u2068يحيى\u2069');
  });

  it('names a currency', () => {
    expect(en.measure('money:USD')).toBe('US Dollar');
    expect(ar.measure('killed')).toBe('قتلى');
  });
});

it('every text is shown somewhere', () => {
  const web = fileURLToPath(new URL('../../web/src/', import.meta.url));
  const source = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n'))
    .map((file) => readFileSync(web + file, 'utf8'))
    .join('\n');
  // written out, or put together from a beginning and a value: `layer.${name}`
  const made = [...source.matchAll(/`([a-z]+(?:\.[a-z]+)*\.)\$\{[^}]*\}(\.[a-z]+)?`/g)].map(
    ([, from, to]) =>
      (key: string) =>
        key.startsWith(from!) && key.endsWith(to ?? ''),
  );
  expect(keys.filter((key) => !source.includes(`'${key}'`) && !made.some((fits) => fits(key)))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { currencyOf, wordFor, words } from '../../src/record/words.js';

const lexicon = shippedLexicon();
const values = (table: Parameters<typeof lexicon.table>[0], column: string): string[] => [
  ...new Set(lexicon.table(table).flatMap((row) => row[column] || [])),
];

describe('the Arabic words for values', () => {
  it('cover what the tables of open lists hold', () => {
    const missing = (kind: 'medium' | 'eventMode' | 'measure', held: readonly string[]): string[] =>
      held.filter((v) => !(v in words.ar[kind]));
    expect(missing('medium', values('media-of-speech', 'medium'))).toEqual([]);
    expect(missing('eventMode', values('event-triggers', 'mode'))).toEqual([]);
    expect(
      missing('measure', [
        ...values('figure-measures', 'measure'),
        ...values('units', 'measure'),
        ...values('counted-nouns', 'measure'),
      ]),
    ).toEqual([]);
  });

  it('are Arabic', () => {
    const all = Object.values(words.ar).flatMap((table: Readonly<Record<string, string>>) => Object.values(table));
    expect(all.filter((word) => word !== '' && !/^[\p{Script=Arabic}\p{M} ]+$/u.test(word))).toEqual([]);
  });
});

it('a value without a word is shown as it is', () => {
  expect(wordFor('ar', 'medium', 'fax')).toBe('fax');
  expect(wordFor('en', 'medium', 'interview')).toBe('interview');
  expect(wordFor('ar', 'stance', 'deny')).toBe('نفي');
});

it('money says its currency', () => {
  expect(currencyOf('money:USD')).toBe('USD');
  expect(currencyOf('killed')).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { demonymsOf } from '../../src/lexicon/demonyms.js';
import { headsOf } from '../../src/lexicon/heads.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';

const lexicon = shippedLexicon();

describe('table heads', () => {
  const heads = headsOf(lexicon);
  const rows = lexicon.table('heads');
  it('holds only what its head comment explains', () => {
    for (const row of rows) {
      const at = `row ${row.noun}`;
      expect(['person', 'organization', 'media', 'place', 'facility', 'group'], at).toContain(row.type);
      expect(['m', 'f', 'mf'], at).toContain(row.gender);
      const classes = 'office agent rank kin accused voice source document body crowd site honor'.split(' ');
      expect(classes, at).toContain(row.class);
      expect(['', 'alone', 'nation', 'more', 'def', 'plural', 'bare', 'adj', 'name'], at).toContain(row.needs);
    }
  });
  it('gives each noun once, or again with another plural', () => {
    const seen = new Set<string>();
    for (const row of rows)
      for (const noun of row.noun!.split('|')) {
        const key = `${noun} ${row.plural}`;
        expect(seen.has(key), key).toBe(false);
        seen.add(key);
      }
  });
  it('makes feminines, plurals and duals', () => {
    expect(heads.find('وزيره')).toMatchObject({ noun: 'وزير', gender: 'f', number: 's', type: 'person' });
    expect(heads.find('مسوولون')).toMatchObject({ noun: 'مسؤول', number: 'p', type: 'group', human: true });
    expect(heads.find('وكالات')).toMatchObject({ noun: 'وكالة', number: 'p', type: 'media' });
    expect(heads.find('سفيران')).toMatchObject({ noun: 'سفير', number: 'd', type: 'group' });
    expect(heads.find('منظمه')).toMatchObject({ noun: 'منظمة', type: 'organization' });
  });
  it('minds hamzas', () => {
    expect(heads.find('انفاق', 'أ')).toMatchObject({ noun: 'نفق' });
    expect(heads.find('انفاق', 'إ')).toBeUndefined();
    expect(heads.find('عملا', 'ع', 'ء')).toMatchObject({ noun: 'عميل' });
    expect(heads.find('عملا', 'ع', 'ا')).toBeUndefined();
  });
});

describe('table demonyms', () => {
  const demonyms = demonymsOf(lexicon);
  it('has ISO codes or none', () => {
    for (const row of lexicon.table('demonyms')) expect(row.country).toMatch(/^(?:[A-Z]{2})?$/u);
  });
  it('knows adjectives in their forms', () => {
    expect(demonyms.adjective('امريكيه')).toEqual({ country: 'US', gender: 'f', number: 's' });
    expect(demonyms.adjective('اميركيون')).toEqual({ country: 'US', gender: 'm', number: 'p' });
    expect(demonyms.adjective('اتراك')).toEqual({ country: 'TR', gender: 'm', number: 'p' });
    expect(demonyms.adjective('اوروبي')).toEqual({ country: null, gender: 'm', number: 's' });
    expect(demonyms.adjective('كرسي')).toBeUndefined();
  });
  it('knows countries and capitals', () => {
    expect(demonyms.countryOf('الولايات المتحده')).toBe('US');
    expect(demonyms.countryOf('انقره')).toBe('TR');
    expect(demonyms.countryOf('الاسكندريه')).toBeUndefined();
  });
});

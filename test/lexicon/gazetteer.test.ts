import { describe, expect, it } from 'vitest';
import { nameKey, nameWords, worldOf } from '../../src/lexicon/gazetteer.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';

const lexicon = shippedLexicon();
const world = worldOf(lexicon);
const tables = ['gazetteer-countries', 'gazetteer-cities', 'gazetteer-places'];

describe('gazetteer tables', () => {
  it('give every row names and coordinates on the globe', () => {
    for (const table of tables)
      for (const row of lexicon.table(table)) {
        expect(row.names).not.toBe('');
        expect(Math.abs(Number(row.lat))).toBeLessThanOrEqual(90);
        expect(Math.abs(Number(row.lon))).toBeLessThanOrEqual(180);
      }
  });
  it('know every place to be in a country of the list', () => {
    for (const table of tables.slice(1))
      for (const row of lexicon.table(table)) expect(world.countryOf(row.country!), row.names).not.toBeNull();
  });
  it('give no name of a body to two rows', () => {
    const seen = new Map<string, string>();
    for (const row of lexicon.table('gazetteer-bodies'))
      for (const name of row.names!.split('|')) {
        const key = nameKey(name);
        expect(seen.get(key) ?? row.english, name).toBe(row.english);
        seen.set(key, row.english!);
      }
  });
  it('name no capital of two states', () => {
    const seen = new Map<string, string>();
    for (const row of lexicon.table('gazetteer-countries'))
      for (const name of row.capitals!.split('|').filter(Boolean)) {
        expect(seen.get(nameKey(name)) ?? row.iso, name).toBe(row.iso);
        seen.set(nameKey(name), row.iso!);
      }
  });
});

describe('look-up', () => {
  it('does not mind spelling', () => {
    for (const name of ['الولايات المتحدة', 'الولايات_المتحدة', 'أميركا', 'امريكا'])
      expect(world.country(nameKey(name))?.iso).toBe('US');
    expect(nameWords('ألمانيا')).toEqual(['المانيا']);
    expect(nameWords('الصين')).toEqual(['صين']);
  });
  it('knows capitals, places and bodies', () => {
    expect(world.capital(nameKey('موسكو'))?.iso).toBe('RU');
    expect(world.places(nameKey('باريس'))[0]).toMatchObject({ country: 'FR', english: 'Paris' });
    expect(world.known(nameKey('الناتو'))?.english).toBe('NATO');
    expect(world.known(nameKey('حلف شمال الأطلسي'))).toBe(world.known(nameKey('الناتو')));
  });
  it('finds nothing for what it does not know', () => {
    expect(world.country('شيء')).toBeNull();
    expect(world.capital('شيء')).toBeNull();
    expect(world.places('شيء')).toEqual([]);
    expect(world.known('شيء')).toBeNull();
  });
});

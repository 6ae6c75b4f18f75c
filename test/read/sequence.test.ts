import { describe, expect, it } from 'vitest';
import { readClasses, writeClasses } from '../../src/read/sequence/classes.js';
import { feature, hashOf } from '../../src/read/sequence/hash.js';
import { FeatureRows, readModel, Tagger, writeModel } from '../../src/read/sequence/tagger.js';

const word = (s: string): number => feature(1, hashOf(s));

describe('Tagger', () => {
  // tags A and B; the word alone says A, but B never follows B and likes to follow A
  const transitions = new Float32Array(9);
  transitions[0 * 3 + 1] = 2;
  transitions[1 * 3 + 1] = -100;
  const model = readModel(
    writeModel(
      ['A', 'B'],
      transitions,
      new Map([
        [word('نعم'), [1, 0]],
        [word('لا'), [0, 1]],
      ]),
    ),
  );
  const tag = (words: readonly string[]): string => {
    const rows = new FeatureRows();
    for (const w of words) {
      rows.add(word(w));
      rows.next();
    }
    return [...new Tagger(model).tag(rows)].map((t) => model.tags[t]).join('');
  };
  it('weighs words and transitions together', () => {
    expect(tag(['نعم', 'لا', 'لا', 'لا'])).toBe('ABAB');
    expect(tag(['نعم'])).toBe('A');
    expect(tag([])).toBe('');
  });
  it('gives nothing for a feature that the model does not hold', () => {
    const rows = new FeatureRows();
    rows.add(word('ربما'));
    rows.next();
    expect([...new Tagger(model).emissions(rows).subarray(0, 2)]).toEqual([0, 0]);
  });
  it('refuses other bytes', () => {
    expect(() => readModel(new Uint8Array(64))).toThrow(RangeError);
    expect(() => readModel(new Uint8Array(3))).toThrow(RangeError);
  });
});

describe('FeatureRows', () => {
  it('grows', () => {
    const rows = new FeatureRows();
    for (let i = 0; i < 1000; i++) {
      for (let k = 0; k < 20; k++) rows.add(i * 20 + k);
      rows.next();
    }
    expect(rows.length).toBe(1000);
    expect(rows.ends[999]).toBe(20_000);
    expect(rows.features[19_999]).toBe(19_999);
    rows.clear();
    expect(rows.length).toBe(0);
  });
});

describe('WordClasses', () => {
  const classes = readClasses(
    writeClasses(
      ['في', 'كتاب'],
      [
        [3, 700],
        [1, 2],
      ],
      [1000, 7],
    ),
  );
  it('knows its words', () => {
    const at = classes.find(hashOf('كتاب'));
    expect(classes.levels).toBe(2);
    expect([classes.classOf(at, 0), classes.classOf(at, 1), classes.frequency(at)]).toEqual([700, 2, 3]);
  });
  it('gives zeros for others', () => {
    const at = classes.find(hashOf('قلم'));
    expect([at, classes.classOf(at, 0), classes.frequency(at)]).toEqual([-1, 0, 0]);
  });
  it('refuses other bytes', () => {
    expect(() => readClasses(new Uint8Array(20))).toThrow(RangeError);
  });
});

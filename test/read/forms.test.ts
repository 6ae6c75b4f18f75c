import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { particleAt } from '../../src/read/attribution/particles.js';
import { vocabularyOf } from '../../src/read/figures/vocabulary.js';
import { hashOf } from '../../src/read/sequence/hash.js';
import { timeFormsOf } from '../../src/read/time/forms.js';
import type { Token } from '../../src/read/tokens/layer.js';

const lexicon = shippedLexicon();
const token = (bare: string): Token => ({
  start: 0,
  end: bare.length,
  index: 0,
  kind: 'word',
  bare,
  fold: bare,
  hash: hashOf(bare),
  sentence: 0,
  spaced: true,
});

describe('what a word may be to the time grammar', () => {
  const formOf = timeFormsOf(lexicon);

  it('finds terms behind prefixes, the fewest first', () => {
    const { beginnings } = formOf(token('وفبراير'));
    expect(beginnings.map((b) => b.cut)).toEqual([1]);
    expect(beginnings[0]!.terms[0]).toMatchObject({ kind: 'month', month: 2 });
  });

  it('knows numerals and openers', () => {
    expect(formOf(token('وعشرين')).numeral).toBe(true);
    expect(formOf(token('منذ')).opener).toBe(true);
    expect(formOf(token('الخمسينيات')).opener).toBe(true);
  });

  it('makes one value of all words that are nothing to it, and of a word asked again', () => {
    expect(formOf(token('حديقه'))).toBe(formOf(token('زورق')));
    expect(formOf(token('وفبراير'))).toBe(formOf(token('وفبراير')));
  });
});

describe('what a word may open for figures', () => {
  const { numberForm } = vocabularyOf(lexicon);

  it('cuts prefixes off numbers and duals', () => {
    expect(numberForm(token('وثلاثين'))).toEqual({ opening: { cut: 1, form: 'ثلاثين', kind: 'number' }, dual: null });
    expect(numberForm(token('وجنديان'))?.dual).toMatchObject({ cut: 1, dual: { kind: 'person' } });
  });

  it('is nothing for other words', () => {
    expect(numberForm(token('حديقه'))).toBeNull();
  });
});

describe('particles of content clauses', () => {
  it.each([
    ['أن', { conj: false, prep: false, pronoun: false }],
    ['وبأنها', { conj: true, prep: true, pronoun: true }],
    ['فإنهما', { conj: true, prep: false, pronoun: true }],
  ])('%s', (word, particle) => {
    expect(particleAt(token(word))).toEqual(particle);
  });

  it.each(['إنهاء', 'أنا أن', 'بيان', 'وان1'])('%s is none', (word) => {
    expect(particleAt(token(word))).toBeNull();
  });
});

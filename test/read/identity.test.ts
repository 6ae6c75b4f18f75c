import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { oneEdit, skeleton, spelledAlike, wordsOf } from '../../src/read/identity/forms.js';
import { entities } from '../../src/read/identity/layer.js';
import { mentions } from '../../src/read/phrases/layer.js';
import { createReader } from '../../src/read/read.js';

const read = createReader(shippedLexicon());

/** The names of each entity, in text order. */
function named(text: string): string[][] {
  const document = read(text, { title: '' });
  const all = document.get(mentions);
  return document
    .get(entities)
    .map((e) => e.mentions.filter((m) => all[m]!.kind === 'name').map((m) => document.slice(all[m]!)))
    .filter((list) => list.length > 0);
}

describe('names of one entity', () => {
  const together: readonly (readonly [string, readonly string[]])[] = [
    ['قال فلاديمير بوتين إن الاجتماع مهم. وأضاف بوتين أنه سيعود.', ['فلاديمير بوتين', 'بوتين']],
    ['وصل أنطونيو غوتيريش إلى بيروت. وقال غوتيريس إنه متفائل.', ['أنطونيو غوتيريش', 'غوتيريس']],
    ['أعلنت حركة حماس موقفها. وقالت حماس إنها تدرس العرض.', ['حركة حماس', 'حماس']],
    ['نقلت وكالة رويترز عن الوزير ذلك. وذكرت رويترز التفاصيل.', ['وكالة رويترز', 'رويترز']],
    ['وصل الوفد إلى كازاخستان. ورحبت جمهورية كازاخستان بالوفد.', ['كازاخستان', 'جمهورية كازاخستان']],
  ];
  for (const [text, names] of together)
    it(names.join(' = '), () => {
      expect(named(text)).toContainEqual(names);
    });
});

describe('names that stay apart', () => {
  it('two of one family', () => {
    const all = named('التقى سعد الحريري أنصاره في ذكرى رفيق الحريري. وقال سعد الحريري إن العدالة آتية.');
    expect(all).toContainEqual(['سعد الحريري', 'سعد الحريري']);
    expect(all).toContainEqual(['رفيق الحريري']);
  });
});

const none = (): boolean => false;

describe('forms', () => {
  it('gives the article its alif back after li-', () => {
    expect(wordsOf('لأمم المتحدة', 'ل', none)).toEqual(wordsOf('الأمم المتحدة', ' ', none));
  });
  it('needs no hyphen', () => {
    expect(wordsOf('ألما-آتا', ' ', none).join('')).toBe(wordsOf('ألماآتا', ' ', none).join(''));
  });
  it('knows one edit', () => {
    expect(oneEdit('طيلب', 'طليب')).toBe(true);
    expect(oneEdit('محمد', 'محمود')).toBe(true);
    expect(oneEdit('محمد', 'احمد')).toBe(true);
    expect(oneEdit('سعيد', 'سعد')).toBe(true);
    expect(oneEdit('سليم', 'سالم')).toBe(false);
  });
  it('keeps short and unlike words apart', () => {
    expect(spelledAlike('محمد', 'محمود')).toBe(false);
    expect(spelledAlike('غوتيريس', 'غوتيريش')).toBe(true);
    expect(skeleton('غوتيريش')).toBe(skeleton('غوتيريس'));
  });
});

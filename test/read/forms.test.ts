import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { Features } from '../../src/read/names/features.js';
import { Forms } from '../../src/read/names/forms.js';
import { readClasses } from '../../src/read/sequence/classes.js';
import { RowStore } from '../../src/read/sequence/rows.js';
import { FeatureRows, readModel, Tagger } from '../../src/read/sequence/tagger.js';

const word = (fold: string) => ({ kind: 'word' as const, fold });

describe('Forms of the names stage', () => {
  const lexicon = shippedLexicon();
  const classes = readClasses(lexicon.model('clusters'));
  const model = readModel(lexicon.model('names'));
  const sentences = [
    'التقي وزير الخارجيه سامح شكري في القاهره نظيره الفرنسي',
    'قال',
    'وبالقاهره وصلت بعثه الامم المتحده',
    'قال محمد العطار ان محمد العطار لم يصل الي بغداد',
  ].map((line) => [...line.split(' ').map(word), { kind: 'number' as const, fold: '2015' }]);

  it('tags as the features written out one by one do, whatever was read before', () => {
    const forms = new Forms(classes, new Tagger(model));
    const features = new Features(classes);
    for (const sentence of [...sentences, ...sentences]) {
      const rows = new FeatureRows();
      features.write(sentence, rows);
      expect([...forms.tag(sentence)]).toEqual([...new Tagger(model).tag(rows)]);
    }
    expect(forms.tag([])).toHaveLength(0);
  });

  it('keeps words apart from signs that are spelled alike', () => {
    const forms = new Forms(classes, new Tagger(model));
    expect(forms.look({ kind: 'sign', fold: 'وبالقاهره' }).cut).toBe(0);
    expect(forms.look(word('وبالقاهره'))).toMatchObject({ cut: 2, form: 'القاهره' });
  });
});

describe('RowStore', () => {
  it('keeps rows as they were given', () => {
    const store = new RowStore(3);
    const kept = Array.from({ length: 100 }, (_, i) => store.add([i, -i, 300 * i]));
    kept.forEach(({ array, at }, i) => {
      expect([...array.subarray(at, at + 3)]).toEqual([i, -i || 0, 300 * i]);
    });
  });
});

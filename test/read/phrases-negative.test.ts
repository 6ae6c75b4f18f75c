import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { mentions } from '../../src/read/phrases/layer.js';
import { createReader } from '../../src/read/read.js';

const read = createReader(shippedLexicon());

describe('nobody who could act or speak', () => {
  const texts = [
    'ارتفعت الأسعار بعد انخفاض طويل',
    'كانت العمليات العسكرية عنيفة',
    'وصل الدعم أمس وبدأ العمل فورا',
    'تعرضت لعدوان مسلح',
    'انتهى الأسبوع الأخير من الشهر بهدوء',
    'واصل الدفاع عن حقه ومضى في البحث عن حل',
    'أعرب عن سعادته بالفوز',
    'زاد الإنفاق وزادت قواعد اللعبة صعوبة',
    'من وجهة نظر أخرى ومن جهة ثانية',
    'حقق الأهداف بعد تحقيق النمو',
  ];
  for (const text of texts)
    it(text, () => {
      const doc = read(text, { title: '', published: '2021-05-04' });
      expect(doc.get(mentions).map((m) => doc.slice(m))).toEqual([]);
    });
});

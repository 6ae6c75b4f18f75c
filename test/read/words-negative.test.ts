import { describe, expect, test } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { type Analysis, words } from '../../src/read/morphology/layer.js';
import { wordsStage } from '../../src/read/morphology/morphology.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const read = pipeline([sentencesStage, tokensStage(), wordsStage(shippedLexicon())]);

const best = (text: string): readonly (Analysis & { word: string })[] => {
  const document = read(Document.of(text, { title: 'عنوان' }));
  return document.get(words).map((w) => ({ ...w.analyses[0], word: document.slice(w) }));
};

describe('letters like clitics that are the word’s own', () => {
  test.each([
    'وصل والد اللاعب إلى وهران',
    'باشر وزير المالية عمله',
    'فاز فريق فلسطين في فيينا',
    'كرم كاتب كبير في كندا',
    'لبنان دولة لها ساحل طويل',
    'وجه الوزير رسالة واضحة',
    'سفينة سويسرية في ميناء سوسة',
    'بدأ برنامج باريس',
  ])('%s', (text) => {
    for (const a of best(text))
      if (!['رسالة', 'لها', 'عمله'].includes(a.word))
        expect([a.word, ...a.proclitics.filter((p) => p !== 'ال'), a.enclitic]).toEqual([a.word, null]);
  });

  test.each([
    ['التزام الشركة بالعقد', 'التزام'],
    ['التقى الوفد نظيره', 'التقى'],
    ['إلغاء الرحلة بسبب الطقس', 'إلغاء'],
    ['الله أكبر', 'الله'],
    ['التحق الجندي بوحدته', 'التحق'],
    ['الذي حضر هو المدير', 'الذي'],
  ])('no article: %s', (text, word) => {
    expect(best(text).find((a) => a.word === word)!.proclitics).toEqual([]);
  });

  test.each([
    ['تنبه الحارس للحريق', 'تنبه'],
    ['نشر وجه المتهم في الصحف', 'وجه'],
    ['زار المدينة فقيه معروف', 'فقيه'],
    ['أعلن عن نتائج المياه', 'المياه'],
    ['سهم الشركة تراجع', 'سهم'],
  ])('no pronoun: %s', (text, word) => {
    expect(best(text).find((a) => a.word === word)!.enclitic).toBeNull();
  });
});

describe('nouns that are spelled like verbs', () => {
  test.each([
    'سبب تأخر القطار خلل في الإشارة',
    'مقتل جندي في انفجار لغم قرب الحدود',
    'رئيس الحكومة في زيارة إلى المغرب',
    'نتائج الانتخابات البلدية في تونس',
    'أسعار النفط في الأسواق العالمية',
    'خطة لدعم قطاع الصناعة والتجارة',
  ])('no verb but the one marked: %s', (text) => {
    for (const a of best(text)) expect([a.word, a.pos === 'VERB']).toEqual([a.word, false]);
  });
});

describe('nothing to say', () => {
  test.each(['', ' ', '123 456', '؟!.', 'http://example.org', '«»'])(
    'no word class but number, sign or name: %j',
    (text) => {
      for (const a of best(text)) expect(['NUM', 'PUNCT', 'SYM', 'PROPN', 'X']).toContain(a.pos);
    },
  );
});

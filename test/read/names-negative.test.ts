import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { names } from '../../src/read/names/layer.js';
import { namesStage } from '../../src/read/names/names.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const read = pipeline([sentencesStage, tokensStage(), namesStage(shippedLexicon())]);

/** Sentences that name nobody and nothing. */
const nameless = [
  'أكد الرئيس أن الحكومة ستعمل على خفض الأسعار',
  'ارتفعت أسعار المواد الغذائية في الأسواق المحلية',
  'قال شهود عيان إن الانفجار وقع قرب السوق',
  'أعلنت السلطات تأجيل الدراسة بسبب الأمطار',
  'قرر مجلس الإدارة توزيع الأرباح على المساهمين',
  'بدأت لجنة التحقيق عملها صباح أمس',
  'رفض الوزير التعليق على الخبر',
  'هبطت الطائرة في المطار بسلام',
  'شهدت المدينة مظاهرات واسعة ضد الفساد',
  'دعا المتحدث المواطنين إلى الحذر',
  'ارتفعت حركة المرور على الطرق السريعة',
  'نقلت وكالات الأنباء المحلية عن مصدر أمني قوله ذلك',
];

/** What is no name, in sentences that hold one. */
const not: readonly (readonly [string, string])[] = [
  ['الفرنسي', 'وصل الرئيس الفرنسي إلى بيروت صباح اليوم'],
  ['الرئيس', 'استقبل الرئيس عبد الفتاح السيسي الوفد'],
  ['مدينة', 'وقع الحادث في مدينة حلب أمس'],
  ['توماهوك', 'أطلقت البارجة صاروخ توماهوك على حلب'],
  ['الله', 'قال محمود عباس رحمه الله في بيروت'],
  ['الأول', 'حل في المركز الأول في باريس'],
  ['السبت', 'أعلنت وزارة الداخلية المصرية السبت اعتقال ثلاثة'],
  ['الإرهابي', 'اعتقلوا أحد قادة تنظيم داعش الإرهابي'],
];

describe('names nobody', () => {
  for (const text of nameless)
    it(text, () => {
      expect(
        read(Document.of(text))
          .get(names)
          .map((n) => text.slice(n.start, n.end)),
      ).toEqual([]);
    });
  for (const [word, text] of not)
    it(`${word}: ${text}`, () => {
      const found = read(Document.of(text))
        .get(names)
        .map((n) => text.slice(n.start, n.end));
      expect(found.filter((n) => n.split(' ').includes(word))).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    });
});

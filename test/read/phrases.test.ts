import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { mentions } from '../../src/read/phrases/layer.js';
import { createReader } from '../../src/read/read.js';

const read = createReader(shippedLexicon());
const document = (text: string): Document => read(text, { title: '', published: '2021-05-04' });
/** Descriptions and pronouns of a text, each as «phrase: type», outermost first. */
const found = (text: string): string[] => {
  const doc = document(text);
  return doc
    .get(mentions)
    .filter((m) => m.kind !== 'name')
    .map((m) => `${doc.slice(m)}: ${m.type}`);
};

describe('how far a description reaches', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['قال وزير الزراعة الأردني إن الموسم جيد', 'وزير الزراعة الأردني: person'],
    ['وأكد السفير الألماني لدى الخرطوم أن المشروع مستمر', 'السفير الألماني لدى الخرطوم: person'],
    ['قالت مصادر أمنية وإعلامية لبنانية إن الطريق مغلق', 'مصادر أمنية وإعلامية لبنانية: group'],
    ['أفاد مصدر مطلع بأن الاجتماع تأجل', 'مصدر مطلع: person'],
    [
      'ذكر مدير مكتب رئيس الاتحاد أن اللقاء ألغي',
      'مدير مكتب رئيس الاتحاد: person',
      'مكتب رئيس الاتحاد: organization',
      'رئيس الاتحاد: person',
      'الاتحاد: organization',
    ],
    [
      'صرح المتحدث باسم الجيش بأن القوات المسلحة انسحبت',
      'المتحدث باسم الجيش: person',
      'الجيش: organization',
      'القوات المسلحة: organization',
    ],
    ['وقال مسؤول في الوزارة إن القرار نهائي', 'مسؤول في الوزارة: person', 'الوزارة: organization'],
    ['اعتقلت الشرطة أحد المتظاهرين', 'الشرطة: organization', 'أحد المتظاهرين: person'],
    ['أعلن رئيسه السابق استقالته من حكومة بلاده', 'رئيسه السابق: person', 'حكومة بلاده: organization', 'بلاده: place'],
    ['طالبت هذه الجماعة المسلحة بالإفراج عن جميع الأسرى', 'هذه الجماعة المسلحة: organization', 'جميع الأسرى: group'],
    [
      'أوضحت المتحدثة باسم النادي أن اللاعب بخير',
      'المتحدثة باسم النادي: person',
      'النادي: organization',
      'اللاعب: person',
    ],
  ];
  for (const [text, ...wanted] of cases) it(text, () => expect(found(text)).toEqual(wanted));
});

describe('table phrase-words: an example of each kind', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    adjective: ['قال الوزير السابق إن الخطة واضحة', 'الوزير السابق: person'],
    same: ['وأضاف المصدر نفسه أن الطريق مغلق', 'المصدر نفسه: person'],
    quantifier: ['دعا جميع الأطراف إلى الهدوء', 'جميع الأطراف: group'],
    one: ['وقال أحد المسؤولين إن الخطة واضحة', 'أحد المسؤولين: person'],
    share: ['التقى عدد من النواب في القاعة', 'عدد من النواب: group'],
    pointer: ['ونفت هذه الشركة الخبر', 'هذه الشركة: organization'],
    role: ['أكد أمين عام الحزب موافقته', 'أمين عام الحزب: person'],
    last: ['وطلب منه الأخير الانتظار', 'الأخير: person'],
    participle: ['انسحبت القوات التابعة للحكومة', 'القوات التابعة للحكومة: organization'],
    seat: ['أعلنت السلطات في البلاد الطوارئ', 'السلطات في البلاد: organization'],
    happening: ['أعلن اعتقال ناشط أمس', 'ناشط: person'],
    domain: ['قال نائب الوزير لشؤون المناخ إن المؤتمر نجح', 'نائب الوزير لشؤون المناخ: person'],
    part: ['قال رئيس الوزراء إن الخطة واضحة', 'رئيس الوزراء: person'],
    by: ['عقد الاجتماع برئاسة الوزير', 'الوزير: person'],
    envoy: ['وقال سفيرها لدى النمسا إن الاتفاق قريب', 'سفيرها لدى النمسا: person'],
    field: ['قالت خبيرة في شؤون الطاقة إن السعر مرتفع', 'خبيرة في شؤون الطاقة: person'],
  };
  const kinds = new Set(
    shippedLexicon()
      .table('phrase-words')
      .map((row) => row.kind!),
  );
  it('has one for every kind', () => expect(Object.keys(cases).sort()).toEqual([...kinds].sort()));
  for (const [kind, [text, wanted]] of Object.entries(cases))
    it(`${kind}: ${text}`, () => expect(found(text)[0]).toBe(wanted));
});

describe('heads', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['لقي 15 شخصا حتفهم', '15 شخصا: group'],
    ['رفضت المحكمة تسليم بوسني مطلوب', 'المحكمة: organization', 'بوسني مطلوب: person'],
    ['وقتل ثلاثة سوريين', 'ثلاثة سوريين: group'],
    ['وقال معاليه إن المشروع انتهى', 'معاليه: person'],
    ['قال معالي وزير الصحة إن المشروع انتهى', 'معالي وزير الصحة: person'],
    ['وأفاد موقع EuroNote بأن السعر ارتفع', 'موقع EuroNote: media'],
    ['غادر ولي عهده المدينة', 'ولي عهده: person', 'المدينة: place'],
    ['قال مسؤولون محليون إن الطريق مغلق', 'مسؤولون محليون: group'],
    ['ظهر مسلحون مجهولون أمس', 'مسلحون مجهولون: group'],
    ['وصل السفير التركي في الدوحة أمس', 'السفير التركي في الدوحة: person'],
  ];
  for (const [text, ...wanted] of cases) it(text, () => expect(found(text)).toEqual(wanted));
});

describe('apposition', () => {
  const pairs = (text: string): string[] => {
    const doc = document(text);
    const all = doc.get(mentions);
    return all
      .filter((m) => m.kind === 'name' && m.apposed !== null)
      .map((m) => `${doc.slice(m)} = ${doc.slice(all[m.apposed!]!)}`);
  };
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['قال الرئيس الفرنسي إيمانويل ماكرون إن المحادثات بدأت', 'إيمانويل ماكرون = الرئيس الفرنسي'],
    ['أعلن المتحدث باسم الشرطة العقيد محمد حسن انتهاء العملية', 'محمد حسن = المتحدث باسم الشرطة'],
    ['قال أحمد حسن، رئيس اللجنة، إن الانتخابات تأجلت', 'أحمد حسن = رئيس اللجنة'],
    ['نفى المتحدث باسم الرئيس الكيني مايكل أودنغو الخبر', 'مايكل أودنغو = المتحدث باسم الرئيس الكيني'],
    [
      'وصل الرئيس الكيني مايكل أودنغو. وقال المتحدث باسم الرئيس الكيني مايكل أودنغو إن الزيارة قصيرة',
      'مايكل أودنغو = الرئيس الكيني',
      'مايكل أودنغو = الرئيس الكيني',
    ],
    ['أكد محمد علي محامي الضحية أن القضية مستمرة', 'محمد علي = محامي الضحية'],
  ];
  for (const [text, ...wanted] of cases) it(text, () => expect(pairs(text)).toEqual(wanted));
});

describe('what the words say of a mention', () => {
  it('gives number, gender and nation', () => {
    const doc = document('وقالت الوزيرة الإسبانية إن نظراءها الأوروبيين وافقوا');
    expect(doc.get(mentions)[0]).toMatchObject({
      gender: 'f',
      number: 's',
      nation: 'ES',
      definite: true,
      noun: 'وزير',
    });
    expect(doc.get(mentions)[1]).toMatchObject({ number: 'p', type: 'group', nation: null });
  });
});

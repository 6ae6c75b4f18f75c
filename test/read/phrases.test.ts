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
      'ذكر مدير مكتب زعيم المعارضة أن اللقاء ألغي',
      'مدير مكتب زعيم المعارضة: person',
      'مكتب زعيم المعارضة: organization',
      'زعيم المعارضة: person',
      'المعارضة: organization',
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

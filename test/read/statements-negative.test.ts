import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { statements } from '../../src/read/attribution/layer.js';
import { createReader } from '../../src/read/read.js';

const lexicon = shippedLexicon();
const read = createReader(lexicon);

const none = (text: string): void => {
  const document = read(`${text}.`, { title: '' });
  expect(document.get(statements).map((s) => `${document.slice(s.cue)} [${document.slice(s)}]`)).toEqual([]);
};

describe.each(['false-friends', 'cue-idioms'])('%s: no row is taken for a cue', (table) => {
  for (const row of lexicon.table(table)) it(row.example!, () => none(row.example!));
});

describe('no statement', () => {
  for (const text of [
    'يذكر أن الميناء بني قبل مئة عام',
    'ويعتقد أن الجسر بني قبل مئة عام',
    'أعلن الملك الحرب على جيرانه',
    'لم يعلق الوزير على الحادث',
    'ولم يذكر المتحدث عدد الجرحى',
    'سيعلن الوزير نتائج الانتخابات غدا',
    'من المقرر أن يعلن الوزير نتائج الانتخابات غدا',
    'قد يؤكد الفحص إصابة اللاعب',
    'يطبق القرار وفقا للقانون الجديد',
    'توزع المساعدات حسب الحاجة',
    'بحث الوزيران الأوضاع في المنطقة',
    'تحدث الوزير عن الأزمة',
    'وصل السفير إلى مطار العاصمة',
    'زار الوفد صحيفة «الحياة» وقناة «المستقبل»',
    'أدانت المحكمة سامي الخطيب بالسرقة',
    'الخطة التي وصفت بالطموحة لم تنفذ',
    'اتخذت الشركة إجراءات واضحة ومشددة',
    'نوه المدير بالطلاب في نهاية العام',
  ])
    it(text, () => none(text));
});

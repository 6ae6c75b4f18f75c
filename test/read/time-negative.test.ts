import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { createReader } from '../../src/read/read.js';
import { times } from '../../src/read/time/layer.js';

const read = createReader(shippedLexicon());
const found = (text: string): string[] =>
  read(text, { published: '2024-05-15', title: '' })
    .get(times)
    .map((t) => `${text.slice(t.start, t.end)} = ${t.value}`);

/** Nothing here places anything in time. */
describe('no expression of time', () => {
  it.each([
    'توفي سامر عن 82 عاماً',
    'قالت هدى (49 عاماً) إنها باقية',
    'الشاب البالغ من العمر 22 سنة',
    'قال الأمين العام للمنظمة إن الرأي العام يعرف',
    'عقد المجلس جلسة طارئة',
    'ظهر اسمه في القائمة',
    'مارس ضغوطاً على الحكومة',
    'نقلت صحيفة المصري اليوم عنه ذلك',
    'بحسب قناة «روسيا اليوم»',
    'اليوم العالمي للغة العربية',
    'كل عام وأنتم بخير',
    'يعملون على مدار الساعة',
    'تبعد عنا 40 سنة ضوئية',
    'قال أحد المتحدثين إن الوقت حان',
    'القرار رقم 2254 لمجلس الأمن',
    'وزعت الجمعية في 2000 مدرسة حقائب',
    'رؤية 2030 الاقتصادية',
    'فاز الفريق 3-1 على ضيفه',
    'بلغت الكلفة 1990 دولاراً',
    'ارتفع المنطاد إلى 1750 متراً',
    'هبط حتى 1800 قدماً',
    'يجتمع بين الحين والآخر بأصدقائه',
    'رحّب النائب رمضان بالاقتراح',
    'صفر اليدين عاد',
    'مصر والشرق الأوسط',
    'أهل السنة في البلاد',
    'في هذه المرحلة من الحوار',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

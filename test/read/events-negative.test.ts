import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { events } from '../../src/read/events/layer.js';
import { stages } from '../../src/read/read.js';

const read = pipeline(stages(shippedLexicon()));
const found = (text: string): string[] => {
  const document = read(Document.of(text, { title: '', published: '2021-03-10' }));
  return document.get(events).map((e) => `${document.slice(e)} ${e.type}`);
};

describe('no events', () => {
  it.each([
    // weather, prices, sport
    'يتوقع أن تكون السماء غائمة جزئيا اليوم',
    'ارتفعت أسعار النفط بنسبة اثنين في المئة',
    'سجل اللاعب هدفين وفاز فريقه في المباراة',
    'نفذ اللاعب ضربة جزاء في الدقيقة الأخيرة',
    // words that only look like a trigger
    'لا يقل عدد السكان عن ألف',
    'تبلغ كلفة رحلة الطائرة مئتي دولار',
    'في الوقت عينه افتتح المتحف أبوابه',
    'وهنا يبدأ دور العلماء',
    'ووفقا للدراسة فإن القهوة مفيدة',
    'نشرت الصحيفة صور المدينة القديمة',
    'نشرت المجلة دراسة صادرة عن الجامعة',
    'عاد القتلى والجرحى إلى ديارهم بعد الحادثة',
    'أطلقت الشركة هاتفها الجديد',
    'أوقفت الشركة إنتاج السيارات',
    'توقف محرك السيارة على الطريق',
    'سيطر رجال الإطفاء على النيران',
    // bodies named after what they do
    'قال مدير مركز الإغاثة إن المستودع ممتلئ',
    'يعمل في لجنة مكافحة الفساد',
    'بقي ثلاث ساعات في السجن المركزي',
    'وزير خارجية كينيا رجل هادئ الطبع',
    'رأى الحارس رجلين اثنين قرب السور',
    'يسعى البرنامج إلى القضاء على الفقر',
    'دعا الله أن يحفظه',
    'قتل نفسه بعد مرض طويل',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

import type { homeEn } from './home.en.js';
import type { ArabicOf } from './messages.js';

/** Texts of the first page, in Arabic. */
export const homeAr: ArabicOf<typeof homeEn> = {
  'home.title': 'من قال ماذا، وعمّن نُقل',
  'home.numbers': 'ما في الأرشيف',
  'home.reports': 'الأخبار',
  'home.statements': 'الأقوال',
  'home.events': 'الأحداث',
  'home.figures': 'الأعداد',
  'home.entities': 'الأشخاص والهيئات',
  'home.publishers': 'الناشرون',
  'home.span': 'نُشرت بين {first} و{last}.',
  'home.taken': 'آخر ما أُدخل: {at}.',
  'home.waiting': 'في انتظار القراءة: {count}.',
  'home.failed': 'تعذرت قراءته: {count}.',
  'home.newest': 'أحدث الأخبار',
  'home.newest.all': 'كل الأخبار',
  'home.contested': 'أعداد مختلف فيها',
  'home.contested.lead': 'أكثر ما تختلف فيه الأخبار من الأعداد.',
  'home.contested.all': 'كل الأعداد',
  'home.contested.none': 'لا خبرين في الأرشيف يتناقضان في عدد.',
  'home.feeds': {
    zero: 'لا تُتابع أي خلاصة.',
    one: 'تُتابع خلاصة واحدة.',
    two: 'تُتابع خلاصتان.',
    few: 'تُتابع {n} خلاصات.',
    many: 'تُتابع {n} خلاصة.',
    other: 'تُتابع {n} خلاصة.',
  },

  'first.title': 'الأرشيف فارغ',
  'first.text': 'يبيّن «إسناد» من قال ماذا متى كانت فيه أخبار. ولك أن تبدأ بإحدى ثلاث:',
  'first.examples': 'تحميل الأمثلة',
  'first.examples.text':
    'ثلاثون خبرًا كُتبت لأجل «إسناد»: خمس قصص من نسج الخيال، ترويها سبع جهات ينقل بعضها عن بعض ويناقضه. وهي أقصر طريق إلى رؤية كل شيء.',
  'first.add': 'إضافة أخبار',
  'first.add.text': 'ملفات، أو عناوين صفحات، أو خلاصات تُتابع من بعد.',
  'first.read': 'قراءة نص هنا',
  'first.read.text': 'ألصق خبرًا واحدًا ليُقرأ في هذه الصفحة؛ ولا يُحفظ.',
  'first.loading': {
    zero: 'يجري التحميل…',
    one: 'يجري التحميل: دخل خبر واحد…',
    two: 'يجري التحميل: دخل خبران…',
    few: 'يجري التحميل: دخلت {n} أخبار…',
    many: 'يجري التحميل: دخل {n} خبرًا…',
    other: 'يجري التحميل: دخل {n} خبر…',
  },
  'first.viewer': 'يملؤه من له أن يضيف الأخبار. ولك في هذه الأثناء أن تقرأ نصًا هنا.',
};

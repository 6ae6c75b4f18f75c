import { describe, expect, it } from 'vitest';
import { Document, type Meta } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { wordsStage } from '../../src/read/morphology/morphology.js';
import type { Name } from '../../src/read/names/layer.js';
import { names } from '../../src/read/names/layer.js';
import { times } from '../../src/read/time/layer.js';
import { timesStage } from '../../src/read/time/time.js';
import { datelinesStage } from '../../src/read/tokens/datelines.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const noNames = { name: 'names', needs: [], makes: names, run: (): readonly Name[] => [] };
const run = pipeline([
  sentencesStage,
  tokensStage(),
  datelinesStage(lexicon),
  wordsStage(lexicon),
  noNames,
  timesStage(lexicon),
]);

/** Wednesday. */
const published = '2024-05-15';
const read = (text: string, meta: Partial<Meta> = { published, title: '' }) => run(Document.of(text, meta)).get(times);
const shown = (text: string, meta?: Partial<Meta>): string[] =>
  read(text, meta).map((t) => `${text.slice(t.start, t.end)} = ${t.value}${t.set ? ' set' : ''}`);

describe('the examples of the tables', () => {
  const tables = ['time-words', 'time-months', 'time-units', 'time-phrases', 'time-holidays'];
  it.each(tables.flatMap((t) => lexicon.table(t).map((r) => [r.example!, r.gives!, t] as const)))(
    '%s: %s',
    (example, gives) => {
      const [, text] = example.split('~') as [string, string];
      expect(shown(example.replaceAll('~', ''))).toContain(`${text} = ${gives}`);
    },
  );
});

describe('expressions', () => {
  it.each<[string, string[]]>([
    // days
    ['وصل الوفد مساء أول من أمس الاثنين', ['مساء أول من أمس الاثنين = 2024-05-13TEV']],
    ['يلتقيان يوم غد الخميس', ['يوم غد الخميس = 2024-05-16']],
    ['انفجرت القنبلة ليل السبت الأحد', ['ليل السبت الأحد = 2024-05-11TNI']],
    ['في وقت متأخر من مساء الثلاثاء', ['وقت متأخر من مساء الثلاثاء = 2024-05-14TEV']],
    ['بدأ الهجوم في الساعات الأولى من يوم السبت', ['الساعات الأولى من يوم السبت = 2024-05-11']],
    ['وفي وقت سابق من يوم الجمعة زار المخيم', ['في وقت سابق من يوم الجمعة = 2024-05-10']],
    ['دوت الصفارات الليلة الماضية', ['الليلة الماضية = 2024-05-14TNI']],
    ['عقد اجتماعين يومي السبت والأحد', ['يومي السبت = 2024-05-11', 'الأحد = 2024-05-12']],
    ['وسيصل الوفد الأحد ويغادر الثلاثاء', ['الأحد = 2024-05-19', 'الثلاثاء = 2024-05-21']],
    ['وكان وصل الأحد', ['الأحد = 2024-05-12']],
    // dates
    ['وقع الزلزال في 6 شباط/فبراير 2023', ['6 شباط/فبراير 2023 = 2023-02-06']],
    ['في الخامس عشر من الشهر الجاري', ['الخامس عشر من الشهر الجاري = 2024-05-15']],
    ['الـ9 من شباط من العام الحالي', ['الـ9 من شباط من العام الحالي = 2024-02-09']],
    ['زارها في 29 و30 نيسان/أبريل الماضي', ['29 = 2024-04-29', '30 نيسان/أبريل الماضي = 2024-04-30']],
    ['ولد في 17/3/1978', ['17/3/1978 = 1978-03-17']],
    ['صدر في 2019-03-17', ['2019-03-17 = 2019-03-17']],
    ['ينطلق السباق في 3 يونيو', ['3 يونيو = 2024-06-03']],
    ['انتهى السباق في 20 ديسمبر', ['20 ديسمبر = 2023-12-20']],
    ['صدر في ١٧/٣/٢٠١٩ وبيع منذ ٢٠١٥', ['١٧/٣/٢٠١٩ = 2019-03-17', '٢٠١٥ = 2015']],
    ['خلال العام الماضي 2023', ['العام الماضي 2023 = 2023']],
    ['استقال في مايو وعاد في أغسطس', ['مايو = 2024-05', 'أغسطس = 2023-08']],
    ['منذ ساعات الصباح الأولى أمس الثلاثاء', ['ساعات الصباح الأولى أمس الثلاثاء = 2024-05-14TMO']],
    ['توقف العمل في رمضان', ['رمضان = 2024-03']],
    ['بين عامي 2013 و2014', ['عامي 2013 = 2013', '2014 = 2014']],
    ['خلال الحرب (1975-1990)', ['1975 = 1975', '1990 = 1990']],
    ['صيف 2017 الحار', ['صيف 2017 = 2017-SU']],
    ['منذ أواخر ستينيات القرن الماضي', ['ستينيات القرن الماضي = 196']],
    ['في العقد الأول من القرن الحادي والعشرين', ['العقد الأول من القرن الحادي والعشرين = 200']],
    ['بُنيت في القرن التاسع عشر', ['القرن التاسع عشر = 18']],
    ['خلال الأسبوع الأول من أبريل الماضي', ['الأسبوع الأول من أبريل الماضي = 2024-04']],
    ['توفي عام ألفين وسبعة', ['عام ألفين وسبعة = 2007']],
    // both calendars
    ['25 شوال 1436 هـ الموافق 10 أغسطس 2015 م', ['25 شوال 1436 هـ الموافق 10 أغسطس 2015 م = 2015-08-10']],
    ['يوم السبت 2/10/1436هـ', ['يوم السبت 2/10/1436هـ = 2015-07-18']],
    // units
    ['عاد قبل ثلاثة أيام', ['قبل ثلاثة أيام = 2024-05-12']],
    ['سيعود بعد أسبوعين', ['بعد أسبوعين = 2024-W22']],
    ['قبل شهرين من الانتخابات', ['قبل شهرين = P2M']],
    ['منذ أيام', ['منذ أيام = PAST_REF']],
    ['مضرب عن الطعام منذ نحو ستة أشهر', ['نحو ستة أشهر = P6M']],
    ['خلال السنوات الخمس الماضية', ['السنوات الخمس الماضية = P5Y']],
    ['في الأيام القليلة المقبلة', ['الأيام القليلة المقبلة = FUTURE_REF']],
    ['حُكم عليه بالسجن سنة وستة أشهر', ['سنة وستة أشهر = P1Y6M']],
    ['دام اللقاء ساعة ونصف الساعة', ['ساعة ونصف الساعة = PT1H30M']],
    ['انقطعت الطرق طوال الأسبوع', ['الأسبوع = P1W']],
    ['بعد انقطاع لسنوات', ['سنوات = PXY']],
    // times of day
    ['عند الساعة 14:30 بتوقيت غرينتش', ['الساعة 14:30 بتوقيت غرينتش = 2024-05-15T14:30']],
    ['الساعة الثامنة والنصف من مساء السبت', ['الساعة الثامنة والنصف من مساء السبت = 2024-05-11T20:30']],
    ['يبدأ البث في السابعة مساء', ['السابعة مساء = 2024-05-15T19:00']],
    ['بحلول الساعة 0947 بتوقيت جرينتش', ['الساعة 0947 بتوقيت جرينتش = 2024-05-15T09:47']],
    ['مقفل حتى الساعة 17,00', ['الساعة 17,00 = 2024-05-15T17:00']],
    // sets
    ['يصدر كل ثلاثة أشهر', ['كل ثلاثة أشهر = P3M set']],
    ['يصلّون كل يوم جمعة', ['كل يوم جمعة = XXXX-WXX-5 set']],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected));
});

describe('resolution', () => {
  it('says against what', () => {
    const text = 'استقال الوزير أمس الثلاثاء وتسلم خلفه مهامه اليوم';
    expect(read(text).map((t) => t.basis)).toEqual([
      'published 2024-05-15, minus one day; the weekday agrees',
      'published 2024-05-15',
    ]);
  });
  it('gives first and last day', () => {
    expect(read('في العام الماضي')[0]).toMatchObject({ value: '2023', from: '2023-01-01', to: '2023-12-31' });
    expect(read('الأسبوع الماضي')[0]).toMatchObject({ value: '2024-W19', from: '2024-05-06', to: '2024-05-12' });
    expect(read('في شباط/فبراير 2024')[0]).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
    expect(read('خلال شهر رمضان الماضي')[0]).toMatchObject({ from: '2024-03-11', to: '2024-04-09' });
    expect(read('دام ثلاثة أيام')[0]).toMatchObject({ from: null, to: null });
  });
  it('takes the dateline where the day of publication is unknown', () => {
    const text = 'افتتاح المعرض\nالرباط، 3 مارس 2019 (أ.ف.ب) - افتتح الوزير أمس المعرض.';
    const yesterday = read(text, {}).find((t) => text.slice(t.start, t.end) === 'أمس');
    expect(yesterday).toMatchObject({ value: '2019-03-02', basis: 'dateline 2019-03-03, minus one day' });
  });
  it('leaves open what nothing tells', () => {
    const open = (text: string) => read(text, { title: '' }).map((t) => t.value);
    expect(open('وصل أمس')).toEqual(['XXXX-XX-XX']);
    expect(open('وصل مساء السبت')).toEqual(['XXXX-WXX-6TEV']);
    expect(open('وصل في 12 مايو')).toEqual(['XXXX-05-12']);
    expect(open('في العام الماضي')).toEqual(['XXXX']);
    expect(open('وصل في 12 مايو 2018')).toEqual(['2018-05-12']);
  });
  it('says when a weekday is not that of its date', () => {
    expect(read('الجمعة 12 أيار 2018')[0]).toMatchObject({
      value: '2018-05-12',
      conflict: '2018-05-12 is a Saturday, the text says Friday.',
    });
    expect(read('السبت 12 أيار 2018')[0]!.conflict).toBeNull();
    expect(read('أمس الاثنين')[0]).toMatchObject({
      value: '2024-05-14',
      conflict: '2024-05-14 is a Tuesday, the text says Monday.',
    });
    expect(read('1 شوال 1436 هـ الموافق 10 أغسطس 2015 م')[0]!.conflict).toContain('umm al-qura');
  });
  it('stays within its text', () => {
    for (const text of [
      '',
      'قبل',
      'منذ',
      'الساعة',
      'كل',
      '12/',
      '5 من',
      'بعد ظهر',
      'ليل السبت',
      'القرن',
      'و',
      'الـ',
      '1436',
    ])
      for (const t of read(text)) expect(t.end).toBeLessThanOrEqual(text.length);
  });
});

import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { figuresStage } from '../../src/read/figures/figures.js';
import type { FigureExpression } from '../../src/read/figures/layer.js';
import { type Name, names } from '../../src/read/names/layer.js';
import { type TimeExpression, times } from '../../src/read/time/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const stage = figuresStage(lexicon);
const cut = tokensStage();

function read(text: string, time?: TimeExpression, named: readonly Name[] = []): readonly FigureExpression[] {
  let document = Document.of(text, { title: '' });
  document = document.with(sentencesStage.makes, sentencesStage.run(document));
  document = document.with(cut.makes, cut.run(document));
  return stage.run(document.with(names, named).with(times, time ? [time] : []));
}

/** One line a figure: text, value, bound, measure and the counted noun. */
const shown = (text: string): string[] =>
  read(text).map((f) =>
    [text.slice(f.start, f.end), f.value, f.bound, f.measure, f.unit ? text.slice(f.unit.start, f.unit.end) : '-'].join(
      ' | ',
    ),
  );

describe('figures', () => {
  it.each<[string, string[]]>([
    ['قُتل 12 عاملاً في انهيار المنجم', ['12 | 12 | exact | killed | عاملاً']],
    [
      'وصل ٣٫٥ مليون زائر و1,250 صحافياً',
      ['٣٫٥ مليون | 3500000 | exact | visitors | زائر', '1,250 | 1250 | exact | journalists | صحافياً'],
    ],
    [
      'جمعوا ثلاثمئة وخمسة وأربعين ألفاً من التوقيعات',
      ['ثلاثمئة وخمسة وأربعين ألفاً | 345000 | exact | signatures | التوقيعات'],
    ],
    ['وأصيب جنديان وثلاث نساء بجروح', ['جنديان | 2 | exact | injured | جنديان', 'ثلاث | 3 | exact | injured | نساء']],
    ['التقى نظيريه في عمّان', ['نظيريه | 2 | exact | officials | نظيريه']],
    ['متهم بجريمتي قتل', ['جريمتي | 2 | exact | crimes | جريمتي']],
    ['اعتقل شرطيان اثنان', ['اثنان | 2 | exact | arrested | شرطيان']],
    [
      'خرج عشرات الآلاف من المتظاهرين ومئات الطلاب',
      ['عشرات الآلاف | 10000 | atLeast | protesters | المتظاهرين', 'مئات | 100 | atLeast | students | الطلاب'],
    ],
    ['غرق 9 صيادين على الأقل قبالة الساحل', ['9 | 9 | atLeast | killed | صيادين']],
    ['تضم القرية التي يزيد عدد أهلها على 300 نسمة مدرسة', ['300 | 300 | atLeast | people | نسمة']],
    ['بكلفة لا تزيد على 40 مليون درهم', ['لا تزيد على 40 مليون | 40000000 | atMost | money | درهم']],
    ['تراجعت الأسهم بنحو 2.5%', ['نحو 2.5 | 2.5 | about | percent | -']],
    ['صوّت 60 في المئة من الأعضاء', ['60 | 60 | exact | percent | -']],
    ['منحة قيمتها 20 مليون دينار أردني', ['20 مليون | 20000000 | exact | money:JOD | دينار أردني']],
    ['دفعت $300 و50€', ['300 | 300 | exact | money:USD | $', '50 | 50 | exact | money:EUR | €']],
    ['قال سامي (52 عاماً) إنه مستعد', ['52 | 52 | exact | age | عاماً']],
    ['وهو البالغ من العمر ستين سنة', ['ستين | 60 | exact | age | سنة']],
    ['البالغة الخامسة والأربعين من العمر', ['الخامسة والأربعين | 45 | exact | age | -']],
    ['يتقاعد العمال بعد سن الستين', ['الستين | 60 | exact | age | -']],
    ['اجتمعت الدول الأربع أمس', ['الأربع | 4 | exact | countries | الدول']],
    ['أبحر المركب وعلى متنه (75) راكباً', ['75 | 75 | exact | passengers | راكباً']],
    ['أيد القرار أكثر من نصف الأعضاء', ['أكثر من نصف | 0.5 | atLeast | members | الأعضاء']],
    ['حضر رجل واحد', ['واحد | 1 | exact | people | رجل']],
    ['انطلقت على بعد 65 كيلومتراً من البلدة', ['65 | 65 | exact | distance | كيلومتراً']],
    ['فاز بفارق 1،250 صوتاً', ['1،250 | 1250 | exact | votes | صوتاً']],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected));

  it.each([
    'افتتح المعرض في 12 أيار 2019',
    'يستمر المؤتمر ثلاثة أيام',
    'بعد 20 دقيقة من الانطلاق',
    'طائرة من طراز إف-16',
    'فاز الفريق 3-1 على ضيفه',
    'فاز الفريق 2 - 1 على ضيفه',
    'تنص المادة 14 من الدستور',
    'القرار رقم 2231',
    'عند الساعة 06:10 صباحاً',
    'اتفق الجانبان على أن يزور وفد البلدين',
    'قمة مجموعة العشرين',
    'وصل يوم الاثنين',
    'لم يحضر أحد منهم',
    'كمية من الطحين',
    'في الدور ربع النهائي',
    'منذ 2011',
    'وجد المسعفون ميتين في البيت',
    'سياسة عنصرية',
    'عثر عليه ميتا في منزله',
    'خرجت كميات كبيرة من الماء',
    'أطلقت المركبة «فوستوك 3» أمس',
  ])('%s: nothing is counted', (text) => expect(shown(text)).toEqual([]));

  it('leaves the numbers of names and of square metres alone', () => {
    const text = 'خرج سكان المزة 86 إلى الشارع';
    const place = { start: 9, end: 14, type: 'place', first: 2, last: 3, entry: null, why: '' } as const;
    expect(read(text, undefined, [place])).toEqual([]);
    expect(read(text)).toHaveLength(1);
    expect(shown('تبلغ مساحة الحديقة 500 م 2')).toHaveLength(1);
  });

  it('joins a range', () => {
    const [between] = read('حضر بين 10 و15 نائباً');
    expect(between).toMatchObject({ value: 10, low: 10, high: 15, measure: 'members' });
    expect(read('يحتاج من 10 إلى 15 شاحنة')).toMatchObject([{ value: 10, high: 15, measure: 'vehicles' }]);
    expect(read('بطول 3-5 أمتار')).toMatchObject([{ value: 3, high: 5, measure: 'distance' }]);
    // a change is two figures
    expect(read('ارتفع العدد من 10 إلى 15 نائباً').map((f) => f.value)).toEqual([10, 15]);
  });

  it('says how far a figure reaches', () => {
    expect(read('أكثر من 70 شاحنة')[0]).toMatchObject({ low: 70, high: null });
    expect(read('أقل من 70 شاحنة')[0]).toMatchObject({ low: 0, high: 70 });
    expect(read('نحو 70 شاحنة')[0]).toMatchObject({ low: 63, high: 77 });
    expect(read('70 شاحنة')[0]).toMatchObject({ low: 70, high: 70 });
  });

  it('leaves out what is part of an expression of time', () => {
    const text = 'وصل 20 شخصاً';
    const time = {
      start: 4,
      end: 6,
      value: 'P20X',
      from: null,
      to: null,
      basis: null,
      set: false,
      why: '',
      conflict: null,
    };
    expect(read(text, time)).toEqual([]);
  });

  it('stays within its text', () => {
    for (const text of ['', '5', 'ألف', 'بين 10 و', 'من', '(', '3 -', '%', 'نصف', 'و', 'على الأقل 5'])
      for (const f of read(text)) expect(f.end).toBeLessThanOrEqual(text.length);
  });
});

describe('the examples of the tables', () => {
  it.each(lexicon.table('approximators').map((r) => [r.example!, r.bound!, r.phrase!] as const))(
    '%s: %s',
    (example, bound) => {
      const start = example.indexOf('~');
      const text = example.replaceAll('~', '');
      const figure = read(text).find((f) => f.end > start && f.start <= start);
      expect(figure?.bound).toBe(bound);
    },
  );
  it.each(lexicon.table('figure-measures').map((r) => [r.example!, r.measure!] as const))(
    '%s: %s',
    (example, measure) => {
      const start = example.indexOf('~');
      const figure = read(example.replaceAll('~', '')).find((f) => f.end > start && f.start <= start);
      expect(figure?.measure).toBe(measure);
    },
  );
});

describe('every row of the vocabulary counts', () => {
  const rows = (table: string): readonly Record<string, string>[] => lexicon.table(table);
  const only = (text: string): FigureExpression | undefined => {
    const found = read(text);
    return found.length === 1 ? found[0] : undefined;
  };
  const forms = (cell: string | undefined): string[] => (cell ?? '').split(' ').filter(Boolean);

  it.each(rows('counted-nouns').map((row) => [row.noun!, row] as const))('%s', (noun, row) => {
    for (const form of [noun, ...forms(row.plurals)]) {
      const text = form === noun ? `في الصورة 14 ${form} حسب الجدول` : `في الصورة 5 ${form} حسب الجدول`;
      const figure = only(text);
      if (row.kind === 'time') expect(figure).toBeUndefined();
      else {
        expect(figure && text.slice(figure.unit!.start, figure.unit!.end)).toBe(form);
        expect(figure?.measure).toBe(row.measure);
      }
    }
  });
  it.each(rows('currencies').map((row) => [`${row.noun} ${row.adjective}`, row] as const))('%s', (_, row) => {
    for (const form of forms(row.noun))
      expect(only(`كلف المشروع 50 ${form} ${row.adjective} حسب الجدول`)?.measure).toBe(
        row.code ? `money:${row.code}` : 'money',
      );
  });
  it.each(rows('units').map((row) => [`${row.noun} ${row.after}`, row] as const))('%s', (_, row) => {
    for (const form of forms(row.noun))
      expect(only(`في الجدول 50 ${form} ${row.after} حسب التقرير`)?.measure).toBe(row.measure);
  });
  it.each(rows('figure-guards').map((row) => [row.words!, row] as const))('%s', (_, row) => {
    for (const word of forms(row.words)) expect([word, read(`انظر ${word} 14 في التقرير`)]).toEqual([word, []]);
  });
});

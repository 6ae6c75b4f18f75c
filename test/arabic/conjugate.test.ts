import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeObject, conjugate, type VerbForm } from '../../src/arabic/conjugate.js';

/** Checked by hand against printed paradigms. In order: past 3fs 3md 3mp 3fp 1s 1p; present 3fs 1s 3mp 3md 3fp 2fs. */
const paradigms: readonly (readonly [past: string, present: string, pasts: string, presents: string, short: string])[] =
  [
    ['كتب', 'يكتب', 'كتبت كتبا كتبوا كتبن كتبت كتبنا', 'تكتب أكتب يكتبون يكتبان يكتبن تكتبين', 'يكتبوا'],
    ['أعلن', 'يعلن', 'أعلنت أعلنا أعلنوا أعلن أعلنت أعلنا', 'تعلن أعلن يعلنون يعلنان يعلن تعلنين', 'يعلنوا'],
    ['أخذ', 'يأخذ', 'أخذت أخذا أخذوا أخذن أخذت أخذنا', 'تأخذ آخذ يأخذون يأخذان يأخذن تأخذين', 'يأخذوا'],
    ['أكد', 'يؤكد', 'أكدت أكدا أكدوا أكدن أكدت أكدنا', 'تؤكد أؤكد يؤكدون يؤكدان يؤكدن تؤكدين', 'يؤكدوا'],
    ['بدأ', 'يبدأ', 'بدأت بدآ بدؤوا بدأن بدأت بدأنا', 'تبدأ أبدأ يبدؤون يبدآن يبدأن تبدئين', 'يبدؤوا'],
    ['أنشأ', 'ينشئ', 'أنشأت أنشآ أنشؤوا أنشأن أنشأت أنشأنا', 'تنشئ أنشئ ينشئون ينشئان ينشئن تنشئين', 'ينشئوا'],
    ['وصل', 'يصل', 'وصلت وصلا وصلوا وصلن وصلت وصلنا', 'تصل أصل يصلون يصلان يصلن تصلين', 'يصلوا'],
    ['قال', 'يقول', 'قالت قالا قالوا قلن قلت قلنا', 'تقول أقول يقولون يقولان يقلن تقولين', 'يقل'],
    ['كان', 'يكون', 'كانت كانا كانوا كن كنت كنا', 'تكون أكون يكونون يكونان يكن تكونين', 'يكن'],
    ['مات', 'يموت', 'ماتت ماتا ماتوا متن مت متنا', 'تموت أموت يموتون يموتان يمتن تموتين', 'يمت'],
    ['باع', 'يبيع', 'باعت باعا باعوا بعن بعت بعنا', 'تبيع أبيع يبيعون يبيعان يبعن تبيعين', 'يبع'],
    ['جاء', 'يجيء', 'جاءت جاءا جاؤوا جئن جئت جئنا', 'تجيء أجيء يجيئون يجيئان يجئن تجيئين', 'يجئ'],
    ['شاء', 'يشاء', 'شاءت شاءا شاؤوا شئن شئت شئنا', 'تشاء أشاء يشاؤون يشاءان يشأن تشائين', 'يشأ'],
    ['أساء', 'يسيء', 'أساءت أساءا أساؤوا أسأن أسأت أسأنا', 'تسيء أسيء يسيئون يسيئان يسئن تسيئين', 'يسئ'],
    ['أقام', 'يقيم', 'أقامت أقاما أقاموا أقمن أقمت أقمنا', 'تقيم أقيم يقيمون يقيمان يقمن تقيمين', 'يقم'],
    ['اختار', 'يختار', 'اختارت اختارا اختاروا اخترن اخترت اخترنا', 'تختار أختار يختارون يختاران يخترن تختارين', 'يختر'],
    [
      'استقال',
      'يستقيل',
      'استقالت استقالا استقالوا استقلن استقلت استقلنا',
      'تستقيل أستقيل يستقيلون يستقيلان يستقلن تستقيلين',
      'يستقل',
    ],
    ['عين', 'يعين', 'عينت عينا عينوا عين عينت عينا', 'تعين أعين يعينون يعينان يعين تعينين', 'يعينوا'],
    ['أصيب', 'يصاب', 'أصيبت أصيبا أصيبوا أصبن أصبت أصبنا', 'تصاب أصاب يصابون يصابان يصبن تصابين', 'يصب'],
    ['دعا', 'يدعو', 'دعت دعوا دعوا دعون دعوت دعونا', 'تدعو أدعو يدعون يدعوان يدعون تدعين', 'يدع'],
    ['نفى', 'ينفي', 'نفت نفيا نفوا نفين نفيت نفينا', 'تنفي أنفي ينفون ينفيان ينفين تنفين', 'ينف'],
    ['رأى', 'يرى', 'رأت رأيا رأوا رأين رأيت رأينا', 'ترى أرى يرون يريان يرين ترين', 'ير'],
    ['لقي', 'يلقى', 'لقيت لقيا لقوا لقين لقيت لقينا', 'تلقى ألقى يلقون يلقيان يلقين تلقين', 'يلق'],
    ['أحيا', 'يحيي', 'أحيت أحييا أحيوا أحيين أحييت أحيينا', 'تحيي أحيي يحيون يحييان يحيين تحيين', 'يحي'],
    ['ادّعى', 'يدّعي', 'ادعت ادعيا ادعوا ادعين ادعيت ادعينا', 'تدعي أدعي يدعون يدعيان يدعين تدعين', 'يدع'],
    ['التقى', 'يلتقي', 'التقت التقيا التقوا التقين التقيت التقينا', 'تلتقي ألتقي يلتقون يلتقيان يلتقين تلتقين', 'يلتق'],
    ['تولى', 'يتولى', 'تولت توليا تولوا تولين توليت تولينا', 'تتولى أتولى يتولون يتوليان يتولين تتولين', 'يتول'],
    ['رد', 'يرد', 'ردت ردا ردوا رددن رددت رددنا', 'ترد أرد يردون يردان يرددن تردين', 'يردد'],
    ['أعد', 'يعد', 'أعدت أعدا أعدوا أعددن أعددت أعددنا', 'تعد أعد يعدون يعدان يعددن تعدين', 'يعدد'],
    ['احتل', 'يحتل', 'احتلت احتلا احتلوا احتللن احتللت احتللنا', 'تحتل أحتل يحتلون يحتلان يحتللن تحتلين', 'يحتلل'],
    [
      'استمر',
      'يستمر',
      'استمرت استمرا استمروا استمررن استمررت استمررنا',
      'تستمر أستمر يستمرون يستمران يستمررن تستمرين',
      'يستمرر',
    ],
    [
      'استمع',
      'يستمع',
      'استمعت استمعا استمعوا استمعن استمعت استمعنا',
      'تستمع أستمع يستمعون يستمعان يستمعن تستمعين',
      'يستمعوا',
    ],
    ['اتهم', 'يتهم', 'اتهمت اتهما اتهموا اتهمن اتهمت اتهمنا', 'تتهم أتهم يتهمون يتهمان يتهمن تتهمين', 'يتهموا'],
    ['هدد', 'يهدد', 'هددت هددا هددوا هددن هددت هددنا', 'تهدد أهدد يهددون يهددان يهددن تهددين', 'يهددوا'],
    [
      'تعاون',
      'يتعاون',
      'تعاونت تعاونا تعاونوا تعاون تعاونت تعاونا',
      'تتعاون أتعاون يتعاونون يتعاونان يتعاون تتعاونين',
      'يتعاونوا',
    ],
    [
      'انسحب',
      'ينسحب',
      'انسحبت انسحبا انسحبوا انسحبن انسحبت انسحبنا',
      'تنسحب أنسحب ينسحبون ينسحبان ينسحبن تنسحبين',
      'ينسحبوا',
    ],
  ];

const pick = (
  forms: readonly VerbForm[],
  aspect: string,
  person: number,
  gender: string | null,
  number: string,
): string =>
  forms.find(
    (f) =>
      f.aspect === aspect &&
      f.mood === 'indicative' &&
      f.person === person &&
      f.gender === gender &&
      f.number === number,
  )!.form;

describe('conjugate', () => {
  test.each(paradigms)('%s %s', (past, present, pasts, presents, short) => {
    const forms = conjugate(past, present);
    const p = (person: number, gender: string | null, number: string) => pick(forms, 'past', person, gender, number);
    const r = (person: number, gender: string | null, number: string) => pick(forms, 'present', person, gender, number);
    expect(
      [p(3, 'f', 's'), p(3, 'm', 'd'), p(3, 'm', 'p'), p(3, 'f', 'p'), p(1, null, 's'), p(1, null, 'p')].join(' '),
    ).toBe(pasts);
    expect(
      [r(3, 'f', 's'), r(1, null, 's'), r(3, 'm', 'p'), r(3, 'm', 'd'), r(3, 'f', 'p'), r(2, 'f', 's')].join(' '),
    ).toBe(presents);
    expect(forms.filter((f) => f.mood === 'short').map((f) => f.form)).toContain(short);
  });

  test('keeps to the given singulars and never leaves the letters of the two stems and the endings', () => {
    const verb = fc.constantFrom(...paradigms.map(([past, present]) => [past, present] as const));
    fc.assert(
      fc.property(verb, ([past, present]) => {
        const forms = conjugate(past, present);
        const allowed = new Set([...past, ...present, ...'أآؤئتنياومى']);
        expect(forms[0]!.form).toBe(past.replace('ّ', ''));
        for (const f of forms) {
          expect([...f.form].every((c) => allowed.has(c))).toBe(true);
          if (f.aspect === 'present') expect('يتأنآ').toContain(f.form[0]);
        }
      }),
    );
  });

  test('a sound verb of any three consonants: every form holds its stem', () => {
    const letter = fc.constantFrom(...'بثجحخرسشصضعغفقكهـ'.replace('ـ', ''));
    fc.assert(
      fc.property(letter, letter, letter, (a, b, c) => {
        fc.pre(b !== c);
        const stem = a + b + c;
        for (const f of conjugate(stem, `ي${stem}`)) expect(f.form).toContain(stem);
      }),
    );
  });

  test('spells a final hamza both ways where the press does', () => {
    const forms = conjugate('لجأ', 'يلجأ').map((f) => f.form);
    expect(forms).toEqual(expect.arrayContaining(['لجؤوا', 'لجأوا', 'يلجؤون', 'يلجأون']));
  });

  test('before an object pronoun', () => {
    const shapes = (past: string, present: string) => conjugate(past, present).map(beforeObject);
    expect(shapes('نفى', 'ينفي')).toContain('نفا');
    expect(shapes('رأى', 'يرى')).toEqual(expect.arrayContaining(['رآ', 'يرا']));
    expect(shapes('دعا', 'يدعو')).toContain('دعا');
    expect(shapes('أبلغ', 'يبلغ')).toEqual(expect.arrayContaining(['أبلغو', 'أبلغتمو']));
    expect(shapes('قرأ', 'يقرأ')).toContain('يقرؤ');
    expect(shapes('أساء', 'يسيء')).toContain('يسيئ');
  });

  test('refuses what is no present', () => {
    expect(() => conjugate('قال', 'قول')).toThrow(RangeError);
    expect(() => conjugate('ق', 'يقي')).toThrow(RangeError);
  });
});

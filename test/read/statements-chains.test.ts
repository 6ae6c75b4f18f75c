import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { statements } from '../../src/read/attribution/layer.js';
import { mentions } from '../../src/read/phrases/layer.js';
import { createReader } from '../../src/read/read.js';
import { quotations } from '../../src/read/tokens/layer.js';

const read = createReader(shippedLexicon());

/** Each statement as «relay > speaker: content», an understood link in brackets. */
function told(text: string): string[] {
  const document = read(text, { title: '' });
  const all = document.get(mentions);
  return document.get(statements).map((s) => {
    const chain = s.chain.map((l) =>
      l.inferred ? `(${document.slice(all[l.mention]!)})` : document.slice(all[l.mention]!),
    );
    return `${chain.join(' > ')}: ${document.slice(s)}`;
  });
}

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'a source that stays unnamed',
    'قال ضابط في خفر السواحل، طلب عدم الكشف عن هويته، إن القارب غرق ليلا.',
    ['ضابط في خفر السواحل: القارب غرق ليلا'],
  ],
  [
    'the dateline is no part of what is said',
    'أثينا (وكالات) - غرق قارب صيد فجر أمس قرب الساحل، وفق ما أفاد خفر السواحل.',
    ['خفر السواحل: غرق قارب صيد فجر أمس قرب الساحل'],
  ],
  [
    'the pronoun of a relative clause stands for its antecedent',
    'تؤكد كينيا أن الحملة تستهدف حركة الشباب التي تعتبرها «خطرا دائما على الحدود».',
    ['كينيا: الحملة تستهدف حركة الشباب', '(كينيا): خطرا دائما على الحدود'],
  ],
  [
    '«إنهاء» is not «إنها»',
    'أكد وزير النقل أن الحكومة تعتبر إنهاء الإضراب من أولوياتها.',
    ['وزير النقل: الحكومة تعتبر إنهاء الإضراب من أولوياتها'],
  ],
  [
    'the one quoted says it, the subject relays him',
    'ذكرت وكالة الأنباء الأردنية، نقلاً عن مسؤول في البلدية، أن الجسر آمن. وقالت صحيفة الأيام نقلا عن شهود إن الحريق أخمد.',
    ['وكالة الأنباء الأردنية > مسؤول في البلدية: الجسر آمن', 'صحيفة الأيام > شهود: الحريق أخمد'],
  ],
  [
    'what relays need not be known as an outlet',
    'ونقلت وكالة الرافد عن رئيس البلدية قوله إن الجسر آمن.',
    ['وكالة الرافد > رئيس البلدية: الجسر آمن'],
  ],
  [
    'quoting behind the content is a source like any other',
    'أغلق المطار أمام الرحلات الدولية، نقلا عن وزارة النقل.',
    ['وزارة النقل: أغلق المطار أمام الرحلات الدولية'],
  ],
  ['subject behind the verb', 'قال وزير النقل إن الطريق سيفتح غدا.', ['وزير النقل: الطريق سيفتح غدا']],
  ['subject before the verb', 'وزير النقل يؤكد أن الطريق سيفتح.', ['وزير النقل: الطريق سيفتح']],
  ['subject behind «كان»', 'وكان وزير النقل قد أعلن أن الطريق مغلق.', ['وزير النقل: الطريق مغلق']],
  [
    'understood subject',
    'قالت الوزارة إن الطريق مغلق. وأضافت أن الأعمال مستمرة.',
    ['الوزارة: الطريق مغلق', '(الوزارة): الأعمال مستمرة'],
  ],
  [
    'participle',
    'قال رئيس البلدية إن الجسر آمن، مشيرا إلى أن الفحص انتهى.',
    ['رئيس البلدية: الجسر آمن', '(رئيس البلدية): الفحص انتهى'],
  ],
  [
    'the verb’s gender decides who is understood',
    'قالت وزارة الصحة إن اللقاح متوفر. وقال مدير المستشفى إن الأسرة ممتلئة. وأضافت أن الحملة مستمرة.',
    ['وزارة الصحة: اللقاح متوفر', 'مدير المستشفى: الأسرة ممتلئة', '(وزارة الصحة): الحملة مستمرة'],
  ],
  [
    'source beside the content',
    'أغلق الميناء أمام السفن الكبيرة، وفق وزارة النقل.',
    ['وزارة النقل: أغلق الميناء أمام السفن الكبيرة'],
  ],
  [
    'source with a verb',
    'أغلق الميناء أمام السفن الكبيرة، بحسب ما أفادت وزارة النقل.',
    ['وزارة النقل: أغلق الميناء أمام السفن الكبيرة'],
  ],
  ['leading source', 'وبحسب وزارة النقل، فإن الميناء مغلق أمام السفن.', ['وزارة النقل: الميناء مغلق أمام السفن']],
  [
    'relay verb',
    'ونقلت وكالة رويترز عن وزير النفط قوله إن الإنتاج سيرتفع.',
    ['وكالة رويترز > وزير النفط: الإنتاج سيرتفع'],
  ],
  [
    'outlet to which one spoke',
    'وقال وزير النفط لوكالة رويترز إن الإنتاج سيرتفع. وأضاف أن الأسعار مستقرة.',
    ['وكالة رويترز > وزير النفط: الإنتاج سيرتفع', '(وكالة رويترز) > (وزير النفط): الأسعار مستقرة'],
  ],
  [
    'outlet behind the speech',
    'قال وزير النفط إن الإنتاج سيرتفع، بحسب رويترز.',
    ['رويترز > وزير النفط: الإنتاج سيرتفع'],
  ],
  [
    'a statement in a statement',
    'قال رئيس الوفد إن وزارة الخارجية أكدت أن الحدود مفتوحة.',
    ['رئيس الوفد: وزارة الخارجية أكدت أن الحدود مفتوحة', '(رئيس الوفد) > وزارة الخارجية: الحدود مفتوحة'],
  ],
  [
    'own speech is no relay',
    'قال رئيس الوفد إنه أبلغ الوزير بأن الحدود مفتوحة.',
    ['رئيس الوفد: أبلغ الوزير بأن الحدود مفتوحة', '(رئيس الوفد): الحدود مفتوحة'],
  ],
  [
    'document for its issuer',
    'أعلنت وزارة الداخلية أن المتهم أوقف. وقال البيان إن التحقيق مستمر.',
    ['وزارة الداخلية: المتهم أوقف', '(وزارة الداخلية): التحقيق مستمر'],
  ],
  ['what stands in a document', 'وجاء في بيان لوزارة الداخلية أن المتهم أوقف.', ['وزارة الداخلية: المتهم أوقف']],
  [
    'reaction to what was told',
    'سقط عشرة قتلى في القصف على القرية، وهو ما نفته وزارة الدفاع.',
    ['وزارة الدفاع: سقط عشرة قتلى في القصف على القرية'],
  ],
  ['accused and charge', 'اتهمت وزارة الداخلية الحزب بإخفاء السلاح.', ['وزارة الداخلية: الحزب بإخفاء السلاح']],
];

describe('who said it and through whom', () => {
  for (const [name, text, expected] of cases) it(`${name}: ${text}`, () => expect(told(text)).toEqual(expected));
});

describe('media: each outlet relays', () => {
  for (const row of shippedLexicon().table('media')) {
    const name = /\[([^\]]+)\]/u.exec(row['example']!)![1]!;
    const text = `${row['example']!.replace(/[[\]]/gu, '')}.`;
    it(text, () => {
      const document = read(text, { title: '' });
      const relays = document
        .get(statements)
        .flatMap((s) => s.chain.slice(0, -1))
        .map((l) => document.slice(document.get(mentions)[l.mention]!));
      expect(relays.join(' ')).toContain(name);
    });
  }
});

describe('headlines', () => {
  it('colon', () => {
    const document = read('وزير النقل: الطريق الساحلي آمن\nزار الوفد المدينة صباحا.');
    expect(document.get(statements).map((s) => [document.slice(s), s.mode])).toEqual([
      ['الطريق الساحلي آمن', 'direct'],
    ]);
  });
});

describe('mode', () => {
  const mode = (text: string): string | undefined => read(text, { title: '' }).get(statements)[0]?.mode;
  it('direct in quotation marks', () => expect(mode('قال الوزير: «لن نتراجع عن القرار».')).toBe('direct'));
  it('direct behind a colon', () => expect(mode('وأضاف الوزير قائلا: لن نتراجع عن القرار أبدا.')).toBe('direct'));
  it('mixed', () => expect(mode('قال الوزير إن القرار «خطوة لا بد منها» لإنقاذ الميزانية.')).toBe('mixed'));
  it('indirect', () => expect(mode('قال الوزير إن القرار نهائي.')).toBe('indirect'));
  it('a quotation of several sentences is one content', () => {
    const document = read('قال الوزير: «القرار نهائي. لن نتراجع عنه أبدا».', { title: '' });
    expect(document.get(quotations)).toHaveLength(1);
    expect(document.get(statements).map((s) => document.slice(s))).toEqual(['القرار نهائي. لن نتراجع عنه أبدا']);
  });
});

describe('circumstances', () => {
  for (const row of shippedLexicon().table('media-of-speech'))
    it(row['example']!, () =>
      expect(
        read(`${row['example']}.`, { title: '' })
          .get(statements)
          .map((s) => s.medium),
      ).toEqual([row['medium']]),
    );
  for (const row of shippedLexicon().table('stance-phrases'))
    it(row['example']!, () =>
      expect(
        read(`${row['example']}.`, { title: '' })
          .get(statements)
          .map((s) => s.stance),
      ).toContain(row['stance']),
    );
  it('addressee', () => {
    const document = read('أبلغ وزير النقل رئيس الحكومة بأن الطريق مغلق.', { title: '' });
    const [s] = document.get(statements);
    expect(s?.addressee === null || s === undefined ? null : document.slice(document.get(mentions)[s.addressee]!)).toBe(
      'رئيس الحكومة',
    );
  });
});

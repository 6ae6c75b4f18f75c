import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { quotations, sentences, tokens } from '../../src/read/tokens/layer.js';
import { quotationsStage } from '../../src/read/tokens/quotations.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const read = pipeline([sentencesStage, tokensStage(), quotationsStage]);
/** A report without headline. */
const body = (text: string): Document => read(Document.of(text, { title: '' }));
const slices = (text: string): string[] => {
  const document = body(text);
  return document.get(tokens).map((t) => document.slice(t));
};
const bares = (text: string): string[] =>
  body(text)
    .get(tokens)
    .map((t) => t.bare);
const cut = (text: string): string[] => {
  const document = body(text);
  return document.get(sentences).map((s) => document.slice(s));
};
const quoted = (text: string): string[] => {
  const document = body(text);
  return document.get(quotations).map((q) => `${document.slice(q.inner)}${q.closed ? '' : '…'}`);
};
const roles = (text: string, title: string | null = null): string[] =>
  read(Document.of(text, { title }))
    .get(sentences)
    .map((s) => s.role);

describe('tokens', () => {
  it.each<[string, string[]]>([
    ['وصل الوفد، ثم غادر.', ['وصل', 'الوفد', '،', 'ثم', 'غادر', '.']],
    ['قُتِلَ ثلاثةٌ', ['قُتِلَ', 'ثلاثةٌ']],
    ['الرئيـــس عام 1436 هـ', ['الرئيـــس', 'عام', '1436', 'هـ']],
    ['عدن ـ علي سالم', ['عدن', 'ـ', 'علي', 'سالم']],
    ['٣٫٥ مليون و۱۲٬۵۰۰ و1,250', ['٣٫٥', 'مليون', 'و', '۱۲٬۵۰۰', 'و', '1,250']],
    ['نسبة ٪٥ أو 5%', ['نسبة', '٪', '٥', 'أو', '5', '%']],
    ['صندوق G20 وشركة AT&T', ['صندوق', 'G', '20', 'وشركة', 'AT&T']],
    ['عربيةCNN', ['عربية', 'CNN']],
    ['CNNعربية', ['CNN', 'عربية']],
    ['#حزب_جديد', ['#', 'حزب_جديد']],
    ['قال... ثم…', ['قال', '...', 'ثم', '…']],
    ['«نعم»؛ لا؟', ['«', 'نعم', '»', '؛', 'لا', '؟']],
    ['خبر 😀 عاجل', ['خبر', '😀', 'عاجل']],
    ['في 12/3/2015', ['في', '12', '/', '3', '/', '2015']],
  ])('%s', (text, expected) => expect(slices(text)).toEqual(expected));

  it('bidi marks and zero-width characters stay outside, unless within a word', () => {
    const text = '\u200Fوصل\u200F \u202B«الوفد»\u202C في\u200E 2015 مى\u200Cخواهد \uFEFF.';
    expect(slices(text)).toEqual(['وصل', '«', 'الوفد', '»', 'في', '2015', 'مى\u200Cخواهد', '.']);
    expect(body(text).text).toBe(text);
    expect(
      body('\u200Fوصل \u200F12')
        .get(tokens)
        .map((t) => t.spaced),
    ).toEqual([true, true]);
  });
  it('marks apart from any word give no token', () => {
    expect(slices('وصل ً الوفد')).toEqual(['وصل', 'الوفد']);
  });
  it('forms are without diacritics, tatweel and presentation forms; digits are ASCII', () => {
    expect(bares('مُحَمَّــد ﺍﻟﺮﺋﻴﺲ ﷲ ١٢')).toEqual(['محمد', 'الرئيس', 'الله', '12']);
    expect(bares('بغداد ـــ علي')).toEqual(['بغداد', '-', 'علي']);
  });
  it('spaced tells whether space comes before', () => {
    expect(
      body('قال:«نعم» ثم')
        .get(tokens)
        .map((t) => t.spaced),
    ).toEqual([true, false, false, false, false, true]);
  });
  it('the indices of sentences and tokens agree', () => {
    const document = body('وصل الوفد. ثم غادر!\nانتهى الاجتماع');
    const all = document.get(tokens);
    expect(document.get(sentences).map((s) => all.slice(s.first, s.last).map((t) => t.sentence))).toEqual([
      [0, 0, 0],
      [1, 1, 1],
      [2, 2],
    ]);
  });
});

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['وصل الوفد. ثم غادر.', ['وصل الوفد.', 'ثم غادر.']],
    ['هل وصل؟ نعم! انتهى.', ['هل وصل؟', 'نعم!', 'انتهى.']],
    ['قال د. سامي إن أ.د. علي وصل. وغادر.', ['قال د. سامي إن أ.د. علي وصل.', 'وغادر.']],
    ['التقى ود. سامي الوفد.', ['التقى ود. سامي الوفد.']],
    ['وصل ك. رادوف اليوم. وغادر.', ['وصل ك. رادوف اليوم.', 'وغادر.']],
    ['قدم الشكر له. وغادر.', ['قدم الشكر له.', 'وغادر.']],
    ['ارتفع المؤشر 3.5 نقطة ثم 2. وتراجع.', ['ارتفع المؤشر 3.5 نقطة ثم 2.', 'وتراجع.']],
    ['صدر القرار سنة 1436 هـ. ونشر في 2015 م. وطبق.', ['صدر القرار سنة 1436 هـ.', 'ونشر في 2015 م.', 'وطبق.']],
    ['ناقش المجلس الأمن.وأضاف أنه سيجتمع', ['ناقش المجلس الأمن.', 'وأضاف أنه سيجتمع']],
    ['كان ذلك عام 2015.وأضاف أنه سيجتمع', ['كان ذلك عام 2015.', 'وأضاف أنه سيجتمع']],
    ['قال: «سنعود».وأضاف أنه سيجتمع', ['قال: «سنعود».', 'وأضاف أنه سيجتمع']],
    ['قال "سنعود." ثم غادر.', ['قال "سنعود."', 'ثم غادر.']],
    ['1. يمنع الدخول. 2. يسمح بالخروج.', ['1. يمنع الدخول.', '2. يسمح بالخروج.']],
    ['وفي الختام.. نشكر الحضور.', ['وفي الختام.. نشكر الحضور.']],
    ['طال الانتظار على الناس… ثم وصل الوفد.', ['طال الانتظار على الناس…', 'ثم وصل الوفد.']],
    ['معرض المدينة...نحو الغد ناجح.', ['معرض المدينة...نحو الغد ناجح.']],
    ['زار موقع example.com اليوم.', ['زار موقع example.com اليوم.']],
    ['وصل الوفد.\u200F ثم غادر.', ['وصل الوفد.', 'ثم غادر.']],
    ['وصل الوفد\n\n  ثم غادر  ', ['وصل الوفد', 'ثم غادر']],
    ['\u200F\n \u200E', []],
  ])('%s', (text, expected) => expect(cut(text)).toEqual(expected));
});

describe('a text without stops', () => {
  it('is cut at its commas', () => {
    const parts = cut('وصل الوفد إلى العاصمة، '.repeat(400));
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(2000);
      expect(part.endsWith('العاصمة،')).toBe(true);
    }
    expect(cut('😀'.repeat(3000)).every((part) => part.length % 2 === 0)).toBe(true);
  });
});

describe('headlines and credits', () => {
  const rest = 'وصل الوفد إلى العاصمة أمس، وبدأ اجتماعاته مع المسؤولين.';
  it.each([
    '| وكالات',
    'كتب: سامي علي',
    'كتبت هناء سالم:',
    'إعداد: سامي علي',
    'القاهرة - سامي علي',
    'سامي علي – صنعاء',
    'بيروت ـ «الأيام»',
    'لندن: «الأيام»',
    'عدن: سامي علي',
    'صنعاء/ سبأ',
    '(وكالات)',
    'متابعات',
    'المصدر: وكالات',
    'writer@example.com',
  ])('%s is a credit', (line) => {
    expect(roles(`وفد يصل إلى العاصمة\n${line}\n${rest}`)[1]).toBe('byline');
  });
  it.each(['(رويترز)', '-أ ف ب-', 'ع ب م', '* نقلا عن الأيام', '*كاتب من عدن', 'المصدر (وكالات)'])(
    '%s closes a report',
    (line) => {
      expect(roles(`وفد يصل إلى العاصمة\n${rest}\n${line}`).at(-1)).toBe('byline');
    },
  );
  it.each([
    'الوزير: السلام خيار استراتيجي لنا',
    'ارتفاع الأسعار في الأسواق المحلية',
    'خاصمه الجميع بعد ذلك',
    '****',
    'وصل الوفد.',
    'وأضاف سامي: "نحن هنا"',
  ])('%s is none', (line) => {
    expect(roles(`وفد يصل إلى العاصمة\n${line}\n${rest}`)[1]).toBe('body');
  });
  it('a credit may close the last line', () => {
    expect(roles(`وفد يصل\n${rest} (أ ف ب)`)).toEqual(['headline', 'body', 'byline']);
    expect(roles(`وفد يصل\n${rest} المصدر: وكالات`)).toEqual(['headline', 'body', 'byline']);
    expect(roles(`وفد يصل\n${rest} نعم`)).toEqual(['headline', 'body', 'body']);
  });
  it('the first line is the headline when it reads as one', () => {
    expect(roles(`وفد يصل إلى العاصمة\n${rest}`)).toEqual(['headline', 'body']);
    expect(roles(`${rest}\n${rest}`)).toEqual(['body', 'body']);
    expect(roles(`وفد يصل إلى العاصمة\n${rest}`, 'عنوان')).toEqual(['body', 'body']);
    expect(roles('وفد يصل إلى العاصمة')).toEqual(['body']);
  });
});

describe('quotations', () => {
  it.each<[string, string[]]>([
    ['قال «سنعود» ثم', ['سنعود']],
    ['قال “سنعود” ثم', ['سنعود']],
    ['قال ”سنعود“ ثم', ['سنعود']],
    ['قال ”سنعود” ثم', ['سنعود']],
    ['قال "سنعود" ثم', ['سنعود']],
    ['قال „سنعود“ ثم', ['سنعود']],
    ['قال ‟سنعود” ثم', ['سنعود']],
    ["قال ''سنعود'' ثم", ['سنعود']],
    ['قال ‘‘سنعود’’ ثم', ['سنعود']],
    ['قال ‘سنعود’ ثم', ['سنعود']],
    ['قال ‚سنعود‘ ثم', ['سنعود']],
    ["قال 'سنعود' ثم", ['سنعود']],
    ['قال ((سنعود)) ثم', ['سنعود']],
    ['قال ‹سنعود› ثم', ['سنعود']],
    ['قال »سنعود« ثم', ['سنعود']],
    ['خاص بـ{الأيام} فقط', ['الأيام']],
    ['قال " سنعود " ثم', [' سنعود ']],
    ['قال:"سنعود".', ['سنعود']],
    ['قال "سنعود."', ['سنعود.']],
    ['قال \u200F"سنعود"\u200F ثم', ['سنعود']],
    ['قال «إن «الأيام» ستعود» ثم', ['إن «الأيام» ستعود', 'الأيام']],
    ['قال "إن "الأيام" ستعود" ثم', ['إن "الأيام" ستعود', 'الأيام']],
    ['قال "إن «الأيام» ستعود" ثم', ['إن «الأيام» ستعود', 'الأيام']],
    ['بين "الأيام" و"الغد" خلاف', ['الأيام', 'الغد']],
    ['قال "إنهم و"الغد" معنا" ثم', ['إنهم و"الغد" معنا', 'الغد']],
    ['لصحيفة لـ"الغد" أمس', ['الغد']],
    ['قال "سنعود', ['سنعود…']],
    ['قال «سنعود\nوغادر', ['سنعود…']],
    ['قال «إن "الغد" ستعود', ['إن "الغد" ستعود…', 'الغد']],
    ['ثم سنعود" وغادر', []],
    ['قال" سنعود" وغادر', [' سنعود']],
    ['قال "سنعود "ثم غادر', ['سنعود ']],
    ["فيلم Dès l'Aube جديد", []],
    ['قياس 15″ أو 17″', []],
    ['قال "" ثم', []],
    ['بدأ (العمل) (اليوم)', []],
  ])('%s', (text, expected) => expect(quoted(text)).toEqual(expected));

  it('includes its marks', () => {
    const document = body('قال ((سنعود)) ثم');
    const [quotation] = document.get(quotations);
    expect(document.slice(quotation!)).toBe('((سنعود))');
  });
});

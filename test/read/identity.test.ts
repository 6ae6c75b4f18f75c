import { describe, expect, it } from 'vitest';
import { oneEdit, personWords, skeleton, spelledAlike, wordsOf } from '../../src/read/identity/forms.js';
import { entities } from '../../src/read/identity/layer.js';
import { lexicon, readMarked } from './identity-help.js';

/** All bracketed phrases are mentions of one entity; those in braces are mentions of others. */
function together(text: string): void {
  const { one, others } = readMarked(text);
  expect(one).not.toContain(-1);
  expect(others).not.toContain(-1);
  expect(new Set(one).size).toBe(1);
  for (const other of others) expect(one).not.toContain(other);
}

describe('table identity-words: every example', () => {
  for (const row of lexicon.table('identity-words')) it(row.example!, () => together(row.example!));
});

describe('names of one', () => {
  const texts = [
    'قال [فلاديمير بوتين] إن الاجتماع مهم. وأضاف [بوتين] أنه سيعود.',
    'وصل [أنطونيو غوتيريش] إلى بيروت. وقال [غوتيريس] إنه متفائل.',
    'وصل [ألكسندر لوكاشينكو] إلى باريس. وقال [الكسندر لوكاشينكو] إنه متفائل.',
    'التقى [سعد الحريري] أنصاره في ذكرى {رفيق الحريري}. وقال [سعد الحريري] إن العدالة آتية.',
    'أعلنت [حركة حماس] موقفها. ونفت [حماس] الخبر.',
    'رحبت [الأمم المتحدة] بالاتفاق. وقدمت الحكومة شكوى ل[لأمم المتحدة].',
    'شكر الوزير [لبنان] وقدم دعما ل[لبنان].',
    'أعلن [حلف شمال الأطلسي] الخبر. وقال [الناتو] إن القوات ستبقى.',
    'وصلت المساعدات إلى [الولايات المتحدة]. وقالت [أمريكا] إنها تشكر الجميع.',
    'وصل الوفد إلى [ألمانيا]. وقالت [المانيا] إن الاجتماع مهم.',
  ];
  for (const text of texts) it(text, () => together(text));
});

describe('descriptions', () => {
  const texts = [
    'وصل [الرئيس الفرنسي إيمانويل ماكرون]'.replace('[الرئيس الفرنسي ', '[الرئيس الفرنسي] [') +
      ' إلى القاهرة. وأكد [الرئيس الفرنسي] أن المحادثات ناجحة.',
    'التقى [الرئيس الفرنسي] وزراءه. وقال [الرئيس الفرنسي] [إيمانويل ماكرون] إن الوضع مستقر.',
    'بحث [الرئيس الفرنسي] [إيمانويل ماكرون] مع {نظيره الروسي} {فلاديمير بوتين} الأزمة. وقال {الرئيس الروسي} إن الحل قريب، وشكر [الرئيس الفرنسي].',
    'أعلنت [وزارة الدفاع الروسية] الخبر. وقالت [الوزارة] إن القوات عادت.',
    'قال [المتحدث باسم الشرطة] إن التحقيق بدأ. وأضاف [المتحدث] أن النتائج قريبة.',
    'هبطت الطائرة في [مطار القاهرة الدولي]. وأغلق [المطار] ساعتين.',
  ];
  for (const text of texts) it(text, () => together(text));
});

describe('what is told of entities', () => {
  const of = (text: string) => {
    const { one, document } = readMarked(text);
    return document.get(entities)[one[0]!]!;
  };
  it('knows countries', () => {
    expect(of('وصل الوفد إلى [اليابان] أمس.')).toMatchObject({ english: 'Japan', country: 'JP', type: 'place' });
  });
  it('knows cities with their item and coordinates', () => {
    expect(of('وصل الوفد إلى [حلب] أمس.')).toMatchObject({
      english: 'Aleppo',
      country: 'SY',
      link: 'wikidata:Q41183',
      coordinates: [37.161, 36.201],
    });
  });
  it('takes a city of two countries by what the report tells of', () => {
    expect(of('قالت ليبيا إن الوفد الليبي وصل إلى [طرابلس] أمس.').country).toBe('LY');
    expect(of('قال لبنان إن الوفد اللبناني وصل إلى [طرابلس] أمس.').country).toBe('LB');
    expect(of('وصل الوفد إلى [طرابلس] أمس.').coordinates).toBeNull();
  });
  it('knows often named bodies, and others by their adjective', () => {
    expect(of('أعلن [حزب الله] موقفه.')).toMatchObject({ english: 'Hezbollah', country: 'LB' });
    expect(of('أعلنت [وزارة الصحة الأردنية] الأرقام.')).toMatchObject({ english: null, country: 'JO' });
  });
  it('takes a country for a person from the office', () => {
    expect(of('وصل الرئيس الفرنسي [إيمانويل ماكرون] إلى القاهرة.').country).toBe('FR');
    expect(of('وصل [خالد منصور] إلى القاهرة.').country).toBeNull();
  });
  it('names an entity by its fullest name', () => {
    expect(of('قال [بوتين] إن الاجتماع مهم. وأضاف فلاديمير بوتين أنه سيعود.').name).toBe('فلاديمير بوتين');
  });
});

const none = (): boolean => false;

describe('forms', () => {
  it('gives the article its alif back after li-', () => {
    expect(wordsOf('لأمم المتحدة', 'ل', none)).toEqual(wordsOf('الأمم المتحدة', ' ', none));
    expect(wordsOf('لبنان', 'ل', (key) => key === 'لبنان')).toEqual(['لبنان']);
  });
  it('needs no hyphen', () => {
    expect(wordsOf('ألما-آتا', ' ', none).join('')).toBe(wordsOf('ألماآتا', ' ', none).join(''));
  });
  it('leaves initials out', () => {
    expect(personWords(['س', 'مايكلسون'])).toEqual(['مايكلسون']);
    expect(personWords(['ك', 'ب'])).toEqual(['ك', 'ب']);
  });
  it('knows one edit', () => {
    expect(oneEdit('طيلب', 'طليب')).toBe(true);
    expect(oneEdit('محمد', 'محمود')).toBe(true);
    expect(oneEdit('سعيد', 'سعد')).toBe(true);
    expect(oneEdit('سليم', 'سالم')).toBe(false);
  });
  it('keeps short and unlike words apart', () => {
    expect(spelledAlike('محمد', 'محمود')).toBe(false);
    expect(spelledAlike('غوتيريس', 'غوتيريش')).toBe(true);
    expect(skeleton('غوتيريش')).toBe(skeleton('غوتيريس'));
  });
});

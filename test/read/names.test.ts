import { describe, expect, it } from 'vitest';
import { strip } from '../../src/arabic/clitics.js';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { type EntityType, names } from '../../src/read/names/layer.js';
import { namesStage } from '../../src/read/names/names.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const read = pipeline([sentencesStage, tokensStage(), namesStage(lexicon)]);
const letter: Record<EntityType, string> = {
  person: 'p',
  organization: 'o',
  media: 'm',
  place: 'l',
  facility: 'f',
  group: 'g',
};

/** The text with its names in brackets; with `typed`, each followed by the first letter of its type (place: l). */
function marked(text: string, typed = false): string {
  let out = '';
  let at = 0;
  for (const name of read(Document.of(text, { title: '' })).get(names)) {
    out += `${text.slice(at, name.start)}[${text.slice(name.start, name.end)}]${typed ? letter[name.type] : ''}`;
    at = name.end;
  }
  return out + text.slice(at);
}

const plain = (text: string): string => text.replace(/[[\]]/gu, '');

describe('table name-heads: every example', () => {
  for (const row of lexicon.table('name-heads'))
    it(row.example!, () => {
      const [wanted] = /\[.*?\]/u.exec(row.example!)!;
      expect(marked(plain(row.example!))).toContain(wanted);
    });
});

describe('names in sentences', () => {
  const says = [
    'قال الرئيس الفرنسي [إيمانويل ماكرون]p إن [باريس]l ستواصل المحادثات',
    'وصل وزير الخارجية الأميركي [أنتوني بلينكن]p إلى [القاهرة]l',
    'بحث [محمد بن سلمان]p مع نظيره التطورات في [اليمن]l و[لبنان]l',
    'قدمت الحكومة شكوى لل[أمم المتحدة]o'.replace('لل[أ', 'ل[لأ'),
    'وفي [بغداد]l أعلنت [وزارة الدفاع العراقية]o مقتل جنديين',
    'نفى [حزب الله]o مسؤوليته عن الحادث في [بيروت]l',
    'كتب في حسابه أن [مجلس الأمن الدولي]o سيجتمع غدا',
    'ذكرت صحيفة «[الغد المشرق]m» أن الاجتماع تأجل',
    'وقالت قناة [سي إن إن]m إن الطائرة هبطت',
    'زار الوفد [مطار دمشق الدولي]f أمس',
    'وأضاف د. [عبدالله سالم]p أن المشروع جاهز',
    'نفى [الحوثيون]o الخبر أمس',
    'قالت قناة «[سي.إن.إن]m» إن الطائرة هبطت',
    'نقل موقع "[صوت الجبل]m" الإلكتروني عن الوزير قوله',
    'وصل [سوميلو بوبيي درامافي]p إلى [باريس]l',
  ];
  for (const said of says)
    it(said, () => {
      expect(marked(said.replace(/\]\w/gu, '').replace(/\[/gu, ''), true)).toBe(said);
    });
});

describe('a report names somebody in full once and by the surname afterwards', () => {
  it('knows a surname that no list has', () => {
    expect(marked('وقال الوزير محمد الشنتوري إن الخطة جاهزة.\nوأضاف الشنتوري أن التنفيذ يبدأ غدا.')).toBe(
      'وقال الوزير [محمد الشنتوري] إن الخطة جاهزة.\nوأضاف [الشنتوري] أن التنفيذ يبدأ غدا.',
    );
  });
  it('takes prefixes off', () => {
    expect(marked('التقى الأمين العام أنطونيو غوتيريش المندوبين. وسلم السفير الرسالة لغوتيريش.')).toContain(
      'ل[غوتيريش]',
    );
  });
});

describe('hashtags', () => {
  it('parts joined by an underscore are words of one name', () => {
    expect(marked('عقوبات على #كوريا_الشمالية بعد التجربة')).toBe('عقوبات على #[كوريا_الشمالية] بعد التجربة');
  });
});

describe('every name', () => {
  const text = 'قال محمود عباس لوكالة رويترز في رام الله إن وزارة الصحة الفلسطينية بحاجة إلى دعم الأمم المتحدة.';
  const document = read(Document.of(text));
  it('says why, and lies apart from the others', () => {
    let before = 0;
    for (const name of document.get(names)) {
      expect(name.why).not.toBe('');
      expect(name.start).toBeGreaterThanOrEqual(before);
      expect(name.last).toBeGreaterThan(name.first);
      before = name.end;
    }
    expect(document.get(names).length).toBeGreaterThan(3);
  });
});

describe('strip', () => {
  const vocabulary = new Set(['القاهره', 'لبنان', 'وليد', 'الامم', 'مصر', 'ترامب']);
  const known = (form: string): boolean => vocabulary.has(form);
  const cases: readonly (readonly [string, number, string])[] = [
    ['وبالقاهره', 2, 'القاهره'],
    ['للامم', 1, 'الامم'],
    ['للبنان', 1, 'لبنان'],
    ['وليد', 0, 'وليد'],
    ['لمصر', 1, 'مصر'],
    ['فلترامب', 2, 'ترامب'],
    ['باريس', 0, 'باريس'],
  ];
  for (const [word, cut, form] of cases)
    it(`${word} is ${form} after ${cut}`, () => {
      expect(strip(word, known)).toEqual({ cut, form });
    });
});

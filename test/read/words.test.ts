import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { type Analysis, words } from '../../src/read/morphology/layer.js';
import { wordsStage } from '../../src/read/morphology/morphology.js';
import { tokens } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const read = pipeline([sentencesStage, tokensStage(), wordsStage(lexicon)]);

/** The text read, and the analyses of its words by their written form. */
function analyses(text: string): { document: Document; of: (word: string) => Analysis; all: readonly Analysis[] } {
  const document = read(Document.of(text, { title: 'عنوان' }));
  const found = document.get(words);
  return {
    document,
    all: found.map((w) => w.analyses[0]),
    of(word) {
      const w = found.find((x) => document.slice(x) === word);
      if (!w) throw new RangeError(`No word '${word}' in '${text}'.`);
      return w.analyses[0];
    },
  };
}

/** Clitics and stem, joined: «و+ال+بيت», «كتاب+ه». */
const cut = (text: string, word: string): string => {
  const { document, of } = analyses(text);
  const a = of(word);
  return [...a.proclitics, document.slice(a.stem), ...(a.enclitic ? [a.enclitic] : [])].join('+');
};

describe('every row of morph-closed', () => {
  test.each(lexicon.table('morph-closed').map((r) => [r.forms!, r.pos!, r.example!] as const))(
    '%s %s',
    (forms, pos, example) => {
      const at = example.indexOf('~');
      const text = example.replaceAll('~', '');
      const { document } = analyses(text);
      const word = document.get(words).find((w) => w.start <= at && w.end > at)!;
      const a = word.analyses[0];
      expect(a.pos).toBe(pos);
      expect(forms.split(' ')).toContain(document.slice(a.stem));
    },
  );
});

describe('every marked word of the training examples', () => {
  const file = fileURLToPath(new URL('../../scripts/train/words-examples.txt', import.meta.url));
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'));
  test.each(lines)('%s', (line) => {
    const marked = line.split(' ').map((w) => w.split('/')[1] ?? '');
    const marks = marked.map((m) => m.replace('-', ''));
    const { all } = analyses(line.replace(/\/[A-Z]+-?/gu, ''));
    const found = all.map((a) => (a.pos === 'VERB' && a.voice === 'passive' ? 'PASS' : a.pos));
    expect(found.map((pos, i) => (marks[i] === '' ? '' : pos))).toEqual(marks);
    marked.forEach((m, i) => {
      if (m.endsWith('-')) expect([...all[i]!.proclitics, all[i]!.enclitic]).toEqual([null]);
    });
  });
});

describe('clitics', () => {
  test.each([
    ['وبالقاهرة مقر الشركة', 'وبالقاهرة', 'و+ب+ال+قاهرة'],
    ['قدم المبعوث تقريره للأمم المتحدة', 'للأمم', 'ل+ال+أمم'],
    ['سافر الوفد للبنان', 'للبنان', 'ل+لبنان'],
    ['سيزور الرئيس المصنع', 'سيزور', 'س+يزور'],
    ['قال الوزير إنهم سيغادرون', 'إنهم', 'إن+هم'],
    ['وصل وليد إلى باريس', 'باريس', 'باريس'],
    ['أعلنت المدينة فتح مدارسها', 'مدارسها', 'مدارس+ها'],
    ['اعتقلتهم الشرطة قرب الحدود', 'اعتقلتهم', 'اعتقلت+هم'],
    ['فقد الصياد قاربه', 'قاربه', 'قارب+ه'],
    ['وأضاف أن العمل مستمر', 'وأضاف', 'و+أضاف'],
    ['تحدث عن الوضع في وادي النيل', 'وادي', 'وادي'],
    ['رحب الوفد به', 'به', 'ب+ه'],
    ['قال إن لديه وثائق', 'لديه', 'لدي+ه'],
    ['وهو أول رئيس للنادي', 'وهو', 'و+هو'],
    ['بحث الوزيران العلاقات', 'بحث', 'بحث'],
    ['وقال الوزير إن الأمر انتهى', 'وقال', 'و+قال'],
    ['انتهى التحقيق أمس', 'التحقيق', 'ال+تحقيق'],
    ['التقى الرئيس وفدا', 'التقى', 'التقى'],
  ])('%s: %s', (text, word, expected) => expect(cut(text, word)).toBe(expected));

  test('a stem holds its marks and tatweel, whatever the text puts into the word', () => {
    const { document, of } = analyses('وَقَالَ الوزير إن الأمر انتهـــى');
    expect(document.slice(of('وَقَالَ').stem)).toBe('قَالَ');
    expect(document.slice(of('انتهـــى').stem)).toBe('انتهـــى');
  });
});

describe('verbs', () => {
  test.each([
    ['أعلنت الوزارة النتائج', 'أعلنت', 'أعلن', 'past', 'f', 's'],
    ['يقول الخبراء إن الخطر زال', 'يقول', 'قال', 'present', 'm', 's'],
    ['قالوا إنهم سيعودون', 'قالوا', 'قال', 'past', 'm', 'p'],
    ['لم ينف المتحدث الخبر', 'ينف', 'نفى', 'present', 'm', 's'],
    ['نفى المتحدث الخبر', 'نفى', 'نفى', 'past', 'm', 's'],
    ['واعتبر النائب أن القانون ظالم', 'واعتبر', 'اعتبر', 'past', 'm', 's'],
    ['اعلن الوزير استقالته', 'اعلن', 'أعلن', 'past', 'm', 's'],
    ['يجتمع الوزراء غدا', 'يجتمع', 'اجتمع', 'present', 'm', 's'],
    ['دعت المنظمة إلى التهدئة', 'دعت', 'دعا', 'past', 'f', 's'],
  ] as const)('%s: %s', (text, word, lemma, aspect, gender, number) => {
    const a = analyses(text).of(word);
    expect(a).toMatchObject({ pos: 'VERB', lemma, aspect, gender, number, person: 3 });
  });

  test('a passive that shows in writing', () => {
    expect(analyses('أصيب ثلاثة عمال في الانفجار').of('أصيب')).toMatchObject({
      pos: 'VERB',
      lemma: 'أصاب',
      voice: 'passive',
    });
    expect(analyses('قيل إن الجسر انهار').of('قيل')).toMatchObject({ pos: 'VERB', lemma: 'قال', voice: 'passive' });
  });

  test('the auxiliary', () => {
    expect(analyses('كان الوزير يتحدث').of('كان')).toMatchObject({ pos: 'AUX', lemma: 'كان', aspect: 'past' });
  });
});

describe('nouns and adjectives', () => {
  test.each([
    ['أغلقت المدرسة الجديدة أبوابها', 'المدرسة', 'NOUN', 'f', 's'],
    ['زار الوزير المدرسة الجديدة', 'الجديدة', 'ADJ', 'f', 's'],
    ['وصل المهندسون إلى الموقع', 'المهندسون', 'NOUN', 'm', 'p'],
    ['أغلقت الشركات أبوابها', 'الشركات', 'NOUN', 'f', 'p'],
    ['الرئيس اللبناني في باريس', 'اللبناني', 'ADJ', 'm', 's'],
  ] as const)('%s: %s', (text, word, pos, gender, number) => {
    expect(analyses(text).of(word)).toMatchObject({ pos, gender, number });
  });

  test.each([
    ['وصل الوزراء إلى القصر', 'الوزراء', 'وزير', 'm', 'p'],
    ['دمرت الحرب بيوت القرية', 'الحرب', 'حرب', 'f', 's'],
    ['دمرت الحرب بيوت القرية', 'بيوت', 'بيت', 'm', 'p'],
    ['زار الوفد مدينتين في الشمال', 'مدينتين', 'مدينة', 'f', 'd'],
    ['تحدث سكان مدينتهم عن السيول', 'مدينتهم', 'مدينة', 'f', 's'],
    ['رد على انتقادات الصحف', 'انتقادات', 'انتقاد', 'f', 'p'],
    ['شهدت المدينة تظاهرات كبيرة', 'تظاهرات', 'تظاهرة', 'f', 'p'],
    ['انتقدت الصحف القرار', 'الصحف', 'صحيفة', 'f', 'p'],
  ] as const)('%s: %s', (text, word, lemma, gender, number) => {
    expect(analyses(text).of(word)).toMatchObject({ pos: 'NOUN', lemma, gender, number });
  });

  test('numbers, signs, Latin words', () => {
    const { all } = analyses('قتل 12 شخصا، وفق CNN.');
    expect(all.map((a) => a.pos)).toEqual(['VERB', 'NUM', 'NOUN', 'PUNCT', 'ADP', 'PROPN', 'PUNCT']);
  });
});

test('one word a token, in its order, stems within tokens', () => {
  const { document } = analyses('وَصَلَ «الوفد» إلى ٱلقاهرة يوم 3/4. ﻻ جديد، بحسب @user');
  const all = document.get(tokens);
  const found = document.get(words);
  expect(found.map((w) => [w.start, w.end])).toEqual(all.map((t) => [t.start, t.end]));
  for (const w of found)
    for (const a of w.analyses) {
      expect(a.stem.start).toBeGreaterThanOrEqual(w.start);
      expect(a.stem.end).toBeLessThanOrEqual(w.end);
      expect(a.stem.start).toBeLessThanOrEqual(a.stem.end);
    }
});

import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { datelinesStage } from '../../src/read/tokens/datelines.js';
import { datelines, sentences } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const run = pipeline([sentencesStage, tokensStage(), datelinesStage(lexicon)]);
const headline = 'افتتاح معرض للكتب';

/** Datelines of a report whose first line under the headline is given. */
function read(line: string, after = 'افتتح الوزير المعرض بحضور جمهور كبير.') {
  const text = `${headline}\n${line}\n${after}`;
  const document = run(Document.of(text));
  const of = (s: { start: number; end: number } | null): string | null => (s ? text.slice(s.start, s.end) : null);
  return {
    role: document.get(sentences).find((s) => s.paragraph === 1)!.role,
    lines: document
      .get(datelines)
      .map((d) => ({ text: of(d), place: of(d.place), agencies: d.agencies.map(of), date: of(d.date) })),
  };
}

describe('datelines', () => {
  it.each([
    ['جدة: واس', 'جدة: واس', 'جدة', ['واس'], null, 'byline'],
    [
      'كييف 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس',
      'كييف 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس',
      'كييف',
      ['واس'],
      '25 شوال 1436 هـ الموافق 10 أغسطس 2015 م',
      'byline',
    ],
    ['الرياض - واس', 'الرياض - واس', 'الرياض', ['واس'], null, 'byline'],
    ['بيروت – أ ف ب', 'بيروت – أ ف ب', 'بيروت', ['أ ف ب'], null, 'byline'],
    ['القاهرة (رويترز) - أعلنت الحكومة فتح المعبر.', 'القاهرة (رويترز)', 'القاهرة', ['رويترز'], null, 'body'],
    ['| وكالات', 'وكالات', null, ['وكالات'], null, 'byline'],
    [
      'دبي، الإمارات العربية المتحدة (CNN)-- أعلنت الشركة أرباحها.',
      'دبي، الإمارات العربية المتحدة (CNN)',
      'دبي، الإمارات العربية المتحدة',
      ['CNN'],
      null,
      'body',
    ],
    ['لندن: «الشرق الأوسط»', 'لندن: «الشرق الأوسط»', 'لندن', ['الشرق الأوسط'], null, 'byline'],
    ['سامر الحلبي - بيروت', 'سامر الحلبي - بيروت', 'بيروت', ['سامر الحلبي'], null, 'byline'],
    ['وكالات - عمّان: وصل الوفد إلى المطار.', 'وكالات - عمّان', 'عمّان', ['وكالات'], null, 'body'],
    [
      'الرباط، 3 مارس 2019 (أ.ف.ب) - وصل الوفد.',
      'الرباط، 3 مارس 2019 (أ.ف.ب)',
      'الرباط',
      ['أ.ف.ب'],
      '3 مارس 2019',
      'body',
    ],
  ] as const)('%s', (line, text, place, agencies, date, role) => {
    const found = read(line);
    expect(found.lines).toEqual([{ text, place, agencies: [...agencies], date }]);
    expect(found.role).toBe(role);
  });

  it.each(lexicon.table('dateline-agencies').map((r) => [r.example!, r.agency!] as const))(
    '%s: %s',
    (example, agency) => {
      expect(read(example).lines.flatMap((d) => d.agencies)).toContain(agency);
    },
  );

  it.each([
    'قال الوزير: الأسعار ستنخفض قريباً.',
    'نقلت رويترز عن مصدر قوله إن المفاوضات توقفت.',
    'زار الوفد بيروت - وهي أول زيارة له - والتقى الرئيس.',
    'وصلت الشحنة من جدة إلى الرياض أمس.',
    'رويترز: أسعار النفط ترتفع مجدداً.',
    'أعلن البنك المركزي رفع الفائدة في 3 مارس 2019 لكبح التضخم.',
  ])('%s: none', (line) => expect(read(line).lines).toEqual([]));
});

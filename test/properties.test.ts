// Whatever a text is, reading it ends, soon, and every span is its slice.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Span } from '../src/document/span.js';
import { createRecorder } from '../src/record/read.js';

// a machine with much else to do needs more wall-clock time than the work takes
vi.setConfig({ testTimeout: 180_000 });

const read = createRecorder();

function check(text: string): void {
  const record = read(text, { published: '2023-04-12' });
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'text' in value) {
      const { start, end, text: slice } = value as Span & { readonly text: string };
      if (!(start >= 0 && start < end && slice === record.report.text.slice(start, end)))
        throw new RangeError(`[${start}, ${end}) is not «${slice}»`);
    }
    for (const inside of Object.values(value)) visit(inside);
  };
  visit({ ...record, report: null });
}

const sentences = [
  'قال وزير الخارجية المصري سامح سعيد في مؤتمر صحافي في القاهرة أمس الثلاثاء إن بلاده «لن تقبل» نشر 3 آلاف جندي.',
  'ونقلت وكالة الأنباء السعودية (واس) عن مصدر مسؤول قوله إن التحالف اعترض صاروخين فجر السبت 12 أيار/مايو 2018.',
  'وأضاف: "نطالب الأمم المتحدة بفتح تحقيق"، مشيراً إلى مقتل ما لا يقل عن عشرين مدنياً بينهم خمسة أطفال.',
  'بحسب المرصد، اعتقلت قوات الأمن 12 متظاهراً في حلب، فيما نفى المتحدث باسم الجيش ذلك جملة وتفصيلاً.',
  'كييف 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس',
  'اتهم الرئيس الأوكراني موسكو بقصف ميناء أوديسا بين الساعة 10:30 و11 صباحاً، ودعا إلى وقف إطلاق النار منذ ثلاثة أيام.',
  'الحداد لنظيره الكيني: الميناء مفتوح.. والنقابة تدعو إلى "وقف الإضراب"',
  'كتب: أحمد علي | وكالات',
];
const junk = [
  ...'«»“”"\'‟„‚‘’()[]{}.,،؛:؟!-–—/|*#_%$…',
  '((',
  '))',
  "''",
  '..',
  '\u0640',
  '\u064B',
  '\u0651',
  '\u200F',
  '\u200C',
  '\u202B',
  '\u2067',
  '\uFEFF',
  '\u00AD',
  '\n',
  '\r\n',
  '\t',
  '\u00A0',
  '\u0000',
  '\uD83D',
  '😀',
  '٣',
  '۵',
  '7',
  'ﻻ',
  'ﷲ',
  'پ',
  'é',
  'ß',
  'İ',
  'و',
  'ال',
  'لل',
  ' أن ',
  ' قال ',
  ' من ',
  ' بين ',
];

/** A sentence of ours after a few misprints: letters dropped, doubled or swapped, marks and words thrown in. */
const mutilated = fc
  .tuple(
    fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n', ' ', ''),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'swap', 'double', 'cut', 'insert'), fc.constantFrom(...junk)), {
      maxLength: 24,
    }),
  )
  .map(([parts, glue, edits]) => {
    let text = parts.join(glue);
    for (const [place, edit, sign] of edits) {
      const at = place % (text.length + 1);
      const head = text.slice(0, at);
      if (edit === 'drop') text = head + text.slice(at + 1);
      else if (edit === 'double') text = head + text.slice(at, at + 1) + text.slice(at);
      else if (edit === 'swap') text = head + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
      else if (edit === 'cut') text = text.slice(at) + head;
      else text = head + sign + text.slice(at);
    }
    return text;
  });

/** Pieces of sentences and signs in any order. */
const shuffled = fc
  .array(fc.constantFrom(...junk, ...sentences.flatMap((s) => s.split(' '))), { maxLength: 120 })
  .chain((pieces) => fc.constantFrom(' ', '').map((glue) => pieces.join(glue)));

describe('any text is read', () => {
  it('of any code points', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 150 });
  });
  it('of any code units of Arabic and signs', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x600, max: 0x6ff }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0xfb50, max: 0xfeff }),
      fc.integer({ min: 0x2000, max: 0x206f }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), (codes) => check(String.fromCharCode(...codes))),
      { numRuns: 150 },
    );
  });
  it('mutilated', () => {
    fc.assert(fc.property(mutilated, check), { numRuns: 200 });
  });
  it('shuffled', () => {
    fc.assert(fc.property(shuffled, check), { numRuns: 150 });
  });
});

describe('time grows no faster than the text', () => {
  const long = 30_000;
  it.each([
    '«',
    '"',
    '(',
    '((',
    '.',
    '. ',
    'و',
    'ا',
    'ـ',
    '\u064B',
    '\u200F',
    '1',
    '1 ',
    '1.',
    '-',
    ' - ',
    'قال ',
    'أن ',
    'بن ',
    'ال ',
    'محمد ',
    'وزارة ',
    'ثلاثة آلاف و',
    'من بين ',
    'يوم السبت ',
    'في بيان ',
    'a.',
    '\n',
    '😀',
    'قال إن ',
    'وأضاف: "',
    'بي بي سي ',
    '#ا_',
  ])('%j over and over', (piece) => {
    const text = piece.repeat(Math.ceil(long / piece.length));
    const from = process.cpuUsage();
    check(text);
    const spent = process.cpuUsage(from);
    // a report of this length takes a quarter of a second; a step that compares everything with everything, minutes
    expect((spent.user + spent.system) / 1e6).toBeLessThan(8);
  });
  it('a report five times as long takes about five times as long', () => {
    const time = (text: string): number => {
      const from = process.cpuUsage();
      check(text);
      return process.cpuUsage(from).user;
    };
    const report = `${sentences.slice(0, 6).join('\n')}\n`;
    time(report.repeat(50));
    const short = time(report.repeat(50));
    expect(time(report.repeat(250))).toBeLessThan(short * 20);
  });
});

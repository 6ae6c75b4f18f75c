import { describe, expect, it } from 'vitest';
import { fold } from '../../src/arabic/letters.js';
import { parseDigits, parseNumber, parseOrdinal } from '../../src/arabic/numerals.js';

const words = (s: string): string[] => s.split(' ').map(fold);
const read = (s: string): number | null => parseNumber(words(s), 0)?.value ?? null;

const unitNames = ['', 'واحد', 'اثنان', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر'];
const tenNames = ['', '', 'عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];

interface Style {
  /** Ta marbuta on the units. */
  readonly ta: boolean;
  /** Nominative ون or oblique ين. */
  readonly oblique: boolean;
  readonly hundred: 'مئة' | 'مائة';
  readonly apart: boolean;
}

function below100(n: number, s: Style): string {
  const unit = (u: number): string =>
    u < 3 ? (u === 2 && s.oblique ? 'اثنين' : unitNames[u]!) : unitNames[u]! + (s.ta ? 'ة' : '');
  if (n <= 10) return unit(n);
  if (n < 20) {
    const u = n - 10;
    const head = u === 1 ? (s.ta ? 'أحد' : 'إحدى') : u === 2 ? (s.oblique ? 'اثني' : 'اثنا') : unit(u);
    return `${head} عشر${s.ta ? '' : 'ة'}`;
  }
  const ten = tenNames[Math.floor(n / 10)]! + (s.oblique ? 'ين' : 'ون');
  return n % 10 === 0 ? ten : `${unit(n % 10)} و${ten}`;
}

function below1000(n: number, s: Style): string {
  if (n < 100) return below100(n, s);
  const h = Math.floor(n / 100);
  const two = s.hundred === 'مئة' ? 'مئت' : 'مائت';
  const hundred =
    h === 1
      ? s.hundred
      : h === 2
        ? two + (s.oblique ? 'ين' : 'ان')
        : (h === 8 ? 'ثماني' : unitNames[h]!) + (s.apart ? ' ' : '') + s.hundred;
  return n % 100 === 0 ? hundred : `${hundred} و${below100(n % 100, s)}`;
}

function scaled(n: number, one: string, few: string, s: Style): string {
  if (n === 1) return one;
  if (n === 2) return one + (s.oblique ? 'ين' : 'ان');
  const last = n % 100;
  return `${below1000(n, s)} ${n <= 10 ? few : last >= 11 ? `${one}اً` : one}`;
}

/** Writes an integer from 1 to 10^15 - 1 in Arabic words. */
function numberToWords(n: number, s: Style): string {
  const out: string[] = [];
  const scales = [
    [1e12, 'تريليون', 'تريليونات'],
    [1e9, 'مليار', 'مليارات'],
    [1e6, 'مليون', 'ملايين'],
    [1e3, 'ألف', 'آلاف'],
  ] as const;
  let rest = n;
  for (const [size, one, few] of scales) {
    const count = Math.floor(rest / size);
    if (count > 0) out.push(scaled(count, one, few, s));
    rest %= size;
  }
  if (rest > 0) out.push(below1000(rest, s));
  return out.join(' و');
}

/** A small generator of pseudo-random numbers, so that a failure comes back. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('parseNumber', () => {
  it('gives back every integer that the generator writes', () => {
    const next = random(7);
    const styles: Style[] = [];
    for (const ta of [true, false])
      for (const oblique of [true, false])
        for (const hundred of ['مئة', 'مائة'] as const)
          for (const apart of [true, false]) styles.push({ ta, oblique, hundred, apart });
    const check = (n: number, style: Style): void => {
      const text = numberToWords(n, style);
      const w = words(text);
      const parsed = parseNumber(w, 0);
      expect([text, parsed?.value, parsed?.length]).toEqual([text, n, w.length]);
    };
    for (const style of styles) for (let n = 1; n <= 2500; n++) check(n, style);
    for (let i = 0; i < 5000; i++) {
      const size = 10 ** (3 + Math.floor(next() * 12));
      check(1 + Math.floor(next() * (size - 1)), styles[Math.floor(next() * styles.length)]!);
    }
  });

  it.each([
    ['ثلاثمئة وخمسة وأربعين ألفاً', 345_000],
    ['مئتا ألف', 200_000],
    ['ألفي', 2000],
    ['ألفا', 2000],
    ['مليوني', 2_000_000],
    ['3 آلاف', 3000],
    ['1.5 مليون', 1_500_000],
    ['1,5 مليار', 1_500_000_000],
    ['مليون و 200 ألف', 1_200_000],
    ['مليون ونصف المليون', 1_500_000],
    ['ثلاثة ملايين ونصف', 3_500_000],
    ['ثمانمائة', 800],
    ['٣٫٥', 3.5],
    ['الثلاثة والعشرين', 23],
    ['ألف ومئة', 1100],
    ['مائة وثلاثون', 130],
    ['ألف مليار', 1e12],
    ['10 000', 10_000],
    ['خمسة ونصف', 5.5],
  ])('%s', (text, value) => {
    expect(read(text)).toBe(value);
    expect(parseNumber(words(text), 0)!.length).toBe(text.split(' ').length);
  });

  it.each(['أحد', 'إحدى', 'آلاف', 'مئات', 'وثلاثة', 'كتاب', ''])('%s is no number', (text) => {
    expect(read(text)).toBeNull();
  });

  it('stops where the next number does not belong', () => {
    expect(parseNumber(words('ثلاثة وأربعة'), 0)).toMatchObject({ value: 3, length: 1 });
    expect(parseNumber(words('ألف ومليون'), 0)).toMatchObject({ value: 1000, length: 1 });
    expect(parseNumber(words('20 و 30'), 0)).toMatchObject({ value: 20, length: 1 });
  });
});

describe('parseDigits', () => {
  it.each([
    ['20', 20],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['12.500', 12500],
    ['0.125', 0.125],
    ['3.14', 3.14],
    ['1,5', 1.5],
    ['1,234,567', 1234567],
    ['1.2.3', null],
    ['x', null],
  ])('%s', (text, value) => expect(parseDigits(text)).toBe(value));
});

describe('parseOrdinal', () => {
  it.each([
    ['الخامسة والخمسين', 55, 2],
    ['الحادي عشر', 11, 2],
    ['الأولى', 1, 1],
    ['العشرين', 20, 1],
    ['رابع', 4, 1],
  ])('%s', (text, value, length) => expect(parseOrdinal(words(text), 0)).toEqual({ value, length }));
});

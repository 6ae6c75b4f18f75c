import { describe, expect, it } from 'vitest';
import { coloured, columnsOf, padded, plain, styleFor, widthOf, wrap } from '../../src/cli/terminal.js';

describe('widthOf', () => {
  it.each([
    ['قال', 3],
    ['قَالَ', 3],
    ['مُحَمَّدٌ', 4],
    ['«نعم»', 5],
    ['لا', 2],
    ['\u2067قال\u2069\u200F', 3],
    ['محمـد', 5],
    ['١٢٣ abc', 7],
    ['漢字', 4],
    [coloured.red('قال'), 3],
    ['', 0],
  ])('of %j is %i', (text, width) => expect(widthOf(text)).toBe(width));
});

describe('padded', () => {
  it('fills to the width that is seen', () => {
    expect(padded('قَالَ', 5)).toBe('قَالَ  ');
    expect(padded('abc', 2)).toBe('abc');
  });
});

describe('wrap', () => {
  it('breaks between words and loses none', () => {
    const text = 'قال وزير النقل إن الطريق سيفتح قريباً وإن العمل يجري على مدار الساعة';
    const lines = wrap(text, 20);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  });
  it('leaves a long word whole', () => expect(wrap('a bbbbbbbb c', 4)).toEqual(['a', 'bbbbbbbb', 'c']));
  it('makes one line of several', () => expect(wrap('أ\n\nب', 10)).toEqual(['أ ب']));
  it('gives nothing for nothing', () => expect(wrap(' ', 10)).toEqual([]));
});

describe('styleFor', () => {
  it('colours only a terminal, and not when told not to', () => {
    expect(styleFor({ isTTY: true }, {})).toBe(coloured);
    expect(styleFor({ isTTY: true }, { NO_COLOR: '' })).toBe(coloured);
    expect(styleFor({ isTTY: true }, { NO_COLOR: '1' })).toBe(plain);
    expect(styleFor({ isTTY: true }, { TERM: 'dumb' })).toBe(plain);
    expect(styleFor({}, {})).toBe(plain);
  });
});

describe('columnsOf', () => {
  it('keeps lines readable', () => {
    expect(columnsOf({})).toBe(80);
    expect(columnsOf({ columns: 200 })).toBe(100);
    expect(columnsOf({ columns: 10 })).toBe(40);
  });
});

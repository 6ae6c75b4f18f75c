import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/intake/decode-text.js';
import { inEncoding, utf8 } from './encode.js';

const sentence = 'قال وزير النقل إن الطريق سيفتح قريبا، وأضاف أن العمل يجري على مدار الساعة في كل المناطق.';
const page = (charset: string, text = sentence): string =>
  `<!DOCTYPE html><html><head><meta charset="${charset}"><title>خبر</title></head><body><p>${text}</p></body></html>`;

describe('decodeText', () => {
  it('takes UTF-8 without a word', () => {
    expect(decodeText(utf8(sentence))).toEqual({ text: sentence, encoding: 'utf-8', notes: [] });
    expect(decodeText(utf8(`\uFEFF${sentence}`)).text).toBe(sentence);
  });

  it.each(['windows-1256', 'iso-8859-6'])('follows a meta or a header that says %s', (charset) => {
    expect(decodeText(inEncoding(page(charset), charset), { html: true })).toEqual({
      text: page(charset),
      encoding: charset,
      notes: [`decoded from ${charset}`],
    });
    expect(decodeText(inEncoding(sentence, charset), { charset }).text).toBe(sentence);
  });

  it.each([
    ['utf-8', 'windows-1256'],
    ['utf-8', 'iso-8859-6'],
    ['iso-8859-1', 'windows-1256'],
    ['windows-1256', 'iso-8859-6'],
    ['iso-8859-6', 'windows-1256'],
  ])('finds what a page labelled %s is: %s', (said, is) => {
    const decoded = decodeText(inEncoding(page(said), is), { html: true });
    expect(decoded.text).toBe(page(said));
    expect(decoded.notes[0]).toMatch(new RegExp(`^decoded from ${is}, though`, 'u'));
  });

  it('believes bytes that are UTF-8 rather than what is said of them', () => {
    expect(decodeText(utf8(sentence), { charset: 'windows-1256' })).toEqual({
      text: sentence,
      encoding: 'utf-8',
      notes: ['decoded from utf-8, though it is said to be windows-1256'],
    });
    expect(decodeText(utf8(sentence), { charset: 'no-such-charset' }).text).toBe(sentence);
  });

  it('decodes UTF-16 by its mark', () => {
    const bytes = Buffer.from(`\uFEFF${sentence}`, 'utf16le');
    expect(decodeText(bytes)).toMatchObject({ text: sentence, encoding: 'utf-16le' });
  });

  it('puts right what was decoded wrongly before it was stored', () => {
    const asLatin = new TextDecoder('windows-1252').decode(utf8(sentence));
    expect(decodeText(utf8(asLatin))).toMatchObject({
      text: sentence,
      notes: [expect.stringMatching(/decoded wrongly.*utf-8/u)],
    });
    const arabic1256 = new TextDecoder('windows-1252').decode(inEncoding(sentence, 'windows-1256'));
    expect(decodeText(utf8(arabic1256)).text).toBe(sentence);
  });

  it('leaves French and Arabic with French in it alone', () => {
    const french =
      'Le président a déclaré à l’Élysée que la situation était très préoccupante à l’étranger, « où qu’elle soit ».';
    expect(decodeText(utf8(french)).text).toBe(french);
    expect(decodeText(utf8(`${sentence} ${french}`)).text).toBe(`${sentence} ${french}`);
  });

  it('keeps a text that was cut in the middle of a letter or has a damaged byte', () => {
    const long = sentence.repeat(5);
    const cut = decodeText(utf8(long).slice(0, -2));
    expect(cut.text.startsWith(long.slice(0, -2))).toBe(true);
    expect(cut.notes).toEqual([expect.stringMatching(/one character is damaged/u)]);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), fc.option(fc.string()), (bytes, html, charset) => {
        expect(typeof decodeText(bytes, { html, charset }).text).toBe('string');
      }),
    );
  });
});

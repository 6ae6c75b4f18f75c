import { describe, expect, it } from 'vitest';
import { assertArabic, decode, maxBytes } from '../../src/intake/decode.js';
import { InputError } from '../../src/intake/errors.js';

const sentence = 'قال وزير النقل إن الطريق سيفتح قريبا، وأضاف أن العمل يجري على مدار الساعة في كل المناطق.';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes of a text in a single-byte encoding, found by decoding each byte. */
function inEncoding(text: string, encoding: string): Uint8Array {
  const byteOf = new Map<string, number>();
  for (let b = 0; b < 256; b++) byteOf.set(new TextDecoder(encoding).decode(Uint8Array.of(b)), b);
  return Uint8Array.from([...text], (c) => byteOf.get(c)!);
}
const utf16 = (text: string, little: boolean): Uint8Array => {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
  return Uint8Array.from(units.flatMap((u) => (little ? [u & 255, u >> 8] : [u >> 8, u & 255])));
};
const refused = (bytes: Uint8Array): string => {
  try {
    decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  return 'not refused';
};

describe('decode', () => {
  it('takes UTF-8 as it is, without its byte order mark', () => {
    expect(decode(utf8(sentence))).toEqual({ text: sentence, encoding: null });
    expect(decode(utf8(`\uFEFF${sentence}`))).toEqual({ text: sentence, encoding: null });
  });

  it('recognises UTF-16 by its mark', () => {
    expect(decode(utf16(sentence, true))).toEqual({ text: sentence, encoding: 'utf-16le' });
    expect(decode(utf16(sentence, false))).toEqual({ text: sentence, encoding: 'utf-16be' });
  });

  it.each(['windows-1256', 'iso-8859-6'])('recognises %s', (encoding) => {
    expect(decode(inEncoding(sentence, encoding))).toEqual({ text: sentence, encoding });
  });

  it('keeps line ends, marks and bidi controls', () => {
    const text = 'قال\u200F «نعم»\r\nثمّ\tمضى\n';
    expect(decode(utf8(text)).text).toBe(text);
  });

  it('says what other files are and what to do', () => {
    expect(refused(utf8('%PDF-1.7 …'))).toMatch(/PDF.*pdftotext/u);
    expect(refused(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toMatch(/office document/u);
    expect(refused(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatch(/gzip -dc/u);
    expect(refused(utf8(`<!DOCTYPE html><html><body>${sentence}</body></html>`))).toMatch(/web page/u);
    expect(refused(utf8(`abc\0${sentence}`))).toMatch(/not text/u);
    expect(refused(Uint8Array.from({ length: 600 }, (_, i) => (i * 7919) % 256))).toMatch(/not text|not UTF-8/u);
  });

  it('says where bytes are out of place and how to convert them', () => {
    const latin = inEncoding(
      'Le président a déclaré que la situation était grave, selon une source proche.',
      'windows-1252',
    );
    expect(refused(latin)).toMatch(/not UTF-8 \(byte 6 .*iconv/u);
  });

  it('refuses nothing and too much', () => {
    expect(refused(new Uint8Array(0))).toMatch(/^empty/u);
    expect(refused(new Uint8Array(maxBytes + 1).fill(32))).toMatch(/too large.*--jsonl/u);
  });
});

describe('assertArabic', () => {
  const fault = (text: string): string | null => {
    try {
      assertArabic(text);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('passes Arabic, with foreign names and numbers among it', () => {
    expect(fault(sentence)).toBeNull();
    expect(fault('أعلنت شركة Microsoft أن نظام Windows 11 سيحصل على تحديث يوم 12/5.')).toBeNull();
    expect(fault('قال السفير الپولندي ڤيكتور إن الزيارة ناجحة.')).toBeNull();
  });

  it('passes Arabic typed on a Persian or Urdu keyboard', () => {
    expect(fault('قال الوزیر إن الحکومة ستعمل علی حل الأزمة التی یعانی منھا المواطنون فی ھذہ المدینة')).toBeNull();
  });

  it('refuses what is not', () => {
    expect(fault(' \n\t')).toMatch(/^empty/u);
    expect(fault('123 / 456')).toMatch(/no words/u);
    expect(fault('The minister said nothing.')).toMatch(/none of its letters/u);
    expect(fault('The minister (الوزير) said that nothing had been decided.')).toMatch(/only \d+ %/u);
    expect(fault('رئیس جمهور گفت که این کشور باید از همه ظرفیت‌های خود استفاده کند')).toMatch(/Persian/u);
    expect(fault('وزیر اعظم نے کہا ہے کہ حکومت عوام کی خدمت کے لیے کام کر رہی ہے')).toMatch(/Urdu/u);
  });
});

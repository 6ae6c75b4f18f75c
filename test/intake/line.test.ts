import { describe, expect, it } from 'vitest';
import { idOfLine, isoDay, type Known, reportOfLine } from '../../src/intake/line.js';

const nothing: Known = { published: null, publisher: null, title: null, url: null };
const read = (fields: object, defaults: Known = nothing) => reportOfLine(JSON.stringify(fields), defaults);

describe('isoDay', () => {
  it('takes days that exist, and the day of a timestamp', () => {
    expect(isoDay('2022-01-09')).toBe('2022-01-09');
    expect(isoDay('2024-02-29')).toBe('2024-02-29');
    expect(isoDay('2018-02-18T21:35:43+04:00')).toBe('2018-02-18');
    expect(isoDay('2018-02-18 21:35:43')).toBe('2018-02-18');
  });
  it.each(['2022-02-30', '2023-02-29', '09/01/2022', '2022-1-9', '20220109', '2022-01-09x', 'yesterday', ''])(
    'refuses %j',
    (value) => expect(isoDay(value)).toBeNull(),
  );
});

describe('reportOfLine', () => {
  it('takes a text with what is known of it', () => {
    expect(
      read({ id: 1, text: 'نص', published: '2022-01-09T08:00:00Z', publisher: 'الوطن', url: 'https://example.org/1' }),
    ).toEqual({ text: 'نص', title: null, published: '2022-01-09', publisher: 'الوطن', url: 'https://example.org/1' });
  });
  it('puts the title before the body', () => {
    expect(read({ title: 'عنوان', body: 'متن' })).toMatchObject({ text: 'عنوان\nمتن', title: 'عنوان' });
    expect(read({ body: 'متن' })).toMatchObject({ text: 'متن', title: null });
  });
  it('takes from the options what the line does not say', () => {
    const defaults = { ...nothing, published: '2020-01-01', publisher: 'الغد' };
    expect(read({ text: 'نص' }, defaults)).toMatchObject({ published: '2020-01-01', publisher: 'الغد' });
    expect(read({ text: 'نص', published: '2021-01-01', publisher: null }, defaults)).toMatchObject({
      published: '2021-01-01',
      publisher: 'الغد',
    });
  });
  it('says what is wrong with a line', () => {
    const fault = (line: string) => {
      try {
        reportOfLine(line, nothing);
      } catch (error) {
        return (error as Error).message;
      }
      return null;
    };
    expect(fault('قال')).toMatch(/not a line of JSON/u);
    expect(fault('[1]')).toMatch(/JSON object/u);
    expect(fault('null')).toMatch(/JSON object/u);
    expect(fault('{"id":1}')).toMatch(/neither 'text' nor 'body'/u);
    expect(fault('{"text":""}')).toMatch(/neither/u);
    expect(fault('{"text":"a","body":"b"}')).toMatch(/both/u);
    expect(fault('{"text":5}')).toMatch(/'text' must be a string, not 5/u);
    expect(fault('{"text":"a","published":"9.1.2022"}')).toMatch(/ISO date.*9\.1\.2022/u);
  });
});

describe('idOfLine', () => {
  it.each([
    ['{"id":"a","text":""}', 'a'],
    ['{"id":7}', 7],
    ['{"id":{"a":1}}', null],
    ['{"text":"x"}', null],
    ['{"id":"a\\"b","text":"cut off', 'a"b'],
    ['nonsense', null],
  ])('of %s is %j', (line, id) => expect(idOfLine(line)).toBe(id));
});

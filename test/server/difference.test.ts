import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../src/server/difference.js';

const shown = (before: string, after: string): string =>
  difference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`))
    .join('');

describe('the difference of two versions', () => {
  it('is told by whole words', () => {
    expect(shown('قال إن 58 شخصاً قتلوا.', 'قال إن 54 شخصاً قتلوا.')).toBe('قال إن -[58]+[54] شخصاً قتلوا.');
    expect(shown('وقال الوزير', 'وأكد الوزير سليم')).toBe('-[وقال]+[وأكد] الوزير+[ سليم]');
    expect(shown('أولاً\nثانياً', 'أولاً\nجديد\nثانياً')).toBe('أولاً\n+[جديد\n]ثانياً');
  });

  it('puts words replaced one after the other together', () => {
    expect(shown('نفى وزير الصحة ذلك', 'أكد رئيس البلدية ذلك')).toBe('-[نفى وزير الصحة]+[أكد رئيس البلدية] ذلك');
  });

  it('of equal texts is nothing, of an empty one all', () => {
    expect(difference('نص', 'نص')).toEqual([{ kind: 'same', text: 'نص' }]);
    expect(difference('', '')).toEqual([]);
    expect(difference('', 'نص')).toEqual([{ kind: 'added', text: 'نص' }]);
    expect(difference('نص', '')).toEqual([{ kind: 'removed', text: 'نص' }]);
  });

  it('holds both texts whole', () => {
    const text = fc
      .array(fc.constantFrom('قال', 'إن', '58', ' ', '\n', '  ', 'سد'), { maxLength: 40 })
      .map((w) => w.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = difference(before, after);
        const but = (kind: string) => segments.flatMap((s) => (s.kind === kind ? [] : [s.text])).join('');
        expect([but('added'), but('removed')]).toEqual([before, after]);
        for (const [i, s] of segments.entries()) expect(s.kind).not.toBe(segments[i + 1]?.kind);
      }),
    );
  });

  it('takes no long time where nothing is the same', () => {
    const words = (letter: string) => Array.from({ length: 30_000 }, (_, i) => `${letter}${i}`).join(' ');
    const began = performance.now();
    const segments = difference(`أول ${words('ا')} آخر`, `أول ${words('ب')} آخر`);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(segments.map((s) => s.kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});

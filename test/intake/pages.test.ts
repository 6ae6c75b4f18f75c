import { describe, expect, it } from 'vitest';
import { pagesHere, pagesIn } from '../../src/intake/pages.js';
import { openSandbox } from '../../src/intake/sandbox.js';

describe('a piece of HTML', () => {
  it('is text, a line for each block', async () => {
    expect(
      await pagesHere.lines(
        '<p>قال الوزير:&nbsp;«نعم»<br>ثم غادر &amp; عاد.</p>\n<ul><li>أول</li><li>ثان</li></ul>نص <script>x</script>أخير',
      ),
    ).toBe('قال الوزير:\u00A0«نعم»\nثم غادر & عاد.\nأول\nثان\nنص أخير');
  });

  it.each([
    ['never closed', '<b>'.repeat(300_000)],
    ['closed by others', '<b></i>'.repeat(130_000)],
    ['in turns', '<p><b>'.repeat(150_000)],
    ['closing themselves', '<b/>'.repeat(200_000)],
    ['without an end', '<b '.repeat(300_000)],
  ])('with elements %s is soon refused or read', async (_, html) => {
    const before = performance.now();
    await pagesHere.lines(html).catch((error: Error) => expect(error.message).toMatch(/deep/u));
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('with a drawing of many parts, or many lines without their ends, is read', async () => {
    expect(await pagesHere.lines(`<svg>${'<path d="M0"/>'.repeat(30_000)}</svg><p>نص`)).toBe('نص');
    expect((await pagesHere.lines('<p>سطر<br>'.repeat(5_000))).split('\n')).toHaveLength(5_000);
  });
});

it('a page is the same read in a sandbox', async () => {
  const words =
    'قال المتحدث باسم البلدية إن الطريق الساحلي سيفتح صباح الاثنين بعد انتهاء أعمال الصيانة التي استمرت شهرين.';
  const html = `<html><head><title>فتح الطريق الساحلي الاثنين</title></head><body><article><h1>فتح الطريق الساحلي الاثنين</h1><p>${words}</p><p>${words.replace('صباح', 'مساء')}</p></article></body></html>`;
  const given = [new TextEncoder().encode(html), 'https://jarida.example/news/1', 'text/html; charset=utf-8'] as const;
  const sandbox = openSandbox();
  try {
    expect(await pagesIn(sandbox).report(...given)).toMatchObject(await pagesHere.report(...given));
  } finally {
    await sandbox.close();
  }
});

import { describe, expect, it } from 'vitest';
import { pagesHere } from '../../src/intake/pages.js';

describe('a piece of HTML', () => {
  it('is text, a line for each block', async () => {
    expect(
      await pagesHere.lines(
        '<p>قال الوزير:&nbsp;«نعم»<br>ثم غادر &amp; عاد.</p>\n<ul><li>أول</li><li>ثان</li></ul>نص <script>x</script>أخير',
      ),
    ).toBe('قال الوزير:\u00A0«نعم»\nثم غادر & عاد.\nأول\nثان\nنص أخير');
  });

  it('made to do harm is soon refused', async () => {
    const before = performance.now();
    await expect(pagesHere.lines('<b>'.repeat(300_000))).rejects.toThrow(/deep/u);
    expect(performance.now() - before).toBeLessThan(8_000);
  });
});

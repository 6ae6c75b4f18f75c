import { describe, expect, it } from 'vitest';
import { routes } from '../../web/src/routes.js';
import { addressOf, listOf, type SearchView, selectionOf } from '../../web/src/search/asked.js';
import { barsOf } from '../../web/src/search/bars.js';
import { type Place, stepOf } from '../../web/src/search/result-keys.js';
import { asksForSearch } from '../../web/src/shell/search-key.js';

const viewOf = (query: string): SearchView =>
  routes.search.match(new URL(`/search?${query}`, 'http://isnad.test'))!.query;
const given = (query: object): object =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null));

describe('what is asked', () => {
  it('is a search where there are words, else the list', () => {
    const found = listOf(viewOf('q=سد&what=statements&exact=1&order=newest&stance=deny'));
    expect([found.path, given(found.query)]).toEqual([
      '/search/statements',
      { q: 'سد', exact: true, order: 'newest', stance: 'deny' },
    ]);
    const listed = listOf(viewOf('what=statements&exact=1&order=newest&stance=deny'));
    expect([listed.path, given(listed.query)]).toEqual(['/statements', { stance: 'deny' }]);
    expect(listOf(viewOf('q=%20')).path).toBe('/reports');
  });

  it('is counted whatever the order', () => {
    expect(selectionOf(viewOf('q=سد&order=newest'))).toEqual(selectionOf(viewOf('q=سد')));
  });

  it('is kept as its address', () => {
    const view = viewOf('q=سد&publisher=المنبر&lang=en');
    expect(viewOf(addressOf(view))).toEqual(view);
    expect(addressOf(view)).not.toContain('lang');
  });
});

describe('bars', () => {
  it('have no gaps', () => {
    expect(
      barsOf([
        { value: '2025-02', count: 2 },
        { value: '2024-11', count: 1 },
      ]),
    ).toEqual([
      { value: '2024-11', count: 1 },
      { value: '2024-12', count: 0 },
      { value: '2025-01', count: 0 },
      { value: '2025-02', count: 2 },
    ]);
  });

  it('are years where there are many months', () => {
    expect(
      barsOf([
        { value: '2021-12', count: 1 },
        { value: '2023-01', count: 2 },
        { value: '2023-12', count: 3 },
      ]),
    ).toEqual([
      { value: '2021', count: 1 },
      { value: '2022', count: 0 },
      { value: '2023', count: 5 },
    ]);
  });

  it('are not made thin by one report that is dated far off, nor by what is no month', () => {
    expect(
      barsOf([
        { value: '0209-01', count: 1 },
        { value: '2024-01', count: 2 },
        { value: '', count: 9 },
      ]).map((bar) => bar.value),
    ).toEqual(['0209', '2024']);
    expect(barsOf([])).toEqual([]);
  });
});

describe('keys', () => {
  const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const step = (key: string, code: string, at: Place): number => stepOf({ ...held, key, code }, at);

  it('go from result to result, on an Arabic keyboard too', () => {
    expect(step('j', 'KeyJ', 'page')).toBe(1);
    expect(step('ت', 'KeyJ', 'result')).toBe(1);
    expect(step('ن', 'KeyK', 'page')).toBe(-1);
  });

  it('leave the page its arrows and the box its letters', () => {
    expect(step('ArrowDown', 'ArrowDown', 'page')).toBe(0);
    expect(step('ArrowDown', 'ArrowDown', 'box')).toBe(1);
    expect(step('ArrowUp', 'ArrowUp', 'box')).toBe(0);
    expect(step('j', 'KeyJ', 'box')).toBe(0);
    expect(step('j', 'KeyJ', 'control')).toBe(0);
    expect(stepOf({ ...held, key: 'j', code: 'KeyJ', ctrlKey: true }, 'page')).toBe(0);
  });

  it('lead to the search from any keyboard', () => {
    expect(asksForSearch({ ...held, key: '/', code: 'Slash' })).toBe(true);
    expect(asksForSearch({ ...held, key: 'ظ', code: 'Slash' })).toBe(true);
    // the slash of a German keyboard, and what stands there in its place
    expect(asksForSearch({ ...held, key: '/', code: 'Digit7' })).toBe(true);
    expect(asksForSearch({ ...held, key: '-', code: 'Slash' })).toBe(false);
    expect(asksForSearch({ ...held, key: '؟', code: 'Slash' })).toBe(false);
  });
});

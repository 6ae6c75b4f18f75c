import { expect, it } from 'vitest';
import { route } from '../../web/src/router/route.js';
import { routes } from '../../web/src/routes.js';

const url = (path: string): URL => new URL(path, 'http://isnad.test');

it('what an address is made from is read from it again', () => {
  const query = {
    ...({ item: 's3', layers: ['statements', 'figures'], tab: 'events' } as const),
    ...({ seq: 2, show: 'versions', desk: true } as const),
  };
  const href = routes.report.href({ id: 'a/b ج' }, query);
  expect(routes.report.match(url(href))).toEqual({ params: { id: 'a/b ج' }, query });
});

it('what is usual is not written', () => {
  expect(routes.report.href({ id: 'x' }, { item: null, layers: ['statements'], tab: 'statements' })).toBe('/reports/x');
  expect(routes.report.match(url('/reports/x'))?.query).toEqual({
    ...{ item: null, layers: ['statements'], tab: 'statements' },
    ...{ seq: null, show: 'text', desk: false },
  });
});

it('no layer at all can be told from the usual ones', () => {
  const href = routes.report.href({ id: 'x' }, { layers: [] });
  expect(href).toBe('/reports/x?layers=none');
  expect(routes.report.match(url(href))?.query.layers).toEqual([]);
});

it('what a closed list lacks is passed over', () => {
  expect(routes.report.match(url('/reports/x?tab=nothing&layers=figures.nothing&seq=-1&desk=no'))?.query).toEqual({
    ...{ item: null, layers: ['figures'], tab: 'statements' },
    ...{ seq: null, show: 'text', desk: false },
  });
});

it('other addresses are not taken', () => {
  expect(routes.report.match(url('/reports'))).toBeNull();
  expect(routes.report.match(url('/reports/x/y'))).toBeNull();
  expect(route('/', {}).match(url('/read'))).toBeNull();
  expect(routes.report.match(url('/reports/%E0%A4%A'))?.params.id).toBe('%E0%A4%A');
});

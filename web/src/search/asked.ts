import type { Query } from '../data/api.js';
import { filterNames, filtersOf } from '../filters/filters.js';
import { routes } from '../routes.js';

/** What the address of the search page says. */
export type SearchView = NonNullable<ReturnType<typeof routes.search.match>>['query'];

/** Whether words are looked for: without them the newest that fit the filters are listed. */
export const hasWords = ({ q }: Pick<SearchView, 'q'>): boolean => q !== null && q.trim() !== '';

/** What counts and facets are asked of. */
export const selectionOf = (view: SearchView): Query => ({
  ...filtersOf(view),
  ...(hasWords(view) ? { q: view.q, exact: view.exact || null } : {}),
});

/** Which list of the API shows what is asked, and its query. */
export const listOf = (view: SearchView): { readonly path: string; readonly query: Query } =>
  hasWords(view)
    ? { path: `/search/${view.what}`, query: { ...selectionOf(view), order: view.order } }
    : { path: `/${view.what}`, query: selectionOf(view) };

export const isFiltered = (view: SearchView): boolean => filterNames.some((name) => view[name] !== null);

/** A search as it is kept: the query of its address, without a question mark. */
export const addressOf = (view: SearchView): string => routes.search.href({}, view).split('?')[1] ?? '';

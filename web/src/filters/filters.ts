import type { WrittenFilters } from '../../../src/archive/lists/written.js';
import { type Field, text } from '../router/route.js';

/** The filters of every list, in the order they are offered. Their names are those of the API and of the command line. */
export const filterNames = [
  ...(['speaker', 'through', 'to', 'about', 'entity', 'stance', 'mode', 'medium', 'said'] as const),
  ...(['type', 'status', 'place', 'happened', 'measure', 'publisher', 'published', 'captured', 'reviewed'] as const),
] as const satisfies readonly (keyof WrittenFilters)[];
export type FilterName = (typeof filterNames)[number];
export type FilterValues = { readonly [N in FilterName]: string | null };

/** Filters as fields of an address, to be spread into a route. */
export const filterFields = Object.fromEntries(filterNames.map((name) => [name, text])) as {
  readonly [N in FilterName]: Field<string | null>;
};

/** Only the filters of what stands in an address. */
export const filtersOf = (query: FilterValues): FilterValues =>
  Object.fromEntries(filterNames.map((name) => [name, query[name]])) as FilterValues;

export const noFilters: FilterValues = Object.fromEntries(filterNames.map((name) => [name, null])) as FilterValues;

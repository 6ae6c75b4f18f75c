/** How one value stands in the query string. `write` gives null for what need not be written: the usual value. */
export interface Field<T> {
  read(raw: string | null): T;
  write(value: T): string | null;
}

/** Any text, or null. */
export const text: Field<string | null> = { read: (raw) => raw || null, write: (value) => value };

/** One of a closed list; the first is the usual one. */
export const oneOf = <const T extends string>(values: readonly [T, ...T[]]): Field<T> => ({
  read: (raw) => values.find((v) => v === raw) ?? values[0],
  write: (value) => (value === values[0] ? null : value),
});

/** Some of a closed list, in the list's order; `none` when all are off, so that this too can be told from the usual. */
export const someOf = <const T extends string>(
  values: readonly T[],
  usual: readonly NoInfer<T>[],
): Field<readonly T[]> => {
  const key = (some: readonly T[]): string => values.filter((v) => some.includes(v)).join('.') || 'none';
  return {
    read: (raw) => (raw === null ? usual : values.filter((v) => raw.split('.').includes(v))),
    write: (some) => (key(some) === key(usual) ? null : key(some)),
  };
};

/** On or off; off is usual. */
export const flag: Field<boolean> = { read: (raw) => raw === '1', write: (value) => (value ? '1' : null) };

/** A whole number from 1, or null. */
export const whole: Field<number | null> = {
  read: (raw) => (raw !== null && /^[1-9]\d{0,8}$/.test(raw) ? Number(raw) : null),
  write: (value) => (value === null ? null : String(value)),
};

type ParamsOf<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
export type QueryOf<Q> = { readonly [K in keyof Q]: ValueOf<Q[K]> };

/** A page's address: a path with `:names` and what else of the page stands in the query. */
export interface Route<P extends string = string, Q = Fields> {
  readonly path: P;
  match(url: URL): { readonly params: Readonly<Record<ParamsOf<P>, string>>; readonly query: QueryOf<Q> } | null;
  href(params: Readonly<Record<ParamsOf<P>, string>>, query?: Partial<QueryOf<Q>>): string;
}

/** Makes a route; everything a page shows that a person may want to send or come back to belongs into its query. */
export function route<const P extends string, Q extends Record<string, Field<unknown>>>(
  path: P,
  fields: Q,
): Route<P, Q> {
  const parts = path.split('/').filter(Boolean);
  const entries = Object.entries(fields);
  return {
    path,
    match(url) {
      const given = url.pathname.split('/').filter(Boolean);
      if (given.length !== parts.length) return null;
      const params: Record<string, string> = {};
      for (const [i, part] of parts.entries()) {
        const value = decoded(given[i]!);
        if (part.startsWith(':')) params[part.slice(1)] = value;
        else if (part !== value) return null;
      }
      const query = Object.fromEntries(entries.map(([name, field]) => [name, field.read(url.searchParams.get(name))]));
      return { params: params as Record<ParamsOf<P>, string>, query: query as QueryOf<Q> };
    },
    href(params, query = {}) {
      const filled = parts.map((part) =>
        part.startsWith(':')
          ? encodeURIComponent((params as Readonly<Record<string, string>>)[part.slice(1)] ?? '')
          : part,
      );
      const search = new URLSearchParams();
      for (const [name, field] of entries) {
        const value = (query as Readonly<Record<string, unknown>>)[name];
        const written = value === undefined ? null : field.write(value);
        if (written !== null) search.set(name, written);
      }
      const tail = search.toString();
      return `/${filled.join('/')}${tail === '' ? '' : `?${tail}`}`;
    },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

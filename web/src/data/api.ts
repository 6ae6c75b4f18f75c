import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

/** Values of a query string; what is null, undefined or empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A page of a list, as every list of the API gives it. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What the server said was wrong (RFC 9457); status 0 where it could not be reached at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    /** What is wrong and what to do, in English. */
    detail: string,
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[] = [],
  ) {
    super(detail);
  }
}

export interface Answer<T> {
  readonly value: T;
  readonly etag: string | null;
  readonly status: number;
}

/** The archive's API. */
export interface Api {
  /** Throws ApiProblem. */
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  /** Like `get`, with the tag that a change has to name. */
  tagged<T>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer<T>>;
  /** Sends a change: JSON, a form with files, or a file as it is. Throws ApiProblem. */
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>;
  /** The address of something, for a link or a stream. */
  href(path: string, query?: Query): string;
  /** Named with every change of a signed-in person, so that no other site can make one. */
  token: string | null;
}

const written = (query: Query): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};

export function apiAt(base = '/api/v1'): Api {
  const api: Api = {
    token: null,
    href: (path, query = {}) => `${base}${path}${written(query)}`,
    get: async <T>(path: string, query?: Query, signal?: AbortSignal) =>
      (await asked<T>(api.href(path, query), { signal: signal ?? null })).value,
    tagged: (path, query, signal) => asked(api.href(path, query), { signal: signal ?? null }),
    send(method, path, body, headers = {}) {
      // of these the browser itself says what they are
      const form = body instanceof FormData || body instanceof Blob;
      return asked(api.href(path), {
        method,
        headers: {
          ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
          ...(api.token === null ? {} : { 'x-csrf-token': api.token }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      });
    },
  };
  return api;
}

async function asked<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'the server cannot be reached.');
  }
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) {
    const problem = type.includes('json') ? ((await response.json()) as Partial<ProblemBody>) : {};
    throw new ApiProblem(status, problem.detail ?? response.statusText, problem.errors);
  }
  if (status !== 204 && !type.includes('json')) throw new ApiProblem(0, 'the server is none of isnad.');
  const value = status === 204 ? (undefined as T) : ((await response.json()) as T);
  return { value, etag: response.headers.get('etag'), status };
}

interface ProblemBody {
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('The API is used outside of its provider.');
  return api;
}

/** What is got from an address of the API; the page before stays in sight until the next is there. */
export function useGet<T>(path: string, query: Query = {}, { enabled = true } = {}) {
  const api = useApi();
  return useQuery<T>({
    queryKey: [path, query],
    queryFn: ({ signal }) => api.get<T>(path, query, signal),
    placeholderData: (before) => before,
    enabled,
  });
}

/** A list of the API page by page: `data.pages`, `fetchNextPage`, `hasNextPage`. */
export function useList<T>(path: string, query: Query = {}, { enabled = true, limit = 20 } = {}) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [path, 'list', limit, query],
    queryFn: ({ pageParam, signal }) => api.get<ListPage<T>>(path, { ...query, limit, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
    enabled,
  });
}
